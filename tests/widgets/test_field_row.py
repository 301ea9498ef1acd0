"""A question of a form: every kind keeps the same promises."""

from datetime import date

import pytest

from desktop.widgets.field_row import KINDS, FieldRow, control_for
from desktop.widgets.shaping import unshape
from templates_docs.fields import Kind

TODAY = date(2025, 2, 5)
ANSWERS = {
    "choice": "เทศบาล",
    "date": "๕ กุมภาพันธ์ ๒๕๖๘",
    "moment": "๗ มีนาคม ๒๕๖๘ เวลา 21.30 น.",
    "digits": "417953",
    "mobile": "0000000001",
    "citizen_id": "9900000000021",
    "tick": True,
    "lines": ["หนึ่ง", "สอง"],
}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


def make(root, kind: str, **options) -> FieldRow:
    row = FieldRow(root, kind, "คำถาม", choices=["คลังจังหวัด", "เทศบาล"], today=TODAY, **options)
    row.pack(fill="x")
    return row


def shown(widget) -> list[str]:
    texts = (
        [unshape(str(widget.cget("text")))]
        if widget.winfo_class() == "TLabel" and widget.winfo_ismapped()
        else []
    )
    return texts + [text for child in widget.winfo_children() for text in shown(child)]


def test_there_is_a_control_for_every_kind_a_form_may_ask_for():
    # several people are a list of such rows: desktop/office/people_list.py
    assert {kind.value for kind in Kind} - {"group"} <= set(KINDS)


@EVERY_KIND
def test_an_answer_comes_back_as_it_was_put_in(root, kind):
    row = make(root, kind)
    answer = ANSWERS.get(kind, "ที่ กค ๐๔๐๒.๒/๖๒๕")

    row.set(answer)

    assert row.get() == answer


@EVERY_KIND
def test_listeners_hear_of_a_new_answer(root, kind):
    row = make(root, kind)
    heard = []
    row.on_change(lambda: heard.append(row.get()))

    row.set(ANSWERS.get(kind, "ที่ป่า"))

    assert heard[-1] == row.get()


@EVERY_KIND
def test_the_keyboard_reaches_the_field(root, pump, kind):
    row = make(root, kind)
    pump(root)
    root.focus_force()

    row.focus_first()

    pump(root, lambda: str(root.focus_get() or "").startswith(str(row.control)))


@EVERY_KIND
def test_a_problem_is_said_in_words_and_goes_away(root, pump, kind):
    row = make(root, kind)
    row.show_problem("กรุณาตรวจอีกครั้ง")
    pump(root, lambda: any("กรุณาตรวจ" in text for text in shown(row)))

    row.show_problem("")

    pump(root, lambda: not any("กรุณาตรวจ" in text for text in shown(row)))
    assert row.problem == ""


@EVERY_KIND
def test_a_required_question_says_so(root, pump, kind):
    row = make(root, kind, required=True)
    pump(root)

    assert any("ต้องกรอก" in text for text in shown(row)) or kind == "tick"


@EVERY_KIND
def test_it_empties(root, kind):
    row = make(root, kind)
    row.set(ANSWERS.get(kind, "ที่ป่า"))

    row.set({"tick": False, "lines": []}.get(kind, ""))

    assert not row.get()


def test_help_is_always_there(root, pump):
    row = make(root, "text", help_text="ตามคำสั่งแต่งตั้ง")

    pump(root, lambda: any("ตามคำสั่ง" in text for text in shown(row)))


@pytest.mark.parametrize("kind", ["date", "moment"])
def test_a_date_must_be_told_what_day_it_is(root, kind):
    with pytest.raises(ValueError, match=kind):
        control_for(kind, root)


def test_an_unknown_kind_is_named(root):
    with pytest.raises(ValueError, match="colour"):
        control_for("colour", root)


def test_a_click_on_the_label_goes_to_the_field(root, pump):
    row = make(root, "text")
    pump(root)
    root.focus_force()
    label = next(w for w in row.winfo_children()[0].winfo_children() if w.winfo_class() == "TLabel")

    label.event_generate("<Button-1>", x=2, y=2)

    pump(root, lambda: root.focus_get() is row.control)
