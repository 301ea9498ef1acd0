"""Turns the pages of a PDF into pictures for the screen."""

from __future__ import annotations

import threading
from types import TracebackType

import pypdfium2

PDFIUM_LOCK = threading.Lock()
"""Whoever calls pdfium holds it: the preview does on the window's thread, a converter beside it."""


class PdfPages:
    """An open PDF; close it, or use it in a ``with``."""

    def __init__(self, pdf: bytes) -> None:
        with PDFIUM_LOCK:
            self._document = pypdfium2.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self._document)

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def picture(self, page: int, width: int) -> bytes:
        """A page as a picture of that many pixels across, in the PPM format that Tk reads as it is.

        Args:
            page: its number, from 0.
            width: in pixels.
        """
        with PDFIUM_LOCK:
            return self._drawn(page, width)

    def _drawn(self, page: int, width: int) -> bytes:
        sheet = self._document[page]
        bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True)
        # without alpha pdfium draws three bytes a pixel, but may pad each line
        line = bitmap.width * 3
        pixels = bytes(bitmap.buffer)
        if bitmap.stride != line:
            starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
            pixels = b"".join(pixels[at : at + line] for at in starts)
        head = f"P6 {bitmap.width} {bitmap.height} 255\n".encode()
        bitmap.close()
        sheet.close()
        return head + pixels

    def close(self) -> None:
        """Lets go of the document."""
        with PDFIUM_LOCK:
            self._document.close()
