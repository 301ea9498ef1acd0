"""Every mode in the real window, by the keyboard; and a drill that was broken off, found again in the practice room."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tkinter import ttk
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from desktop.widgets.notice import Answer, use_dialogs
from tests.desktop.driver import ask_for_a_code, everything, push, sign_in, type_into, words
from training import results
from training.modes import Mode

DRILLS = ("approve_transfer_by_otp", "changed_after_code")
EVERY_DRILL = pytest.mark.parametrize("drill", DRILLS)


def press_key(app: App, key: str) -> None:
    app.root.focus_force()
    app.root.event_generate(key)
    app.root.update()


def read(app: App) -> str:
    """All that can be read in the window once it is drawn."""
    app.root.update()
    return words(app)


def page_of(app: App) -> str:
    return type(app.page).__name__


class Person:
    """Someone who always gives the same answer, and remembers what was said."""

    def __init__(self, answer: str = "") -> None:
        self.answer = answer
        self.told: list[str] = []

    def ask(self, title: str, message: str, answers: list[Answer], tone: Any = "info") -> str:
        self.told.append(message)
        return self.answer or answers[0][0]

    def unexpected(self, details: str) -> None:
        raise AssertionError(details)


# ---------------------------------------------------------------- choosing


def test_the_keyboard_reaches_and_chooses_every_mode(app: App) -> None:
    app.show_drills()
    app.root.update()
    reached = set()
    for _ in range(20):
        app.root.focus_get().event_generate("<Shift-Tab>")
        app.root.update()
        reached.add(str(app.root.focus_get()))
    assert {str(made) for made in app.page.modes.values()} <= reached

    for mode in Mode:
        app.page.modes[mode].focus_force()
        app.root.update()
        app.page.modes[mode].event_generate("<space>")
        app.root.update()
        assert app.page.mode is mode
        assert mode.about.th.split()[0] in read(app)
        assert app.root.focus_get() is app.page.modes[mode]


@pytest.mark.parametrize("mode", Mode)
def test_a_drill_begins_in_the_mode_that_was_chosen_and_the_room_remembers_it(app: App, mode: Mode) -> None:
    app.show_drills()
    app.page.choose(mode)
    app.use(Settings(language="en"))
    assert mode.about.en in read(app)
    push(app, "Begin")
    assert app.page.practice.mode is mode

    app.show_drills()
    assert app.page.mode is mode


# ---------------------------------------------------------------- watching


@EVERY_DRILL
def test_a_demonstration_runs_to_a_pass_on_one_key(app: App, drill: str) -> None:
    app.practise(drill, "watch")
    seen = []
    for _ in range(30):
        if page_of(app) != "PracticePage":
            break
        assert "ขั้นถัดไป:" in read(app)
        seen.append({name: box.get() for name, box in app.page.screen.inputs.items()})
        press_key(app, "<F5>")

    assert "ดูตัวอย่างจบแล้ว" in read(app)
    assert "ไม่มีข้อผิดพลาด" in read(app)
    assert {"company_id": "GMIS990001", "user_id": "AUTH01", "password": "Fuek-2566"} in seen
    assert any(len(boxes.get("code", "")) == 6 for boxes in seen)


def test_who_watches_presses_nothing_but_next(app: App) -> None:
    app.practise("changed_after_code", "watch")
    app.root.update()
    assert app.root.focus_get() is app.page._coach.buttons["next"]
    push(app, "Login")

    assert app.page.practice.session.rows == []
    push(app, "ขั้นถัดไป (F5)")
    assert [row.action.kind for row in app.page.practice.session.rows] == ["login"]


def test_watching_is_stopped_unasked(app: App) -> None:
    app.practise("changed_after_code", "watch")
    press_key(app, "<F5>")
    press_key(app, "<Escape>")

    assert "หยุดดูก่อนจบ" in read(app)


# ---------------------------------------------------------------- led by the hand


@EVERY_DRILL
def test_whoever_does_what_is_named_passes(app: App, watch: Any, drill: str) -> None:
    app.practise(drill, "guided")
    for _ in range(30):
        if page_of(app) != "PracticePage":
            break
        ahead = app.page.practice.next_step()
        assert ahead.words.th in read(app)
        if ahead.action.kind == "wait":
            watch.passed += timedelta(seconds=float(ahead.action.get("seconds")))
            app.page.refresh()
            continue
        for name, text in ahead.typed:
            app.page.screen.inputs[name].set(text)
        push(app, ahead.words.th.split("“")[1].rstrip("”"))

    assert "ผ่าน" in read(app)
    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in read(app)


def test_the_way_is_found_again_after_a_wrong_turn(app: App) -> None:
    app.practise("approve_transfer_by_otp", "guided")
    sign_in(app)
    push(app, "ไม่อนุมัติ")

    assert "ขั้นถัดไป: กด “กลับ”" in read(app)
    assert [name for name in app.page._coach.buttons if name in ("hint", "next")] == []


# ---------------------------------------------------------------- taking back


@EVERY_DRILL
def test_a_step_is_taken_back_by_one_key_and_the_clock_with_it(app: App, watch: Any, drill: str) -> None:
    app.practise(drill)
    assert "ย้อนกลับ (F7)" not in read(app)
    sign_in(app)
    push(app, "ดูรายละเอียด")
    before = app.page.practice.session.state
    watch.passed += timedelta(seconds=30)
    app.page.skip()
    press_key(app, "<F7>")

    assert app.page.practice.session.state == before
    assert app.page.practice.now == before.now
    push(app, "ย้อนกลับ (F7)")
    assert app.page.practice.session.state.window.screen == "inbox"


def test_the_debrief_tells_what_was_taken_back_and_counts_its_mistake(app: App, watch: Any) -> None:
    app.practise("approve_transfer_by_otp")
    sign_in(app)
    type_into(app, "code", ask_for_a_code(app, watch))
    push(app, "ยืนยัน")
    press_key(app, "<F7>")
    push(app, "ยกเลิก")
    push(app, "ดูรายละเอียด")
    push(app, "ไม่อนุมัติ")
    app.page.screen.inputs["reason"].set("ผิดบัญชี")
    push(app, "ยืนยันไม่อนุมัติ")
    push(app, "Logout")

    told = read(app)
    assert "อนุมัติรายการ (ย้อนกลับแล้ว)" in told
    assert "อนุมัติโดยไม่เปิดดูรายละเอียดของรายการ" in told


# ---------------------------------------------------------------- examinations


def results_of(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "results").glob("*.json"))


@EVERY_DRILL
def test_an_examination_has_no_hints_and_no_way_back_and_is_sealed(
    app: App, watch: Any, tmp_path: Path, drill: str
) -> None:
    app.practise(drill, "exam")
    sign_in(app)
    press_key(app, "<F1>")
    press_key(app, "<F7>")
    assert {"hint", "undo", "next"} & set(app.page._coach.buttons) == set()
    assert [row.action.kind for row in app.page.practice.session.rows] == ["login"]
    push(app, "ดูรายละเอียด")
    push(app, "ไม่อนุมัติ")
    app.page.screen.inputs["reason"].set("ไม่ตรงกับฎีกา")
    push(app, "ยืนยันไม่อนุมัติ")
    push(app, "Logout")

    (file,) = results_of(tmp_path)
    assert "ผลสอบปิดผนึกไว้ที่" in read(app)
    data = json.loads(file.read_text("utf-8"))
    scenario = app.services.classroom.catalog.get(drill)
    assert results.open_sealed(scenario, data).state.outcome == "rejected"
    assert [folder.stat().st_mode & 0o777 for folder in (file.parent, tmp_path / "runs")] == [0o700, 0o700]
    assert list((tmp_path / "runs").iterdir()) == []


@pytest.mark.parametrize("leave", [lambda app: press_key(app, "<Escape>"), App.show_home])
def test_an_examination_that_is_walked_out_of_is_sealed_too(
    app: App, tmp_path: Path, leave: Callable[[App], None]
) -> None:
    app.practise("changed_after_code", "exam")
    sign_in(app)
    use_dialogs(app.root, Person("stop"))
    leave(app)

    (file,) = results_of(tmp_path)
    assert json.loads(file.read_text("utf-8"))["result"]["outcome"] == "gave_up"


# ---------------------------------------------------------------- broken off


def crash(app: App) -> None:
    """The program is gone between two keys: nobody closed anything."""
    app.page.destroy()
    app.page = None


@pytest.mark.parametrize("mode", ["free", "guided", "exam"])
def test_a_drill_that_was_broken_off_goes_on_where_it_was(app: App, watch: Any, mode: str) -> None:
    app.practise("changed_after_code", mode)
    sign_in(app)
    push(app, "ดูรายละเอียด")
    app.page.skip()
    before = app.page.practice
    crash(app)
    watch.passed = timedelta(0)  # another start, another stopwatch
    app.show_drills()
    assert "ค้างไว้: รายการถูกแก้หลังส่งรหัส OTP" in read(app)
    push(app, "ทำต่อ")

    assert app.page.practice is not before
    assert app.page.practice.mode is Mode(mode)
    assert app.page.practice.session.state == before.session.state
    assert app.page.practice.now == before.session.state.now
    push(app, "ไม่อนุมัติ")
    app.page.screen.inputs["reason"].set("ไม่ตรงกับฎีกา")
    push(app, "ยืนยันไม่อนุมัติ")
    push(app, "Logout")
    app.show_drills()
    assert "ค้างไว้" not in read(app)


def test_a_log_cut_off_in_the_middle_of_a_line_goes_on(app: App, tmp_path: Path) -> None:
    app.practise("changed_after_code")
    sign_in(app)
    push(app, "ดูรายละเอียด")
    crash(app)
    (log,) = (tmp_path / "runs").iterdir()
    log.write_bytes(log.read_bytes()[:-40])
    app.show_drills()
    push(app, "ทำต่อ")
    assert [row.action.kind for row in app.page.practice.session.rows] == ["login"]
    push(app, "ดูรายละเอียด")
    crash(app)
    app.show_drills()
    push(app, "ทำต่อ")

    assert [row.action.kind for row in app.page.practice.session.rows] == ["login", "open_set"]


def test_a_drill_whose_file_was_changed_does_not_go_on_and_says_so(app: App) -> None:
    app.practise("changed_after_code")
    sign_in(app)
    crash(app)
    catalog = app.services.classroom.catalog
    changed = replace(catalog.scenarios["changed_after_code"], content_hash="0" * 64)
    catalog.scenarios["changed_after_code"] = changed
    person = Person()
    use_dialogs(app.root, person)
    app.show_drills()
    push(app, "ทำต่อ")

    assert person.told == ["แบบฝึกถูกแก้ไขหลังจากบันทึกการฝึกนี้ เล่นซ้ำไม่ได้ ให้เริ่มฝึกใหม่"]
    assert page_of(app) == "ScenarioList"
    assert "ค้างไว้" not in read(app)


def test_what_is_not_wanted_any_more_is_thrown_away(app: App, tmp_path: Path) -> None:
    app.practise("changed_after_code")
    sign_in(app)
    crash(app)
    app.show_drills()
    push(app, "ไม่ทำต่อ")

    assert "ค้างไว้" not in read(app)
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_drill_that_is_left_on_purpose_is_not_offered_again(app: App) -> None:
    app.practise("changed_after_code")
    sign_in(app)
    use_dialogs(app.root, Person("stop"))
    app.show_drills()

    assert "ค้างไว้" not in read(app)


def test_a_log_that_cannot_be_written_is_told_once_and_the_drill_goes_on(app: App, tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("in the way")
    person = Person()
    use_dialogs(app.root, person)
    app.practise("changed_after_code")
    sign_in(app)
    push(app, "ดูรายละเอียด")

    assert len(person.told) == 1
    assert "เก็บบันทึกการฝึกที่" in person.told[0]
    assert app.page.practice.session.state.window.screen == "detail"


@pytest.mark.parametrize("mode", ["free", "guided", "watch", "exam"])
@pytest.mark.parametrize("size", [12, 18])
def test_all_that_can_be_pressed_is_in_view_in_every_mode(app: App, watch: Any, mode: str, size: int) -> None:
    app.use(Settings(text_size=size))
    app.practise("approve_transfer_by_otp", mode)
    for _ in range(12):
        if page_of(app) != "PracticePage":
            break
        app.root.update()
        right = app.root.winfo_rootx() + app.root.winfo_width()
        below = app.root.winfo_rooty() + app.root.winfo_height()
        shown = [
            w
            for w in everything(app.page._coach)
            if isinstance(w, ttk.Button | ttk.Label) and w.winfo_viewable()
        ]
        shown += [made for _offered, made in app.page.screen.pressable]
        for widget in shown:
            assert widget.winfo_rootx() + widget.winfo_width() <= right
            assert widget.winfo_rooty() + widget.winfo_height() <= below
            assert widget.winfo_width() >= widget.winfo_reqwidth() or isinstance(widget, ttk.Label)
        if mode == "watch":
            press_key(app, "<F5>")
        elif not app.page.practice.session.rows:
            sign_in(app)
        else:
            break
