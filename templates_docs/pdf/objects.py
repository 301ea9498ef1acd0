"""Writes a PDF file of numbered objects as they come; the same objects give the same bytes."""

from __future__ import annotations

import hashlib
import zlib

from templates_docs.package import Writable

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Writes the objects of one file; an object's number is told before its content is known.

    Nothing is held but where each object stands, so that a file of ten thousand pages needs no memory for them.
    """

    def __init__(self, file: Writable) -> None:
        self._file = file
        self._at = 0
        self._places: list[int] = []
        self._digest = hashlib.sha256()
        self._write(_HEADER)

    def reserve(self) -> int:
        """Return the number of an object whose content is given later, by `fill`."""
        self._places.append(0)
        return len(self._places)

    def fill(self, number: int, content: str | bytes) -> None:
        """Write a reserved object."""
        self._places[number - 1] = self._at
        data = content.encode("ascii") if isinstance(content, str) else content
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, data))

    def add(self, content: str | bytes) -> int:
        """Write a new object and return its number."""
        number = self.reserve()
        self.fill(number, content)
        return number

    def finish(self, root: int, info: int) -> None:
        """Write where everything stands; the file's identity is a digest of its own content."""
        start, count = self._at, len(self._places) + 1
        identity = self._digest.hexdigest()[:32].encode()
        places = b"".join(b"%010d 00000 n \n" % place for place in self._places)
        self._write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, places))
        self._write(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (count, root, info, identity, identity, start)
        )

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)


def stream(data: bytes, entries: str = "", level: int = 6) -> bytes:
    """Return a deflated stream object with these further dictionary entries."""
    packed = zlib.compress(data, level)
    return raw_stream(packed, f"/Filter/FlateDecode{entries}")


def raw_stream(data: bytes, entries: str = "") -> bytes:
    """Return a stream object holding these bytes as they are."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode("ascii"), len(data), data)


def text_string(text: str) -> str:
    """Return a text of any language as a PDF string."""
    return f"<feff{text.encode('utf-16-be').hex()}>"
