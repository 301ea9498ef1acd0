"""A new user: both names are typed as the order writes them, and the request, the history and the list show them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.training.driver import SHIPPED_DRILLS, Run
from tests.training.planting import Plants, complaints
from training import session
from training.actions import act
from training.admin import asking, typed
from training.errors import InvalidScenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.view import Facts, Input, Table

DRILL = SHIPPED_DRILLS["makers_last_day"]
# the drill begins with the leaver; here only the new user is to be made
NEW_ONLY = replace(
    DRILL,
    directory=replace(
        DRILL.directory,
        users=tuple(
            user if user.status == "absent" else replace(user, closed=True, right_status=user.status)
            for user in DRILL.directory.users
        ),
    ),
)
NAME, NAME_EN = "นางสาวดวงใจ เรียนรู้", "MISS DUANGJAI RIANRU"
RIGHT = {"new_id": "MAKER03", "name": NAME, "name_en": NAME_EN, "mobile": "0000007812", "email": ""}
PLANTS = Plants()


def creating() -> Run:
    run = Run(NEW_ONLY).sign_in()
    for kind in ("open_menu", "open_users", "create_user"):
        run.do(kind)
    return run


def submitted(**other: str) -> Run:
    run = creating()
    run.do("submit_user", role="maker", **{**RIGHT, **other})
    return run


def rows(run: Run) -> list[tuple[str, ...]]:
    return [row for block in run.view.screen.blocks if isinstance(block, Table) for row in block.rows]


def asked_and_opened_by_the_other() -> Run:
    run = submitted()
    assert "change_asked" in run.do("confirm_request")
    run.do("logout")
    run.do("take_seat", who="second")
    run.sign_in()
    run.do("open_requests")
    run.do("open_request", user="MAKER03")
    return run


def test_the_page_has_a_box_for_each_name() -> None:
    boxes = [block.name for block in creating().view.screen.blocks if isinstance(block, Input)]

    assert boxes == ["new_id", "name", "name_en", "mobile", "email"]


def test_both_names_stand_in_the_comparison_the_request_and_the_history() -> None:
    names = {("User Name", "-", NAME), ("User Name (อังกฤษ)", "-", NAME_EN)}
    compared = rows(submitted())
    run = asked_and_opened_by_the_other()
    waiting = rows(run)
    run.do("approve_request")
    run.do("open_menu")
    run.do("open_audit")
    told = {(old, new) for _at, _who, _what, _user, old, new in rows(run)}

    assert names <= set(compared)
    assert names <= set(waiting)
    assert {("-", NAME), ("-", NAME_EN)} <= told


def test_once_approved_the_user_is_listed_by_the_names_that_were_typed() -> None:
    run = asked_and_opened_by_the_other()
    run.do("approve_request")
    for kind, args in (("open_menu", {}), ("open_users", {}), ("search_users", {"among": "maker"})):
        run.do(kind, **args)
    listed = [row[1] for row in rows(run) if row[0] == "MAKER03"]
    run.do("open_user", user="MAKER03")
    facts = [row for block in run.view.screen.blocks if isinstance(block, Facts) for row in block.rows]

    assert listed == [NAME]
    assert {("User Name", NAME), ("User Name (อังกฤษ)", NAME_EN)} <= set(facts)


def test_before_it_is_approved_the_bank_knows_no_name() -> None:
    user = DRILL.directory.user("MAKER03")

    assert user is not None
    assert (user.name, user.name_en) == ("", "")
    assert (user.right_name, user.right_name_en) == (NAME, NAME_EN)


@pytest.mark.parametrize(
    ("box", "typed_text", "sentence"),
    [
        ("name", "", "กรุณากรอกชื่อ-นามสกุล"),
        ("name_en", "  ", "กรุณากรอกชื่อ-นามสกุล"),
        ("mobile", "", "กรุณากรอกชื่อ-นามสกุล"),
        ("name", "Duangjai", "เฉพาะตัวอักษรไทย"),
        ("name_en", "ดวงใจ", "ตัวพิมพ์ใหญ่ A-Z"),
        ("name_en", "MISS DUANGJAI 2", "ตัวพิมพ์ใหญ่ A-Z"),
        ("name", "นายสมคิด ช่วยงาน", "มี User ID อยู่แล้ว"),
        ("name_en", "mr somkid chuayngan", "เป็นของผู้ใช้งานอื่นแล้ว"),
        ("name", "นางสาวดวงใจ เรียนรู", "ไม่ตรงกับคำสั่ง"),
        ("name_en", "MISS DUANGCHAI RIANRU", "ไม่ตรงกับคำสั่ง"),
        ("name", "ดวงใจ 081-234-5678", "อาจเป็นข้อมูลจริง"),
    ],
)
def test_what_the_bank_does_not_take_is_told_in_one_sentence(
    box: str, typed_text: str, sentence: str
) -> None:
    run = submitted(**{box: typed_text})

    assert run.state.window.screen == "user_create"
    assert sentence in run.said


@pytest.mark.parametrize(
    ("box", "typed_text"),
    [("name", "  นางสาวดวงใจ   เรียนรู้ "), ("name_en", "Miss Duangjai Rianru"), ("new_id", "maker03")],
)
def test_spaces_and_small_letters_make_no_difference(box: str, typed_text: str) -> None:
    assert submitted(**{box: typed_text}).state.window.screen == "user_confirm"


TYPED = ["", NAME, "นายสมคิด ช่วยงาน", "นายสมชาย ใจดี", "SOMCHAI JAIDEE", "x1", "โทร 0812345678", NAME_EN]


@pytest.mark.parametrize("box", typed.NAMES)
@pytest.mark.parametrize("text", TYPED)
def test_a_run_replays_whatever_name_was_typed_and_no_name_is_written_down(box: str, text: str) -> None:
    run = session.Session(NEW_ONLY, "seed")
    card = NEW_ONLY.sign_in
    signing_in = {"company_id": card.company_id, "user_id": card.user_id, "password": card.password}
    run.act(act("login", **signing_in), run.state.now)
    for kind in ("open_menu", "open_users", "create_user"):
        run.act(act(kind), run.state.now)
    run.act(act("submit_user", role="maker", **{**RIGHT, box: text}), run.state.now)

    log = [row.as_data() for row in run.rows]
    again = session.replay(NEW_ONLY, run.head(), log)

    assert again.state == run.state
    assert {log[-1]["args"]["name"][0], log[-1]["args"]["name_en"][0]} == {"<"}


def test_an_author_who_forgets_the_english_name_of_a_new_user_is_told() -> None:
    text = (SHIPPED / "makers_last_day.toml").read_text("utf-8").replace(f'name_en = "{NAME_EN}"\n', "")

    with pytest.raises(InvalidScenario, match="ให้เขียน name_en"):
        parse("drill.toml", text)


def test_an_english_name_in_small_letters_is_told_to_its_author() -> None:
    text = (SHIPPED / "makers_last_day.toml").read_text("utf-8").replace(NAME_EN, "Miss Duangjai")

    with pytest.raises(InvalidScenario, match="ตัวพิมพ์ใหญ่"):
        parse("drill.toml", text)


# ---------------------------------------------------------------- planted bugs


@PLANTS.plant(NEW_ONLY)
def a_name_is_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    rule = typed.broken_rule
    patch.setattr(asking, "broken_rule", lambda *given: "" if given[2] in typed.NAMES else rule(*given))


@pytest.mark.parametrize("bug", PLANTS)
def test_a_planted_bug_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drill, put_in = PLANTS[bug]
    put_in(monkeypatch)

    assert next(complaints(drill), "") != ""
