"""What can be wrong with a form, a template, an answer or an emblem, said in Thai."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from thai.errors import ThaiError

CODES: dict[str, str] = {
    "answers_refused": "the answers hold at least one error",
    "form_error": "a form folder that cannot be used",
    "unknown_form": "no form of that name",
    "template_refused": "a template with something a letter may not do",
    "docx_refused": "a Word file that is damaged or could do something when opened",
    "missing_values": "the record lacks values that the template prints",
    "unprintable_value": "a value with characters a document cannot hold",
    "emblem_unreadable": "the installed emblem cannot be read",
    "emblem_not_png": "the emblem is not a PNG picture",
    "emblem_damaged": "the emblem's file is cut short or damaged",
    "emblem_too_small": "the emblem would print coarse",
    "emblem_too_large": "the emblem has more bytes or more pixels than any emblem needs",
    "emblem_wrong_shape": "the emblem is far wider or narrower than tall",
    "required": "a field that must be answered is blank",
    "unknown_field": "an answer to a field the form does not have",
    "answered_twice": "one field is answered in two places",
    "not_entries": "a group of entries is answered by something else",
    "too_many_entries": "more entries than the group takes",
    "not_text": "a number where text in quotes is needed",
    "answer_too_long": "more characters than the field takes",
    "answer_too_short": "fewer characters than the field needs",
    "forbidden_character": "a character that XML or another machine's font cannot hold",
    "wrong_pattern": "the answer does not have the shape the form asks for",
    "not_a_choice": "not one of the choices offered",
    "invalid_tick": "neither yes nor no",
    "invalid_email": "not an e-mail address",
    "invalid_username": "not a user name",
    "invalid_digits": "not the number of digits asked for",
    "cannot_typeset": "a Word file with something the typesetter cannot draw",
    "cannot_bind": "a document with something that cannot stand in one file with others",
    "columns_refused": "a roster's headings that do not match the form's fields",
    "column_unknown": "a heading that names no field, more than one, or one twice",
    "column_unnamed": "a filled cell in a column without a heading",
    "row_too_wide": "a row with more cells than there are headings",
    "cell_is_number": "a number cell where leading zeros matter, or a day that is not text",
    "year_as_buddhist": "a date cell whose Gregorian year holds a Buddhist one",
    "deadline_passed": "the letter is later than its deadline",
    "calendar_provisional": "a deadline counted with holidays that are not announced yet",
}
"""Every stable code of this package beside those of thai.errors and of the named rules."""


class Severity(StrEnum):
    """How much a problem weighs: an error stops the document, a warning is shown beside it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the clerk should mend or know, ready to be shown beside its field.

    `sentence` is one Thai line that says what, where (Thai label and dotted name) and what to do.
    `clause` is the clause it rests on in short, such as `ข้อ ๔`; empty where no clause says so.
    `rule` is the number the rule carries in the project's list of rules, such as `R23`.
    """

    field: str
    code: str
    sentence: str
    severity: Severity = Severity.ERROR
    clause: str = ""
    rule: str = ""


class DocumentError(ThaiError):
    """Base of every error this package raises; `code` is stable, the words are Thai."""


class UnreadableAnswerError(DocumentError):
    """An answer that cannot be read as what its field asks for; its words do not yet name the field."""


class FormError(DocumentError):
    """A form folder that cannot be used; names the file and, where known, the line."""

    def __init__(self, problem: str, path: Path, line: int | None = None, code: str = "form_error") -> None:
        where = f"{path.parent.name}/{path.name}" + (f" บรรทัดที่ {line}" if line else "")
        super().__init__(code, f"{where}: {problem}")
        self.path = path
        self.line = line


class TemplateRefusedError(DocumentError):
    """A text template that will not be run; names the template and the line."""

    def __init__(self, problem: str, template: str, line: int, code: str = "template_refused") -> None:
        super().__init__(code, f"แม่แบบ {template} บรรทัดที่ {line}: {problem}")
        self.mistake = problem
        self.template = template
        self.line = line


class WordTemplateRefusedError(DocumentError):
    """A Word template that will not be run; names the part and quotes the sentence."""

    def __init__(self, problem: str, template: str, part: str = "", sentence: str = "") -> None:
        where = f"{part}{f' ตรง “{sentence}”' if sentence else ''}: " if part else ""
        super().__init__("template_refused", f"แม่แบบ {template} {where}{problem}")
        self.mistake = problem
        self.template = template
        self.part = part
        self.sentence = sentence


class DocxRefusedError(DocumentError):
    """A Word file that is not opened at all: damaged, far too large, or able to do something by itself."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__("docx_refused", f"ไม่รับไฟล์ {name}: {problem}", remedy)


