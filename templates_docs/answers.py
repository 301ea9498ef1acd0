"""Reads an answer, typed in a window or written in a file, as what its field asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone

from templates_docs.cleaning import LONGEST_ANSWER, clean_text, one_line
from templates_docs.errors import UnreadableAnswerError
from templates_docs.fields import Field, Kind, Plain
from thai.dates import parse_date, parse_moment
from thai.identity import format_phone, is_citizen_id, is_decoy_id, is_decoy_phone, is_mobile
from thai.numerals import all_arabic

_BANGKOK = timezone(timedelta(hours=7))
_ISO_DAY = re.compile(r"(19|20)\d\d-\d\d-\d\d")
_ISO_MOMENT = re.compile(r"(19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")
_MASKED_DECOY = re.compile(r"08x-?xxx-?(\d{4})", re.IGNORECASE)
_EMAIL = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_YES = frozenset({"true", "yes", "1", "ใช่", "มี", "✓", "x"})
_NO = frozenset({"false", "no", "0", "ไม่ใช่", "ไม่", "ไม่มี", ""})


def read_answer(field: Field, raw: object) -> Plain:
    """Return the clean value of one answer, or None when it was left blank.

    Accepts text of any kind; besides, a file's own dates, date-times, booleans and lists where the
    field asks for those. A bare number is refused where digits matter: a file drops leading zeros.

    Raises:
        ThaiError: what was wrong and what to type, without the field's name.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return False if field.kind is Kind.TICK else None
    value = _READERS[field.kind](field, raw)
    if isinstance(value, str):
        _check_length(field, value)
        value = _of_pattern(field, value)
    return value or (False if field.kind is Kind.TICK else None)


def _check_length(field: Field, value: str) -> None:
    if field.kind is Kind.DIGITS:
        return
    if field.longest and len(value) > field.longest:
        raise UnreadableAnswerError(
            "answer_too_long", f"ยาว {len(value)} ตัวอักษร เกิน {field.longest} ตัวอักษรที่รับได้", "โปรดย่อ"
        )
    if len(value) < field.min_length:
        raise UnreadableAnswerError(
            "answer_too_short", f"สั้นเกินไป ต้องมีอย่างน้อย {field.min_length} ตัวอักษร", "โปรดเขียนให้ละเอียดขึ้น"
        )


def _of_pattern(field: Field, value: str) -> str:
    """Return the answer as its pattern takes it; Thai digits count as the Arabic ones a pattern asks for."""
    if field.pattern is None or re.fullmatch(field.pattern.expression, value):
        return value
    arabic = all_arabic(value)
    if not re.fullmatch(field.pattern.expression, arabic):
        raise UnreadableAnswerError("wrong_pattern", field.pattern.sentence)
    # official numbers print in Thai digits, as the register writes them; codes such as a bank's are Arabic
    return value if field.kind is Kind.REFERENCE_NUMBER else arabic


def _as_text(raw: object) -> str:
    if not isinstance(raw, str):
        raise UnreadableAnswerError("not_text", "ต้องเป็นข้อความ", "ในไฟล์คำตอบให้ใส่ไว้ในเครื่องหมายคำพูด “ ”")
    return raw


def _text(_field: Field, raw: object) -> str:
    return one_line(_as_text(raw))


def _choice(field: Field, raw: object) -> str:
    typed = one_line(_as_text(raw))
    for choice in field.choices:
        if all_arabic(choice) == all_arabic(typed):
            return choice
    raise UnreadableAnswerError(
        "not_a_choice", f"ไม่มี “{typed[:60]}” ให้เลือก", "เลือกได้เฉพาะ: " + ", ".join(field.choices)
    )


def _date(_field: Field, raw: object) -> date:
    if isinstance(raw, datetime):
        raise UnreadableAnswerError("invalid_date", "ต้องเป็นวันที่อย่างเดียว", "ไม่ต้องใส่เวลา")
    if isinstance(raw, date):
        return raw
    typed = one_line(_as_text(raw))
    return _iso(typed).date() if _ISO_DAY.fullmatch(typed) else parse_date(typed)


def _moment(_field: Field, raw: object) -> datetime:
    if isinstance(raw, datetime):
        here = raw.astimezone(_BANGKOK) if raw.tzinfo else raw
        return here.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(raw, date):
        raise UnreadableAnswerError("invalid_moment", "ต้องมีเวลาด้วย", "ให้พิมพ์แบบ 7 มี.ค. 2568 เวลา 21.30 น.")
    typed = one_line(_as_text(raw))
    return _iso(typed).replace(second=0) if _ISO_MOMENT.fullmatch(typed) else parse_moment(typed)


