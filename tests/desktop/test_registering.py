"""The agency's register: numbers in order, none lost, none twice, and a history that stays."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from desktop.files.emblem_file import EmblemFile
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_pages import PdfPages
from desktop.services.numbering import NUMBER_FIELD, read_numbering
from desktop.services.office import Office
from desktop.services.ports import Entry, Issued, RegisterError, Series
from desktop.services.registering import Registering
from desktop.storage.document_register import SqliteRegister
from templates_docs.errors import AnswersRefusedError
from templates_docs.fields import Field, Kind
from templates_docs.form import Form
from templates_docs.form_catalog import catalog
from thai.numerals import all_arabic, all_thai

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2025, 3, 10, 9, 30, tzinfo=UTC)
FORM = catalog().get("lost_phone_notice")


@pytest.fixture
def desk(tmp_path: Path) -> Registering:
    office = Office(lambda: date(2025, 3, 10), FolderOutbox(), EmblemFile(tmp_path / "emblem.png"), PdfPages)
    return Registering(
        office, SqliteRegister(tmp_path / "register.sqlite3"), FolderOutbox(), lambda: NOW, lambda _path: None
    )


def answers(number: str = "ตย 99001/", **changed: object) -> dict[str, object]:
    return {**FORM.example_answers(), "doc_no": number, **changed}


def printed(document: Path) -> list[str]:
    """The words of a Word file, a line for each paragraph."""
    body = docx.Document(str(document)).element.body
    return ["".join(paragraph.itertext()) for paragraph in body.iter(qn("w:p"))]


def tamper(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "register.sqlite3", isolation_level=None)) as db:
        db.execute(statement)


def test_the_first_letters_of_a_year_are_numbered_one_and_two(desk: Registering, tmp_path: Path) -> None:
    first, second = (desk.issue(FORM, answers(), tmp_path / "out").entry for _ in range(2))

    assert (first.reference, second.reference) == ("ตย ๙๙๐๐๑/๑", "ตย ๙๙๐๐๑/๒")
    assert first.file.read_bytes()[:2] == b"PK"
    assert [entry.id for entry in desk.search()] == [second.id, first.id]


def test_circulars_years_and_owners_count_apart(desk: Registering, tmp_path: Path) -> None:
    def issue(number: str, **changed: object) -> str:
        return desk.issue(FORM, answers(number, **changed), tmp_path / "out").entry.reference

    assert issue("ตย 99001/") == "ตย ๙๙๐๐๑/๑"
    assert issue("ตย 99001/ว") == "ตย ๙๙๐๐๑/ว ๑"
    assert issue("ตย 99002/") == "ตย ๙๙๐๐๒/๑"
    assert issue("ตย ๙๙๐๐๑/ว") == "ตย ๙๙๐๐๑/ว ๒"


@pytest.mark.parametrize(
    ("typed", "reference", "year"),
    [
        ("กค 0402.2/", "กค ๐๔๐๒.๒/๓๔", 2568),
        ("กค ๐๔๐๒.๒/ว", "กค ๐๔๐๒.๒/ว ๓๔", 2568),
        ("ที่ มท 0808.2/ว 99", "มท ๐๘๐๘.๒/ว ๓๔", 2568),
    ],
)
def test_a_typed_number_is_understood(typed: str, reference: str, year: int) -> None:
    numbering = read_numbering(FORM, typed, date(2025, 2, 5))

    assert numbering.reference(34) == reference
    assert numbering.series.year == year


@pytest.mark.parametrize("typed", ["", "99", "กค", "กค/12", None])
def test_a_number_without_its_owner_is_refused_with_an_example(typed: object) -> None:
    with pytest.raises(RegisterError, match=r"เช่น กค 0402\.2/"):
        read_numbering(FORM, typed, date(2025, 2, 5))


def test_a_whole_number_is_booked_once_and_the_next_follows_it(desk: Registering, tmp_path: Path) -> None:
    desk.issue(FORM, answers("ตย 99001/40"), tmp_path / "out")

    with pytest.raises(RegisterError) as refused:
        desk.issue(FORM, answers("ตย 99001/40"), tmp_path / "out")

    assert refused.value.code == "number_taken"
    assert desk.issue(FORM, answers(), tmp_path / "out").entry.number == 41


def forms_with_a_number() -> list[str]:
    return [
        form.name
        for form in catalog()
        if any(field.name == NUMBER_FIELD and field.kind is Kind.REFERENCE_NUMBER for field in form.fields)
    ]


def example(form: Form, **changed: object) -> dict[str, object]:
    """The form's own answers, as a draft: some of their days are later than the desk's today."""
    return {**form.example_answers(), "draft": True, **changed}


def to_the_stroke(form: Form) -> str:
    """The example's number as far as a clerk types it to take the next one; an order's is left blank."""
    number = str(form.example_answers()[NUMBER_FIELD])
    return re.sub(r"[\d -]*$", "", number) if number[0].isalpha() else ""


@pytest.mark.parametrize("name", forms_with_a_number())
def test_every_form_with_a_number_is_issued_under_one_and_two(
    desk: Registering, tmp_path: Path, name: str
) -> None:
    form = catalog().get(name)
    given = example(form, doc_no=to_the_stroke(form))

    first, second = (desk.issue(form, given, tmp_path / "out").entry for _ in range(2))

    assert (first.number, second.number) == (1, 2)
    assert second.reference in "\n".join(printed(second.file)).replace("\xa0", " ")


@pytest.mark.parametrize("name", forms_with_a_number())
def test_every_form_takes_the_number_that_was_typed_in_either_digits(
    desk: Registering, tmp_path: Path, name: str
) -> None:
    form = catalog().get(name)
    number = str(form.example_answers()[NUMBER_FIELD])

    entry = desk.issue(form, example(form, doc_no=all_thai(number)), tmp_path / "out").entry

    assert all_arabic(entry.reference) == number
    with pytest.raises(RegisterError) as refused:
        desk.issue(form, example(form), tmp_path / "out")
    assert refused.value.code == "number_taken"


@pytest.mark.parametrize("name", forms_with_a_number())
def test_every_form_leaves_its_number_to_the_registry_and_is_made_anew_under_it(
    desk: Registering, tmp_path: Path, name: str
) -> None:
    form = catalog().get(name)
    given = example(form, doc_no=to_the_stroke(form))

    blank = desk.issue(form, given, tmp_path / "out", blank=True).entry
    filled = desk.fill_number(blank.id, 7)
    again = desk.reissue(blank.id, given, tmp_path / "out", "เติมเลข").entry

    assert (blank.number, filled.number) == (None, 7)
    assert again.reference == filled.reference
    assert again.reference in "\n".join(printed(again.file)).replace("\xa0", " ")


@pytest.mark.parametrize("typed", [None, "", "/2568", "/๒๕๖๘"])
@pytest.mark.parametrize("name", ["user_appointment_order", "training_certificate"])
def test_an_order_or_a_certificate_is_numbered_whether_its_year_is_typed_or_not(
    desk: Registering, tmp_path: Path, name: str, typed: str | None
) -> None:
    form = catalog().get(name)
    given = {key: value for key, value in example(form).items() if key != NUMBER_FIELD}
    if typed is not None:
        given[NUMBER_FIELD] = typed

    assert desk.issue(form, given, tmp_path / "out").entry.reference == "๑/๒๕๖๘"


def test_days_of_a_list_of_people_are_kept_and_their_citizen_numbers_are_not(
    desk: Registering, tmp_path: Path
) -> None:
    form = catalog().get("user_appointment_order")
    (holders,) = (field for field in form.fields if field.name == "holders")
    number = Field("secret", "เลขประจำตัวประชาชน", Kind.CITIZEN_ID)
    asks_more = replace(holders, each=(*holders.each, number))
    form = replace(form, fields=tuple(asks_more if field is holders else field for field in form.fields))
    people = [{**person, "secret": "9900000000014"} for person in form.example_answers()["holders"]]  # type: ignore[attr-defined]
    people[0]["from_day"] = date(2025, 10, 1)

    entry = desk.issue(form, example(form, doc_no="", holders=people), tmp_path / "out").entry

    kept = desk.answers(entry.id)["holders"]
    assert [set(person) for person in kept] == [set(person) - {"secret"} for person in people]  # type: ignore[attr-defined]
    assert kept[0]["from_day"] == "2025-10-01"  # type: ignore[index]


def test_an_announcement_bears_no_number_and_says_how_it_is_made(desk: Registering, tmp_path: Path) -> None:
    form = catalog().get("training_announcement")

    with pytest.raises(RegisterError, match="โดยไม่ออกเลข") as refused:
        desk.issue(form, form.example_answers(), tmp_path / "out")

    assert refused.value.code == "form_without_number"


def test_refused_answers_use_no_number(desk: Registering, tmp_path: Path) -> None:
    with pytest.raises(AnswersRefusedError):
        desk.issue(FORM, answers(unit_name=""), tmp_path / "out")

    assert desk.search() == []
    assert not (tmp_path / "out").exists()
    assert desk.issue(FORM, answers(), tmp_path / "out").entry.number == 1


def test_a_folder_that_cannot_be_written_uses_no_number(desk: Registering, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")

    with pytest.raises(OSError, match="โฟลเดอร์"):
        desk.issue(FORM, answers(), tmp_path / "out")

    assert desk.issue(FORM, answers(), tmp_path / "elsewhere").entry.number == 1


def test_a_register_that_cannot_store_takes_the_document_and_the_number_back(
    desk: Registering, tmp_path: Path
) -> None:
    desk.issue(FORM, answers(), tmp_path / "out")
    # as a full disk would: the last step fails
    tamper(tmp_path, "CREATE TRIGGER full BEFORE INSERT ON edition BEGIN SELECT RAISE(ABORT, 'full'); END")

    with pytest.raises(RegisterError, match="เนื้อที่"):
        desk.issue(FORM, answers(), tmp_path / "out")

    assert len(list((tmp_path / "out").iterdir())) == 1
    tamper(tmp_path, "DROP TRIGGER full")
    assert desk.issue(FORM, answers(), tmp_path / "out").entry.number == 2


def test_a_blank_number_is_filled_by_the_registry_later(desk: Registering, tmp_path: Path) -> None:
    entry = desk.issue(FORM, answers(), tmp_path / "out", blank=True).entry
    assert (entry.number, entry.reference) == (None, "ตย ๙๙๐๐๑/")

    filled = desk.fill_number(entry.id, 25)

    assert (filled.number, filled.reference) == (25, "ตย ๙๙๐๐๑/๒๕")
    assert desk.issue(FORM, answers(), tmp_path / "out").entry.number == 26
    with pytest.raises(RegisterError, match="มีเลขแล้ว"):
        desk.fill_number(entry.id, 30)


def test_how_many_numbers_a_filled_one_leaves_unused(desk: Registering, tmp_path: Path) -> None:
    desk.issue(FORM, answers("ตย 99001/3"), tmp_path / "out")
    entry = desk.issue(FORM, answers(), tmp_path / "out", blank=True).entry

    assert [desk.skipped_by(entry.id, number) for number in (2, 4, 5, 104)] == [0, 0, 1, 100]


@pytest.mark.parametrize(("number", "warned"), [(50, False), (51, True)])
def test_a_number_far_above_the_last_is_filled_in_with_one_line_of_warning(
    tmp_path: Path, number: int, warned: bool
) -> None:
    home = {**os.environ, "KHLANG_DESK_HOME": str(tmp_path)}
    example_file = FORM.folder / "example.toml"

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, ROOT / "main.py", *words], capture_output=True, encoding="utf-8", env=home
        )

    run("issue", FORM.name, "--answers", str(example_file), "--out", str(tmp_path / "out"), "--blank")
    told = run("register", "number", "1", str(number))

    assert told.returncode == 0
    assert all_thai(f"/{number}") in told.stdout
    assert len(told.stderr.splitlines()) == warned
    assert not warned or "เลขถัดไปจะเป็น 52 เลข 1 ถึง 50" in told.stderr


def test_a_reissue_keeps_the_number_and_the_history(desk: Registering, tmp_path: Path) -> None:
    entry = desk.issue(FORM, answers(), tmp_path / "out").entry
    first = desk.copy(entry.id, tmp_path / "first").read_bytes()

    again = desk.reissue(entry.id, answers(place="ตลาดนัดบ้านตัวอย่าง"), tmp_path / "out", "แก้สถานที่").entry

    assert (again.reference, again.editions) == (entry.reference, 2)
    assert [(h.what, h.reason) for h in desk.history(entry.id)] == [("issued", ""), ("reissued", "แก้สถานที่")]
    assert entry.file.read_bytes() == first
    assert desk.copy(entry.id, tmp_path / "second").read_bytes() != first
    assert desk.answers(entry.id)["place"] == "ตลาดนัดบ้านตัวอย่าง"


def test_a_cancelled_number_is_never_given_again(desk: Registering, tmp_path: Path) -> None:
    entry = desk.issue(FORM, answers(), tmp_path / "out").entry

    assert desk.cancel(entry.id, "พิมพ์ผิดเรื่อง").cancelled == "พิมพ์ผิดเรื่อง"

    assert desk.issue(FORM, answers(), tmp_path / "out").entry.number == 2
    with pytest.raises(RegisterError, match="ยกเลิกแล้ว"):
        desk.reissue(entry.id, answers(), tmp_path / "out", "เปลี่ยนใจ")
    with pytest.raises(RegisterError, match="ยกเลิกแล้ว"):
        desk.cancel(entry.id, "อีกครั้ง")


def test_a_document_that_was_never_issued_has_no_history(desk: Registering) -> None:
    with pytest.raises(RegisterError, match="ไม่มีลำดับที่ 99 ในทะเบียน"):
        desk.history(99)


@pytest.mark.parametrize("reason", ["", "  "])
def test_cancelling_wants_a_reason(desk: Registering, tmp_path: Path, reason: str) -> None:
    entry = desk.issue(FORM, answers(), tmp_path / "out").entry

    with pytest.raises(RegisterError, match="เหตุผล"):
        desk.cancel(entry.id, reason)


@pytest.mark.parametrize("words", ["99001/2", "๙๙๐๐๑/๒", "soft token ๙๙๐๐๑/๒"])
def test_search_finds_by_words_in_either_digits(desk: Registering, tmp_path: Path, words: str) -> None:
    for _ in range(3):
        desk.issue(FORM, answers(), tmp_path / "out")

    assert [entry.number for entry in desk.search(words)] == [2]


def test_a_file_that_was_changed_is_opened_as_the_register_has_it(desk: Registering, tmp_path: Path) -> None:
    entry = desk.issue(FORM, answers(), tmp_path / "out").entry
    issued = entry.file.read_bytes()
    assert desk.file(entry.id, tmp_path / "copies") == entry.file

    entry.file.write_bytes(b"changed")

    assert desk.file(entry.id, tmp_path / "copies").read_bytes() == issued


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such bits")
def test_only_the_owner_may_read_the_register(desk: Registering, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        desk.search()
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "register.sqlite3").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "spoil", [lambda path: path.write_bytes(b"no database" * 100), lambda path: path.mkdir()]
)
def test_a_register_that_cannot_be_used_is_told_in_thai(
    desk: Registering, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(tmp_path / "register.sqlite3")

    with pytest.raises(RegisterError, match="ใช้ทะเบียน"):
        desk.search()


def test_a_register_of_a_newer_program_is_left_alone(desk: Registering, tmp_path: Path) -> None:
    tamper(tmp_path, "PRAGMA user_version = 99")

    with pytest.raises(RegisterError, match="รุ่นใหม่กว่า"):
        desk.search()


def test_processes_at_once_never_share_a_number(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests_register import issue_many\n"
        "issue_many(sys.argv[2])\n"
    )
    (tmp_path / "tests_register.py").write_text(
        "from datetime import datetime, timezone, date\n"
        "from pathlib import Path\n"
        "from desktop.services.ports import Issued, Series\n"
        "from desktop.storage.document_register import SqliteRegister\n"
        "def issue_many(path):\n"
        "    register = SqliteRegister(Path(path))\n"
        "    for _ in range(25):\n"
        "        register.issue(Series('order', 2568), None, lambda number: Issued(str(number), 'f', 't', '',\n"
        "            date(2025, 3, 10), Path('f'), b'x', {}), datetime(2025, 3, 10, tzinfo=timezone.utc), False)\n",
        "utf-8",
    )
    words = [sys.executable, "-c", code, str(tmp_path), str(tmp_path / "register.sqlite3")]
    processes = [subprocess.Popen(words, cwd=ROOT) for _ in range(4)]

    assert [process.wait(60) for process in processes] == [0] * 4
    numbers = [entry.number for entry in SqliteRegister(tmp_path / "register.sqlite3").search(most=500)]
    assert sorted(number for number in numbers if number) == list(range(1, 101))


def test_the_first_to_look_waits_for_another_who_is_making_the_register(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE half_made (x)")
        threading.Timer(0.3, other.execute, ["ROLLBACK"]).start()

        assert list(SqliteRegister(path).search("")) == []


def test_a_number_given_while_making_fails_is_the_next_again(tmp_path: Path) -> None:
    register = SqliteRegister(tmp_path / "register.sqlite3")
    given: list[int | None] = []

    def fail(number: int | None) -> Issued:
        given.append(number)
        raise KeyboardInterrupt

    def make(number: int | None) -> Issued:
        given.append(number)
        return Issued(str(number), "f", "t", "", date(2025, 3, 10), Path("f"), b"x", {})

    with pytest.raises(KeyboardInterrupt):
        register.issue(Series("order", 2568), None, fail, NOW, False)
    entry: Entry = register.issue(Series("order", 2568), None, make, NOW, False)

    assert given == [1, 1]
    assert entry.number == 1
