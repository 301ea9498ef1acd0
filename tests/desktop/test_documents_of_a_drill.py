"""After a drill the real form opens, filled in and marked as an exercise; a clerk's own draft is left alone."""

from __future__ import annotations

from typing import Any

from desktop.app import App
from desktop.services.exercises import exercises
from tests.desktop.driver import push, words
from training.actions import act

DRILL = "who_acts_where"
FORM = "corporate_online_change_request"


def debriefed(app: App) -> None:
    app.practise(DRILL)
    app.page.act(act("give_up"))
    app.root.update()


def test_every_document_that_a_drill_offers_opens_complete_and_marked(app: App) -> None:
    offering = [drill for drill in app.services.classroom.drills() if drill.documents]
    assert offering
    for drill in offering:
        found = list(exercises(drill, app.services.office))
        assert [exercise.form.name for exercise in found] == [document.form for document in drill.documents]
        for exercise in found:
            # on the day of the drill, or later: what it tells of has come about by then
            day = max(drill.start.date(), app.services.office.today())
            report = exercise.form.check(exercise.answers, day, app.services.office.calendar)
            assert exercise.answers["exercise"] is True
            assert [problem.sentence for problem in report.errors] == [], (drill.id, exercise.form.name)


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
