"""The debrief leads back to before any step, to try another way: by the keyboard, in every mode, on disk at once."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from desktop.widgets.notice import use_dialogs
from desktop.widgets.shaping import unshape
from tests.desktop.driver import ask_for_a_code, everything, push, sign_in, type_into, words
from training import results
from training.modes import TRY_AGAIN, Mode
from training.session import replay

DRILL = "approve_transfer_by_otp"
HERE, BEFORE_IT = "ลองใหม่จากตรงนี้", "กลับไปก่อนผิดข้อนี้แล้วลองใหม่"


class Person:
    """Someone who always stops, and remembers what was said."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def ask(self, title: str, message: str, answers: Any, tone: Any = "info") -> str:
        self.told.append(message)
        return str(answers[0][0])

    def unexpected(self, details: str) -> None:
        raise AssertionError(details)


def page_of(app: App) -> str:
    app.root.update()
    return type(app.page).__name__


def buttons(app: App, caption: str) -> list[ttk.Button]:
    app.root.update()
    return [
        w
        for w in everything(app.page)
        if isinstance(w, ttk.Button) and unshape(str(w.cget("text"))).replace("\n", "") == caption
    ]


def press(app: App, made: ttk.Button) -> None:
    made.focus_force()
    app.root.update()
    made.event_generate("<space>")
    app.root.update()


def approve_unseen(app: App, watch: Any, mode: str = "free") -> Any:
    """The debrief of somebody who approved without looking; his run."""
    app.practise(DRILL, mode)
    practice = app.page.practice
    watch.passed += timedelta(seconds=5)
    sign_in(app)
    type_into(app, "code", ask_for_a_code(app, watch))
    push(app, "ยืนยัน")
    push(app, "Logout")
    assert page_of(app) == "DebriefPage"
    return practice


