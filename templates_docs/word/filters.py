"""Jinja's own filters that cannot do harm, for templates written for docxtpl: they hand on plain values only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from jinja2 import filters as jinja
from markupsafe import Markup

from templates_docs.errors import UnprintableValueError
from templates_docs.safe_jinja import Missing

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST = 100_000
"""Characters that one filter or operator may hand on."""
MOST_ENTRIES = 100_000
"""Entries of a list and of the lists in it, that one may hand on."""
LARGEST = 10**30
"""The largest whole number that one may hand on."""
WIDEST = 1_000
"""What a number may ask for that makes text or lists longer: a width, a count of blanks."""

_FORMAT_NUMBER = re.compile(r"\d+")


def refuse(problem: str) -> UnprintableValueError:
    """Return the error for a value that the template cannot use in that way."""
    return UnprintableValueError("unprintable_value", problem, "โปรดแก้แม่แบบ")


def too_long() -> UnprintableValueError:
    """Return the error for a value that has grown past all use."""
    return UnprintableValueError("unprintable_value", "เอกสารยาวเกินไป", "โปรดย่อคำตอบ")


def modest(value: object) -> object:
    """Return the value as templates may see it, lists as tuples; refuse what has grown past all use."""
    if isinstance(value, str) and len(value) > LONGEST:
        raise too_long()
    if isinstance(value, int) and abs(value) > LARGEST:
        raise refuse("ตัวเลขใหญ่เกินไป")
    return _frozen(value, count(1))


def _frozen(value: object, entries: Iterator[int]) -> object:
    """Return a list as a tuple, all the way down; its lists and entries are counted together."""
    if next(entries) > MOST_ENTRIES:
        raise too_long()
    if isinstance(value, str | Mapping | Missing) or not isinstance(value, Iterable):
        return value
    items: tuple[Any, ...] = tuple(_frozen(item, entries) for item in value)
    return value._replace(list=items[1]) if isinstance(value, jinja._GroupTuple) else items


def narrow(width: object) -> int:
    """Return a width or a count, known to be small."""
    if not isinstance(width, int) or abs(width) > WIDEST:
        raise refuse(f"จำนวนในแม่แบบต้องเป็นตัวเลขไม่เกิน {WIDEST}")
    return width


def as_text(value: object) -> str:
    """Return a plain value as text; a list is no text."""
    if not isinstance(value, str | int | float):
        raise refuse("รายการใช้เป็นข้อความไม่ได้ ใช้ {% for %} หรือตัวกรอง join")
    return str(value)


def formatted(pattern: object, *values: object) -> str:
    """Return `"%.2f"|format(x)`, the pattern known to ask for no long blanks."""
    text = as_text(pattern)
    if "*" in text or any(int(number) > WIDEST for number in _FORMAT_NUMBER.findall(text)):
        raise refuse("รูปแบบตัวเลขในแม่แบบกว้างเกินไป")
    return text % tuple(value if isinstance(value, int | float) else as_text(value) for value in values)


def replaced(value: object, old: object, new: object, count: object = None) -> str:
    """Return the text with one word in the place of another."""
    text, before, after = as_text(value), as_text(old), as_text(new)
    if text.count(before) * len(after) > LONGEST:
        raise too_long()
    return text.replace(before, after, -1 if count is None else narrow(count))


def joined(environment: Environment, value: object, between: object = "", attribute: object = None) -> str:
    """Return the entries of a list, or a field of each, one after another; blanks are left out."""
    if not isinstance(value, tuple):
        raise refuse("ตัวกรอง join ใช้ได้กับรายการเท่านั้น")
    items = value if attribute is None else _mapped(environment, value, attribute=attribute)
    words = [str(item) if isinstance(item, Missing) else as_text(item) for item in items if item is not None]
    if sum(map(len, words)) + len(words) * len(as_text(between)) > LONGEST:
        raise too_long()
    return as_text(between).join(words)


def _mapped(
    environment: Environment, value: Iterable[object], name: object = "", *, attribute: object = None
) -> list[object]:
    if attribute is not None:
        get = jinja.make_attrgetter(environment, str(attribute))
        return [get(item) for item in value]
    if name not in WORD_FILTERS:
        raise refuse(f"ไม่มีตัวกรอง {name}")
    return [WORD_FILTERS[str(name)](item) for item in value]


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | tuple | dict) else 0


def _item(value: object, at: int) -> object:
    return value[at] if isinstance(value, tuple | str) and value else None


def _same(value: object) -> object:
    return value


def _truncated(
    value: object, length: object = 255, whole: object = False, end: object = "...", leeway: object = 5
) -> str:
    text, most, dots = as_text(value), narrow(length), as_text(end)
    if len(text) <= most + narrow(leeway):
        return text
    cut = text[: max(most - len(dots), 0)]
    return (cut if whole else cut.rsplit(" ", 1)[0]) + dots


def _chunks(split: Callable[..., Any]) -> Callable[..., object]:
    return lambda value, size, fill=None: split(value, max(narrow(size), 1), fill)


WORD_FILTERS: Mapping[str, Callable[..., object]] = {
    "upper": lambda value: as_text(value).upper(),
    "lower": lambda value: as_text(value).lower(),
    "title": lambda value: jinja.do_title(as_text(value)),
    "capitalize": lambda value: as_text(value).capitalize(),
    "trim": lambda value, signs=None: as_text(value).strip(signs),
    "center": lambda value, width=80: as_text(value).center(narrow(width)),
    "indent": lambda value, width=4, first=False, blank=False: jinja.do_indent(
        as_text(value), narrow(width), first, blank
    ),
    "replace": replaced,
    "truncate": _truncated,
    "format": formatted,
    "string": as_text,
    "wordcount": lambda value: len(re.findall(r"\w+", as_text(value))),
    "length": _length,
    "count": _length,
    "first": lambda value: _item(value, 0),
    "last": lambda value: _item(value, -1),
    "list": lambda value: tuple(value) if isinstance(value, str | tuple | dict) else (),
    "reverse": lambda value: value[::-1] if isinstance(value, str | tuple) else value,
    "batch": _chunks(jinja.do_batch),
    "slice": _chunks(jinja.sync_do_slice),
    "dictsort": lambda value, *options, **named: jinja.do_dictsort(value, *options, **named),
    "items": lambda value: tuple(value.items()) if isinstance(value, dict) else (),
    "int": lambda value, default=0: jinja.do_int(value, default),
    "float": lambda value, default=0.0: jinja.do_float(value, default),
    "round": lambda value, digits=0, method="common": jinja.do_round(value, narrow(digits), method),
    "abs": abs,
    "e": _same,  # everything is escaped when printed; docxtpl's templates say so by hand
    "escape": _same,
    "forceescape": _same,
    "safe": _same,  # nor can a value be let off the escaping
    "striptags": lambda value: Markup(as_text(value)).striptags(),
}
"""Filters of one value, by the names that Jinja gives them."""

_LIST_FILTERS: Mapping[str, Callable[..., object]] = {
    "join": joined,
    "map": _mapped,
    "sort": jinja.do_sort,
    "unique": jinja.do_unique,
    "groupby": jinja.sync_do_groupby,
    "sum": jinja.sync_do_sum,
    "min": jinja.do_min,
    "max": jinja.do_max,
}
_CHOOSING = {
    "selectattr": (True, True),
    "rejectattr": (False, True),
    "select": (True, False),
    "reject": (False, False),
}

FILTER_NAMES = frozenset({*WORD_FILTERS, *_LIST_FILTERS, *_CHOOSING, "default", "d"})
"""Every filter of Word templates besides our own."""


def filters_of(environment: Environment) -> dict[str, Callable[..., object]]:
    """Return the filters by name, bound to the environment whose fields and tests they look at."""
    bound = dict(WORD_FILTERS)
    bound |= {name: partial(apply, environment) for name, apply in _LIST_FILTERS.items()}
    bound |= {name: partial(_chosen, environment, *how) for name, how in _CHOOSING.items()}
    return {name: _careful(apply) for name, apply in bound.items()} | {"default": _default, "d": _default}


def _careful(apply: Callable[..., object]) -> Callable[..., object]:
    """Return the filter, leaving blanks and missing values to the printing, and what it returns modest."""

    def filtered(value: object, *options: object, **named: object) -> object:
        if value is None or isinstance(value, Missing):
            return value
        return modest(apply(value, *options, **named))

    return filtered


def _default(value: object, default_value: object = "", boolean: object = False) -> object:
    return default_value if isinstance(value, Missing) or (boolean and not value) else value


def _chosen(
    environment: Environment, wanted: bool, by_field: bool, value: Iterable[object], *how: object
) -> list[object]:
    field, *test = how if by_field else ("", *how)
    get = jinja.make_attrgetter(environment, str(field)) if by_field else _same
    if not test:
        return [item for item in value if bool(get(item)) is wanted]
    name, *options = test
    if name not in environment.tests:
        raise refuse(f"ไม่มีการทดสอบ {name}")
    return [item for item in value if environment.call_test(str(name), get(item), options) is wanted]
