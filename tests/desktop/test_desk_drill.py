"""A drill at the office's own desk in the real window: by the keyboard alone, with the papers beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from desktop.app import App
from desktop.services.preferences import Settings
from desktop.widgets.shaping import unshape
from desktop.widgets.theme import theme_of
from tests.desktop.driver import push, words
from training.actions import act
from training.scenario_catalog import find

DESK_DRILLS = tuple(id_ for id_, drill in find().scenarios.items() if drill.questions)


def key(app: App, keysym: str) -> None:
    app.root.focus_get().event_generate(keysym)
    app.root.update()


def caption_in_hand(app: App) -> str:
    focused = app.root.focus_get()
    return unshape(str(focused.cget("text"))).replace("\n", "") if focused.winfo_class() == "TButton" else ""


def choose(app: App, caption: str) -> None:
    """Goes to the answer with the arrow key and presses Return."""
    for _ in range(6):
        key(app, "<Down>")
        if caption_in_hand(app).replace(" ", "") == caption.replace(" ", ""):  # a line may end at a space
            key(app, "<Return>")
            return
    raise AssertionError(f"{caption} is not reached: {words(app)}")


def begin(app: App, drill: str) -> Any:
    app.practise(drill)
    app.root.focus_force()
    app.page.focus_first()
    app.root.update()
    return app.page.practice


def question(practice: Any) -> Any:
    return practice.session.state.desk.next_of(practice.scenario.questions)


def right(practice: Any) -> str:
    return next(str(option.caption) for option in question(practice).options if not option.mistake)


@pytest.mark.parametrize("drill", ["who_acts_where", "check_forms_before_branch"])
def test_the_arrow_keys_and_return_play_a_drill_to_a_full_pass(app: App, drill: str) -> None:
    practice = begin(app, drill)
    while question(practice) is not None:
        assert caption_in_hand(app) == ""  # a second Return decides nothing unread
        choose(app, right(practice))
    assert caption_in_hand(app) == "ส่งงาน"
    key(app, "<Return>")

    app.root.update()
    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in words(app)
    assert "ไม่มีข้อผิดพลาด" in words(app)


def test_a_wrong_answer_is_told_by_what_comes_of_it_and_explained_at_the_end(app: App) -> None:
    practice = begin(app, "who_acts_where")
    wrong = question(practice).option("apply")
    choose(app, wrong.caption)
    assert "ผลที่ตามมา: เจ้าหน้าที่สาขาค้นแล้ว" in words(app)
    assert "ยื่นคำขอซ้ำ" not in words(app)
    push(app, "ย้อนกลับ (F7)")
    push(app, right(practice))
    while question(practice) is not None:
        push(app, right(practice))
    push(app, "ส่งงาน")

    app.root.update()
    told = words(app)
    assert "ได้ ๙๕ จาก ๑๐๐ คะแนน" in told
    assert "ยื่นคำขอซ้ำทั้งที่อยู่ในบัญชีแล้ว" in told
    assert "ลงวันที่ ๒๕ กรกฎาคม ๒๕๖๖ ข้อ ๑" in told
    assert f"ตัดสินใจ: {wrong.caption} (ย้อนกลับแล้ว)" in told


def test_the_papers_lie_there_from_the_start_and_carry_the_signs(app: App) -> None:
    practice = begin(app, "check_forms_before_branch")
    assert "ข้อมูลอ้างอิงของหน่วยงาน" in words(app)
    assert words(app).count("▶") == 1
    push(app, "ถูกต้อง")
    push(app, "ผิด ต้องแก้ไข")

    told = words(app)
    assert [told.count(sign) for sign in "✓✗▶"] == [1, 1, 1]
    assert question(practice).id == "f1_company_id"


def test_the_line_in_hand_is_in_view_on_its_paper(app: App) -> None:
    app.use(Settings(text_size=18))
    app.root.geometry("1366x700+0+0")
    practice = begin(app, "check_forms_before_branch")
    while (now := question(practice)) is not None and now.spot is not None:
        sheet = app.page._desk._sheets[[p.id for p in practice.scenario.papers].index(now.spot.paper)]
        place, pane = sheet.signs[now.spot.row], app.page._desk
        assert pane.winfo_rooty() <= place.winfo_rooty()
        assert place.winfo_rooty() + place.winfo_height() <= pane.winfo_rooty() + pane.winfo_height()
        push(app, right(practice))


@pytest.mark.parametrize("drill", DESK_DRILLS)
@pytest.mark.parametrize("size", [12, 18])
def test_no_line_of_an_answer_is_wider_than_its_button(app: App, watch: Any, drill: str, size: int) -> None:
    app.use(Settings(text_size=size))
    app.root.geometry("1366x700+0+0")
    practice = begin(app, drill)
    while question(practice) is not None:
        app.root.update()
        for _offered, made in app.page.screen.pressable:
            widest = max(theme_of(made).measure(line) for line in str(made.cget("text")).split("\n"))
            assert widest < made.winfo_width()
            assert made.winfo_reqheight() <= made.winfo_height()
        watch.passed += timedelta(seconds=1)
        now = question(practice)
        answer = next(option.id for option in now.options if not option.mistake)
        app.page.act(act("choose", question=now.id, choice=answer))


def test_a_desk_has_no_address_to_go_to(app: App) -> None:
    begin(app, "who_acts_where")

    view = app.page.practice.view("th")
    assert view.screen.address == ""
    assert "ระบบจำลองเพื่อการฝึกอบรม" in words(app)
