"""Makes sure that what a tag opens is closed where it can be, and that no cell is left without a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from templates_docs.word.tags import Tag, TagList, W

_CONTAINERS = frozenset(f"{W}{name}" for name in ("tc", "hdr", "ftr", "footnote", "endnote"))
_ENDS = {"endif": "if", "endfor": "for", "endwith": "with"}
_Place = tuple[str, ...]


def check_blocks(root: Any, tags: TagList) -> None:
    """Follow every `if`, `for` and `with` of a part to its end.

    Raises:
        WordTemplateRefusedError: for a block that is not closed, is closed by the wrong word, or whose
            ends stand on different levels of the document (one in a cell, the other outside).
    """
    open_blocks: list[tuple[Tag, _Place]] = []
    for tag, place in tags_in_order(root, tags):
        word = tag.word
        if word in _ENDS.values():
            open_blocks.append((tag, place))
        elif word in ("else", "elif", *_ENDS):
            if not open_blocks or (word in _ENDS and open_blocks[-1][0].word != _ENDS[word]):
                raise tags.refuse(f"{{% {word} %}} ไม่มีคำสั่งเปิดที่คู่กัน", tag)
            if open_blocks[-1][1] != place:
                raise tags.refuse(
                    f"{{% {word} %}} อยู่คนละระดับกับ {open_blocks[-1][0].text} ให้อยู่ในย่อหน้าหรือช่องเดียวกัน หรือใช้ {{%p %}}",
                    tag,
                )
            if word in _ENDS:
                open_blocks.pop()
        elif word and word != "set":
            raise tags.refuse(f"ใช้คำสั่ง {{% {word} %}} ในแม่แบบ Word ไม่ได้", tag)
    if open_blocks:
        tag = open_blocks[-1][0]
        raise tags.refuse(f"{tag.text} ยังไม่ปิดด้วย {{% end{tag.word} %}}", tag)


def tags_in_order(element: Any, tags: TagList, above: _Place = ()) -> Iterator[tuple[Tag, _Place]]:
    """Yield each tag in the order it is printed, with the names of the elements it stands in."""
    place = (*above, element.tag if isinstance(element.tag, str) else "")
    for name, value in element.attrib.items():
        for _, tag in tags.found(value):
            yield tag, (*place, name)
    for _, tag in tags.found(element.text):
        yield tag, place
    for child in element:
        yield from tags_in_order(child, tags, place)
        for _, tag in tags.found(child.tail):
            yield tag, place


def mark_what_may_be_empty(root: Any, tags: TagList) -> list[Tag]:
    """Mark cells and headers whose every paragraph hangs on a condition; return a tag of each.

    Word calls a file damaged whose cell has no paragraph, so `fill_empty` puts one there.
    """
    found = []
    for container in [element for element in root.iter() if element.tag in _CONTAINERS]:
        tag = _conditional(container, tags)
        if tag is None:
            continue
        found.append(tag)
        properties = container.find(f"{W}tcPr")
        first = etree.ProcessingInstruction("first")
        if properties is None:
            first.tail, container.text = container.text, None
            container.insert(0, first)
        else:
            first.tail, properties.tail = properties.tail, None
            container.insert(container.index(properties) + 1, first)
        container.append(etree.ProcessingInstruction("last"))
    return found


def _conditional(container: Any, tags: TagList) -> Tag | None:
    """Return a tag that the container's last paragraph hangs on; None when one is always there."""
    depth = 0
    culprit: Tag | None = None
    for text, child in ((container.text, None), *((child.tail, child) for child in container)):
        if child is not None and child.tag == f"{W}p" and depth == 0:
            return None
        for _, tag in tags.found(text):
            depth += (tag.word in _ENDS.values()) - (tag.word in _ENDS)
            culprit = culprit or tag
    return culprit
