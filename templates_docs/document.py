"""Turns checked answers into the document itself: a Word file, or plain text."""

from __future__ import annotations

from templates_docs.form import CheckedAnswers


def render_docx(checked: CheckedAnswers, emblem: bytes | None = None) -> bytes:
    """Return the document as the bytes of a .docx; the same answers give the same bytes.

    Args:
        checked: from `Form.check(...).accepted()`.
        emblem: the organisation's own Garuda as PNG bytes; without it the page has a dotted
            placeholder and says ฉบับร่าง.

    Raises:
        EmblemRefusedError: where the picture cannot serve.
        TemplateRefusedError, MissingValuesError: where the form's letter.jinja is at fault.
    """
    raise NotImplementedError
