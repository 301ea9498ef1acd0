"""Finishes a printed part on its tree, where a value or a loop over cells asked for it."""

from __future__ import annotations

from lxml import etree

from templates_docs.word.cells import even_columns
from templates_docs.word.environment import NEW_PAGE, NEW_PARAGRAPH
from templates_docs.word.new_paragraphs import start_new_paragraphs

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def finished(xml: str) -> str:
    """Return the part with its new paragraphs started and the columns of looped cells counted."""
    marked = xml.replace(NEW_PARAGRAPH, "<?new_paragraph?>").replace(NEW_PAGE, "<?new_page?>")
    root = etree.fromstring(marked.encode())
    start_new_paragraphs(root)
    even_columns(root)
    return _HEAD + str(etree.tostring(root, encoding="unicode"))
