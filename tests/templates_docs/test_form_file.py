"""A mistake in a form's folder is told in Thai, with the file and the line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from templates_docs.errors import FormError
from templates_docs.form_file import load_form
from thai.business_days import GovernmentCalendar

FORM = """\
title = "แบบทดลอง"
kind = "external_letter"
basis = "หนังสือทดลอง"

[clauses.1]
cite = "ข้อ ๑"
words = "ให้แจ้งภายในสามวัน"

[[sections]]
name = "only"
title = "หมวดเดียว"

[[fields]]
name = "lost_at"
section = "only"
label = "สูญหายเมื่อ"
kind = "moment"

[[fields]]
name = "doc_date"
section = "only"
label = "ลงวันที่"
kind = "date"

[[checks]]
rule = "not_after_day"
fields = ["lost_at"]
day = "doc_date"
says = "อยู่หลังวันที่ของหนังสือ"
status = "POLICY"

[deadline]
title = "ส่งหนังสือ"
counted_from = "lost_at"
sent_on = "doc_date"
working_days = 3
clause = "1"
"""


def write(folder: Path, text: str) -> Path:
    (folder / "form.toml").write_text(text, encoding="utf-8")
    (folder / "letter.jinja").write_text('{% extends "external_letter" %}', encoding="utf-8")
    return folder


def test_form_is_read_as_written(tmp_path: Path) -> None:
    form = load_form(write(tmp_path, FORM))

    assert [field.name for field in form.fields_of("only")] == ["lost_at", "doc_date"]
    assert form.deadline is not None
    assert form.deadline.clause.words == "ให้แจ้งภายในสามวัน"
    assert form.checks[0].options == {"day": "doc_date"}


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('kind = "date"', 'kind = "dat"', 23, "kind ไม่มี “dat” (หมายถึง “date” หรือไม่)"),
        ('label = "ลงวันที่"', 'lable = "ลงวันที่"', 19, "ขาด label"),
        ('label = "ลงวันที่"', 'label = "ลงวันที่"\nhint = "x"', 23, "ไม่รู้จัก hint"),
        ('name = "doc_date"', 'name = "lost_at"', 20, "ช่อง lost_at มีสองครั้ง"),
        ('name = "doc_date"', 'name = "lost_at.day"', 20, "ซ้อนกับอีกช่องหนึ่ง"),
        ('name = "doc_date"', 'name = "วันที่"', 20, "ใช้ไม่ได้"),
        ('name = "doc_date"', 'name = "salutation.day"', 20, "คำสงวน"),
        ('kind = "date"', 'kind = "date"\nrequired = "yes"', 24, "required ต้องเป็น true หรือ false"),
        ('kind = "date"', 'kind = "choice"', 19, "ชนิด choice ต้องมี choices"),
        ('kind = "date"', 'kind = "date"\ndefault = "เมื่อวาน"', 24, "default ของ doc_date ใช้ไม่ได้"),
        ('kind = "date"', 'kind = "date"\npattern = { is = "(", says = "x" }', 24, "นิพจน์ปรกติ"),
        (
            'status = "POLICY"',
            'status = "POLICY"\nonly_when = { field = "lost", is = ["x"] }',
            31,
            "“lost” ซึ่งไม่มี",
        ),
        (
            'status = "POLICY"',
            'status = "POLICY"\nonly_when = { field = "lost" }',
            31,
            "only_when ต้องเขียนแบบ",
        ),
        (
            'kind = "date"',
            'kind = "date"\nrequired_when = { field = "lost", is = ["x"] }',
            24,
            "“lost” ซึ่งไม่มี",
        ),
        ('rule = "not_after_day"', 'rule = "not_after"', 26, "(หมายถึง “not_after_day” หรือไม่)"),
        ('fields = ["lost_at"]', 'fields = ["lost"]', 27, "(หมายถึง “lost_at” หรือไม่)"),
        ('day = "doc_date"', "day = 3", 28, "ต้องมี day เป็นข้อความ"),
        ('status = "POLICY"', 'status = "INFERRED"\nclause = "1"', 31, "ห้ามอ้างข้อของหนังสือ"),
        ('status = "POLICY"', 'status = "POLICY"\nclause = "2"', 31, "“2” ซึ่งไม่มี"),
        ('sent_on = "doc_date"', 'sent_on = "lost_at"', 35, "ต้องเป็นชนิด date"),
        ("working_days = 3", "working_days = -3", 36, "ต้องเป็นจำนวนเต็ม"),
        ('kind = "external_letter"', 'kind = "letter"', 2, "kind ไม่มี “letter”"),
        ('title = "แบบทดลอง"', 'title = "แบบทดลอง', 1, "เขียนผิดรูปแบบ TOML"),
        ('title = "แบบทดลอง"', "title = 5", 1, "title ต้องเป็นข้อความ"),
        ("[[sections]]", "[sections]", 9, "ต้องเขียนเป็น [[sections]]"),
    ],
)
def test_mistake_names_the_line(old: str, new: str, line: int, words: str, tmp_path: Path) -> None:
    write(tmp_path, FORM.replace(old, new, 1))

    with pytest.raises(FormError) as refused:
        load_form(tmp_path)

    assert words in str(refused.value)
    assert (refused.value.path.name, refused.value.line) == ("form.toml", line)
    assert f"บรรทัดที่ {line}:" in str(refused.value)


GROUP = """
[[fields]]
name = "people"
section = "only"
label = "บุคคล"
kind = "group"
min_length = 1

