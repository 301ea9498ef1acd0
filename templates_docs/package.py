"""Writes a .docx from a reference file: what never changes is copied as it stands, the rest is packed anew."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Protocol

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_SIZES = struct.Struct("<IIII")
_END = struct.Struct("<IHHHHIIH")
_VERSION = 20
_UTF8_NAME = 0x800
_SIZE_FOLLOWS = 0x8
# deflated; at midnight on 1 January 1980, the zip format's own beginning: the same bytes every time
_METHOD_AND_TIME = (8, 0, 33)


def deflate_with_zlib(data: bytes, level: int = 1) -> bytes:
    """Return the data as a raw deflate stream, made by the standard library."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _fastest() -> tuple[Callable[[bytes], bytes], Callable[[bytes], int]]:
    """Return the fastest deflate and CRC-32 that this computer has."""
    try:
        from isal import igzip_lib, isal_zlib
    except ImportError:
        return deflate_with_zlib, zlib.crc32

    def deflate_with_isal(data: bytes) -> bytes:
        packed: bytes = igzip_lib.compress(data, level=1, flag=igzip_lib.COMP_DEFLATE, hist_bits=15)
        return packed

    return deflate_with_isal, isal_zlib.crc32


deflate, crc32 = _fastest()


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside the archive, already deflated."""

    name: str
    crc: int
    size: int
    packed: bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """Return the member holding these bytes, packed small: for what is packed once."""
        return cls(name, zlib.crc32(data), len(data), deflate_with_zlib(data, 6))


class Writable(Protocol):
    """A file that is written from its beginning to its end."""

    def write(self, data: bytes | bytearray, /) -> object:
        """Add these bytes."""


class Package:
    """A .docx with some of its parts left open; `build` fills them.

    The parts that stay are kept as deflated once, and written before the open ones, so that one
    document costs no more than packing what is new in it.
    """

    def __init__(
        self,
        reference: bytes | Mapping[str, bytes],
        open_parts: Iterable[str],
        pack_part: Callable[[bytes], bytes] = deflate,
    ) -> None:
        self._parts = _read_parts(reference) if isinstance(reference, bytes) else dict(reference)
        self._open = tuple(open_parts)
        self._prepare(pack_part)
        fixed = [Member.of(name, data) for name, data in self._parts.items() if name not in self._open]
        self._head = b"".join(_local(member) + member.packed for member in fixed)
        self._directory = _central(fixed, 0)
        self._count = len(fixed)

    @classmethod
    def of_state(cls, state: PackageState, pack_part: Callable[[bytes], bytes] = deflate) -> Package:
        """Return the package that `state` came from; it knows its open parts only."""
        package = cls.__new__(cls)
        package._parts, package._head, package._directory, package._count = state
        package._open = tuple(package._parts)
        package._prepare(pack_part)
        return package

    def _prepare(self, pack_part: Callable[[bytes], bytes]) -> None:
        self._deflate = pack_part
        self._names = [(name, name.encode(), _flags(name.encode())) for name in self._open]
        self._last: dict[str, tuple[bytes, bytes]] = {}  # of each part, the last one and what it packs to

    @property
    def state(self) -> PackageState:
        """Return all that the package is made of, as plain values: open parts, ready bytes, directory, count."""
        return {name: self._parts[name] for name in self._open}, self._head, self._directory, self._count

    @property
    def parts(self) -> Mapping[str, bytes]:
        """Return the parts as the reference file has them."""
        return self._parts

    def part(self, name: str) -> bytes:
        """Return a part as the reference file has it."""
        return self._parts[name]

    def build(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the whole .docx; an open part that is not given stays as in the reference file."""
        pieces, entries = [self._head], [self._directory]
        at = len(self._head)
        for name, raw, flags in self._names:
            data = parts[name] if name in parts else self._parts[name]
            packed = self._packed(name, data)
            facts = (_VERSION, flags, *_METHOD_AND_TIME, crc32(data), len(packed), len(data), len(raw))
            pieces += (_LOCAL.pack(0x04034B50, *facts, 0), raw, packed)
            entries += (_CENTRAL.pack(0x02014B50, _VERSION, *facts, 0, 0, 0, 0, 0, at), raw)
            at += _LOCAL.size + len(raw) + len(packed)
        directory = b"".join(entries)
        count = self._count + len(self._open)
        pieces += (directory, _END.pack(0x06054B50, 0, 0, count, count, len(directory), at, 0))
        return b"".join(pieces)

    def whole(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return every part of that .docx by name, as its reader would find them."""
        return {**self._reference, **parts}

    @cached_property
    def _reference(self) -> dict[str, bytes]:
        return _read_parts(self.build({}))

    def _packed(self, name: str, data: bytes) -> bytes:
        """Return a part deflated; one that is as in the document before (a page head, the emblem) only once."""
        last, packed = self._last.get(name, (None, b""))
        if last != data:
            packed = self._deflate(data)
            self._last[name] = data, packed
        return packed


class StreamedPackage:
    """A .docx on its way: one part is packed as it comes, however long; the others come whole at the end."""

    def __init__(self, file: Writable, name: str) -> None:
        self._file = file
        self._name = name
        self._packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        self._crc = self._size = self._packed_size = 0
        self._head = _local(Member(name, 0, 0, b""), _SIZE_FOLLOWS)
        file.write(self._head)

    def write(self, data: bytes) -> None:
        """Add to the long part."""
        self._crc, self._size = zlib.crc32(data, self._crc), self._size + len(data)
        self._put(self._packer.compress(data))

    def finish(self, parts: Mapping[str, bytes]) -> None:
        """Write the other parts; the file is whole then."""
        self._put(self._packer.flush())
        sizes = (self._crc, self._packed_size, self._size)
        self._file.write(_SIZES.pack(0x08074B50, *sizes))
        entries = [_entry_of(self._name, sizes, 0, _SIZE_FOLLOWS)]
        at = len(self._head) + self._packed_size + _SIZES.size
        for name, data in parts.items():
            member = Member.of(name, data)
            local = _local(member)
            self._file.write(local + member.packed)
            entries.append(_entry(member, at))
            at += len(local) + len(member.packed)
        directory = b"".join(entries)
        count = len(entries)
        self._file.write(directory + _END.pack(0x06054B50, 0, 0, count, count, len(directory), at, 0))

    def _put(self, packed: bytes) -> None:
        self._packed_size += len(packed)
        self._file.write(packed)


PackageState = tuple[dict[str, bytes], bytes, bytes, int]


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the parts, in their order; the same parts give the same bytes."""
    return Package(parts, ()).build({})


def _read_parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist() if not info.is_dir()}


def _flags(name: bytes) -> int:
    return 0 if name.isascii() else _UTF8_NAME


def _local(member: Member, flag: int = 0) -> bytes:
    name = member.name.encode()
    sizes = (member.crc, len(member.packed), member.size, len(name), 0)
    return _LOCAL.pack(0x04034B50, _VERSION, _flags(name) | flag, *_METHOD_AND_TIME, *sizes) + name


def _entry(member: Member, start: int) -> bytes:
    return _entry_of(member.name, (member.crc, len(member.packed), member.size), start)


def _entry_of(called: str, sizes: tuple[int, int, int], start: int, flag: int = 0) -> bytes:
    name = called.encode()
    facts = (_VERSION, _VERSION, _flags(name) | flag, *_METHOD_AND_TIME)
    return _CENTRAL.pack(0x02014B50, *facts, *sizes, len(name), 0, 0, 0, 0, 0, start) + name


def _central(members: Iterable[Member], start: int) -> bytes:
    entries = []
    for member in members:
        entries.append(_entry(member, start))
        start += _LOCAL.size + len(member.name.encode()) + len(member.packed)
    return b"".join(entries)
