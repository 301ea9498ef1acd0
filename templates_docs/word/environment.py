"""The Jinja of Word templates: the safe one of our letters, and the plain habits of docxtpl's templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.filters import _GroupTuple as GroupTuple
from jinja2.runtime import LoopContext
from jinja2.utils import Namespace
from markupsafe import Markup, escape

from templates_docs.errors import did_you_mean
from templates_docs.filters import FILTERS
from templates_docs.safe_jinja import (
    EACH,
    WANTS_CARE,
    Group,
    LetterEnvironment,
    Missing,
    each,
    printable,
    refused,
)
from templates_docs.word.expressions import MORE_NODES, Rewriter, hidden_filters, refused_call
from templates_docs.word.filters import FILTER_NAMES, filters_of, refuse
from templates_docs.word.tags import Tag

_TESTS = frozenset(
    {
        *("defined", "undefined", "none", "true", "false", "boolean", "number", "integer", "float", "string"),
        *("even", "odd", "divisibleby", "mapping", "sequence", "iterable", "upper", "lower", "in"),
        *("eq", "equalto", "==", "ne", "!=", "gt", "greaterthan", ">", "ge", ">="),
        *("lt", "lessthan", "<", "le", "<="),
    }
)
_LOOP_FACTS = frozenset({"index0", "revindex", "revindex0", "depth", "depth0", "previtem", "nextitem"})
_INLINE = "_bare"  # put around what stands in an attribute; no template can name it
NEW_PARAGRAPH, NEW_PAGE = "\a", "\f"
"""What a value asks for a new paragraph or page with; printed as they stand, for `word.finishing` to find."""
_BREAKS = (NEW_PARAGRAPH, NEW_PAGE)


def _as_is(value: object) -> object:
    """Return what is printed for a value: text escaped, a number in its own digits, new paragraphs marked."""
    if type(value) is str:
        return value if not WANTS_CARE.search(value) else _with_care(value)
    if isinstance(value, int | float):
        return str(value)
    return _in_thai(value)


def _in_thai(value: object) -> object:
    """Return what is printed for a value in our own letters: a number in Thai digits."""
    if type(value) is str:
        return value if not WANTS_CARE.search(value) else _with_care(value)
    if isinstance(value, Missing):
        return str(value)  # which notes what is lacking
    if isinstance(value, Markup):
        return value  # made by `_bare`: no record can hold one
    if isinstance(value, tuple | Group):
        raise refuse("พิมพ์ทั้งรายการไม่ได้ ใช้ {% for %} หรือตัวกรอง join")
    return escape(printable(value))


def _with_care(text: str) -> str:
    if NEW_PARAGRAPH not in text and NEW_PAGE not in text:
        return escape(printable(text))
    pieces = re.split(f"([{NEW_PARAGRAPH}{NEW_PAGE}])", text)
    return Markup("".join(piece if piece in _BREAKS else escape(printable(piece)) for piece in pieces))


def _bare(value: object, times: int = 1) -> object:
    """Return a value for an attribute or a property of the file: no line breaks, no Thai digits."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Markup(value * times)
    if isinstance(value, date | None):
        return printable(value)
    if isinstance(value, str):
        value = value.translate({ord(NEW_PARAGRAPH): " ", ord(NEW_PAGE): " "})
        printable(value)  # refuses what no document may hold
        return Markup(escape(" ".join(value.split())))
    return value


class WordEnvironment(LetterEnvironment):
    """The letters' Jinja for one Word template, whose tag n stands on line n.

    Args:
        load: gives the template's source by its name.
        tags: the tags in the order they stand in the source.
        thai_digits: whether a number prints in Thai digits, as in our own letters.
    """

    def __init__(self, load: Callable[[str], str], tags: Sequence[Tag], *, thai_digits: bool) -> None:
        super().__init__(load)
        self.finalize = _in_thai if thai_digits else _as_is
        self._tags = tags
        self.filters |= filters_of(self) | hidden_filters() | {_INLINE: _bare, EACH: _each_of}
        self.tests |= {name: jinja2.tests.TESTS[name] for name in _TESTS}

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list or of text, or a field of a group."""
        if isinstance(obj, tuple | str) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else Missing(name=f"[{argument}]")
        return self.getattr(obj, str(argument))

    def getattr(self, obj: Any, attribute: str, dotted: str = "") -> Any:
        """Return a field of a group or a fact of a loop; never an attribute of an object."""
        if obj.__class__ is Group and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _LOOP_FACTS:
            return getattr(obj, attribute)
        if isinstance(obj, Namespace) and not attribute.startswith("_"):
            return getattr(obj, attribute, Missing(name=attribute))
        if isinstance(obj, GroupTuple) and attribute in ("grouper", "list"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute, dotted)

    def refusal(self, node: nodes.Node) -> str:
        """Return what is wrong with one node; Word templates may also calculate, index, test and choose."""
        match node:
            case nodes.Filter() if node.name in FILTER_NAMES:
                return "" if node.dyn_args is None and node.dyn_kwargs is None else "ใช้ * ในตัวกรองไม่ได้"
            case nodes.Filter() if node.name not in FILTERS:
                return f"ไม่มีตัวกรอง {node.name}{did_you_mean(node.name, {*FILTERS, *FILTER_NAMES})}"
            case nodes.Test():
                return "" if node.name in _TESTS else f"ใช้ is {node.name} ในแม่แบบไม่ได้"
            case nodes.For():
                return "ใช้ for แบบ recursive ไม่ได้" if node.recursive else ""
            case nodes.Call():
                return refused_call(node)
            case nodes.Mul() if any(
                isinstance(getattr(side, "value", None), str) for side in (node.left, node.right)
            ):
                return "คูณข้อความไม่ได้"
            case nodes.Extends() | nodes.Block():
                return "แม่แบบ Word ใช้ extends และ block ไม่ได้"
        return "" if type(node) in MORE_NODES else refused(node)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = Rewriter().visit(super()._parse(source, name, filename))
        for output in tree.find_all(nodes.Output):
            output.nodes = [self._bared(node) for node in output.nodes]
        return tree

    def _bared(self, node: nodes.Expr) -> nodes.Expr:
        if isinstance(node, nodes.TemplateData):
            return node
        tag = self._tags[tag_at(node.lineno)]
        if not tag.attribute:
            return node
        times = nodes.Const(tag.times, lineno=node.lineno)
        return nodes.Filter(node, _INLINE, [times], [], None, None, lineno=node.lineno, environment=self)


def tag_at(line: int) -> int:
    """Return the number of the tag that a line of the source belongs to: each tag holds one line end."""
    return max(line - 2, 0)


def _each_of(value: object) -> object:
    """Return what a loop runs over; over a group, the names of its fields."""
    return each(tuple(value) if isinstance(value, Group) else value)
