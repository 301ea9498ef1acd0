"""What an author who is no programmer gets wrong in a scenario file, and where and how he is told."""

from __future__ import annotations

import pytest

from tests.training.driver import FILE
from training.errors import InvalidScenario
from training.scenario_file import parse

TEXT = FILE.read_text("utf-8")


def complaints(text: str) -> list[tuple[int, str]]:
    with pytest.raises(InvalidScenario) as caught:
        parse("drill.toml", text)
    assert caught.value.code == "invalid_scenario"
    assert caught.value.name == "drill.toml"
    for complaint in caught.value.complaints:
        assert f"drill.toml บรรทัด {complaint.line}: {complaint.sentence}" in str(caught.value)
        assert any("ก" <= letter <= "ฮ" for letter in complaint.sentence)
    return [(complaint.line, complaint.sentence) for complaint in caught.value.complaints]


def line_of(words: str) -> int:
    assert words in TEXT
    return TEXT[: TEXT.index(words)].count("\n") + 1


def change(old: str, new: str) -> tuple[str, int]:
    """The file with the first of these words changed, and the line they stand on."""
    line = line_of(old)
    return TEXT.replace(old, new, 1), line


def test_the_shipped_file_has_nothing_to_complain_of() -> None:
    assert parse("drill.toml", TEXT).id == "approve_transfer_by_otp"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        # the fourteen kinds of the design
        pytest.param('severity = "minor"', 'severity = "minro"', 'หมายถึง "minor" หรือไม่', id="severity"),
        pytest.param('clause = "D-3"', 'clause = "D-33"', 'หมายถึง "D-3" หรือไม่', id="clause"),
        pytest.param("points = 10", "point = 10", 'หมายถึง "points" หรือไม่', id="key"),
        pytest.param('account = "0000000001"', "account = 0000000001", "เครื่องหมายคำพูด", id="unquoted account"),
        pytest.param('when = "code_sent"', 'when = "code_send"', 'หมายถึง "code_sent" หรือไม่', id="trigger"),
        pytest.param('sender = "ไม่ทราบหมายเลข"', 'sender = "ไม่ทราบหมายเลข', "ลืมปิด", id="open quote"),
        pytest.param("points = 25", "points = ๒๕", "เลขอารบิก", id="Thai digits"),
        pytest.param('amount = "98000.00"', "amount = “98000.00”", "เครื่องหมายคำพูดตรง", id="curly quotes"),
        pytest.param('amount = "12500.00"', 'amount = "12,500.00"', "ไม่มีจุลภาค", id="comma in an amount"),
        pytest.param("[[fault]]", "[[faults]]", 'หมายถึง "fault" หรือไม่', id="table"),
        pytest.param('id = "approved_unseen"', 'id = "approved_unsen"', 'หมายถึง "approved_unseen"', id="no detector"),
        # values of the wrong kind
        pytest.param("mastery = 80", 'mastery = "80"', "จำนวนเต็ม 1–100", id="mastery as text"),
        pytest.param("mastery = 80", "mastery = true", "จำนวนเต็ม 1–100", id="mastery as a truth"),
        pytest.param("mastery = 80", "mastery = 101", "จำนวนเต็ม 1–100", id="mastery out of reach"),
        pytest.param("hint_points = 3", "hint_points = 2.5", "จำนวนเต็ม 0–20", id="half a point"),
        pytest.param('version = "1"', "version = 1", "ข้อความ", id="version as a number"),
        pytest.param('version = "1"', 'version = "  "', "ต้องไม่ว่าง", id="empty text"),
        pytest.param('role = "authorizer"', 'role = "authoriser"', 'หมายถึง "authorizer"', id="role"),
        pytest.param('role = "authorizer"', "role = 3", "ข้อความ", id="role as a number"),
        pytest.param('role = "authorizer"', f"role = 0x{'f' * 5000}", "ข้อความ", id="role as a huge number"),
        pytest.param("T09:00:00+07:00", "T09:00:00", "เขตเวลา", id="no time zone"),
        pytest.param("start = 2023-", "start = 2566-", "ปี ค.ศ.", id="Buddhist year"),
        pytest.param("start = 2023-08-09T09:00:00+07:00", "start = 2023-08-09", "เขตเวลา", id="no time of day"),
        pytest.param('"approved", "rejected"', '"aproved"', 'หมายถึง "approved" หรือไม่', id="outcome"),
        pytest.param('"approved", "rejected"', "3", "ต้องเป็นรายการผลที่ผ่าน", id="outcome as a number"),
        pytest.param('["approved", "rejected"]', "[]", "ต้องเป็นรายการผลที่ผ่าน", id="no outcome"),
        pytest.param('title = { th = "อนุมัติ', 'title = { thai = "อนุมัติ', "ภาษาไทยเสมอ", id="no Thai title"),
        pytest.param('phone = "0000000003"', 'phone = "0812345678"', "เบอร์สมมติ", id="a number that rings"),
        pytest.param('company_id = "GMIS990001"', 'company_id = "อบต."', "อักษรอังกฤษ", id="company id"),
        pytest.param('rows = [\n    ["๑๒๑",', "rows = [\n    [121,", "ต้องเป็นแถวของข้อความ", id="rows of numbers"),
        pytest.param('lines = ["ตรวจ', 'lines = [1, "ตรวจ', "ต้องเป็นรายการข้อความ", id="lines of numbers"),
        pytest.param("after_s = 8", "after_s = -8", "จำนวนเต็ม 0–3600", id="before it happened"),
        pytest.param('amount = "12500.00"', 'amount = "Infinity"', "ทศนิยมสองตำแหน่ง", id="infinite amount"),
        pytest.param('amount = "12500.00"', 'amount = "0.00"', "ทศนิยมสองตำแหน่ง", id="nothing to pay"),
        pytest.param('amount = "12500.00"', 'amount = "๑๒๕๐๐.๐๐"', "ทศนิยมสองตำแหน่ง", id="amount in Thai digits"),
        pytest.param('effect = "refuse"', "effect = 5", "ของทางเลือก", id="effect as a number"),
        pytest.param('effect = "refuse"', 'effect = "refus"', 'หมายถึง "refuse"', id="effect"),
        pytest.param('caption = "กดลิงก์"', "caption = 3", "ของทางเลือก", id="caption as a number"),
        pytest.param('{ id = "refuse", ', "{ ", "id, caption และ effect", id="choice without id"),
        pytest.param('{ id = "follow"', '{ id = "tell"', "id ซ้ำกัน", id="two choices with one id"),
        # what no screen can show
        pytest.param('sender = "ไม่ทราบหมายเลข"', r'sender = "ไม่ทราบ\u0007"', "U+0007", id="a bell in the sender"),
        pytest.param('th = "ท่านคือ', r'th = "\u0000ท่านคือ', "U+0000", id="a null in the brief"),
        pytest.param('caption = "กดลิงก์"', r'caption = "กด\u202Eลิงก์"', "U+202E", id="a turn on a button"),
        pytest.param('["๑๒๑", "ร้านตัวอย่าง ก"', r'["๑๒๑", "ร้าน\u001b[31m"', "U+001B", id="an escape in a paper"),
        pytest.param('payee = "ร้านตัวอย่าง ก"', r'payee = "ร้าน\t"', "U+0009", id="a tab in a payee"),
        pytest.param('text = "เจ้าหน้าที่', r'text = "\uF70A\nเจ้าหน้าที่', "U+F70A", id="a private character"),
        # what must agree with what
        pytest.param('message = "false_officer"', 'message = "false_oficer"', 'หมายถึง "false_officer"', id="lure"),
        pytest.param('["๑๒๑", "ร้าน', '["ร้าน', "จำนวนช่องเท่ากับ headings", id="a row too short"),
        pytest.param('code = "<right>"', 'code = "123456"', "<right> หรือ <old>", id="a code in the answer"),
        # somebody real
        pytest.param('payee = "ร้านตัวอย่าง ก"', 'payee = "โทร 081-234-5678"', "บุคคลจริง", id="a payee's number"),
        pytest.param('["๑๒๑", "ร้านตัวอย่าง ก"', '["1101700230708", "ก"', "บุคคลจริง", id="an id in a paper"),
        pytest.param('th = "ท่านคือ', 'th = "boss@office.go.th ท่านคือ', "บุคคลจริง", id="an e-mail in the brief"),
        pytest.param('caption = "กดลิงก์"', 'caption = "a@b.co.th"', "บุคคลจริง", id="an e-mail on a button"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_on_its_line(old: str, new: str, sentence: str) -> None:
    text, line = change(old, new)

    found = complaints(text)

    assert any(at == key_line(text, line) and sentence in told for at, told in found), found


def key_line(text: str, line: int) -> int:
    """The line of the key that this line belongs to: what goes on over several lines is indented."""
    lines = text.split("\n")
    return next(number for number in range(line, 0, -1) if not lines[number - 1].startswith(" "))


def test_a_message_may_have_lines() -> None:
    text, _ = change('text = "เจ้าหน้าที่', r'text = "เรียนลูกค้า\nเจ้าหน้าที่')

    assert parse("drill.toml", text).lures[0].text.startswith("เรียนลูกค้า\nเจ้าหน้าที่")


def test_a_missing_key_is_told_on_its_tables_line() -> None:
    text, line = change('sender = "ไม่ทราบหมายเลข"\n', "")

    assert complaints(text) == [(line - 2, 'หมวด [message] ขาดช่อง "sender"')]


def test_the_second_of_two_equal_ids_is_told_and_the_first_is_named() -> None:
    first = line_of('id = "told_code"')
    text, line = change('id = "locked_out"', 'id = "told_code"')

    assert (line, f'รหัส "told_code" ซ้ำกับบรรทัด {first}') in complaints(text)


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        ("resend_after_s = 200", "ขอรหัสใหม่ได้หลังรหัสหมดอายุแล้ว"),
        ("code_life_s = 30", "ขอรหัสใหม่ได้หลังรหัสหมดอายุแล้ว"),
        ("delivery_s = 180", "ข้อความมาถึงหลังรหัสหมดอายุแล้ว"),
    ],
)
def test_codes_that_nobody_could_use_are_told(codes: str, sentence: str) -> None:
    text, line = change("[sign_in]", f"[codes]\n{codes}\n\n[sign_in]")

    assert any(line <= at <= line + 1 and sentence in told for at, told in complaints(text))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ('do = "change_amount"\nset = "660809001"\nline = 1', 'ต้องมีช่อง "amount"'),
        ('do = "change_amount"\nset = "660809001"\nline = 7\namount = "1.00"', "ไม่มีบรรทัดที่ 7 ในชุดนั้น"),
        ('do = "change_amount"\nset = "660809002"\nline = 1\namount = "1.00"', 'หมายถึง "660809001" หรือไม่'),
        ('do = "change_account"\nset = "660809001"\nline = 1\naccount = 9', "ต้องเป็นตัวเลขในเครื่องหมายคำพูด"),
        (
            'do = "change_account"\nset = "660809001"\nline = 1\naccount = "1"\nafter_s = 9',
            'ไม่ใช้ช่อง "after_s"',
        ),
        ('do = "explode"', 'ไม่รู้จัก "explode"'),
    ],
)
def test_a_fault_that_cannot_happen_is_told(lines: str, sentence: str) -> None:
    fault = f'[[fault]]\nid = "second"\nwhen = "code_sent"\n{lines}\n\n'
    text, line = change("[[mistake]]", f"{fault}[[mistake]]")

    found = complaints(text)

    assert any(line <= at < line + fault.count("\n") and sentence in told for at, told in found), found


