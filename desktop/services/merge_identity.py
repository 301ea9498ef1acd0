"""What tells one merge from every other: all that its documents are made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.merging import MergePlan
    from templates_docs.form import Form
    from templates_docs.pdf import FontFiles


def run_of(plan: MergePlan, emblem: bytes | None, fonts: FontFiles | None) -> str:
    """The same digest for the same documents only, in 64 hexadecimal digits.

    Args:
        plan: what is merged.
        emblem: the organisation's own, if it has one.
        fonts: the machine's own document font, if it has one; counts where PDFs are made.

    Raises:
        OSError: a form's file could not be read.
    """
    words = (
        plan.form.name,
        plan.roster.digest,
        plan.columns.fields,
        plan.common,
        plan.name_field,
        plan.as_pdf,
        [_digest(path) for path in (*_sources(plan.form), *(_fonts(fonts) if plan.as_pdf else ()))],
        hashlib.sha256(emblem).hexdigest() if emblem else "",
    )
    return hashlib.sha256(json.dumps(words, default=str, sort_keys=True).encode()).hexdigest()


def _sources(form: Form) -> Iterator[Path]:
    """The form's files, its letter, which the agency may keep elsewhere, and the letterheads and styles of all."""
    from templates_docs.compiled import REFERENCE_DOCUMENT
    from templates_docs.text_plan import LETTER_KINDS

    yield from _files(form.folder.iterdir())
    yield form.letter
    yield from _files(LETTER_KINDS.iterdir())
    yield REFERENCE_DOCUMENT


def _fonts(own: FontFiles | None) -> Iterator[Path]:
    from templates_docs.pdf import BUNDLED_FONTS

    for fonts in (BUNDLED_FONTS, own):
        if fonts is not None:
            yield from astuple(fonts)


def _files(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if path.is_file())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