def _iso(typed: str) -> datetime:
    try:
        return datetime.fromisoformat(typed)
    except ValueError:
        raise UnreadableAnswerError("invalid_date", f"“{typed}” ไม่มีในปฏิทิน", "โปรดตรวจวัน เดือน ปี") from None


def _digits(field: Field, raw: object) -> str:
    typed = re.sub(r"[ \-]", "", all_arabic(one_line(_as_text(raw))))
    least, most = field.min_length or 1, field.max_length or LONGEST_ANSWER
    if not (typed.isascii() and typed.isdigit() and least <= len(typed) <= most):
        how_many = f"{most} หลัก" if least == most else f"{least} ถึง {most} หลัก"
        raise UnreadableAnswerError("invalid_digits", f"ต้องเป็นตัวเลข {how_many}", "โปรดตรวจแล้วพิมพ์ใหม่")
    return typed


def _phone(_field: Field, raw: object) -> str:
    typed = all_arabic(one_line(_as_text(raw)))
    format_phone(typed)  # raises invalid_phone
    return typed


def _mobile(_field: Field, raw: object) -> str:
    typed = re.sub(r"[ \-]", "", all_arabic(one_line(_as_text(raw))))
    if decoy := _MASKED_DECOY.fullmatch(typed):
        return f"000000{decoy[1]}"
    if not (is_mobile(typed) or is_decoy_phone(typed)):
        raise UnreadableAnswerError(
            "invalid_phone", "ต้องเป็นเลขโทรศัพท์เคลื่อนที่ ๑๐ หลัก", "ขึ้นต้นด้วย 06, 08 หรือ 09 (แบบฝึกใช้ 08x-xxx-0001)"
        )
    return typed


def _citizen_id(_field: Field, raw: object) -> str:
    typed = re.sub(r"[ \-]", "", all_arabic(one_line(_as_text(raw))))
    if not (is_citizen_id(typed) or is_decoy_id(typed)):
        raise UnreadableAnswerError(
            "invalid_citizen_id", "เลขประจำตัวประชาชนไม่ถูกต้อง", "ต้องมี ๑๓ หลักและหลักสุดท้ายต้องตรงตามสูตร"
        )
    return typed


def _email(_field: Field, raw: object) -> str:
    typed = one_line(_as_text(raw))
    if len(typed) > 254 or not _EMAIL.fullmatch(typed):
        raise UnreadableAnswerError(
            "invalid_email", "ไม่ใช่ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์", "ให้พิมพ์แบบ saraban@agency.go.th"
        )
    return typed


def _username(_field: Field, raw: object) -> str:
    typed = all_arabic(one_line(_as_text(raw)))
    if not _USERNAME.fullmatch(typed):
        raise UnreadableAnswerError(
            "invalid_username", "รหัสผู้ใช้งานใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข จุด และขีด", "ห้ามใส่รหัสผ่านในช่องนี้"
        )
    return typed


def _tick(_field: Field, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    typed = one_line(_as_text(raw)).lower()
    if typed in _YES:
        return True
    if typed in _NO:
        return False
    raise UnreadableAnswerError(
        "invalid_tick", f"“{typed[:60]}” ไม่ใช่คำตอบของช่องทำเครื่องหมาย", "ตอบ true หรือ false"
    )


def _lines(field: Field, raw: object) -> tuple[str, ...]:
    if isinstance(raw, list | tuple):
        whole = "\n".join(one_line(_as_text(item)) for item in raw[:LONGEST_ANSWER])
    else:
        whole = _as_text(raw)
    text = clean_text(whole)
    _check_length(field, text)
    return tuple(line for line in text.split("\n") if line)


_READERS: Mapping[Kind, Callable[[Field, object], Plain]] = {
    Kind.TEXT: _text,
    Kind.PARAGRAPH: _text,
    Kind.CHOICE: _choice,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.DIGITS: _digits,
    Kind.PHONE: _phone,
    Kind.MOBILE: _mobile,
    Kind.CITIZEN_ID: _citizen_id,
    Kind.EMAIL: _email,
    Kind.USERNAME: _username,
    Kind.REFERENCE_NUMBER: _text,
    Kind.FILE: _text,
    Kind.TICK: _tick,
    Kind.LINES: _lines,
}
