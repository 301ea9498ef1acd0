"""After a drill the real form opens, filled in and marked as an exercise; a clerk's own draft is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from desktop.app import App
from desktop.services.exercises import Exercise, exercises
from desktop.services.office import Office
from templates_docs.document import plain_text
from templates_docs.form import CheckReport, Form
from tests.desktop.driver import push, words
from training import masking
from training.actions import act
from training.scenario import Scenario
from training.session import Session
from training.what_happened import what_happened

DRILL = "who_acts_where"
FORM = "corporate_online_change_request"


def debriefed(app: App) -> None:
    app.practise(DRILL)
    app.page.act(act("give_up"))
    app.root.update()


def played(drill: Scenario, steps: int | None = None) -> Session:
    """A run by the drill's own model answer, or by as many steps of it."""
    session = Session(drill, "ROOM-SEED-0000000001")
    for after_s, masked in drill.answer[:steps]:
        action = masking.unmask(session.scenario, session.state, masked)
        session.act(action, session.state.now + timedelta(seconds=after_s))
    return session


def offered(drill: Scenario, office: Office, session: Session) -> list[Exercise]:
    return list(exercises(drill, office, what_happened(session.scenario, session.state, session.events)))


def checked(office: Office, drill: Scenario, form: Form, answers: Mapping[str, object]) -> CheckReport:
    """What the form says on the drill's own day (and that of every example), or later: by then it has come about."""
    day = max(drill.start.date(), office.today(), date(2025, 4, 30))
    return form.check(answers, day, office.calendar)


@pytest.mark.parametrize("steps", [0, None], ids=["given up at once", "by the model answer"])
def test_every_drill_offers_documents_that_open_complete_marked_and_about_itself(
    app: App, steps: int | None
) -> None:
    office = app.services.office
    for drill in app.services.classroom.drills():
        found = offered(drill, office, played(drill, steps))
        assert found, drill.id
        assert [exercise.form.name for exercise in found] == [document.form for document in drill.documents]
        for exercise in found:
            report = checked(office, drill, exercise.form, exercise.answers)
            example = checked(office, drill, exercise.form, exercise.form.example_answers())
            assert exercise.answers["exercise"] is True
            assert [problem.sentence for problem in report.errors] == [], (drill.id, exercise.form.name)
            assert plain_text(report.accepted()) != plain_text(example.accepted()), drill.id


def test_no_two_drills_end_in_the_same_paper(app: App) -> None:
    office = app.services.office
    papers = [
        plain_text(checked(office, drill, exercise.form, exercise.answers).accepted())
        for drill in app.services.classroom.drills()
        for exercise in offered(drill, office, played(drill))
    ]

    assert len(set(papers)) == len(papers)


def test_a_report_tells_what_was_done_in_this_run_and_with_what_reason(app: App) -> None:
    drill = app.services.classroom.catalog.get("right_total_wrong_account")
    session = Session(drill, "seed")
    for after_s, masked in drill.answer:
        action = masking.unmask(session.scenario, session.state, masked)
        if action.kind == "reject":
            action = action.with_args({"reason": "บัญชีบรรทัดที่สองไม่ใช่ของร้าน"})
        session.act(action, session.state.now + timedelta(seconds=after_s))

    (report,) = offered(drill, app.services.office, session)
    told = plain_text(app.services.office.check(report.form, report.answers).accepted())

    assert "660810001" in told
    assert "ไม่อนุมัติและส่งกลับผู้ทำรายการ" in told
    assert "บัญชีบรรทัดที่สองไม่ใช่ของร้าน" in told
    assert "๕๘,๖๕๐.๕๐" in told
    assert "๑๐ สิงหาคม ๒๕๖๖" in told


def test_a_report_of_a_new_number_tells_the_old_and_the_new_one_masked(app: App) -> None:
    drill = app.services.classroom.catalog.get("authorizers_new_number")

    (report,) = offered(drill, app.services.office, played(drill))

    assert report.answers["changes"] == [
        {
            "user": "AUTH01",
            "what": "แก้ไขข้อมูล",
            "old": "08x-xxx-0003",
            "new": "08x-xxx-5613",
            "result": "อนุมัติแล้ว มีผลแล้ว",
        }
    ]


def test_of_a_drill_given_up_at_once_a_report_claims_nothing_done(app: App) -> None:
    drill = app.services.classroom.catalog.get("right_total_wrong_account")

    (report,) = offered(drill, app.services.office, played(drill, 0))

    assert report.answers["done"] == ["ยังไม่ได้ดำเนินการใด"]
    assert [row["result"] for row in report.answers["sets"]] == ["รออนุมัติ"]


def test_what_the_drill_says_of_a_form_wins_over_the_example(app: App) -> None:
    drill = app.services.classroom.catalog.get(DRILL)
    document = drill.documents[0].__class__(FORM, {"unit_name": "เทศบาลตำบลตัวอย่าง", "exercise": False})

    (exercise,) = exercises(drill.__class__(**{**vars(drill), "documents": (document,)}), app.services.office)

    assert exercise.answers["unit_name"] == "เทศบาลตำบลตัวอย่าง"
    assert exercise.answers["exercise"] is True


def test_the_debrief_opens_the_form_filled_in_and_marked(app: App) -> None:
    debriefed(app)
    assert "ออกเอกสารจากการฝึกนี้" in words(app)

    push(app, app.services.office.catalog.get(FORM).title)
    app.root.update()

    answers: dict[str, Any] = app.page.sheet.answers()
    assert answers["exercise"] is True
    assert answers["unit_name"]


def test_the_clerk_s_own_draft_of_that_form_is_left_alone(app: App) -> None:
    app.services.drafts.keep(FORM, {"unit_name": "ของจริงที่ยังพิมพ์ไม่เสร็จ"})

    debriefed(app)
    push(app, app.services.office.catalog.get(FORM).title)
    app.page.sheet.touched.add("unit_name")
    app.show_forms()
    app.root.update()

    assert app.services.drafts.read(FORM) == {"unit_name": "ของจริงที่ยังพิมพ์ไม่เสร็จ"}
    app.fill_form(FORM)
    assert app.page.sheet.answers()["unit_name"] == "ของจริงที่ยังพิมพ์ไม่เสร็จ"
