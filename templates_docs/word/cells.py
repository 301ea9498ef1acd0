"""Obeys the tags that shape a table cell: its fill, its span, and merging down or across a loop."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from templates_docs.word.structure import above
from templates_docs.word.tags import Tag, TagList, W, drop, put_text

_CELL_TAG = re.compile(r"\{%\s*(colspan|cellbg|vm|hm)\b\s*(.*?)\s*%\}", re.S)
# the order in which WordprocessingML wants a cell's properties
_ORDER = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark"),
)
_ONLY_FIRST, _OTHERWISE, _END = "{% if loop.first %}", "{% else %}", "{% endif %}"


def shape_cells(root: Any, tags: TagList) -> None:
    """Turn `cellbg`, `colspan`, `vm` and `hm` into properties of the cells they stand in.

    Raises:
        WordTemplateRefusedError: for such a tag outside a table.
    """
    for text in list(root.iter(f"{W}t")):
        for match, tag in list(tags.found(text.text)):
            found = _CELL_TAG.fullmatch(tag.text)
            if not found:
                continue
            cell = above(text, f"{W}tc")
            if cell is None:
                raise tags.refuse(f"{found[1]} ต้องอยู่ในช่องของตาราง", tag)
            text.text = text.text.replace(match[0], "")
            _SHAPES[found[1]](cell, text, found[2], tag, tags)


def _fill(cell: Any, text: Any, value: str, tag: Tag, tags: TagList) -> None:
    fill = tags.derived("{{ " + value + " }}", tag, attribute=True)
    _set(cell, "shd", {"val": "clear", "color": "auto", "fill": fill})
    _drop_if_empty(text)


def _span(cell: Any, text: Any, value: str, tag: Tag, tags: TagList) -> None:
    _set(cell, "gridSpan", {"val": tags.derived("{{ " + value + " }}", tag, attribute=True)})
    _drop_if_empty(text)


def _merge_down(cell: Any, text: Any, _value: str, tag: Tag, tags: TagList) -> None:
    """One cell over all rows of the loop: only the first prints its text."""
    first = next(cell.iter(f"{W}t"))
    first.text = tags.derived(_ONLY_FIRST, tag) + (first.text or "")
    text.text += tags.derived(_END, tag)
    start, rest, end = (tags.derived(words, tag) for words in (_ONLY_FIRST, _OTHERWISE, _END))
    _set(cell, "vMerge", {"val": f"{start}restart{rest}continue{end}"})


def _merge_across(cell: Any, text: Any, _value: str, tag: Tag, tags: TagList) -> None:
    """One cell over all columns of the loop: only the first is written, as wide as all."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    token = tags.derived("{{ loop.length }}", tag, attribute=True)
    tags.tags[-1].times = 1 if span is None else int(span.get(f"{W}val"))
    _set(cell, "gridSpan", {"val": token})
    row = cell.getparent()
    put_text(row, row.index(cell), tags.derived(_ONLY_FIRST, tag))
    cell.tail = tags.derived(_END, tag) + (cell.tail or "")


_SHAPES = {"cellbg": _fill, "colspan": _span, "vm": _merge_down, "hm": _merge_across}


def _set(cell: Any, name: str, values: dict[str, str]) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    old = properties.find(f"{W}{name}")
    if old is not None:
        properties.remove(old)
    element = etree.Element(f"{W}{name}")
    for key, value in values.items():
        element.set(f"{W}{key}", value)
    before = [child for child in properties if _rank(child) < _ORDER.index(name)]
    properties.insert(len(before), element)


def _rank(child: Any) -> int:
    name = etree.QName(child).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _drop_if_empty(text: Any) -> None:
    run = text.getparent()
    if not text.text and run is not None and run.tag == f"{W}r":
        run.remove(text)
        if all(child.tag == f"{W}rPr" for child in run):
            drop(run)


def even_columns(root: Any) -> None:
    """Give each table whose cells are looped over as many columns as its widest row, in the same width."""
    for table in root.iter(f"{W}tbl"):
        grid = table.find(f"{W}tblGrid")
        if grid is None:
            continue
        columns = grid.findall(f"{W}gridCol")
        needed = max((_columns_of(row) for row in table.iterchildren(f"{W}tr")), default=0)
        if needed in (0, len(columns)):
            continue
        width = sum(int(float(column.get(f"{W}w") or 0)) for column in columns)
        for column in columns:
            grid.remove(column)
        for _ in range(needed):
            etree.SubElement(grid, f"{W}gridCol").set(f"{W}w", str(width // needed))


def _columns_of(row: Any) -> int:
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterchildren(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val")) for span in spans)
