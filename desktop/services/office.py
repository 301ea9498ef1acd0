"""What a clerk can do: see the forms, check answers, and have the document written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.conversion import FindConverter
from desktop.services.ports import Emblem, OpenPages, Outbox, Pages, Today

if TYPE_CHECKING:  # the document wing is loaded when a clerk first asks for it, not before the first window
    from templates_docs.form import CheckedAnswers, CheckReport, Form
    from templates_docs.form_catalog import FormCatalog
    from templates_docs.pdf import FontFiles
    from templates_docs.template_cache import TemplateCache
    from thai.business_days import GovernmentCalendar


@dataclass(frozen=True)
class Written:
    """A document that was written.

    Attributes:
        path: where it is.
        report: what checking found; no errors, perhaps warnings.
        draft: whether it says ฉบับร่าง because its paper bears an emblem and none is installed.
        program: that made the PDF in place of our typesetter; empty as long as that could.
        undrawn: what our typesetter cannot draw, in Thai; empty likewise.
    """

    path: Path
    report: CheckReport
    draft: bool
    program: str = ""
    undrawn: str = ""


@dataclass(frozen=True)
class FinishedPdf:
    """A PDF, and who made it; `program` and `undrawn` as in `Written`."""

    content: bytes
    program: str = ""
    undrawn: str = ""


class Office:
    """The clerk's desk."""

    def __init__(
        self,
        today: Today,
        outbox: Outbox,
        emblem: Emblem,
        open_pages: OpenPages,
        folders: Iterable[Path] = (),
        kept_templates: Path | None = None,
        holidays: Iterable[Path] = (),
        find_converter: FindConverter = lambda: None,
        font_files: Callable[[], Iterable[Path]] = tuple,
    ) -> None:
        self.today = today
        self._outbox = outbox
        self._emblem = emblem
        self._open_pages = open_pages
        self._folders = tuple(folders)
        self._kept_templates = kept_templates
        self._holidays = tuple(holidays)
        self._find_converter = find_converter
        self._font_files = font_files
        self._catalog: FormCatalog | None = None
        self._calendar: GovernmentCalendar | None = None

    @property
    def catalog(self) -> FormCatalog:
        """Every form: shipped ones, then the agency's own, which win."""
        if self._catalog is None:
            from templates_docs.form_catalog import catalog

            self._catalog = catalog(self._folders)
        return self._catalog

    @property
    def calendar(self) -> GovernmentCalendar:
        """The government's working days: shipped tables, then the agency's own, which win."""
        if self._calendar is None:
            from thai.business_days import GovernmentCalendar

            calendar = GovernmentCalendar.shipped()
            for folder in self._holidays:
                calendar = calendar.with_folder(folder)
            self._calendar = calendar
        return self._calendar

    def check(self, form: Form, answers: Mapping[str, object]) -> CheckReport:
        """All problems of the answers at once, and the deadline, as of today."""
        return form.check(answers, self.today(), self.calendar)

    def write(
        self, form: Form, answers: Mapping[str, object], folder: Path, *, as_pdf: bool = False
    ) -> Written:
        """The document, checked, rendered and written, in this order.

        Args:
            form: which one.
            answers: flat or nested, as for `check`.
            folder: where to; made if need be.
            as_pdf: PDF/A in place of a Word file.

        Raises:
            AnswersRefusedError: with every problem; nothing is written.
            OutboxError: it could not be written; nothing is left behind.
            DocumentError: the form's template or the emblem is at fault; nothing is written.
            CannotTypesetError, ConverterError: as `finished_pdf`; nothing is written.
        """
        from templates_docs.document import file_name

        report = self.check(form, answers)
        checked = report.accepted()
        made = self.finished_pdf(checked) if as_pdf else FinishedPdf(self._docx(checked))
        name = file_name(checked, ".pdf" if as_pdf else ".docx")
        path = self._outbox.put(folder, name, made.content)
        return Written(path, report, self.lacks_emblem(form), made.program, made.undrawn)

    def finished_pdf(self, checked: CheckedAnswers) -> FinishedPdf:
        """The document as PDF/A, by our own typesetter, or by LibreOffice or Word where that refuses.

        Raises:
            CannotTypesetError: naming what ours does not draw, on a computer with no other program.
            ConverterError: there is one, and it failed.
        """
        from templates_docs.errors import CannotTypesetError

        try:
            return FinishedPdf(self.pdf(checked))
        except CannotTypesetError as refused:
            converter = self._find_converter()
            if converter is None:
                raise
            (content,) = converter.convert([self._docx(checked)])
            return FinishedPdf(content, converter.name, refused.thing)

    def pdf(self, checked: CheckedAnswers) -> bytes:
        """The document as PDF/A, set by our own typesetter.

        Raises:
            CannotTypesetError: naming what it does not draw.
        """
        from templates_docs.document import render_pdf

        return render_pdf(checked, self.emblem_picture(), self.fonts)

    @cached_property
    def fonts(self) -> FontFiles | None:
        """This computer's own TH SarabunPSK or TH Sarabun New; None where it has none."""
        from templates_docs.pdf.font_choice import document_fonts

        return document_fonts(self._font_files())

    def _docx(self, checked: CheckedAnswers) -> bytes:
        from templates_docs.document import render_docx

        return render_docx(checked, self.emblem_picture(), self._template_cache)

    @cached_property
    def _template_cache(self) -> TemplateCache | None:
        from templates_docs.template_cache import TemplateCache

        return TemplateCache(self._kept_templates) if self._kept_templates else None

    def pages(self, pdf: bytes) -> Pages:
        """The pages of a PDF, to look at; close it afterwards."""
        return self._open_pages(pdf)

    def emblem_picture(self) -> bytes | None:
        """The emblem's PNG, or None as long as none is installed.

        Raises:
            EmblemRefusedError: `emblem_unreadable`: one is installed and cannot be read.
        """
        from templates_docs.emblem import unreadable_emblem

        try:
            return self._emblem.read()
        except OSError as error:
            raise unreadable_emblem() from error

    @property
    def has_emblem(self) -> bool:
        """Whether the organisation has installed its emblem."""
        try:
            return self._emblem.read() is not None
        except OSError:
            return True  # there is one; whoever needs the picture is told why it cannot be read

    def lacks_emblem(self, form: Form) -> bool:
        """Whether the form's documents say ฉบับร่าง because their paper bears an emblem and none is installed.

        Raises:
            FormError, TemplateRefusedError: the form's template is at fault.
        """
        from templates_docs.document import letter_of

        return not self.has_emblem and letter_of(form, self._template_cache).bears_emblem

    def install_emblem(self, picture: bytes) -> None:
        """Keeps the organisation's emblem for every later letter.

        Raises:
            EmblemRefusedError: the picture cannot serve; says why.
            OSError: it could not be kept.
        """
        from templates_docs.emblem import read_emblem

        read_emblem(picture)
        self._emblem.install(picture)

    def remove_emblem(self) -> None:
        """Forgets the emblem; letters say ฉบับร่าง again."""
        self._emblem.remove()
