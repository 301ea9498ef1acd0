"""Scenario files as they come: any bytes at all make a drill or complaints, and nothing else."""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.driver import APPROVE, FILE, SHIPPED_DRILLS
from training import explore, scenario_catalog, scenario_file, world
from training.errors import InvalidScenario, UnknownScenario
from training.look import look
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED, find, load
from training.scenario_file import parse
from training.scenario_rules import complaints
from training.toml_lines import MOST_BYTES, Places

TEXT = FILE.read_text("utf-8")
LINES = TEXT.split("\n")


def outcome(text: str) -> str:
    """``drill`` or ``complaints``; anything else that is raised goes through and fails the test."""
    try:
        parse("drill.toml", text)
    except InvalidScenario as error:
        lines = {complaint.line for complaint in error.complaints}
        return "complaints" if lines and lines <= set(range(1, text.count("\n") + 2)) else f"lines {lines}"
    return "drill"


# ---------------------------------------------------------------- files


def test_a_byte_order_mark_and_windows_line_ends_make_the_same_drill(tmp_path: Path) -> None:
    path = tmp_path / "drill.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FILE.read_bytes().replace(b"\n", b"\r\n"))

    assert load(path) == load(FILE)


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        (TEXT.encode("utf-16"), 1, "UTF-8"),
        (TEXT.encode("cp874", "ignore"), 1, "UTF-8"),
        (b"# ok\n\xff", 2, "UTF-8"),
        (b"\0" * 10, 1, "อ่านไฟล์ไม่ได้"),
        (b"#" * (MOST_BYTES + 1), 1, "ใหญ่เกิน 256 กิโลไบต์"),
        (b"", 1, "ขาดหมวด"),
    ],
    ids=["UTF-16", "Windows Thai", "one bad byte", "zeros", "huge", "empty"],
)
def test_a_file_that_is_no_text_is_told_so(tmp_path: Path, content: bytes, line: int, sentence: str) -> None:
    path = tmp_path / "drill.toml"
    path.write_bytes(content)

    with pytest.raises(InvalidScenario) as caught:
        load(path)

    assert any(c.line == line and sentence in c.sentence for c in caught.value.complaints)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_make_complaints(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)

    with pytest.raises(InvalidScenario):
        load(path)


def test_a_line_is_counted_as_toml_counts_it_whatever_characters_stand_in_texts() -> None:
    text = TEXT.replace('version = "1"', 'version = "1\u2028\u2029\x85"').replace(
        "mastery = 80", "mastery = 0"
    )

    with pytest.raises(InvalidScenario) as caught:
        parse("drill.toml", text)

    wrong = ('version = "1"', "mastery = 80")
    assert [c.line for c in caught.value.complaints] == [LINES.index(line) + 1 for line in wrong]


# ---------------------------------------------------------------- mutations of a good file


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["code_sent", "660809001", "<right>", "Infinity", "1e5", "{x}", "%s", "sms-660809001-1"]),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.timezones()),
    st.lists(st.one_of(st.integers(), st.text(max_size=3), st.lists(st.integers(), max_size=2)), max_size=3),
    st.dictionaries(
        st.sampled_from(["th", "en", "id", "x"]), st.integers() | st.text(max_size=3), max_size=3
    ),
)


