"""The pages of the other kinds as LibreOffice draws them: each part where the regulation wants it."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from templates_docs.document import render_docx
from templates_docs.form_catalog import catalog
from tests.templates_docs.rendered import CLOSE, LEFT_MARGIN, Printed, convert, read_back
from thai.business_days import GovernmentCalendar

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed"),
]

CENTRE = 8.0  # of the text, from the left margin


def page(name: str, folder: pytest.TempPathFactory) -> Printed:
    form = catalog().get(name)
    day = form.example_answers()["doc_date"]
    assert isinstance(day, date)
    checked = form.check(form.example_answers(), day, GovernmentCalendar.shipped()).accepted()
    return read_back(convert(render_docx(checked), folder.mktemp(name)))


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return page("lost_phone_memo", tmp_path_factory)


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return page("user_appointment_order", tmp_path_factory)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return page("rights_register", tmp_path_factory)


@pytest.mark.parametrize(
    ("words", "from_margin"),
    [("ส่วนราชการ", 0), ("ที่", 0), ("เรื่อง", 0), ("เรียน", 0), ("ข้าพเจ้าได้แจ้ง", 2.5), ("(๑)", 3.2)],
)
def test_part_of_a_memorandum_begins_at_its_place(words: str, from_margin: float, memo: Printed) -> None:
    assert memo.find(words).left == pytest.approx(LEFT_MARGIN + from_margin, abs=CLOSE)


def test_memorandums_signature_is_centred_on_the_right_half(memo: Printed) -> None:
    for words in ("(นายปิ", "ผู้อำนวยการกองคลัง"):
        assert memo.find(words).middle == pytest.approx(LEFT_MARGIN + 12.0, abs=CLOSE)


@pytest.mark.parametrize("words", ["คำสั่งองค์การ", "ที่ ๔๑/๒๕๖๘", "เรื่อง มอบหมาย", "บัญชีแนบท้าย"])
def test_head_of_an_order_is_centred(words: str, order: Printed) -> None:
    assert order.find(words).middle == pytest.approx(LEFT_MARGIN + CENTRE, abs=CLOSE)


def test_head_of_an_order_stands_below_the_feet_of_the_emblem(order: Printed) -> None:
    assert 4.5 < order.find("คำสั่งองค์การ").top < 5.2


@pytest.mark.parametrize(("words", "from_margin"), [("๖. ", 2.5), ("๒.๑", 3.2), ("๔.๑", 3.2)])
def test_clause_levels_of_an_order_go_in_step_by_step(words: str, from_margin: float, order: Printed) -> None:
    assert order.find(words).left == pytest.approx(LEFT_MARGIN + from_margin, abs=CLOSE)


def test_annexed_list_has_a_page_of_its_own(order: Printed) -> None:
    assert order.find("บัญชีแนบท้าย").page == order.find("สั่ง ณ วันที่").page + 1


def test_register_lies_on_its_long_side(register: Printed) -> None:
    line = register.find("ทะเบียนผู้มีสิทธิ")

    assert register.pages == 3
    assert line.middle == pytest.approx(LEFT_MARGIN + (29.7 - 5) / 2, abs=CLOSE)
