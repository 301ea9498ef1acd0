"""Tells the invented people and numbers of an exercise from those that may be real."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from templates_docs.fields import Kind

_FILE = Path(__file__).parent / "decoys.toml"


def looks_like_decoy(kind: Kind, text: str) -> bool:
    """Return whether an answer of this kind belongs to the invented cast of `decoys.toml`."""
    cast = _cast()
    if kind is Kind.EMAIL:
        domain = "." + text.rpartition("@")[2].lower()
        return any(domain.endswith(end if end.startswith(".") else f".{end}") for end in cast["mail_domains"])
    if kind.value in cast["begins"]:
        return text.startswith(cast["begins"][kind.value])
    return text in cast["names"] or text in cast["units"]


@cache
def _cast() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
