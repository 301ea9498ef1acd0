"""Turns checked answers into the document itself: a Word file, or plain text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from templates_docs.compiled import FieldUse, Template, compile_template
from templates_docs.errors import CannotTypesetError, FormError, did_you_mean
from templates_docs.fields import Value
from templates_docs.file_names import safe_file_name
from templates_docs.form import CheckedAnswers, Form
from templates_docs.template_cache import TemplateCache
from thai.dates import format_date
from thai.numerals import all_arabic
from thai.salutation import salutation

if TYPE_CHECKING:
    from templates_docs.pdf import FontFiles

ADDRESSEE = "addressee"
"""The field whose answer decides how a letter opens and closes."""

_FACTS = (
    *("deadline.due", "deadline.cautious", "deadline.overdue", "deadline.late_by", "deadline.days_left"),
    *("deadline.provisional", "deadline.maybe_overdue"),
    *("salutation.opening", "salutation.closing", "page.draft", "page.exercise"),
)


def render_docx(
    checked: CheckedAnswers, emblem: bytes | None = None, cache: TemplateCache | None = None
) -> bytes:
    """Return the document as the bytes of a .docx; the same answers give the same bytes.

    Args:
        checked: from `Form.check(...).accepted()`.
        emblem: the organisation's own Garuda as PNG bytes; without it the page has a dotted
            placeholder and says ฉบับร่าง.
        cache: where compiled templates are kept between runs.

    Raises:
        EmblemRefusedError: where the picture cannot serve.
        FormError, TemplateRefusedError: where the form's letter.jinja is at fault.
    """
    return Renderer(checked.form, emblem, cache).docx(checked)


def render_pdf(checked: CheckedAnswers, emblem: bytes | None = None, fonts: FontFiles | None = None) -> bytes:
    """Return the document as PDF/A-2b, set from the very Word file that `render_docx` returns.

    Args:
        checked: from `Form.check(...).accepted()`.
        emblem: as for `render_docx`.
        fonts: the machine's own TH SarabunPSK or TH Sarabun New; without it the bundled font.

    Raises:
        CannotTypesetError: naming what the typesetter does not draw.
        EmblemRefusedError, FormError, TemplateRefusedError: as `render_docx`.
    """
    return Renderer(checked.form, emblem, fonts=fonts).pdf(checked)


class Renderer:
    """Renders the documents of one form, one after another; its letter is looked for once.

    Raises:
        FormError, TemplateRefusedError: where the form's letter.jinja is at fault; the methods raise as
            `render_docx` and `render_pdf`.
    """

    def __init__(
        self,
        form: Form,
        emblem: bytes | None = None,
        cache: TemplateCache | None = None,
        fonts: FontFiles | None = None,
    ) -> None:
        self._title = form.title
        self._emblem = emblem
        self._fonts = fonts
        self._letter = letter_of(form, cache)

    def docx(self, checked: CheckedAnswers) -> bytes:
        """Return the document as the bytes of a .docx."""
        return self._letter.render(record_of(checked), self._emblem)

    def pdf(self, checked: CheckedAnswers) -> bytes:
        """Return the document as PDF/A-2b, in the machine's own font where that has every letter of it."""
        # HarfBuzz is loaded only when a page is set, so that forms and Word files never wait for it.
        from templates_docs.pdf import BUNDLED_FONTS, typeset

        parts = self.parts(checked)
        if self._fonts is not None:
            with suppress(CannotTypesetError):
                return typeset(parts, self._fonts, self._title)
        return typeset(parts, BUNDLED_FONTS, self._title)

    def parts(self, checked: CheckedAnswers) -> dict[str, bytes]:
        """Return every part of the .docx by name."""
        return self._letter.whole(record_of(checked), self._emblem)


def plain_text(checked: CheckedAnswers, emblem: bytes | None = None) -> str:
    """Return the words of the document, a line for each paragraph; raises as `render_docx`."""
    return letter_of(checked.form).plain_text(record_of(checked), emblem)


def file_name(checked: CheckedAnswers, suffix: str = ".docx") -> str:
    """Return a safe name for the document's file, made of the answers form.toml names in `file_name`."""
    words = (_file_word(checked.values[name]) for name in checked.form.file_name_fields)
    return safe_file_name((checked.form.name, *words), suffix)


def letter_of(form: Form, cache: TemplateCache | None = None) -> Template:
    """Return the form's letter, compiled and known to ask for nothing the form does not have.

    Raises:
        FormError: with every unknown field, naming the line of letter.jinja, or the sentence of letter.docx, of each.
        TemplateRefusedError, WordTemplateRefusedError, DocxRefusedError: for anything a template may not hold.
    """
    path = form.letter
    letter = _compiled(path, path.stat().st_mtime_ns, cache)
    known = known_names(form)
    unknown = dict.fromkeys(
        _unknown(use, letter.name, known) for use in letter.fields if _is_unknown(use, known)
    )
    if len(unknown) == 1:
        ((line, words),) = unknown
        raise FormError(words, path, line)
    if unknown:
        told = (f"บรรทัดที่ {line} {words}" if line else words for line, words in unknown)
        raise FormError("; ".join(told), path)
    return letter


def _is_unknown(use: FieldUse, known: Collection[str]) -> bool:
    """Return whether the form has no such field; in a Word file a list's own fields go with the list."""
    return use.name not in known and not (use.part and use.name.split(".")[0] in known)


def _unknown(use: FieldUse, letter: str, known: Collection[str]) -> tuple[int | None, str]:
    """Return what to say of a field that the form does not have, and the line of letter.jinja where it stands."""
    words = f"ไม่มีช่อง “{use.name}”{did_you_mean(use.name, known)}"
    if use.part:
        return None, f"{use.part} “{use.sentence}”: {words}"
    if use.template == letter:
        return use.line, words
    return None, f"หนังสือชนิด {use.template} ต้องมีช่อง “{use.name}”"


def known_names(form: Form) -> set[str]:
    """Return every name that the form's letter may print or ask about."""
    return {field.name for field in form.fields} | set(_FACTS)


def record_of(checked: CheckedAnswers) -> dict[str, object]:
    """Return what a letter may print: the answers in groups, the deadline and the salutation."""
    record: dict[str, object] = {}
    for name, value in checked.values.items():
        group = record
        *groups, last = name.split(".")
        for key in groups:
            inner = group.setdefault(key, {})
            assert isinstance(inner, dict)
            group = inner
        group[last] = value
    addressee = checked.values.get(ADDRESSEE)
    if isinstance(addressee, str):
        opening, closing = salutation(addressee)
        record["salutation"] = {"opening": opening, "closing": closing}
    record["deadline"] = _deadline_facts(checked)
    return record


def _deadline_facts(checked: CheckedAnswers) -> Mapping[str, object]:
    view = checked.deadline
    if view is None:
        return {}
    return {
        "due": view.due,
        "cautious": view.cautious,
        "overdue": view.overdue,
        "late_by": view.late_by,
        "days_left": view.days_left,
        "provisional": bool(view.provisional),
        "maybe_overdue": view.maybe_overdue,
    }


def _file_word(value: Value) -> str:
    if isinstance(value, date):
        return all_arabic(format_date(value))
    return all_arabic(value) if isinstance(value, str) else ""


@lru_cache(maxsize=64)
def _compiled(path: Path, _changed: int, cache: TemplateCache | None) -> Template:
    """Compile once for each state of the file, so that an edited letter is seen at once."""
    return compile_template(path, thai_digits=True, cache=cache)
