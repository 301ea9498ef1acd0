"""A template compiled once, ready to become one document for each record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from templates_docs.arrange import arrange
from templates_docs.emblem import EMBLEM_PART, Emblem, read_emblem
from templates_docs.errors import (
    MissingValuesError,
    TemplateRefusedError,
    WordTemplateRefusedError,
)
from templates_docs.marks import CONTINUED
from templates_docs.markup import line_spacing
from templates_docs.package import Package
from templates_docs.page_shape import shaped, spaced
from templates_docs.plain_text import text_of
from templates_docs.safe_jinja import Group, render
from templates_docs.text_plan import FIRST_HEAD, NEXT_HEAD, environment_of, plan

if TYPE_CHECKING:
    from templates_docs.continuation import PageMarker
    from templates_docs.lint import Finding
    from templates_docs.template_cache import TemplateCache

REFERENCE_DOCUMENT = Path(__file__).parent / "styles" / "saraban.docx"

_BODY = "word/document.xml"
STYLES_PART = "word/styles.xml"
FIRST_HEADER = "word/header1.xml"
NEXT_HEADER = "word/header2.xml"
_HEADERS = {FIRST_HEADER: FIRST_HEAD, NEXT_HEADER: NEXT_HEAD}
_LARGEST_TEMPLATE = 200_000  # characters


@dataclass(frozen=True, slots=True)
class FieldUse:
    """One place where a template prints or asks about a field: its dotted name and its line.

    In a Word template the line is the number of the tag, and `part` says in which part it stands.
    """

    name: str
    template: str
    line: int
    sentence: str
    part: str = ""


class Template(Protocol):
    """A template ready to become documents, whichever way it was written."""

    name: str
    fields: tuple[FieldUse, ...]
    bears_emblem: bool
    """Whether its paper bears the emblem; without one installed such a page says ฉบับร่าง."""

    def render(self, record: Mapping[str, object], emblem: bytes | None = None) -> bytes:
        """Return the document as a .docx."""

    def parts(self, record: Mapping[str, object], emblem: bytes | None = None) -> dict[str, bytes]:
        """Return the parts that differ from record to record."""

    def whole(self, record: Mapping[str, object], emblem: bytes | None = None) -> dict[str, bytes]:
        """Return every part of the document by name, as `render` would pack them."""

    def plain_text(self, record: Mapping[str, object], emblem: bytes | None = None) -> str:
        """Return the words of the document."""

    def lint(self, known: Collection[str] = ()) -> tuple[Finding, ...]:
        """Return what is wrong or doubtful in the template; see `templates_docs.lint`."""


class CompiledTemplate:
    """A text template with its kind's letterhead, compiled; `render` makes a .docx of a record.

    `fields` lists what the record must hold: every dotted name the template and its parents look at.
    """

    def __init__(self, source: str, name: str, cache: TemplateCache | None = None) -> None:
        self.name = name
        self._source = source
        made = plan(source, name, cache)
        self.fields = tuple(FieldUse(*use) for use in made.uses)
        self.bears_emblem = made.bears_emblem
        self._spacing = line_spacing(source)
        environment = environment_of(made)
        self._body = environment.get_template(name)
        self._headers = {part: environment.get_template(kind) for part, kind in _HEADERS.items()}
        self._heads: dict[tuple[bool, bool], dict[str, str]] = {}

    def render(self, record: Mapping[str, object], emblem: bytes | None = None) -> bytes:
        """Return the document as a .docx; the same record gives the same bytes.

        Without an emblem the page has a dotted placeholder and is marked ฉบับร่าง.

        Raises:
            MissingValuesError: listing everything the record lacks.
            UnprintableValueError: where a value cannot stand in a document.
            EmblemRefusedError: where the picture cannot serve.
        """
        return _package(self._spacing).build(self._filled(record, emblem))

    def whole(self, record: Mapping[str, object], emblem: bytes | None = None) -> dict[str, bytes]:
        """Return every part of the document by name, as `render` would pack them; raises as `render`."""
        return _package(self._spacing).whole(self._filled(record, emblem))

    def plain_text(self, record: Mapping[str, object], emblem: bytes | None = None) -> str:
        """Return the words of the document, page head first, a line for each paragraph; raises as `render`."""
        parts = self.parts(record, emblem)
        return text_of(parts[FIRST_HEADER]) + text_of(parts[_BODY])

    def lint(self, known: Collection[str] = ()) -> tuple[Finding, ...]:
        """Return what is wrong or doubtful, with the line of each; `known` names what a record will have."""
        from templates_docs.lint import findings, text_doubts

        return findings(self, known, text_doubts(self._source))

    def parts(self, record: Mapping[str, object], emblem: bytes | None = None) -> dict[str, bytes]:
        """Return the parts that differ from record to record, as WordprocessingML; raises as `render`."""
        picture, alt_text = emblem_or_placeholder(emblem)
        unfinished = emblem is None and self.bears_emblem
        page = {
            "draft": unfinished or record.get("draft") is True,
            "exercise": record.get("exercise") is True,
        }
        pieces, missing = render(self._body, Group({**record, "page": page}))
        if missing:
            raise MissingValuesError(missing, self._places(missing))
        parts = {_BODY: arrange("".join(pieces), picture, alt_text), **self._page_heads(page)}
        is_continued = CONTINUED in parts[_BODY]
        parts[_BODY] = parts[_BODY].replace(CONTINUED, "")
        whole = shaped(parts, _envelopes(), _BODY)
        if is_continued:
            whole[_BODY] = _page_marker(self._spacing).marked(whole)
        return {name: xml.encode() for name, xml in whole.items()}

    def _page_heads(self, page: Mapping[str, bool]) -> dict[str, str]:
        """Return the page heads; they ask only what the page is, so each sort of page has them made once."""
        sort = (page["draft"], page["exercise"])
        if sort not in self._heads:
            heads = {
                part: render(template, Group({"page": page})) for part, template in self._headers.items()
            }
            self._heads[sort] = {part: "".join(pieces) for part, (pieces, _missing) in heads.items()}
        return self._heads[sort]

    def _filled(self, record: Mapping[str, object], emblem: bytes | None) -> dict[str, bytes]:
        return self.parts(record, emblem) | ({} if emblem is None else {EMBLEM_PART: emblem})

    def _places(self, names: list[str]) -> dict[str, str]:
        """Return where each field stands first, for whoever has to supply it."""
        return {
            use.name: f"{use.template} บรรทัดที่ {use.line} “{use.sentence}”"
            for use in reversed(self.fields)
            if use.name in names
        }


def compile_template(
    path: str | Path, *, thai_digits: bool = False, cache: TemplateCache | None = None
) -> Template:
    """Return the template at this path, compiled: marked lines, or a Word file (.docx) with Jinja tags.

    Args:
        path: the template.
        thai_digits: whether a Word template prints numbers in Thai digits; marked lines always do.
        cache: where compiled templates are kept between runs.

    Raises:
        TemplateRefusedError: naming the line, for anything a template may not hold.
        WordTemplateRefusedError: the same for a Word file, naming part and sentence.
        DocxRefusedError: for a Word file that is not opened at all.
    """
    path = Path(path)
    name = f"{path.parent.name}/{path.name}".lstrip("/")
    if path.suffix.lower() == ".docx":
        from templates_docs.word.template import compile_word_template

        try:
            data = path.read_bytes()
        except OSError:
            raise WordTemplateRefusedError("เปิดแม่แบบไม่ได้", path.name) from None
        return compile_word_template(data, name, thai_digits=thai_digits, cache=cache)
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise TemplateRefusedError("เปิดแม่แบบไม่ได้ หรือไม่ใช่ข้อความ UTF-8", path.name, 1) from None
    if len(source) > _LARGEST_TEMPLATE:
        raise TemplateRefusedError("แม่แบบยาวเกินไป", path.name, 1)
    return CompiledTemplate(source, name, cache)


def emblem_or_placeholder(emblem: bytes | None) -> tuple[Emblem, str]:
    """Return the emblem, or the dotted placeholder, with the words for those who cannot see it."""
    if emblem is None:
        return _placeholder(), "ที่ว่างสำหรับตราครุฑ"
    return read_emblem(emblem), "ตราครุฑ"


@cache
def _package(spacing: float = 1.0) -> Package:
    """Return the reference document, its lines this far apart (1 is single spacing)."""
    package = Package(REFERENCE_DOCUMENT.read_bytes(), (EMBLEM_PART, _BODY, *_HEADERS))
    if spacing == 1.0:
        return package
    styles = spaced(package.part(STYLES_PART), spacing)
    return Package({**package.parts, STYLES_PART: styles}, (EMBLEM_PART, _BODY, *_HEADERS))


@cache
def _page_marker(spacing: float) -> PageMarker:
    # where pages end is the typesetter's business, which is loaded only for kinds that ask
    from templates_docs.continuation import PageMarker

    return PageMarker(_package(spacing).parts)


@cache
def _placeholder() -> Emblem:
    return read_emblem(_package().part(EMBLEM_PART))


@cache
def _envelopes() -> dict[str, tuple[str, str]]:
    return {part: _envelope(part) for part in (_BODY, *_HEADERS)}


def _envelope(part: str) -> tuple[str, str]:
    """Return what stands before and after the paragraphs in a part of the reference document."""
    xml = _package().part(part).decode()
    if part == _BODY:
        return xml[: xml.index("<w:body>") + len("<w:body>")], xml[xml.index("<w:sectPr") :]
    return xml[: xml.index(">", xml.index("<w:hdr")) + 1], "</w:hdr>"
