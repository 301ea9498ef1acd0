"""Forms and answers become Thai official documents. Knows no screen, disk folder or clock of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from templates_docs.compiled import Template
    from templates_docs.template_cache import TemplateCache


def compile_template(path: Path, *, cache: TemplateCache | None = None) -> Template:
    """Return the template at this path, compiled: `.fields` it needs, `.render(record)` to a .docx.

    Raises:
        TemplateRefusedError: naming the line, for anything a template may not hold.
    """
    # Jinja is loaded only when a document is made, so that a window which lists the forms opens at once.
    from templates_docs import compiled

    return compiled.compile_template(path, cache=cache)