def test_a_lure_that_nobody_sends_or_that_costs_nothing_is_told() -> None:
    message = '[[message]]\nid = "spare"\nsender = "ก"\ntext = "ข"\n'
    choices = 'choices = [{ id = "a", caption = "ก", effect = "tell_code" }]\n\n'
    text, line = change("[[fault]]", f"{message}{choices}[[fault]]")
    without = TEXT.replace('id = "told_code"', 'id = "approved_changed"', 1)

    assert (line, 'ไม่มี [[fault]] [[contact]] หรือทางเลือกใดส่งข้อความ "spare"') in complaints(text)
    assert any('ต้องมี [[mistake]] id = "told_code"' in told for _, told in complaints(without))


CONTACT = '[[contact]]\nid = "boss"\ncaption = "รายงาน"\neffect = "report"\n'


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ('needed = "always"', 'ต้องมี [[mistake]] id = "not_reported"'),
        ('needed = "alway"', 'หมายถึง "always" หรือไม่'),
        ('offered_when = "set_sen"', 'หมายถึง "set_seen" หรือไม่'),
        ('message = "false_oficer"', 'หมายถึง "false_officer" หรือไม่'),
    ],
)
def test_a_contact_that_cannot_be_made_is_told(lines: str, sentence: str) -> None:
    contact = f"{CONTACT}{lines}\n\n"
    text, line = change("[[fault]]", f"{contact}[[fault]]")

    at = line + contact.count("\n") - 2
    assert any(found == at and sentence in told for found, told in complaints(text))