class MissingValuesError(DocumentError):
    """A record that lacks values the template prints; `names` lists all of them.

    `places` says where each stands, in the words of the template, as far as that is known.
    """

    def __init__(self, names: Sequence[str], places: Mapping[str, str] | None = None) -> None:
        places = places or {}
        told = (f"{name} ({places[name]})" if name in places else name for name in names)
        super().__init__(
            "missing_values", f"ยังไม่มีค่าสำหรับ {', '.join(told)} จึงยังทำเอกสารไม่ได้", "โปรดกรอกให้ครบ"
        )
        self.names = tuple(names)
        self.places = places


class UnprintableValueError(DocumentError):
    """A value that a document cannot hold, such as one with control characters."""


class MisusedValueError(UnprintableValueError):
    """A value that does not go with what the template does to it, such as text in a sum; names the place."""

    def __init__(self, line: int, place: str = "") -> None:
        where = place or (f"บรรทัดที่ {line}" if line else "")
        super().__init__(
            "unprintable_value",
            f"แม่แบบ{f' ตรง {where}' if where else ''} เทียบหรือคำนวณค่าที่ใช้ด้วยกันไม่ได้",
            "โปรดตรวจว่าช่องเป็นข้อความ ตัวเลข หรือรายการตามที่แม่แบบใช้",
        )
        self.line = line


_WORD_THINGS = {
    "AlternateContent": "กล่องข้อความหรือรูปร่าง",
    "w:br": "ตัวแบ่งคอลัมน์",
    "w:caps": "ตัวพิมพ์ใหญ่ทั้งหมด",
    "w:del": "ข้อความที่ทำเครื่องหมายลบไว้",
    "w:endnoteReference": "อ้างอิงท้ายเรื่อง",
    "w:evenAndOddHeaders": "หัวกระดาษหน้าคู่หน้าคี่",
    "w:footnoteReference": "เชิงอรรถ",
    "w:framePr": "กรอบข้อความ",
    "w:highlight": "แถบสีเน้นข้อความ",
    "w:jc": "การจัดแนว",
    "w:numPr": "ลำดับเลขหรือจุดนำอัตโนมัติ",
    "w:object": "วัตถุฝัง",
    "w:pgBorders": "กรอบรอบหน้ากระดาษ",
    "w:pict": "รูปวาดหรือกล่องข้อความ",
    "w:sdt": "ช่องกรอกของ Word",
    "w:smallCaps": "ตัวพิมพ์ใหญ่ขนาดเล็ก",
    "w:spacing": "ระยะระหว่างตัวอักษร",
    "w:sym": "สัญลักษณ์พิเศษ",
    "w:tblpPr": "ตารางลอย",
    "w:tblStylePr": "สไตล์ตารางที่แต่งบางแถว",
    "w:textDirection": "ข้อความแนวตั้ง",
    "w:vertAlign": "ตัวยกหรือตัวห้อย",
}


class CannotTypesetError(DocumentError):
    """A Word file with something the PDF typesetter does not draw.

    Attributes:
        what: its name in the file, such as `w:footnoteReference`, or in Thai.
        thing: what a clerk calls it, followed by that name.
    """

    def __init__(self, what: str) -> None:
        known = _WORD_THINGS.get(what.partition(" ")[0])
        self.what = what
        self.thing = f"{known} ({what})" if known else what
        super().__init__(
            "cannot_typeset",
            f"ตัวจัดหน้าในโปรแกรมยังวาดสิ่งนี้ไม่ได้: {self.thing}",
            "ทำ PDF ได้เมื่อติดตั้ง LibreOffice หรือ Word ไว้ในเครื่อง",
        )


class CannotBindError(DocumentError):
    """A Word file with something that cannot stand in one file with others like it; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(
            "cannot_bind",
            f"รวมเป็นไฟล์ Word เดียวไม่ได้ เพราะแม่แบบมี{what}",
            "โปรดแก้แม่แบบ หรือทำเป็นฉบับละไฟล์",
        )
        self.what = what


class CannotBindPdfError(DocumentError):
    """Documents that the typesetter cannot set as one PDF; `thing` names in Thai what it does not draw."""

    def __init__(self, thing: str) -> None:
        super().__init__(
            "cannot_bind",
            f"รวมเป็น PDF เอกสารเดียวไม่ได้ เพราะตัวจัดหน้าในโปรแกรมยังวาดสิ่งนี้ไม่ได้: {thing}",
            "โปรดแก้แม่แบบ หรือทำ PDF เป็นฉบับละไฟล์ ซึ่งใช้ LibreOffice หรือ Word ทำได้",
        )
        self.thing = thing


class EmblemRefusedError(DocumentError):
    """A picture that cannot serve as the emblem; `code` says why."""


class AnswersRefusedError(DocumentError):
    """Answers with at least one error; `problems` holds every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("answers_refused", "\n".join(problem.sentence for problem in problems))
        self.problems = tuple(problems)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ` (หมายถึง “…” หรือไม่)` for the nearest known name, or an empty string."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" (หมายถึง “{near[0]}” หรือไม่)" if near else ""