@functools.cache
def spots() -> list[tuple[Any, ...]]:
    """The way to every value in the file, whole tables too."""

    def below(value: Any, way: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        items = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        return [way, *(spot for key, item in items for spot in below(item, (*way, key)))]

    return below(tomllib.loads(TEXT), ())[1:]


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_any_value_in_place_of_another_makes_a_drill_or_complaints(data: st.DataObject) -> None:
    content = tomllib.loads(TEXT)
    for spot in data.draw(st.lists(st.sampled_from(spots()), min_size=1, max_size=3, unique=True)):
        holder: Any = content
        try:
            for key in spot[:-1]:
                holder = holder[key]
            holder[spot[-1]] = data.draw(VALUES)
        except (KeyError, IndexError, TypeError):
            continue  # the first change took away the place of the second

    wrong = complaints(content, Places(TEXT))
    assert all(1 <= complaint.line <= len(LINES) and complaint.sentence for complaint in wrong)
    if not wrong:
        # whatever draws no complaint must be playable, if only to be told that it is unsound
        drill = scenario_file._scenario(content, "0")
        start = world.start(drill, "seed")[0]
        assert look(drill, start, start.now).screen.title
        explore.answer_faults(drill)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_lines_lost_doubled_swapped_or_broken_make_a_drill_or_complaints(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(["drop", "double", "swap", "cut", "insert", "replace"]))
        other = data.draw(st.sampled_from(LINES))
        cut = data.draw(st.integers(0, 60))
        lines[at : at + 1] = {
            "drop": [],
            "double": [lines[at], lines[at]],
            "swap": [other, lines[at]],
            "cut": [lines[at][:cut]],
            "insert": [
                lines[at][:cut] + data.draw(st.characters(exclude_categories=["Cs"])) + lines[at][cut:]
            ],
            "replace": [lines[at].partition("=")[0] + "= " + other.partition("=")[2]],
        }[how] or [""]

    assert outcome("\n".join(lines)) in ("drill", "complaints")


@pytest.mark.parametrize(
    "value", ["0xffff", "1e400", "nan", "-inf", "1979-05-27", "07:32:00", "[]", "{}", '""', "'''\n'''"]
)
def test_every_value_of_the_file_in_turn_may_be_of_another_kind(value: str) -> None:
    for number, line in enumerate(LINES):
        if " = " in line and not line.startswith((" ", "#")) and not line.endswith("["):
            lines = [*LINES[:number], f"{line.partition(' = ')[0]} = {value}", *LINES[number + 1 :]]

            assert outcome("\n".join(lines)) in ("drill", "complaints")


# ---------------------------------------------------------------- finding drills


def test_a_broken_file_keeps_no_other_from_loading(tmp_path: Path) -> None:
    (tmp_path / "a_broken.toml").write_text("x", "utf-8")
    (tmp_path / "b_good.toml").write_text(TEXT, "utf-8")
    (tmp_path / "c_folder.toml").mkdir()

    catalog = find([tmp_path])

    assert list(catalog.scenarios) == ["approve_transfer_by_otp"]
    assert [error.name for error in catalog.broken] == ["a_broken.toml", "c_folder.toml"]


def test_a_later_folder_wins_but_two_files_of_one_folder_may_not_share_an_id(tmp_path: Path) -> None:
    own = TEXT.replace('version = "1"', 'version = "own"')
    (tmp_path / "a.toml").write_text(own, "utf-8")
    (tmp_path / "b.toml").write_text(TEXT, "utf-8")

    catalog = find([SHIPPED, tmp_path, tmp_path / "not there"])

    assert catalog.get("approve_transfer_by_otp").version == "own"
    assert [error.name for error in catalog.broken] == ["b.toml"]
    assert "มีอยู่แล้วในไฟล์ a.toml" in str(catalog.broken[0])


def test_an_unknown_drill_is_answered_with_a_near_name() -> None:
    with pytest.raises(UnknownScenario, match='หมายถึง "approve_transfer_by_otp" หรือไม่') as caught:
        find().get("aprove_transfer_by_otp")

    assert caught.value.code == "unknown_scenario"


@pytest.mark.parametrize("name", ["", "ก", "../../etc/passwd", 'x"y', "\udcff", "a" * 300])
def test_whatever_is_asked_for_is_answered_with_a_sentence(name: str) -> None:
    with pytest.raises(UnknownScenario, match="ไม่มีแบบฝึกชื่อ"):
        find().get(name)


def test_a_folder_of_ones_own_may_hold_a_drill_that_is_proved_like_the_shipped_ones(tmp_path: Path) -> None:
    text = TEXT.replace(APPROVE.id, "mine").replace("[sign_in]", "[codes]\nmax_tries = 1\n\n[sign_in]")
    (tmp_path / "mine.toml").write_text(text, "utf-8")

    scenario = find([SHIPPED, tmp_path]).get("mine")

    assert scenario.codes.max_tries == 1
    assert explore.check(explore.walk(scenario)).faults == ()
    assert explore.answer_faults(scenario) == []


def test_a_text_in_thai_alone_needs_no_table() -> None:
    start = TEXT.index("remedy = {")
    alone = f'{TEXT[:start]}remedy = "ไม่บอกรหัสแก่ผู้ใด"{TEXT[TEXT.index("}", start) + 1 :]}'

    assert parse("drill.toml", alone).mistakes[0].remedy.in_language("en") == "ไม่บอกรหัสแก่ผู้ใด"


@pytest.mark.parametrize("drill", SHIPPED_DRILLS)
def test_a_drill_asked_for_alone_is_the_one_of_the_list(drill: str) -> None:
    assert find().get(drill) == SHIPPED_DRILLS[drill]


def test_whoever_asks_for_one_drill_waits_for_no_other_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("own", "another"):
        (tmp_path / f"{name}.toml").write_text(TEXT.replace(APPROVE.id, f"{name}_drill"), "utf-8")
    read: list[str] = []

    def reading(name: str, text: str) -> Scenario:
        read.append(name)
        return parse(name, text)

    monkeypatch.setattr(scenario_catalog, "parse", reading)

    assert find([SHIPPED, tmp_path]).get("own_drill").id == "own_drill"
    assert read == ["own.toml"]


def test_of_one_drill_too_the_later_folder_and_in_it_the_first_file_counts(tmp_path: Path) -> None:
    for name, version in (("b", "7"), ("a", "8")):
        text = re.sub(r"(?m)^version = .*$", f'version = "{version}"', TEXT)
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    (tmp_path / "0.toml").write_text(f"{APPROVE.id} =", "utf-8")  # names it, and makes no drill

    assert find([SHIPPED, tmp_path]).get(APPROVE.id).version == "8"
    assert find([SHIPPED, tmp_path]).scenarios[APPROVE.id].version == "8"
