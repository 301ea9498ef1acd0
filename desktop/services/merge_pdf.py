"""Makes the PDFs of a merge: with our own typesetter, and from the first letter it refuses with another program."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.conversion import Converter, FindConverter
    from templates_docs.document import Renderer
    from templates_docs.form import CheckedAnswers

Rows = Iterator[tuple[str, "CheckedAnswers"]]
"""The name of each file, and the answers it is made of."""


class MergePdfs:
    """A PDF for each row.

    Attributes:
        program: that made those which our typesetter could not; empty as long as there are none.
        undrawn: what it cannot draw, in Thai; empty likewise.
    """

    def __init__(self, renderer: Renderer, find_converter: FindConverter) -> None:
        self.program = self.undrawn = ""
        self._renderer = renderer
        self._find_converter = find_converter

    def of(self, rows: Rows) -> Iterator[tuple[str, bytes]]:
        """Each file's name and content, in the order of the rows.

        Raises:
            CannotTypesetError: naming what ours does not draw and the file, on a computer with no other program.
            ConverterError: there is one, and it failed with the batch in hand.
        """
        from templates_docs.errors import CannotTypesetError

        for name, checked in rows:
            try:
                content = self._renderer.pdf(checked)
            except CannotTypesetError as refused:
                converter = self._find_converter()
                if converter is None:
                    raise CannotTypesetError(f"{refused.what} ({name})") from refused
                self.program, self.undrawn = converter.name, refused.thing
                # a program takes seconds to start: all that is left goes to it in batches, not letter by letter
                yield from self._converted(converter, chain([(name, checked)], rows))
                return
            yield name, content

    def _converted(self, converter: Converter, rows: Rows) -> Iterator[tuple[str, bytes]]:
        names = deque[str]()

        def documents() -> Iterator[bytes]:
            for name, checked in rows:
                names.append(name)
                yield self._renderer.docx(checked)

        for content in converter.convert(documents()):
            yield names.popleft(), content
