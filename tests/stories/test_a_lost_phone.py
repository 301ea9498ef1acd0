"""An approver's phone is lost on a Friday night: the head of the unit's letter is written, in time and complete."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.files.emblem_file import EmblemFile
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_pages import PdfPages
from desktop.services.office import Office
from templates_docs.document import plain_text
from templates_docs.errors import AnswersRefusedError
from templates_docs.form import Form

FRIDAY_NIGHT = {
    "lost_at": "7 มีนาคม 2568 เวลา 21.30 น.",
    "found_out_at": "8 มีนาคม 2568 เวลา 08.00 น.",
    "called_at": "8 มีนาคม 2568 เวลา 08.10 น.",
    "suspended_at": "10 มีนาคม 2568 เวลา 08.45 น.",
    "channel": "ไลน์ (LINE) @gfmiscc",
}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(
        today=lambda: date(2025, 3, 10),
        outbox=FolderOutbox(),
        emblem=EmblemFile(tmp_path / "emblem.png"),
        open_pages=PdfPages,
    )


@pytest.fixture
def form(office: Office) -> Form:
    return office.catalog.get("lost_phone_notice")


def answers(form: Form, **changed: object) -> dict[str, object]:
    return {**form.example_answers(), **FRIDAY_NIGHT, **changed}


def test_a_phone_lost_on_friday_night_is_due_on_wednesday(office: Office, form: Form) -> None:
    report = office.check(form, answers(form, doc_date="10 มีนาคม 2568"))

    assert report.errors == ()
    assert report.deadline is not None
    assert report.deadline.due == date(2025, 3, 12)
    assert report.deadline.clause.cite == "ข้อ ๔"


def test_the_letter_is_written_whole_and_says_it_is_a_draft(
    office: Office, form: Form, tmp_path: Path
) -> None:
    written = office.write(form, answers(form, doc_date="10 มีนาคม 2568"), tmp_path / "out")

    assert written.draft
    assert [path.name for path in (tmp_path / "out").iterdir()] == [written.path.name]
    assert "๗ มีนาคม ๒๕๖๘" in plain_text(written.report.accepted()).replace("\u00a0", " ")


def test_on_thursday_it_is_late_and_must_say_why(office: Office, form: Form, tmp_path: Path) -> None:
    late = answers(form, doc_date="13 มีนาคม 2568")

    with pytest.raises(AnswersRefusedError) as refused:
        office.write(form, late, tmp_path / "out")

    assert [problem.field for problem in refused.value.problems if problem.code == "required"] == [
        "late_reason"
    ]
    assert not (tmp_path / "out").exists()


def test_without_the_urgent_call_there_is_no_letter(office: Office, form: Form, tmp_path: Path) -> None:
    with pytest.raises(AnswersRefusedError) as refused:
        office.write(
            form, answers(form, doc_date="10 มีนาคม 2568", called_at="", suspended_at=""), tmp_path / "out"
        )

    assert any(
        problem.field == "called_at" and "แจ้งด่วน" in problem.sentence for problem in refused.value.problems
    )


def test_a_password_in_the_letter_is_refused(office: Office, form: Form) -> None:
    told = answers(form, doc_date="10 มีนาคม 2568", circumstance="ลืมไว้ในรถโดยสาร รหัสผ่านคือ Suksan2568")

    report = office.check(form, told)

    assert [problem.field for problem in report.errors] == ["circumstance"]


def test_a_real_looking_phone_number_is_refused_in_an_exercise(office: Office, form: Form) -> None:
    report = office.check(form, answers(form, doc_date="10 มีนาคม 2568", mobile_no="0812345678"))

    assert [problem.field for problem in report.errors] == ["mobile_no"]
