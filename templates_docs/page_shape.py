"""Puts what was rendered into its parts: warnings into the head of every page, the paper upright or lying."""

from __future__ import annotations

import re
from collections.abc import Mapping

from templates_docs.marks import EVERY_PAGE, LANDSCAPE

PARAGRAPH = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)
"""One paragraph of what our own marked lines become, which never stands in another."""
_START, _END = "<w:p>", "</w:p>"
_PAPER = re.compile(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"/>')
_SINGLE = b'w:line="%d"'  # in 240ths of a line


def shaped(parts: Mapping[str, str], envelopes: Mapping[str, tuple[str, str]], body: str) -> dict[str, str]:
    """Return whole parts: each one's paragraphs inside its envelope.

    Paragraphs of the body that are marked for every page move to the top of each page head.
    """
    text, every_page = _parted(parts[body])
    whole = {}
    for name, xml in parts.items():
        start, end = envelopes[name]
        if name != body:
            xml = every_page + xml
        elif LANDSCAPE in text:
            xml, end = text.replace(LANDSCAPE, ""), lying(end)
        else:
            xml = text
        whole[name] = start + xml + end
    return whole


def _parted(xml: str) -> tuple[str, str]:
    """Return the text without the paragraphs for every page, and those paragraphs without their mark."""
    moved = ""
    while (mark := xml.find(EVERY_PAGE)) >= 0:
        start, end = xml.rindex(_START, 0, mark), xml.index(_END, mark) + len(_END)
        moved += xml[start:end].replace(EVERY_PAGE, "")
        xml = xml[:start] + xml[end:]
    return xml, moved


def spaced(styles: bytes, spacing: float) -> bytes:
    """Return the styles with lines of single spacing this far apart (1 is single)."""
    return styles.replace(_SINGLE % 240, _SINGLE % round(240 * spacing))


def lying(section: str) -> str:
    """Return the section's properties with the paper on its long side; the margins stay where they are."""
    return _PAPER.sub(r'<w:pgSz w:w="\2" w:h="\1" w:orient="landscape"/>', section)
