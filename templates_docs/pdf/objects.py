"""Writes a PDF file of numbered objects; the same objects give the same bytes."""

from __future__ import annotations

import hashlib
import zlib

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Gathers the objects of one file; an object's number is told before its content is known."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object whose content is given later, by `fill`."""
        self._objects.append(b"")
        return len(self._objects)

    def fill(self, number: int, content: str | bytes) -> None:
        """Give a reserved object its content."""
        self._objects[number - 1] = content.encode("ascii") if isinstance(content, str) else content

    def add(self, content: str | bytes) -> int:
        """Return the number of a new object with this content."""
        number = self.reserve()
        self.fill(number, content)
        return number

    def build(self, root: int, info: int) -> bytes:
        """Return the file; its identity is a digest of its own content."""
        pieces, places, at = [_HEADER], [], len(_HEADER)
        for number, content in enumerate(self._objects, 1):
            piece = b"%d 0 obj\n%b\nendobj\n" % (number, content)
            places.append(b"%010d 00000 n \n" % at)
            at += len(piece)
            pieces.append(piece)
        identity = hashlib.sha256(b"".join(pieces)).hexdigest()[:32].encode()
        count = len(self._objects) + 1
        pieces.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, b"".join(places)))
        pieces.append(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (count, root, info, identity, identity, at)
        )
        return b"".join(pieces)


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
