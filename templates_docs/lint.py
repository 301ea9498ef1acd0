"""Reads a template as a careful colleague would, and says what will go wrong before a letter goes out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from templates_docs.compiled import Template, compile_template
from templates_docs.errors import (
    DocumentError,
    Severity,
    TemplateRefusedError,
    WordTemplateRefusedError,
    did_you_mean,
)

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
# digits inside Latin words, codes, addresses and e-mail are no Thai text
_ARABIC = re.compile(r"(?<![A-Za-z0-9@._/:-])[0-9]+(?:[.,/][0-9]+)*(?![A-Za-z0-9@_:-])")
_THAI = re.compile("[\u0e01-\u0e4e]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in a template: what, and the line or the sentence where it stands."""

    code: str
    problem: str
    place: str
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}" if self.place else self.problem


def lint(path: Path, known: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return all that is wrong or doubtful in the template at this path, errors first.

    Args:
        path: a `.jinja` or a `.docx`.
        known: the names a record will have; without them names are not checked.
    """
    try:
        return compile_template(path).lint(known)
    except TemplateRefusedError as error:
        refused = Finding("refused", error.mistake, f"บรรทัดที่ {error.line}", Severity.ERROR)
    except WordTemplateRefusedError as error:
        place = place_words(error.part, error.sentence)
        refused = Finding("refused", error.mistake, place, Severity.ERROR)
    except DocumentError as error:
        refused = Finding("refused", str(error), "", Severity.ERROR)
    return (refused,)


def findings(template: Template, known: Collection[str], doubts: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the fields that the record will not have, then the doubts."""
    return (*_unknown(template, known), *doubts)


def place_words(part: str, sentence: str) -> str:
    """Return where something stands in a Word file, as a clerk says it."""
    return f"{part} “{sentence}”" if sentence else part


def arabic_digits(text: str) -> list[str]:
    """Return the numbers typed in Arabic digits among Thai words; tags and Latin codes do not count."""
    plain = _TAG.sub(" ", text)
    return _ARABIC.findall(plain) if _THAI.search(plain) else []


def digit_finding(text: str, place: str) -> Iterator[Finding]:
    """Yield what to say of Arabic digits in one sentence."""
    if numbers := arabic_digits(text):
        yield Finding("arabic_digit", f"ใช้เลขอารบิก {', '.join(numbers)} ในหนังสือราชการ โปรดใช้เลขไทย", place)


def undrawn_finding(thing: str, place: str) -> Finding:
    """Return what to say of something that our own PDF typesetter does not draw."""
    problem = f"PDF ของโปรแกรมยังวาดสิ่งนี้ไม่ได้: {thing} เมื่อทำ PDF จะใช้ LibreOffice หรือ Word แทน"
    return Finding("cannot_typeset", problem, place)


def _unknown(template: Template, known: Collection[str]) -> Iterator[Finding]:
    """Yield each field the record will not have; a list's own fields go with the list."""
    seen: set[tuple[str, str]] = set()
    for use in template.fields:
        place = place_words(use.part, use.sentence) if use.part else f"{use.template} บรรทัดที่ {use.line}"
        listed = bool(use.part) and use.name.split(".")[0] in known
        if known and use.name not in known and not listed and (use.name, place) not in seen:
            seen.add((use.name, place))
            problem = f"ไม่มีช่อง “{use.name}”{did_you_mean(use.name, known)}"
            yield Finding("unknown_field", problem, place, Severity.ERROR)


def text_doubts(source: str) -> Iterator[Finding]:
    """Yield what is doubtful in the marked lines of a text template."""
    from templates_docs.pdf.survey import (
        refused_in_text,  # loads the typesetter, which finding words needs not
    )

    for number, line in enumerate(source.splitlines(), 1):
        if not line.lstrip().startswith("@table"):
            # a cell's span, as in `| =3 รวม |`, is ours and not printed
            words = re.sub(r"^\s*@\w+|(?<=\|)\s*=\d+", "", line)
            yield from digit_finding(words, f"บรรทัดที่ {number}")
        for refused in refused_in_text(_TAG.sub(" ", line)):
            yield undrawn_finding(refused.thing, f"บรรทัดที่ {number}")
