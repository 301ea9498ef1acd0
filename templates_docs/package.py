"""Writes a .docx from a reference file: what never changes is copied as it stands, the rest is packed anew."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_VERSION = 20
_DEFLATED = 8
_MIDNIGHT, _FIRST_DAY = 0, 33  # 1 January 1980, the zip format's own beginning: the same bytes every time


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside the archive, already deflated."""

    name: str
    crc: int
    size: int
    packed: bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """Return the member holding these bytes."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        return cls(name, zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


class Package:
    """A .docx with some of its parts left open; `build` fills them.

    The parts that stay are kept as deflated once, and written before the open ones, so that one
    document costs no more than packing what is new in it.
    """

    def __init__(self, reference: bytes, open_parts: Iterable[str]) -> None:
        self._parts = _read_parts(reference)
        self._open = tuple(open_parts)
        fixed = [Member.of(name, data) for name, data in self._parts.items() if name not in self._open]
        self._head = b"".join(_local(member) + member.packed for member in fixed)
        self._directory = _central(fixed, 0)
        self._count = len(fixed)

    def part(self, name: str) -> bytes:
        """Return a part as the reference file has it."""
        return self._parts[name]

    def build(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the whole .docx; an open part that is not given stays as in the reference file."""
        members = [Member.of(name, parts.get(name, self._parts[name])) for name in self._open]
        body = b"".join(_local(member) + member.packed for member in members)
        directory = self._directory + _central(members, len(self._head))
        count = self._count + len(members)
        start = len(self._head) + len(body)
        end = _END.pack(0x06054B50, 0, 0, count, count, len(directory), start, 0)
        return b"".join((self._head, body, directory, end))


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the parts, in their order; the same parts give the same bytes."""
    members = [Member.of(name, data) for name, data in parts.items()]
    body = b"".join(_local(member) + member.packed for member in members)
    directory = _central(members, 0)
    return (
        body
        + directory
        + _END.pack(0x06054B50, 0, 0, len(members), len(members), len(directory), len(body), 0)
    )


def _read_parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist() if not info.is_dir()}


def _local(member: Member) -> bytes:
    name = member.name.encode()
    sizes = (member.crc, len(member.packed), member.size, len(name), 0)
    return _LOCAL.pack(0x04034B50, _VERSION, 0, _DEFLATED, _MIDNIGHT, _FIRST_DAY, *sizes) + name


def _central(members: Iterable[Member], start: int) -> bytes:
    entries = []
    for member in members:
        name = member.name.encode()
        sizes = (member.crc, len(member.packed), member.size, len(name), 0, 0, 0, 0, 0, start)
        times = (_VERSION, _VERSION, 0, _DEFLATED, _MIDNIGHT, _FIRST_DAY)
        entries.append(_CENTRAL.pack(0x02014B50, *times, *sizes) + name)
        start += _LOCAL.size + len(name) + len(member.packed)
    return b"".join(entries)
