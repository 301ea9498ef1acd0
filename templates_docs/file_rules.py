"""Named rules about a file that an answer names: it is there, it is not too large, it is a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from templates_docs.rules import Facts, rule
from thai.treasury_letter import treasury_rule

_MEGABYTE = 1_000_000
_PDF = b"%PDF"


@rule()
def file_there(facts: Facts) -> Iterator[str]:
    """Yield each named file that is not there or cannot be read."""
    yield from (name for name, text in facts.texts() if _start(text) is None)


@rule(may={"megabytes": int})
def file_not_larger(facts: Facts) -> Iterator[str]:
    """Yield each file of more than `megabytes` (of a million bytes) or R18's; a missing one is `file_there`'s."""
    own = "megabytes" in facts.options
    most = facts.number("megabytes") if own else treasury_rule("R18").number("largest_mb")
    for name, text in facts.texts():
        if _start(text) is not None and Path(text).stat().st_size > most * _MEGABYTE:
            yield name


@rule()
def file_is_pdf(facts: Facts) -> Iterator[str]:
    """Yield each named file that does not begin as a PDF does (ISO 32000-1, 7.5.2); a missing one is `file_there`'s."""
    yield from (name for name, text in facts.texts() if _start(text) not in (None, _PDF))


def _start(path: str) -> bytes | None:
    """Return the file's first bytes; None where there is no such file or it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_PDF))
    except (OSError, ValueError):  # a path with a NUL in it is a ValueError
        return None