def test_a_talk_that_goes_on_to_what_is_not_written_is_told() -> None:
    text, line = change('effect = "refuse" }', 'effect = "refuse", then = "false_oficer" }')

    assert (
        key_line(text, line),
        'ไม่มีข้อความ "false_oficer" ใน [[message]] (หมายถึง "false_officer" หรือไม่)',
    ) in (complaints(text))


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("false_logn", 'ไม่มีหน้าปลอม "false_logn" (หมายถึง "false_login" หรือไม่)'),
        ("false_login", 'ลิงก์ไปหน้าปลอมต้องมี [[mistake]] id = "gave_secret"'),
    ],
)
def test_a_link_that_leads_nowhere_or_costs_nothing_is_told(link: str, sentence: str) -> None:
    text, line = change('sender = "ไม่ทราบหมายเลข"\n', f'link = "{link}"\nsender = "ไม่ทราบหมายเลข"\n')

    assert (line, sentence) in complaints(text)


def test_an_answer_says_which_arguments_its_action_takes() -> None:
    text, _ = change('do = "open_set"\nref = "660809001"', 'do = "open_set"')

    assert any('การกระทำ "open_set" ต้องมีช่อง: ref' in told for _, told in complaints(text))


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        pytest.param("", 1, "ขาดหมวด [scenario]", id="empty file"),
        pytest.param("# แบบฝึก\n", 1, "ขาดหมวด [scenario]", id="only a remark"),
        pytest.param("x = " + "[" * 50_000, 1, "วงเล็บซ้อนลึกเกินไป", id="nested too deep"),
        pytest.param(f"x = {'9' * 5000}", 1, "ตัวเลขยาวเกินไป", id="a number too long"),
        pytest.param("#" * 300_000, 1, "ไฟล์ใหญ่เกิน 256 กิโลไบต์", id="too large"),
        pytest.param("\n\nสวัสดี", 3, "อ่านไฟล์ไม่ได้", id="not TOML"),
        pytest.param(TEXT + "\n[scenario]\n", TEXT.count("\n") + 2, "มีชื่อหมวดซ้ำกัน", id="a table twice"),
        pytest.param(
            TEXT.replace("[sign_in]", "[sign_in]\nx = 1\nx = 2"), line_of("[sign_in]") + 2, "ซ้ำกัน", id="a key twice"
        ),
        pytest.param("codes = 5\n" + TEXT, 1, "หมวด codes ต้องเขียนเป็น [codes]", id="codes is a number"),
        pytest.param("fault = 'x'\n" + TEXT.replace("[[fault]]", "[[paper]]"), 1, "[[fault]]", id="fault is text"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_scenario_at_all_is_told_so(text: str, line: int, sentence: str) -> None:
    found = complaints(text)

    assert any(at == line and sentence in told for at, told in found), found


def test_missing_tables_are_told_in_one_order_whenever_the_file_is_checked() -> None:
    missing = [sentence for _line, sentence in complaints("")]

    assert missing == [
        f"ขาดหมวด {table}"
        for table in (
            "[scenario]",
            "[sign_in]",
            "[[mistake]]",
            "[[step]]",
            "[[answer]]",
        )
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("[sign_in]", "[[sign_in]]", "หมวด sign_in ต้องเขียนเป็น [sign_in]"),
        ("[[paper]]", "[paper]", "หมวด paper ต้องเขียนเป็น [[paper]]"),
    ],
)
def test_a_heading_with_too_many_or_too_few_brackets_is_told(right: str, wrong: str, sentence: str) -> None:
    text, line = change(right, wrong)

    assert (line, sentence) in complaints(text)


def test_a_set_whose_payees_are_no_tables_is_told() -> None:
    for payees in ("transfer = 3", "transfer = [1, 2]", 'transfer = "x"', "transfer = {}"):
        start, end = TEXT.index("[[set.transfer]]"), TEXT.index("[[paper]]")
        found = complaints(f"{TEXT[:start]}{payees}\n\n{TEXT[end:]}")

        assert any("ต้องเขียนเป็น [[set.transfer]]" in told for _, told in found), (payees, found)
