"""Lists what a Word template asks for: every dotted name, with the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import nodes

from templates_docs.compiled import FieldUse
from templates_docs.word.environment import tag_at
from templates_docs.word.tags import Tag, part_words


def field_uses(tree: nodes.Template, template: str, tags: Sequence[Tag]) -> tuple[FieldUse, ...]:
    """Return each place where the template looks at a field; a loop's own name stands for its list."""
    uses = []
    for name, line in _names(tree, {"loop": ""}):
        tag = tags[tag_at(line)]
        uses.append(FieldUse(name, template, tag_at(line) + 1, tag.sentence, part_words(tag.part)))
    return tuple(uses)


def _names(node: nodes.Node, own: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    if isinstance(node, nodes.For):
        yield from _names(node.iter, own)
        listed = node.iter.node if isinstance(node.iter, nodes.Filter) else node.iter
        dotted = _dotted(listed, own) if listed is not None else ""
        targets = node.target.items if isinstance(node.target, nodes.Tuple) else [node.target]
        inner = {**own, **{target.name: dotted for target in targets if isinstance(target, nodes.Name)}}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _names(child, inner)
        return
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        dotted = _dotted(node, own)
        if dotted and not (isinstance(node, nodes.Name) and node.name in own):
            yield dotted, node.lineno
        return
    for child in node.iter_child_nodes():
        yield from _names(child, own)


def _dotted(node: nodes.Node, own: Mapping[str, str]) -> str:
    """Return `roster.name` for `row.name` in `for row in roster`; an empty text for a loop's own facts."""
    if isinstance(node, nodes.Name):
        return own.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node, own)
        return f"{before}.{node.attr}" if before else ""
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        before = _dotted(node.node, own)
        return f"{before}.{node.arg.value}" if before and isinstance(node.arg.value, str) else before
    return ""
