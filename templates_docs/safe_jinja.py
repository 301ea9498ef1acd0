"""A Jinja that can only fill in words: no calls, no arithmetic, no reaching into objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from datetime import date, datetime
from itertools import islice
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext
from markupsafe import Markup, escape

from templates_docs.errors import MisusedValueError, TemplateRefusedError, UnprintableValueError, did_you_mean
from templates_docs.filters import FILTERS, held_date, held_moment
from templates_docs.letter_code import LetterCode
from thai.errors import ThaiError
from thai.numerals import all_thai

LARGEST_OUTPUT = 5_000_000
"""Characters a rendered document may have; a letter has some ten thousand."""
MOST_TURNS = 1_000_000
"""How often the loops of one document may go round, all together."""

# What a template may be made of; anything else is refused when it is loaded.
_ALLOWED = frozenset(
    {
        *(nodes.Template, nodes.Extends, nodes.Block, nodes.Output, nodes.TemplateData),
        *(nodes.If, nodes.For, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
        *(nodes.Name, nodes.Getattr, nodes.Const, nodes.Filter),
    }
)
_JINJA_S_OWN = frozenset(
    ("self", "super", "caller", "varargs", "kwargs")
)  # names that mean the template itself
_LOOP_FACTS = frozenset({"index", "first", "last", "length"})
_WORDS: Mapping[type, str] = {
    nodes.Call: "การเรียกฟังก์ชัน",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Macro: "macro",
    nodes.Assign: "set",
    nodes.Test: "is",
    nodes.Getitem: "[ ]",
    nodes.Concat: "~",
}
_MISUSES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, jinja2.TemplateError)
_AT_ONCE = 512  # pieces of output before their length is looked at
EACH = "_each"  # put around every loop; no template can name it
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WANTS_CARE = re.compile("[<>&'\"\x00-\x1f\u2011\ud800-\udfff\ufffe\uffff]")
"""What makes a text print otherwise than it stands: to be escaped, to become an element, or to be refused."""
_ELEMENTS = {"\n": "br", "\t": "tab", "\u2011": "noBreakHyphen"}
_SPECIAL = re.compile("[\n\t\u2011]")

_missing_names: ContextVar[list[str] | None] = ContextVar("missing_names", default=None)
_turns: ContextVar[list[int]] = ContextVar("turns")  # set only while a document is rendered


class Missing(jinja2.Undefined):
    """A value the record lacks: prints nothing, and writes its name on the list of what is lacking."""

    __slots__ = ()

    def _note(self) -> str:
        names = _missing_names.get()
        name = self._undefined_name or ""
        if names is not None and name not in names:
            names.append(name)
        return ""

    def __str__(self) -> str:
        return self._note()

    def __html__(self) -> str:
        return self._note()

    def __bool__(self) -> bool:
        return bool(self._note())

    def __len__(self) -> int:
        return len(self._note())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._note())

    def __eq__(self, other: object) -> bool:
        self._note()
        return False

    def __hash__(self) -> int:
        return id(self)


class Group(dict[str, object]):
    """Answers under one name (`person`), which remember that name to tell what is lacking."""

    __slots__ = ("dotted",)

    def __init__(self, values: Mapping[str, object], dotted: str = "") -> None:
        super().__init__(values)
        self.dotted = dotted
        if _PLAIN.issuperset(map(type, self.values())):
            return
        for key, value in values.items():
            if type(value) not in _PLAIN:
                self[key] = plain(value, f"{dotted}{key}")


_PLAIN = frozenset({str, bool, int, float, type(None), date, datetime})


def plain(value: object, name: str) -> object:
    """Return the value if a template may see it: text, number, day, yes/no, and lists and groups of these.

    Raises:
        UnprintableValueError: for anything that could do something when touched.
    """
    if type(value) in _PLAIN:
        return value
    if type(value) is dict or isinstance(value, Mapping):  # asking about Mapping costs more than all the rest
        return Group(value, f"{name}.")
    if isinstance(value, list | tuple):
        return tuple([plain(item, name) for item in value])
    raise UnprintableValueError(
        "unprintable_value", f"ค่าของ {name} เป็น {type(value).__name__} ซึ่งพิมพ์ลงเอกสารไม่ได้"
    )


def printable(value: object) -> object:
    """Return what is printed for a value: None nothing, a day or moment in Thai words, text escaped.

    Raises:
        UnprintableValueError: for control characters and for yes/no, which is no word.
    """
    if isinstance(value, str):
        return _printable_text(value)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return held_moment(value)
    if isinstance(value, date):
        return held_date(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return all_thai(str(value))
    if isinstance(value, Missing):
        return value
    raise UnprintableValueError("unprintable_value", f"ค่า {type(value).__name__} พิมพ์เป็นข้อความไม่ได้")


def _printable_text(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise UnprintableValueError(
            "unprintable_value", f"มีอักขระควบคุม U+{ord(found[0]):04X} ในข้อความ", "โปรดลบแล้วพิมพ์ใหม่"
        )
    if not _SPECIAL.search(text):
        return text
    printed = escape(text)
    for sign, element in _ELEMENTS.items():
        printed = printed.replace(sign, Markup(f'</w:t><w:{element}/><w:t xml:space="preserve">'))
    return printed


def printed(value: object) -> object:
    """Return what is printed for a value, escaped; raises as `printable`."""
    if type(value) is str and not WANTS_CARE.search(value):
        return value
    # of a missing value this is what notes that it is lacking
    return escape(printable(value))


def each(value: object) -> object:
    """Return what a loop runs over: a list as it is, a blank as an empty list; text is no list."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        turns = _turns.get()
        turns[0] += len(value)
        if turns[0] > MOST_TURNS:
            raise UnprintableValueError("unprintable_value", "เอกสารยาวเกินไป", "โปรดย่อคำตอบ")
        return value
    if isinstance(value, Missing):
        return value
    raise UnprintableValueError("unprintable_value", "for ใช้ได้กับช่องที่เป็นรายการเท่านั้น", "โปรดแก้แม่แบบ")


