"""Puts any number of letters into one zip file as they are made, holding none of them in memory."""

from __future__ import annotations

import struct

from templates_docs.package import Writable, crc32

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_END_64 = struct.Struct("<IQHHIIQQQQ")
_LOCATOR_64 = struct.Struct("<IIQI")
_OFFSET_64 = struct.Struct("<HHQ")  # extra field 1: the offset that has no room in four bytes
_MANY, _FAR = 0xFFFF, 0xFFFFFFFF
_VERSION, _VERSION_64 = 20, 45
_UTF8_NAMES = 0x800
_MIDNIGHT, _FIRST_DAY = 0, 33  # as in templates_docs.package: the same letters give the same bytes


class LettersZip:
    """A zip that takes one finished file after another, and is whole once it is finished.

    Letters are stored as they are: a .docx or a .pdf is packed already. Half a batch never looks like a
    whole one, since the directory is written at the end.
    """

    def __init__(self, file: Writable) -> None:
        self._file = file
        self._at = 0
        self._entries = bytearray()
        self._names: set[str] = set()

    def add(self, name: str, letter: bytes) -> None:
        """Write one letter; ValueError where the zip already holds that name."""
        if name.casefold() in self._names:
            raise ValueError(f"two letters of one name: {name}")
        self._names.add(name.casefold())
        raw = name.encode()
        sizes = (crc32(letter), len(letter), len(letter), len(raw))
        facts = (_UTF8_NAMES, 0, _MIDNIGHT, _FIRST_DAY, *sizes)
        self._file.write(_LOCAL.pack(0x04034B50, _VERSION, *facts, 0) + raw)
        self._file.write(letter)
        far = self._at >= _FAR
        extra = _OFFSET_64.pack(1, 8, self._at) if far else b""
        place = (len(extra), 0, 0, 0, 0, _FAR if far else self._at)
        version = _VERSION_64 if far else _VERSION
        self._entries += _CENTRAL.pack(0x02014B50, version, version, *facts, *place) + raw + extra
        self._at += _LOCAL.size + len(raw) + len(letter)

    def finish(self) -> None:
        """Write the directory."""
        count, length = len(self._names), len(self._entries)
        self._file.write(self._entries)
        if count >= _MANY or self._at >= _FAR:
            versions = (_VERSION_64, _VERSION_64, 0, 0)
            self._file.write(
                _END_64.pack(0x06064B50, _END_64.size - 12, *versions, count, count, length, self._at)
            )
            self._file.write(_LOCATOR_64.pack(0x07064B50, 0, self._at + length, 1))
        shown = (min(count, _MANY), min(count, _MANY), min(length, _FAR), min(self._at, _FAR))
        self._file.write(_END.pack(0x06054B50, 0, 0, *shown, 0))
