"""The Jinja of Word templates: the safe one of our letters, and the plain habits of docxtpl's templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext
from markupsafe import Markup, escape

from templates_docs.errors import UnprintableValueError, did_you_mean
from templates_docs.filters import FILTERS
from templates_docs.safe_jinja import Group, LetterEnvironment, Missing, printable, refused
from templates_docs.word.tags import Tag

_MORE_NODES = (nodes.Getitem, nodes.Test, nodes.CondExpr, nodes.List, nodes.Tuple, nodes.Neg)
_TESTS = frozenset({"defined", "undefined", "none"})
_LOOP_FACTS = frozenset({"index0", "revindex", "revindex0", "depth"})
_INLINE = "_bare"  # put around what stands in an attribute; no template can name it
_LONGEST = 100_000  # characters a filter may hand on
_PARAGRAPH, _PAGE = "\a", "\f"
NEW_PARAGRAPH, NEW_PAGE = "<?new_paragraph?>", "<?new_page?>"
_WANTS_CARE = re.compile("[<>&'\"\x00-\x1f\u2011\ud800-\udfff\ufffe\uffff]")
_BREAKS = {_PARAGRAPH: NEW_PARAGRAPH, _PAGE: NEW_PAGE}


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | tuple | dict) else 0


def _joined(value: object, between: object = "") -> str:
    if not isinstance(value, tuple):
        raise UnprintableValueError("unprintable_value", "ตัวกรอง join ใช้ได้กับรายการเท่านั้น", "โปรดแก้แม่แบบ")
    return str(between).join(str(item) for item in value if item is not None)


def _item(value: object, at: int) -> object:
    return value[at] if isinstance(value, tuple | str) and value else None


def _default(value: object, other: object = "", even_if_blank: object = False) -> object:
    return other if isinstance(value, Missing) or (even_if_blank and not value) else value


def _same(value: object) -> object:
    return value


WORD_FILTERS: Mapping[str, Callable[..., object]] = {
    "upper": lambda value: str(value).upper(),
    "lower": lambda value: str(value).lower(),
    "title": lambda value: str(value).title(),
    "capitalize": lambda value: str(value).capitalize(),
    "trim": lambda value: str(value).strip(),
    "string": str,
    "length": _length,
    "count": _length,
    "join": _joined,
    "first": lambda value: _item(value, 0),
    "last": lambda value: _item(value, -1),
    "e": _same,  # everything is escaped when printed; docxtpl's templates say so by hand
    "escape": _same,
}
"""Jinja's own filters that cannot do harm, for templates written for docxtpl."""


def _capped(apply: Callable[..., object]) -> Callable[..., object]:
    def filtered(value: object, *options: object) -> object:
        if value is None or isinstance(value, Missing):
            return value
        result = apply(value, *options)
        if isinstance(result, str) and len(result) > _LONGEST:
            raise UnprintableValueError("unprintable_value", "เอกสารยาวเกินไป", "โปรดย่อคำตอบ")
        return result

    return filtered


def _as_is(value: object) -> object:
    """Return what is printed for a value: text escaped, a number in its own digits, new paragraphs marked."""
    if value.__class__ is str:
        assert isinstance(value, str)
        return value if not _WANTS_CARE.search(value) else _with_care(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _in_thai(value)


def _in_thai(value: object) -> object:
    """Return what is printed for a value in our own letters: a number in Thai digits."""
    if isinstance(value, Missing):
        return str(value)  # which notes what is lacking
    if isinstance(value, Markup):
        return value  # made by `_bare`: no record can hold one
    return _with_care(value) if isinstance(value, str) else Markup(escape(printable(value)))


def _with_care(text: str) -> Markup:
    if _PARAGRAPH not in text and _PAGE not in text:
        return Markup(escape(printable(text)))
    return Markup().join(_piece(piece) for piece in re.split(f"({_PARAGRAPH}|{_PAGE})", text))


def _piece(piece: str) -> Markup:
    if piece in _BREAKS:
        return Markup(_BREAKS[piece])
    return Markup(escape(printable(piece)))


def _bare(value: object, times: int = 1) -> object:
    """Return a value for an attribute or a property of the file: no line breaks, no Thai digits."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Markup(value * times)
    if isinstance(value, date | None):
        return printable(value)
    if isinstance(value, str):
        value = value.translate({ord(_PARAGRAPH): " ", ord(_PAGE): " "})
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
        self.filters |= {name: _capped(apply) for name, apply in WORD_FILTERS.items()}
        self.filters |= {"default": _default, "d": _default, _INLINE: _bare}
        self.tests |= {
            "defined": lambda value: not isinstance(value, Missing),
            "undefined": lambda value: isinstance(value, Missing),
            "none": lambda value: value is None,
        }

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list or a field of a group."""
        if isinstance(obj, tuple) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else Missing(name=f"[{argument}]")
        return self.getattr(obj, str(argument))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a group or a fact of a loop; never an attribute of an object."""
        if obj.__class__ is Group and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _LOOP_FACTS:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def refusal(self, node: nodes.Node) -> str:
        """Return what is wrong with one node; Word templates may also index, test and choose."""
        match node:
            case nodes.Filter() if node.name in WORD_FILTERS or node.name in ("default", "d"):
                return "" if _constant(node) else f"ตัวกรอง {node.name} รับได้แต่ค่าคงที่ในวงเล็บ"
            case nodes.Filter() if node.name not in FILTERS:
                known = {*FILTERS, *WORD_FILTERS, "default"}
                return f"ไม่มีตัวกรอง {node.name}{did_you_mean(node.name, known)}"
            case nodes.Getitem() if not isinstance(node.arg, nodes.Const | nodes.Neg):
                return "ใน [ ] ใช้ได้แต่ตัวเลขหรือชื่อในเครื่องหมายคำพูด"
            case nodes.Test():
                return "" if node.name in _TESTS and not node.args else f"ใช้ is {node.name} ในแม่แบบไม่ได้"
            case nodes.For():
                return _refused_loop(node)
            case nodes.Extends() | nodes.Block():
                return "แม่แบบ Word ใช้ extends และ block ไม่ได้"
        return "" if type(node) in _MORE_NODES else refused(node)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
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


def ready_made(template: jinja2.Template) -> jinja2.Template:
    """Return the compiled template, told that what is printed comes escaped from `finalize`.

    Jinja would call `escape` on every value once more, which changes nothing and costs a third of a
    letter. Where a later Jinja names it otherwise the template simply stays as it is.
    """
    names = template.root_render_func.__globals__
    if names.get("escape") is escape:
        names["escape"] = _same
    return template


def tag_at(line: int) -> int:
    """Return the number of the tag that a line of the source belongs to: each tag holds one line end."""
    return max(line - 2, 0)


def _constant(node: nodes.Filter) -> bool:
    plain = all(isinstance(argument, nodes.Const) for argument in node.args)
    return plain and not (node.kwargs or node.dyn_args or node.dyn_kwargs)


def _refused_loop(node: nodes.For) -> str:
    names = node.target.items if isinstance(node.target, nodes.Tuple) else [node.target]
    simple = all(isinstance(name, nodes.Name) and not name.name.startswith("_") for name in names)
    if simple and isinstance(node.iter, nodes.Name | nodes.Getattr | nodes.Getitem) and not node.recursive:
        return ""
    return "for ใช้ได้แต่แบบ {% for ชื่อ in ช่อง %}"
