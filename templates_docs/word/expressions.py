"""Turns the sums, text methods and ranges of docxtpl's templates into filters that keep to plain, modest values."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from templates_docs.safe_jinja import Group, Missing
from templates_docs.word.filters import as_text, formatted, modest, narrow, refuse, replaced

_BRACES = re.compile(r"\{(\d*)(?::([^{}]*))?\}")
_SPEC = re.compile(r"[^{}]?[<>=^]?[ +-]?#?0?(\d{0,3})[,_]?(?:\.(\d{1,2}))?[sdbcoxXeEfFgGn%]?")
_SPARE = ("{{", "\ufdd2"), ("}}", "\ufdd3")


def _number(value: object) -> int | float:
    if isinstance(value, int | float):
        return value
    raise refuse("คำนวณได้แต่ตัวเลข โปรดตรวจว่าช่องนี้เป็นตัวเลข ไม่ใช่ข้อความ")


def _sum(left: object, right: object) -> object:
    for sort in (str, tuple):
        if isinstance(left, sort) and isinstance(right, sort):
            return left + right  # type: ignore[operator]
    return _number(left) + _number(right)


def _calculated(work: Callable[[Any, Any], object]) -> Callable[[object, object], object]:
    return lambda left, right: work(_number(left), _number(right))


def _divided(work: Callable[[Any, Any], object]) -> Callable[[object, object], object]:
    def divide(left: object, right: object) -> object:
        if not _number(right):
            raise refuse("หารด้วยศูนย์ไม่ได้")
        return work(_number(left), right)

    return divide


def _remainder(left: object, right: object) -> object:
    """Return `n % 2`, or `"%.2f" % x`."""
    if isinstance(left, str):
        return formatted(left, *(right if isinstance(right, tuple) else (right,)))
    return _divided(operator.mod)(left, right)


def _printed(value: object) -> str:
    return "" if value is None else as_text(value)


def _range(first: object, *others: object) -> object:
    return tuple(range(narrow(first), *map(narrow, others)))


def _sliced(value: object, start: Any, stop: Any, step: Any) -> object:
    if not isinstance(value, str | tuple):
        raise refuse("[ : ] ใช้ได้กับข้อความและรายการเท่านั้น")
    return value[slice(start, stop, step)]


def _braced(pattern: object, *values: object) -> str:
    """Return `"{:,.2f}".format(x)`: only places and number shapes, never a way into a value."""
    text = as_text(pattern)
    for typed, spare in _SPARE:
        text = text.replace(typed, spare)
    waiting = iter(values)

    def place(found: re.Match[str]) -> str:
        spec = found[2] or ""
        if not _SPEC.fullmatch(spec):
            raise refuse(f"ไม่รู้จักรูปแบบ {found[0]}")
        value = values[int(found[1])] if found[1] else next(waiting, None)
        return format(value if isinstance(value, int | float) else as_text(value), spec)

    filled = _BRACES.sub(place, text)
    if re.search(r"[{}]", re.sub(_BRACES, "", text)):
        raise refuse("รูปแบบใน format ใช้ได้แต่ {} {0} และ {:…}")
    for typed, spare in _SPARE:
        filled = filled.replace(spare, typed[0])
    return filled


def _entries(of: Callable[[Group], object]) -> Callable[[object], object]:
    def entries(value: object) -> object:
        if not isinstance(value, Group):
            raise refuse("items, keys และ values ใช้ได้กับกลุ่มของช่องเท่านั้น")
        return of(value)

    return entries


def _loop_method(name: str) -> Callable[..., object]:
    def call(loop: object, *values: object) -> object:
        if not isinstance(loop, LoopContext):
            raise refuse(f"{name} ใช้ได้กับ loop เท่านั้น")
        return getattr(loop, name)(*values)

    return call


_METHODS: Mapping[str, Callable[..., object]] = {
    "upper": lambda value: as_text(value).upper(),
    "lower": lambda value: as_text(value).lower(),
    "title": lambda value: as_text(value).title(),
    "capitalize": lambda value: as_text(value).capitalize(),
    "strip": lambda value, signs=None: as_text(value).strip(signs),
    "lstrip": lambda value, signs=None: as_text(value).lstrip(signs),
    "rstrip": lambda value, signs=None: as_text(value).rstrip(signs),
    "startswith": lambda value, start: as_text(value).startswith(as_text(start)),
    "endswith": lambda value, end: as_text(value).endswith(as_text(end)),
    "replace": replaced,
    "split": lambda value, between=None: as_text(value).split(between),
    "join": lambda between, value: as_text(between).join(map(as_text, value)),
    "format": _braced,
    "items": _entries(lambda group: tuple(group.items())),
    "keys": _entries(tuple),
    "values": _entries(lambda group: tuple(group.values())),
    "cycle": _loop_method("cycle"),
    "changed": _loop_method("changed"),
}
"""What may be called on a value: methods of text, of groups and of the loop."""

_OPERATORS: Mapping[type[nodes.Expr], tuple[str, Callable[..., object]]] = {
    nodes.Add: ("_add", _sum),
    nodes.Sub: ("_sub", _calculated(operator.sub)),
    nodes.Mul: ("_mul", _calculated(operator.mul)),
    nodes.Div: ("_div", _divided(operator.truediv)),
    nodes.FloorDiv: ("_floordiv", _divided(operator.floordiv)),
    nodes.Mod: ("_mod", _remainder),
    nodes.Neg: ("_neg", lambda value: -_number(value)),
    nodes.Pos: ("_pos", lambda value: +_number(value)),
}
_BUILT_IN: Mapping[str, Callable[..., object]] = {
    "range": _range,
    "namespace": lambda _, **values: Namespace(**values),
}

MORE_NODES = (
    *(*_OPERATORS, nodes.Concat, nodes.Slice, nodes.List, nodes.Tuple, nodes.Keyword),
    *(nodes.Getitem, nodes.Test, nodes.CondExpr, nodes.Assign, nodes.NSRef, nodes.With),
)
"""What a Word template may be made of besides what our letters are made of."""


def refused_call(call: nodes.Call) -> str:
    """Return what is wrong with a call; empty for `range`, `namespace` and the methods of plain values."""
    if call.dyn_args is not None or call.dyn_kwargs is not None:
        return "ใช้ * ในการเรียกไม่ได้"
    if isinstance(call.node, nodes.Name) and call.node.name in _BUILT_IN:
        return ""
    if isinstance(call.node, nodes.Getattr) and call.node.attr in _METHODS and not call.kwargs:
        return ""
    return "ใช้การเรียกฟังก์ชันนี้ในแม่แบบไม่ได้"


def hidden_filters() -> dict[str, Callable[..., object]]:
    """Return the filters that operators and calls become; no template can name one."""
    found = {name: _plain_result(work) for name, work in _OPERATORS.values()}
    found |= {f"_call_{name}": _plain_result(work) for name, work in _METHODS.items()}
    found |= {"_range": _range, "_namespace": _BUILT_IN["namespace"]}
    found["_list"] = lambda _, *items: modest(items)
    return found | {"_slice": _plain_result(_sliced), "_concat": _concatenated}


def _plain_result(work: Callable[..., object]) -> Callable[..., object]:
    def careful(*values: object) -> object:
        for value in values:
            if isinstance(value, Missing):
                return value
        return modest(work(*values))

    return careful


def _concatenated(*values: object) -> object:
    return modest("".join(str(value) if isinstance(value, Missing) else _printed(value) for value in values))


class Rewriter(NodeTransformer):
    """Puts a hidden filter in the place of every operator, slice and call of a template's tree."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        """Return the node with its children rewritten, as a filter where it is an operator or a call."""
        node = super().generic_visit(node, *args, **kwargs)
        match node:
            case nodes.BinExpr() if type(node) in _OPERATORS:
                return _filter(node, _OPERATORS[type(node)][0], node.left, [node.right])
            case nodes.UnaryExpr() if type(node) in _OPERATORS:
                return _filter(node, _OPERATORS[type(node)][0], node.node, [])
            case nodes.Concat():
                return _filter(node, "_concat", node.nodes[0], node.nodes[1:])
            case nodes.Getitem() if isinstance(node.arg, nodes.Slice):
                nothing = nodes.Const(None, lineno=node.lineno)
                bounds = (node.arg.start, node.arg.stop, node.arg.step)
                return _filter(node, "_slice", node.node, [bound or nothing for bound in bounds])
            case nodes.CondExpr() if node.expr2 is None:
                node.expr2 = nodes.Const("", lineno=node.lineno)
            case nodes.List() | nodes.Tuple(ctx="load"):
                return _filter(node, "_list", nodes.Const(None, lineno=node.lineno), node.items)
            case nodes.Call():
                return _called(node)
        return node


def _called(call: nodes.Call) -> nodes.Node:
    if isinstance(call.node, nodes.Getattr):
        return _filter(call, f"_call_{call.node.attr}", call.node.node, call.args)
    first, *others = call.args or [nodes.Const(None, lineno=call.lineno)]
    return _filter(call, f"_{getattr(call.node, 'name', '')}", first, others, call.kwargs)


def _filter(
    at: nodes.Node, name: str, value: nodes.Node, args: list[Any], kwargs: list[Any] | None = None
) -> nodes.Filter:
    return nodes.Filter(
        value, name, args, kwargs or [], None, None, lineno=at.lineno, environment=at.environment
    )
