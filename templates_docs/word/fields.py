"""Lists what a Word template asks for: every dotted name, with the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jinja2 import nodes

from templates_docs.compiled import FieldUse
from templates_docs.safe_jinja import EACH
from templates_docs.word.environment import tag_at
from templates_docs.word.tags import Tag, part_words

_SAME_LIST = frozenset(
    {EACH, *("sort", "unique", "reverse", "list", "select", "reject", "selectattr", "rejectattr", "_slice")}
)
"""Filters whose list holds entries of the list that they are given."""


def field_uses(tree: nodes.Template, template: str, tags: Sequence[Tag]) -> tuple[FieldUse, ...]:
    """Return each place where the template looks at a field; a loop's own name stands for its list.

    A name that the template sets itself stands for what it was set to, where that is a field.
    """
    uses = []
    for name, line in _names(tree, {"loop": "", **_set_names(tree)}):
        tag = tags[tag_at(line)]
        uses.append(FieldUse(name, template, tag_at(line) + 1, tag.sentence, part_words(tag.part)))
    return tuple(uses)


def _set_names(tree: nodes.Template) -> dict[str, str]:
    found: dict[str, str] = {}
    pairs = [(node.target, node.node) for node in tree.find_all(nodes.Assign)]
    for node in tree.find_all(nodes.With):
        pairs += zip(node.targets, node.values, strict=True)
    for target, value in pairs:
        found |= dict.fromkeys(_target_names(target), "")
        if isinstance(target, nodes.Name):
            found[target.name] = _dotted(value, found)
    return found


def _target_names(target: nodes.Node) -> list[str]:
    names = target.items if isinstance(target, nodes.Tuple) else [target]
    return [name.name for name in names if isinstance(name, nodes.Name)]


def _names(node: nodes.Node, own: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    if isinstance(node, nodes.For):
        yield from _names(node.iter, own)
        inner = {**own, **dict.fromkeys(_target_names(node.target), _dotted(node.iter, own))}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _names(child, inner)
        return
    inside: Iterable[nodes.Node] = node.iter_child_nodes()
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem) and (dotted := _dotted(node, own)):
        if not (isinstance(node, nodes.Name) and node.name in own):
            yield dotted, node.lineno
        inside = _indexes(node)
    for child in inside:
        yield from _names(child, own)


def _indexes(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what stands in the brackets of `rows[i].name`."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node, nodes.Getitem):
            yield node.arg
        node = node.node


def _dotted(node: nodes.Node, own: Mapping[str, str]) -> str:
    """Return `roster.name` for `row.name` in `for row in roster`; an empty text for a loop's own facts."""
    if isinstance(node, nodes.Name):
        return own.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node, own)
        return f"{before}.{node.attr}" if before else ""
    if isinstance(node, nodes.Filter) and node.name in _SAME_LIST and node.node is not None:
        return _dotted(node.node, own)
    if isinstance(node, nodes.Getitem):
        before, name = _dotted(node.node, own), getattr(node.arg, "value", None)
        return f"{before}.{name}" if before and isinstance(name, str) else before
    return ""
