"""Gives a changed font its own name, keeping the notices its makers are owed."""

from __future__ import annotations

from dataclasses import dataclass

from fontTools.ttLib import TTFont, newTable

_WINDOWS_UNICODE_ENGLISH = (3, 1, 0x409)
_COPYRIGHT, _VERSION, _DESCRIPTION, _LICENCE, _LICENCE_URL = 0, 5, 10, 13, 14


@dataclass(frozen=True)
class Naming:
    """The family name of our own, and what the font file itself says of its licence and our changes."""

    family: str
    licence: str
    licence_url: str
    changes: str


def rename(font: TTFont, style: str, naming: Naming) -> None:
    """Replace every name in the font by ours, except the copyright and version of the original."""
    original = font["name"]
    copyright_notice = original.getDebugName(_COPYRIGHT)
    version = original.getDebugName(_VERSION)
    if not copyright_notice or not version:
        raise ValueError("the source font says neither who made it nor which version it is")
    full = f"{naming.family} {style}"
    texts = {
        _COPYRIGHT: copyright_notice,
        1: naming.family,
        2: style,
        3: f"{full}; {version}",
        4: full,
        _VERSION: version,
        6: f"{naming.family.replace(' ', '')}-{style.replace(' ', '')}",
        _DESCRIPTION: naming.changes,
        _LICENCE: naming.licence,
        _LICENCE_URL: naming.licence_url,
    }
    names = newTable("name")
    names.names = []
    for name_id, text in texts.items():
        names.setName(text, name_id, *_WINDOWS_UNICODE_ENGLISH)
    font["name"] = names