def _patient(apply: Callable[..., object]) -> Callable[..., object]:
    """Return the filter, leaving blanks and missing values to the printing."""

    def filtered(value: object, *options: object) -> object:
        return value if value is None or isinstance(value, Missing) else apply(value, *options)

    return filtered


class LetterEnvironment(jinja2.Environment):
    """Jinja with the allow-list in force; `load` gives a template's source by its name."""

    code_generator_class = LetterCode

    def __init__(self, load: Callable[[str], str]) -> None:
        super().__init__(
            autoescape=True,
            undefined=Missing,
            finalize=printed,
            auto_reload=False,
            loader=jinja2.FunctionLoader(lambda name: (load(name), name, None)),
        )
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: _patient(apply) for name, apply in FILTERS.items()} | {EACH: each}

    def getattr(self, obj: Any, attribute: str, dotted: str = "") -> Any:
        """Return a field of a group or a fact of a loop; never an attribute of an object.

        `dotted` is what the template calls it, to tell of it where there is no group to look into.
        """
        if isinstance(obj, Group):
            if attribute in obj:
                return obj[attribute]
            return Missing(name=f"{obj.dotted}{attribute}")
        if isinstance(obj, LoopContext) and attribute in _LOOP_FACTS:
            return getattr(obj, attribute)
        if isinstance(obj, Missing):
            return Missing(name=f"{obj._undefined_name}.{attribute}")
        return Missing(name=dotted or attribute)

    def refusal(self, node: nodes.Node) -> str:
        """Return what is wrong with one node of a template's tree; empty when it is allowed."""
        return refused(node)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the template's tree, known to hold nothing but what is allowed.

        Jinja comes through here whether it parses, compiles or loads a parent.

        Raises:
            TemplateRefusedError: naming the line and what is not allowed there.
        """
        try:
            tree = super()._parse(source, name, filename)
        except jinja2.TemplateSyntaxError as error:
            at_end = "Unexpected end of template" in (error.message or "")
            line = source.count("\n") + 1 if at_end else error.lineno
            raise TemplateRefusedError(_syntax_words(error), name or "", line) from None
        except RecursionError:
            raise TemplateRefusedError("ซ้อนกันลึกเกินไป", name or "", 1) from None
        for node in tree.find_all(nodes.Node):
            if problem := self.refusal(node):
                raise TemplateRefusedError(problem, name or "", node.lineno)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(
                loop.iter, EACH, [], [], None, None, lineno=loop.lineno, environment=self
            )
        return tree


def render(template: jinja2.Template, record: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """Return the output in its pieces and the names of everything the record lacks.

    Raises:
        UnprintableValueError: `unprintable_value` for a value of the wrong sort or an endless output.
        MisusedValueError: for values that the template compares or calculates with, and which do not go together.
    """
    names: list[str] = []
    token, turns = _missing_names.set(names), _turns.set([0])
    output: list[str] = []
    length = 0
    try:
        # not `generate`, whose one more generator costs a fifth of the time of a letter
        pieces = template.root_render_func(template.new_context(dict(record), shared=True))
        while some := list(islice(pieces, _AT_ONCE)):
            output += some
            length += sum(map(len, some))
            if length > LARGEST_OUTPUT:
                raise UnprintableValueError("unprintable_value", "เอกสารยาวเกินไป", "โปรดย่อคำตอบ")
    except ThaiError:
        raise
    except _MISUSES as error:
        raise MisusedValueError(_line_of(error, template)) from error
    finally:
        _missing_names.reset(token)
        _turns.reset(turns)
    return output, names


def _line_of(error: Exception, template: jinja2.Template) -> int:
    """Return the line of the template at which an error came up; 0 where none is known."""
    traceback, line = error.__traceback__, 0
    while traceback is not None:
        if traceback.tb_frame.f_globals is template.root_render_func.__globals__:
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line


def refused(node: nodes.Node) -> str:
    """Return what is wrong with one node of the tree; empty when it is allowed."""
    if type(node) not in _ALLOWED:
        return f"ใช้ {_WORDS.get(type(node), type(node).__name__)} ในแม่แบบไม่ได้"
    name = getattr(node, "name", None) or getattr(node, "attr", None)
    if isinstance(name, str) and name.startswith("_"):
        return f"ชื่อ {name} ขึ้นต้นด้วย _ ใช้ไม่ได้"
    if isinstance(node, nodes.Name) and node.name in _JINJA_S_OWN:
        return f"ใช้ชื่อ {node.name} ในแม่แบบไม่ได้"
    if isinstance(node, nodes.Filter):
        return _refused_filter(node)
    if isinstance(node, nodes.For):
        plain_loop = isinstance(node.target, nodes.Name) and isinstance(node.iter, nodes.Name | nodes.Getattr)
        return "" if plain_loop and not node.recursive else "for ใช้ได้แต่แบบ {% for ชื่อ in ช่อง %}"
    if isinstance(node, nodes.Extends) and not isinstance(node.template, nodes.Const):
        return "extends ต้องตามด้วยชื่อชนิดหนังสือในเครื่องหมายคำพูด"
    return ""


def _refused_filter(node: nodes.Filter) -> str:
    if node.name not in FILTERS:
        return f"ไม่มีตัวกรอง {node.name}{did_you_mean(node.name, FILTERS)}"
    constant = all(isinstance(argument, nodes.Const) for argument in node.args)
    if not constant or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return f"ตัวกรอง {node.name} รับได้แต่ค่าคงที่ในวงเล็บ"
    return ""


def _syntax_words(error: jinja2.TemplateSyntaxError) -> str:
    message = error.message or ""
    if "Unknown tag" in message or "unknown tag" in message:
        return "มีคำสั่ง {% %} ที่ไม่รู้จัก หรือปิดผิดคู่"
    if "Unexpected end of template" in message:
        return "คำสั่ง {% if %}, {% for %} หรือ {% block %} ยังไม่ปิด"
    if "filter" in message:
        return "ใช้ตัวกรองที่ไม่มี"
    return f"เขียนแม่แบบผิดรูป ({message})"
