"""The command line, run as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "templates_docs/forms/lost_phone_notice/example.toml"


def run(
    home: Path, *words: str | Path, before: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "KHLANG_DESK_HOME": str(home), "DISPLAY": "", **environment},
        cwd=home,
        preexec_fn=before,
    )


def test_fill_writes_one_word_file_and_says_where(tmp_path: Path) -> None:
    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", EXAMPLE, "--out", tmp_path / "out")

    written = list((tmp_path / "out").iterdir())
    assert (told.returncode, told.stderr) == (0, "")
    assert [path.suffix for path in written] == [".docx"]
    assert str(written[0]) in told.stdout
    assert zipfile.ZipFile(written[0]).testzip() is None


@pytest.mark.parametrize("command", ["fill", "issue"])
def test_file_that_the_answers_name_is_looked_for_beside_them(command: str, tmp_path: Path) -> None:
    form = ROOT / "templates_docs/forms/rights_change_request"
    kept = tmp_path / "answers"
    kept.mkdir()
    answers = kept / "example.toml"
    answers.write_bytes((form / "example.toml").read_bytes())

    without = run(tmp_path, command, form.name, "--answers", answers, "--out", tmp_path / "out")
    (kept / "example_order.pdf").write_bytes((form / "example_order.pdf").read_bytes())
    beside = run(tmp_path, command, form.name, "--answers", answers, "--out", tmp_path / "out")

    assert without.returncode == 2
    assert without.stderr == "ไฟล์คำสั่ง (PDF) (order_file): ไม่พบไฟล์นี้หรือเปิดอ่านไม่ได้ โปรดเลือกไฟล์อีกครั้ง\n"
    assert (beside.returncode, beside.stderr) == (0, "")


def test_an_installed_emblem_that_cannot_be_read_is_told_in_one_thai_line(tmp_path: Path) -> None:
    (tmp_path / "emblem.png").mkdir()  # reading a folder fails for root as well

    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", EXAMPLE, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert told.stderr.count("\n") == 1
    assert "อ่านตราครุฑที่ติดตั้งไว้ไม่ได้" in told.stderr
    assert not (tmp_path / "out").exists()


def test_fill_shows_the_deadline_with_its_clause(tmp_path: Path) -> None:
    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", EXAMPLE, "--out", tmp_path / "out")

    assert "ครบกำหนดวันที่ ๖ มีนาคม ๒๕๖๘" in told.stdout
    assert "ข้อ ๔" in told.stdout


def test_an_agency_s_own_holidays_make_a_guessed_deadline_certain(tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    text = EXAMPLE.read_text("utf-8").replace("2025-03-05", "2028-03-05")
    text = text.replace(" มีนาคม 2568", " มีนาคม 2571").replace(
        "exercise = true", "exercise = true\ndraft = true"
    )
    answers.write_text(text, "utf-8")
    fill = ("fill", "lost_phone_notice", "--answers", answers, "--out", tmp_path / "out")

    guessed = run(tmp_path, *fill)
    (tmp_path / "holidays").mkdir()
    table = 'year = 2571\n[[days]]\ndate = 2028-03-06\nname = "วันหยุดตัวอย่าง"\n'
    (tmp_path / "holidays" / "2571.toml").write_text(table, "utf-8")
    certain = run(tmp_path, *fill)

    assert (guessed.returncode, certain.returncode) == (0, 0)
    assert "holidays/2571.toml" in guessed.stderr
    assert "โดยประมาณวันที่ ๘ มีนาคม ๒๕๗๑" in guessed.stdout
    assert "ครบกำหนดวันที่ ๙ มีนาคม ๒๕๗๑" in certain.stdout
    assert "holidays" not in certain.stderr


@pytest.mark.skipif(os.name == "nt", reason="there the words arrive as text")
def test_a_seed_that_is_no_text_is_one_thai_line(tmp_path: Path) -> None:
    told = run(tmp_path, "drill", "play", "approve_transfer_by_otp", "--seed", os.fsdecode(b"\xff"))

    assert told.returncode == 2
    assert told.stderr.splitlines() == ["เมล็ดสุ่มของห้องมีอักขระที่เขียนออกมาไม่ได้ ให้ใช้ตัวอักษรหรือตัวเลขธรรมดา"]


def test_filling_twice_keeps_both_letters_and_their_bytes_are_the_same(tmp_path: Path) -> None:
    for _ in range(2):
        run(tmp_path, "fill", "lost_phone_notice", "--answers", EXAMPLE, "--out", tmp_path / "out")

    first, second = sorted((tmp_path / "out").iterdir())
    assert first.read_bytes() == second.read_bytes()
    assert "(๒)" in first.name + second.name


@pytest.mark.parametrize(
    "missing", ["lost_at", "called_at", "unit_name", "person.first", "doc_no", "head_first"]
)
def test_a_missing_answer_gives_one_thai_line_naming_the_field_and_writes_nothing(
    tmp_path: Path, missing: str
) -> None:
    kept = without(EXAMPLE.read_text("utf-8"), missing)
    answers = tmp_path / "answers.toml"
    answers.write_text(kept, "utf-8")

    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", answers, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert not (tmp_path / "out").exists()
    lines = told.stderr.splitlines()
    assert len(lines) == 1
    assert f"({missing})" in lines[0]
    assert any("ก" <= character <= "๛" for character in lines[0])


def without(text: str, name: str) -> str:
    key = name.split(".")[-1]
    lines = [line for line in text.splitlines() if not line.startswith(f"{key} =")]
    assert len(lines) == len(text.splitlines()) - 1
    return "\n".join(lines)


def test_several_problems_are_told_at_once_a_line_each(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"exercise": True, "lost_at": "๓๑ กุมภาพันธ์ ๒๕๖๘", "nonsense": 1}), "utf-8")

    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", answers, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert len(told.stderr.splitlines()) > 5
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"doc_no = \nuser = 1", "บรรทัด 1"),
        ("ไม่มีเครื่องหมาย".encode(), "TOML"),
    ],
)
def test_an_unreadable_answers_file_is_one_thai_line(tmp_path: Path, content: bytes, says: str) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_bytes(content)

    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", answers, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert len(told.stderr.splitlines()) == 1
    assert says in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_field_answered_twice_in_json_is_told_by_name(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"doc_no": "ตย 1/1", "doc_no": "ตย 1/2"}', "utf-8")

    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", answers, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert told.stderr.count("doc_no") == 1
    assert "สองครั้ง" in told.stderr


def test_an_answers_file_that_is_not_there_is_one_thai_line(tmp_path: Path) -> None:
    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", "no.toml", "--out", tmp_path / "out")

    assert (told.returncode, len(told.stderr.splitlines())) == (2, 1)
    assert "no.toml" in told.stderr


def test_an_unknown_form_is_told_with_a_suggestion(tmp_path: Path) -> None:
    told = run(tmp_path, "fill", "lost_phone_notise", "--answers", EXAMPLE, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert "lost_phone_notice" in told.stderr


def test_a_folder_that_is_a_file_is_told_in_thai_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")

    told = run(tmp_path, "fill", "lost_phone_notice", "--answers", EXAMPLE, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert "โฟลเดอร์" in told.stderr
    assert (tmp_path / "out").read_text() == "in the way"


def test_a_disk_that_takes_no_more_is_told_in_thai_and_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")

    # the system itself stops the file at 4 kB, as a full disk or a quota would: half a letter is then on the disk
    told = run(
        tmp_path,
        *("fill", "lost_phone_notice", "--answers", EXAMPLE, "--out", tmp_path / "out"),
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )

    assert told.returncode == 2
    assert "ลบไฟล์ที่ไม่ใช้" in told.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_output_is_utf_8_even_where_the_locale_is_c(tmp_path: Path) -> None:
    told = run(tmp_path, "forms", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="")

    assert "แจ้งโทรศัพท์" in told.stdout


def test_drills_lists_every_scenario_in_both_shapes(tmp_path: Path) -> None:
    plain = run(tmp_path, "drills").stdout
    rows = json.loads(run(tmp_path, "drills", "--json").stdout)

    assert [row["id"] for row in rows] == [line.split("\t")[0] for line in plain.splitlines()]
    assert "approve_transfer_by_otp" in plain


def test_a_played_drill_replays_to_the_same_end(tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"

    played = run(tmp_path, "drill", "play", "approve_transfer_by_otp", "--seed", "9", "--log", log)
    replayed = run(tmp_path, "drill", "replay", log)

    assert (played.returncode, replayed.returncode) == (0, 0)
    assert played.stdout.splitlines()[-1] == replayed.stdout.splitlines()[-1]
    assert played.stdout.splitlines()[-1].startswith("final: ")


def test_an_edited_log_is_refused_with_its_row(tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"
    run(tmp_path, "drill", "play", "approve_transfer_by_otp", "--log", log)
    log.write_text(log.read_text("utf-8").replace('"<right>"', '"<wrong>"', 1), "utf-8")

    told = run(tmp_path, "drill", "replay", log)

    assert told.returncode == 1
    assert "แถวที่ 1" in told.stderr


def test_a_scenario_file_with_a_slip_is_told_by_line(tmp_path: Path) -> None:
    text = (ROOT / "training/scenarios/changed_after_code.toml").read_text("utf-8")
    slipped = tmp_path / "mine.toml"
    slipped.write_text(text.replace('severity = "critical"', 'severity = "critcal"', 1), "utf-8")
    line = slipped.read_text("utf-8").splitlines().index('severity = "critcal"') + 1

    told = run(tmp_path, "drill", "check", slipped)

    assert told.returncode == 1
    assert f"บรรทัด {line}" in told.stderr
    assert "critical" in told.stderr


def test_without_a_screen_opening_the_window_says_so_in_one_line(tmp_path: Path) -> None:
    told = run(tmp_path, "open")

    assert told.returncode == 3
    assert len(told.stderr.splitlines()) == 1
    assert "tour" in told.stderr


@pytest.mark.parametrize(
    "words", [["fill"], ["nonsense"], ["drill"], ["fill", "x", "--answers"], ["drill", "play"]]
)
def test_an_incomplete_command_is_one_thai_line(tmp_path: Path, words: list[str]) -> None:
    told = run(tmp_path, *words)

    assert told.returncode == 2
    assert len(told.stderr.splitlines()) == 1
    assert told.stderr.startswith("คำสั่งไม่ครบ")


def test_exported_template_dropped_back_makes_the_same_letter(tmp_path: Path) -> None:
    folder = tmp_path / "forms/lost_phone_notice"
    folder.mkdir(parents=True)
    fill = ("fill", "lost_phone_notice", "--answers", EXAMPLE, "--out")
    run(tmp_path, *fill, tmp_path / "before")

    exported = run(tmp_path, "template", "export", "lost_phone_notice", folder / "letter.docx")
    linted = run(tmp_path, "template", "lint", folder / "letter.docx")
    told = run(tmp_path, *fill, tmp_path / "after")

    assert (exported.returncode, linted.returncode, told.returncode) == (0, 0, 0)
    assert "ไม่พบที่ต้องแก้" in linted.stdout
    before, after = (docx.Document(str(next((tmp_path / name).iterdir()))) for name in ("before", "after"))
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]


def test_template_that_cannot_be_used_ends_with_code_2_and_the_sentence(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("เรียน {% if x %}")
    document.save(str(tmp_path / "a.docx"))

    told = run(tmp_path, "template", "lint", tmp_path / "a.docx")

    assert told.returncode == 2
    assert "“เรียน {% if x %}”" in told.stdout


def test_export_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("ของเดิม")

    told = run(tmp_path, "template", "export", "lost_phone_notice", tmp_path / "letter.docx")

    assert told.returncode == 2
    assert (tmp_path / "letter.docx").read_text() == "ของเดิม"