def logs(folder: Path) -> list[list[dict[str, Any]]]:
    return [
        [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in sorted((folder / "runs").iterdir())
    ]


# ---------------------------------------------------------------- back to a step


def test_every_line_of_the_time_line_leads_back_to_before_its_step(app: App, watch: Any) -> None:
    whole = approve_unseen(app, watch)
    lines = [event for event in whole.timeline() if event.step]
    head, *rows = whole.log()
    assert len(buttons(app, HERE)) == len(lines) == len(whole.timeline())

    for number, event in enumerate(lines):
        app.show_debrief(whole)
        press(app, buttons(app, HERE)[number])
        there = replay(whole.scenario, head, rows[: event.step - 1])
        assert page_of(app) == "PracticePage"
        assert app.page.practice.session.state == there.state
        assert app.page.practice.now == there.state.now
        use_dialogs(app.root, Person())


def test_the_keyboard_alone_goes_from_the_debrief_to_the_other_way(app: App, watch: Any) -> None:
    approve_unseen(app, watch)
    wanted = buttons(app, HERE)[1]
    app.root.focus_force()
    app.page.focus_first()
    for _ in range(60):
        app.root.update()
        if app.root.focus_get() is wanted:
            break
        app.root.focus_get().event_generate("<Tab>")
    assert app.root.focus_get() is wanted
    assert wanted.winfo_rooty() + wanted.winfo_height() <= app.root.winfo_rooty() + app.root.winfo_height()
    wanted.event_generate("<Return>")

    assert page_of(app) == "PracticePage"
    assert [row.action.kind for row in app.page.practice.session.rows] == ["login", TRY_AGAIN]


def test_a_mistake_leads_back_to_before_it_and_the_other_way_passes(app: App, watch: Any) -> None:
    whole = approve_unseen(app, watch)
    assert whole.result().mistakes != ()
    press(app, buttons(app, BEFORE_IT)[0])
    assert app.page.practice.result().mistakes == ()
    push(app, "ยกเลิก")
    push(app, "ดูรายละเอียด")
    push(app, "ไม่อนุมัติ")
    app.page.screen.inputs["reason"].set("ขอให้ตรวจอีกครั้ง")
    push(app, "ยืนยันไม่อนุมัติ")
    push(app, "Logout")

    assert page_of(app) == "DebriefPage"
    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in words(app)
    assert "ลองใหม่อีกทางหนึ่งตั้งแต่ตรงนี้" in words(app)
    assert len(buttons(app, HERE)) > 5


def test_hints_and_taking_back_can_be_had_on_the_other_way(app: App, watch: Any) -> None:
    approve_unseen(app, watch)
    press(app, buttons(app, HERE)[2])
    before = app.page.practice.session.state
    push(app, "คำใบ้ (F1)")
    push(app, "ย้อนกลับ (F7)")

    assert app.page.practice.session.state.hints
    assert app.page.practice.session.state.now <= before.now
    assert not app.page.practice.session.state.window.challenge


def test_the_room_s_clock_goes_on_from_that_moment(app: App, watch: Any) -> None:
    approve_unseen(app, watch)
    watch.passed += timedelta(hours=3)  # reading the debrief takes no time in the drill
    press(app, buttons(app, HERE)[1])
    begun = app.page.practice.now
    watch.passed += timedelta(seconds=9)

    assert begun == timedelta(seconds=5)
    assert app.page.practice.now == begun + timedelta(seconds=9)


# ---------------------------------------------------------------- every mode


@pytest.mark.parametrize(("mode", "becomes"), [("guided", Mode.GUIDED), ("watch", Mode.FREE)])
def test_who_was_led_is_led_on_and_who_watched_does_it_himself(app: App, mode: str, becomes: Mode) -> None:
    app.practise(DRILL, mode)
    if mode == "watch":
        while page_of(app) == "PracticePage":
            app.root.event_generate("<F5>")
    else:
        sign_in(app)
        push(app, "ดูรายละเอียด")
        use_dialogs(app.root, Person())
        push(app, "เลิกฝึก (Esc)")
    assert page_of(app) == "DebriefPage"
    press(app, buttons(app, HERE)[1])

    assert app.page.practice.mode is becomes
    assert app.page.practice.session.state.window.screen == "inbox"
    push(app, "ดูรายละเอียด")
    assert app.page.practice.session.state.window.screen == "detail"
    assert ("ขั้นถัดไป:" in words(app)) == (mode == "guided")


def test_an_examination_stays_sealed_whatever_is_tried_afterwards(
    app: App, watch: Any, tmp_path: Path
) -> None:
    exam = approve_unseen(app, watch, "exam")
    (file,) = (tmp_path / "results").iterdir()
    sealed = file.read_bytes()
    assert "การลองใหม่เป็นการฝึก ผลสอบไม่เปลี่ยน" in words(app)
    press(app, buttons(app, BEFORE_IT)[0])
    tried = app.page.practice
    assert tried.mode is Mode.FREE
    assert tried.scenario.faults == exam.scenario.faults
    push(app, "คำใบ้ (F1)")
    push(app, "ยกเลิก")
    push(app, "ดูรายละเอียด")
    push(app, "ไม่อนุมัติ")
    app.page.screen.inputs["reason"].set("ขอให้ตรวจอีกครั้ง")
    push(app, "ยืนยันไม่อนุมัติ")
    push(app, "Logout")

    assert page_of(app) == "DebriefPage"
    assert "ผลสอบปิดผนึกไว้ที่" not in words(app)
    assert [(path, path.read_bytes()) for path in (tmp_path / "results").iterdir()] == [(file, sealed)]
    assert logs(tmp_path) == []
    opened = results.open_sealed(exam.scenario, json.loads(sealed))
    assert (opened.mode, opened.state) == (Mode.EXAM, exam.session.state)
    use_dialogs(app.root, Person())
    from training.errors import ExamTaken

    with pytest.raises(ExamTaken):
        app.services.classroom.start(DRILL, "exam", exam.session.seed)


# ---------------------------------------------------------------- on disk


@pytest.mark.parametrize("mode", ["free", "exam"])
def test_it_is_kept_at_once_and_goes_on_after_a_crash(
    app: App, watch: Any, tmp_path: Path, mode: str
) -> None:
    approve_unseen(app, watch, mode)
    press(app, buttons(app, HERE)[2])
    practice = app.page.practice
    (log,) = logs(tmp_path)
    assert log == practice.log()
    assert [path.stat().st_mode & 0o777 for path in (tmp_path / "runs").iterdir()] == [0o600]
    push(app, "คำใบ้ (F1)")
    app.page.destroy()
    app.page = None  # the program is gone between two keys
    watch.passed = timedelta(0)
    app.show_drills()
    app.root.update()
    assert "(ฝึกด้วยตนเอง " in words(app)
    push(app, "ทำต่อ")

    assert app.page.practice is not practice
    assert app.page.practice.mode is Mode.FREE
    assert app.page.practice.session.state == practice.session.state
    assert app.page.practice.session.rows == practice.session.rows
    head, *rows = logs(tmp_path)[0]
    again = replay(app.services.classroom.catalog.get(DRILL), head, rows)
    assert again.rows == practice.session.rows


def test_another_run_with_the_same_seed_is_not_lost(app: App, watch: Any, tmp_path: Path) -> None:
    exam = approve_unseen(app, watch, "exam")
    other = app.services.classroom.start(DRILL, "free", exam.session.seed)
    other.skip(minutes=1)
    kept = logs(tmp_path)
    tried = app.services.classroom.try_again(exam, 2)

    assert len(kept) == 1
    assert sorted(map(str, logs(tmp_path))) == sorted(map(str, [*kept, tried.log()]))


def test_a_log_that_cannot_be_written_is_told_once_and_the_other_way_can_be_done(
    app: App, watch: Any, tmp_path: Path
) -> None:
    approve_unseen(app, watch)
    (tmp_path / "runs").rmdir()
    (tmp_path / "runs").write_text("in the way")
    person = Person()
    use_dialogs(app.root, person)
    press(app, buttons(app, HERE)[1])
    push(app, "ดูรายละเอียด")
    push(app, "กลับ")

    assert len([told for told in person.told if "เก็บบันทึกการฝึกที่" in told]) == 1
    assert app.page.practice.session.state.window.screen == "inbox"


def test_the_page_says_it_in_english_too_and_large(app: App, watch: Any) -> None:
    approve_unseen(app, watch)
    app.use(Settings(language="en", text_size=18))
    app.root.update()

    right = app.root.winfo_rootx() + app.root.winfo_width()
    for made in buttons(app, "Try again from here"):
        assert made.winfo_rootx() + made.winfo_width() <= right
        assert made.winfo_width() >= made.winfo_reqwidth()
    assert "Go back to before this mistake and try again" in words(app)
