"""Small Word files typed by an invented clerk, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document

from templates_docs.word.template import CompiledWordTemplate, compile_word_template


def saved(document: Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture
def template() -> Callable[..., CompiledWordTemplate]:
    """Compile a Word file whose paragraphs are these lines, or a whole document."""

    def template(*lines: str | Document, **options: Any) -> CompiledWordTemplate:
        document = lines[0] if lines and not isinstance(lines[0], str) else docx.Document()
        for line in lines:
            if isinstance(line, str):
                document.add_paragraph(line)
        return compile_word_template(saved(document), "letter.docx", **options)

    return template


@pytest.fixture
def lines(template: Callable[..., CompiledWordTemplate]) -> Callable[..., list[str]]:
    """Fill such a file and return its words, a line for each paragraph."""

    def lines(record: Mapping[str, object], *source: str | Document, **options: Any) -> list[str]:
        return template(*source, **options).plain_text(record).splitlines()

    return lines