[[fields.each]]
name = "first"
label = "ชื่อ"
kind = "text"
required = true
"""


def test_group_is_read_with_the_fields_of_each_entry(tmp_path: Path) -> None:
    form = load_form(write(tmp_path, FORM.replace("[[checks]]", f"{GROUP}\n[[checks]]")))

    assert [(part.name, part.required, part.section) for part in form.field("people").each] == [
        ("first", True, "")
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[[fields.each]]", "[[fields.every]]", "[[fields.each]]"),
        ('kind = "text"', 'kind = "group"', "kind ไม่มี “group”"),
        ('name = "first"', 'name = "name.first"', "ไม่มีจุด"),
        (
            'kind = "text"',
            'kind = "text"\nrequired_when = { field = "doc_day", is = ["x"] }',
            "“doc_day” ซึ่งไม่มี",
        ),
        ("min_length = 1", 'default = [{ frist = "มานี" }]', "ไม่มีช่อง “frist”"),
        ("min_length = 1", 'default = "มานี"', "ต้องเป็นรายการ"),
        ('kind = "text"', 'kind = "date"\ncomputed = { by = "years_after" }', "by ไม่มี “years_after”"),
        (
            'kind = "text"',
            'kind = "date"\ncomputed = { by = "password_due", of = 3 }',
            "of เป็นข้อความ",
        ),
        (
            'kind = "text"',
            'kind = "date"\ncomputed = { by = "password_due", of = "doc_day" }',
            "“doc_day” ซึ่งไม่มี",
        ),
        ('kind = "text"', 'kind = "text"\nsection = "only"', "ไม่รู้จัก section"),
    ],
)
def test_mistake_in_a_group_is_told(old: str, new: str, words: str, tmp_path: Path) -> None:
    group = GROUP.replace(old, new, 1)
    write(tmp_path, FORM.replace("[[checks]]", f"{group}\n[[checks]]"))

    with pytest.raises(FormError) as refused:
        load_form(tmp_path)

    assert words in str(refused.value)


def test_group_may_begin_with_entries_of_its_own(tmp_path: Path, calendar: GovernmentCalendar) -> None:
    group = GROUP.replace("min_length = 1", 'default = [{ first = "มานี" }, { first = "ปิติ" }]')
    form = load_form(write(tmp_path, FORM.replace("[[checks]]", f"{group}\n[[checks]]")))

    untouched = form.check({}, date(2025, 3, 5), calendar).accepted()
    emptied = form.check({"people": []}, date(2025, 3, 5), calendar).accepted()

    assert untouched.values["people"] == ({"first": "มานี"}, {"first": "ปิติ"})
    assert emptied.values["people"] is None


def test_question_of_an_entry_may_wait_for_an_answer_of_the_form(
    tmp_path: Path, calendar: GovernmentCalendar
) -> None:
    only = GROUP.replace("required = true", 'required_when = { field = "other", is = ["yes"] }') + (
        '\n[[fields.each]]\nname = "last"\nlabel = "สกุล"\nkind = "text"\n'
        '\n[[fields]]\nname = "other"\nsection = "only"\nlabel = "อื่น"\nkind = "text"\n'
    )
    form = load_form(write(tmp_path, FORM.replace("[[checks]]", f"{only}\n[[checks]]")))
    answers: dict[str, object] = {"people": [{"last": "ใจซื่อ"}]}

    asked = form.check(answers | {"other": "yes"}, date(2025, 3, 5), calendar)
    left = form.check(answers | {"other": "no"}, date(2025, 3, 5), calendar)

    assert [(p.field, p.code) for p in asked.errors] == [("people.1.first", "required")]
    assert left.errors == ()


def test_check_may_name_one_field_of_every_entry(tmp_path: Path) -> None:
    check = '[[checks]]\nrule = "no_secret_value"\nfields = ["people.first"]\nsays = "มีรหัส"\nstatus = "POLICY"\n\n'
    form = load_form(write(tmp_path, FORM.replace("[[checks]]", f"{GROUP}\n{check}[[checks]]")))

    assert form.checks[0].fields == ("people.first",)


def test_file_saved_by_notepad_is_read(tmp_path: Path) -> None:
    write(tmp_path, FORM)
    (tmp_path / "form.toml").write_bytes(b"\xef\xbb\xbf" + FORM.replace("\n", "\r\n").encode())

    assert load_form(tmp_path).title == "แบบทดลอง"


def test_file_nested_without_end_is_refused(tmp_path: Path) -> None:
    write(tmp_path, f"x = {'[' * 5000}")

    with pytest.raises(FormError):
        load_form(tmp_path)


def test_folder_without_a_letter_is_refused(tmp_path: Path) -> None:
    write(tmp_path, FORM)
    (tmp_path / "letter.jinja").unlink()

    with pytest.raises(FormError, match=r"letter\.jinja"):
        load_form(tmp_path)


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    write(tmp_path, FORM)
    (tmp_path / "form.toml").write_bytes("title = 'หนังสือภายนอก'".encode("cp874"))

    with pytest.raises(FormError, match="UTF-8"):
        load_form(tmp_path)
