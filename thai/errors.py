"""What Thai text, dates, money or working days can get wrong, each said in one Thai sentence."""

from __future__ import annotations

CODES: dict[str, str] = {
    "calendar_missing": "there is no holiday table for the year",
    "invalid_amount": "not an amount of money",
    "invalid_citizen_id": "not a 13-digit citizen number",
    "invalid_clause": "not the place of a clause",
    "invalid_count": "not a whole number that can be used here",
    "invalid_date": "not a day that can be read",
    "invalid_holiday_table": "a holiday file that cannot be used",
    "invalid_moment": "not a day and time that can be read",
    "invalid_phone": "not a Thai telephone number",
    "invalid_reference": "not a document's reference number",
    "invalid_salutation_table": "a salutation file that cannot be used",
    "invalid_text": "something other than text, or no text at all",
    "salutation_by_hand": "a salutation this program must not choose",
    "unknown_choice": "not one of the choices offered",
}
"""Every stable code of this package, and what it means."""

_LONGEST_QUOTE = 60
_LARGEST_COUNT = 1_000_000


class ThaiError(ValueError):
    """A problem with a stable code and a Thai sentence: what was wrong, and what to type instead.

    Attributes:
        code: One of `CODES`; never changes once published.
        problem: What went wrong, in Thai.
        advice: What to do next, in Thai; empty when the problem says it all.
        typed: What was typed, shortened; empty when it must not be repeated (a citizen number).
    """

    def __init__(self, code: str, problem: str, advice: str = "", typed: str = "") -> None:
        # All four go to ValueError so that the error survives pickling between processes.
        super().__init__(code, problem, advice, typed)
        self.code = code
        self.problem = problem
        self.advice = advice
        self.typed = typed

    def __str__(self) -> str:
        return f"{self.problem} {self.advice}".strip()


class CalendarMissingError(ThaiError):
    """A day was asked about in a year that has no holiday table.

    Attributes:
        year: The year, Buddhist era.
    """

    def __init__(self, year: int) -> None:
        super().__init__(
            "calendar_missing",
            f"ยังไม่มีตารางวันหยุดราชการของปี พ.ศ. {year}",
            f"กรุณา{how_to_add_holidays(year)}",
            str(year),
        )
        self.year = year

    def __reduce__(self) -> tuple[type[CalendarMissingError], tuple[int]]:
        return CalendarMissingError, (self.year,)


def how_to_add_holidays(year: int) -> str:
    """What an office does about a Buddhist year without a holiday table, in Thai."""
    return f"เพิ่มไฟล์ holidays/{year}.toml ในโฟลเดอร์ของโปรแกรม (ดูคู่มือผู้ใช้ หัวข้อ วันหยุดราชการ)"


def shown(typed: object) -> str:
    """What was typed, on one line and short enough to stand inside a sentence."""
    try:
        line = " ".join(str(typed).split())
    except ValueError:  # Python refuses to write out an integer of thousands of digits
        return "ตัวเลขที่ยาวเกินไป"
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE] + "…"


def require_text(value: object, what: str = "ข้อความ") -> str:
    """The value, known to be text.

    Raises:
        ThaiError: invalid_text, when it is anything else.
    """
    if not isinstance(value, str):
        raise ThaiError("invalid_text", f"{what}ต้องเป็นตัวอักษร", f"แต่ได้รับ {type(value).__name__}", shown(value))
    return value


def require_count(value: object, what: str, least: int | None = None) -> int:
    """The value, known to be a whole number (True and 3.0 are not), not under `least` nor absurdly large.

    Raises:
        ThaiError: invalid_count.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise ThaiError("invalid_count", f"{what}ต้องเป็นจำนวนเต็ม", f"แต่ได้รับ “{shown(value)}”", shown(value))
    if not (-_LARGEST_COUNT if least is None else least) <= value <= _LARGEST_COUNT:
        raise ThaiError("invalid_count", f"{what} {shown(value)} ใช้ไม่ได้", _allowed(least), shown(value))
    return value


def _allowed(least: int | None) -> str:
    low = "" if least is None else f"ไม่น้อยกว่า {least} และ"
    return f"ต้อง{low}ไม่เกิน {_LARGEST_COUNT:,}"


def require_choice(value: object, choices: tuple[str, ...], what: str) -> str:
    """The value, known to be one of the choices.

    Raises:
        ThaiError: unknown_choice.
    """
    if not isinstance(value, str) or value not in choices:
        raise ThaiError(
            "unknown_choice",
            f"ไม่รู้จัก{what} “{shown(value)}”",
            "ให้เลือกจาก " + ", ".join(choices),
            shown(value),
        )
    return value
