"""The numbers a document is found by: its own, its clauses', its pages' and those it refers to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from thai.dates import buddhist_year, format_date
from thai.errors import ThaiError, require_choice, require_count, require_text, shown
from thai.numerals import all_arabic, all_thai, to_thai

URGENCIES = ("ด่วน", "ด่วนมาก", "ด่วนที่สุด")
"""The degrees of urgency of ระเบียบงานสารบรรณ, least first."""

_PREFIX = re.compile(r"[ก-๎.][ก-๎. ]*")
_CODE = re.compile(r"[^\s/0-9]*[0-9][^\s/]*")
_CLAUSE_HEAD = re.compile(r"\(?[๐-๙]+\)(?= )|[๐-๙]+(?:\.[๐-๙]+)*\.?(?= )")
_SHORTEST_MARK, _LONGEST_MARK = 4, 30  # letters that say enough (กรณี); clusters that fit the corner
_ENOUGH_TO_CUT = 200  # letters; more than the longest mark can hold
_HIGHEST_CLAUSE, _HIGHEST_NUMBER = 9_999, 999_999_999
_NUMBER = re.compile(r"(?P<first>[0-9]{1,9})(?:\s*[-\u2013]\s*(?P<last>[0-9]{1,9}))?")


def reference_number(prefix: str, code: str, number: int | str | None, circular: bool = False) -> str:
    """A document's number in Thai digits: `กค ๐๔๐๒.๒/๖๒๕`, circular `กค ๐๔๐๒.๒/ว ๓๔`.

    Args:
        prefix: The two letters of the ministry or province.
        code: The owner's code, such as "0402.2".
        number: The running number, a range ("2817 - 2819"), or None (or "") to leave it blank for the
            registry: `มท ๐๘๐๘.๒/`.
        circular: Whether it is a circular letter (หนังสือเวียน), which has ว before its number.

    Raises:
        ThaiError: invalid_reference, naming the part that is wrong.
    """
    letters = " ".join(prefix.split()) if isinstance(prefix, str) else ""
    if not _PREFIX.fullmatch(letters):
        raise _invalid("อักษรย่อของหน่วยงาน", prefix, "เช่น กค")
    owner = all_arabic(code).strip() if isinstance(code, str) else ""
    if not _CODE.fullmatch(owner):
        raise _invalid("รหัสหน่วยงานเจ้าของเรื่อง", code, "เช่น 0402.2")
    mark = "ว " if circular else ""
    return all_thai(f"{letters} {owner}/{mark}{_running_number(number)}").rstrip()


def order_number(number: int | str | None, day: date) -> str:
    """An order's number within the calendar year of its signing: `๑๒/๒๕๖๘`; None leaves it blank.

    Raises:
        ThaiError: invalid_reference or invalid_date.
    """
    return all_thai(f"{_running_number(number)}/{buddhist_year(day)}")


def reference_line(owner: str, urgency: str | None, number: str, day: date) -> str:
    """How another letter is cited: `หนังสือกระทรวงการคลัง ด่วนที่สุด ที่ กค ๐๔๐๒.๒/๖๒๕ ลงวันที่ ๕ กุมภาพันธ์ ๒๕๖๘`.

    Args:
        owner: Whose letter it is, with or without the word หนังสือ.
        urgency: One of `URGENCIES`; None or "" when the letter has none.
        number: Its number, Thai or Arabic digits, with or without the word ที่.
        day: The day it bears.

    Raises:
        ThaiError: invalid_reference, unknown_choice or invalid_date.
    """
    whose = " ".join(require_text(owner, "ชื่อหน่วยงานเจ้าของหนังสือ").split())
    cited = " ".join(require_text(number, "เลขที่หนังสือ").split())
    cited = re.sub(r"\Aที่\s*", "", cited)
    if whose in ("", "หนังสือ"):
        raise _invalid("ชื่อหน่วยงานเจ้าของหนังสือ", owner, "เช่น กระทรวงการคลัง")
    if not cited:
        raise _invalid("เลขที่หนังสือ", number, "เช่น กค 0402.2/625")
    if not whose.startswith("หนังสือ"):
        whose = f"หนังสือ{whose}"
    hurry = f"{require_choice(urgency, URGENCIES, 'ชั้นความเร็ว')} " if urgency else ""
    return f"{to_thai(whose)} {hurry}ที่ {to_thai(cited)} {format_date(day, 'ref')}"


def clause_number(path: int | Sequence[int]) -> str:
    """The number a clause bears by its place: (1,) `๑.`, (1, 2) `๑.๒`, (1, 2, 3) `(๓)`.

    Raises:
        ThaiError: invalid_clause, when the place is empty, deeper than three, or not whole numbers from 1.
    """
    places = (path,) if isinstance(path, int) else path
    if not isinstance(places, (tuple, list)) or not 1 <= len(places) <= 3 or not all(map(_is_place, places)):
        raise ThaiError(
            "invalid_clause",
            f"ลำดับข้อ “{shown(path)}” ใช้ไม่ได้",
            "ข้อมีได้ไม่เกิน 3 ชั้น และแต่ละชั้นเป็นจำนวนเต็มตั้งแต่ 1",
            shown(path),
        )
    if len(places) == 3:
        return all_thai(f"({places[2]})")
    return all_thai(f"{places[0]}." + ".".join(map(str, places[1:])))


def continuation_mark(text: str) -> str:
    """The mark at the foot of a page, from the text that opens the next one: `/๔. กรณี ...`.

    The clause's number, if any, and the first words; a word is never cut.

    Raises:
        ThaiError: invalid_text, when there is no text.
    """
    line = to_thai(" ".join(require_text(text).split()))
    if not line:
        raise ThaiError("invalid_text", "ไม่มีข้อความของหน้าถัดไป", "ให้ส่งข้อความต้นหน้าถัดไป")
    head = _CLAUSE_HEAD.match(line)
    opening = f"{head.group()} " if head else ""
    return f"/{opening}{_first_words(line.removeprefix(opening))} ..."


def page_number(n: int) -> str:
    """A page's number as printed at the head of every page from the second: `- ๒ -`.

    Raises:
        ThaiError: invalid_count, when it is not a whole number from 1.
    """
    return all_thai(f"- {require_count(n, 'เลขหน้า', least=1)} -")


def _first_words(line: str) -> str:
    """The first whole words that say enough to be recognised; ข้อ ๒ and a person's name count as one."""
    from thai.word_breaks import clusters, words  # the dictionary is read only when a page is continued

    taken = ""
    for word in words(line[:_ENOUGH_TO_CUT]):
        taken += word
        if len(taken.strip()) >= _SHORTEST_MARK:
            break
    return "".join(clusters(taken)[:_LONGEST_MARK]).strip()


def _is_place(place: object) -> bool:
    return isinstance(place, int) and not isinstance(place, bool) and 1 <= place <= _HIGHEST_CLAUSE


def _running_number(number: int | str | None) -> str:
    """A number or range in Arabic digits; "" when it is left to the registry."""
    if number is None or number == "":
        return ""
    if isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= _HIGHEST_NUMBER:
        return str(number)
    match = _NUMBER.fullmatch(all_arabic(number).strip()) if isinstance(number, str) else None
    if (
        match is None
        or int(match["first"]) < 1
        or (match["last"] and int(match["last"]) <= int(match["first"]))
    ):
        raise _invalid("เลขทะเบียน", number, "เช่น 625 หรือ 2817 - 2819")
    return f"{match['first']} - {match['last']}" if match["last"] else match["first"]


def _invalid(part: str, typed: object, example: str) -> ThaiError:
    return ThaiError("invalid_reference", f"{part} “{shown(typed)}” ใช้ไม่ได้", f"ให้พิมพ์ {example}", shown(typed))
