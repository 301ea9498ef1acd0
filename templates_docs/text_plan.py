"""Reads a text template once, with the letterhead of its kind, and finds out all that is needed to fill it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes

from templates_docs.errors import TemplateRefusedError, did_you_mean
from templates_docs.markup import expand
from templates_docs.safe_jinja import LetterEnvironment

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from templates_docs.template_cache import TemplateCache

LETTER_KINDS = Path(__file__).parent / "letter_kinds"
FIRST_HEAD, NEXT_HEAD = "first_page_header", "next_page_header"
"""The templates of the head of the first page and of the others."""


@dataclass(frozen=True, slots=True)
class TextPlan:
    """All that compiling a text template finds out, in plain values that can be kept on disk.

    `uses` are the members of each `FieldUse`; `codes` the compiled template, its parents and the heads, by name.
    """

    uses: tuple[tuple[str, str, int, str], ...]
    codes: dict[str, CodeType]
    bears_emblem: bool


def plan(source: str, name: str, cache: TemplateCache | None = None) -> TextPlan:
    """Return what is needed to fill this template.

    Raises:
        TemplateRefusedError: naming the line, for anything a template may not hold.
    """
    if cache is None:
        return _Planner(source, name).plan()
    from templates_docs.template_cache import key_of

    kinds = [path.read_bytes() for path in sorted(LETTER_KINDS.glob("*.jinja"))]
    key = key_of(source.encode(), name, kinds)
    kept: Any = cache.get(key)
    if kept is not None and len(kept) == 3:
        return TextPlan(*kept)
    made = _Planner(source, name).plan()
    cache.put(key, (made.uses, made.codes, made.bears_emblem))
    return made


def environment_of(made: TextPlan) -> LetterEnvironment:
    """Return the Jinja from which the planned templates can be had."""
    environment = LetterEnvironment(lambda _: "")
    environment.loader = _Ready(made.codes)
    return environment


class _Ready(jinja2.BaseLoader):
    """Gives Jinja templates that are compiled already."""

    def __init__(self, codes: dict[str, CodeType]) -> None:
        self._codes = codes

    def load(
        self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        """Return the template of that name."""
        return environment.template_class.from_code(environment, self._codes[name], globals or {})


class _Planner:
    """Reads the template and its parents."""

    def __init__(self, source: str, name: str) -> None:
        self._name = name
        self._sources = {name: source}
        self._environment = LetterEnvironment(self._expanded)

    def plan(self) -> TextPlan:
        uses = self._uses()
        letter = {kind: expand(text, kind) for kind, text in self._sources.items()}
        texts = {head: self._expanded(head) for head in (FIRST_HEAD, NEXT_HEAD)} | letter
        compiled: Callable[..., CodeType] = self._environment.compile
        return TextPlan(
            uses=uses,
            codes={kind: compiled(text, kind, kind) for kind, text in texts.items()},
            bears_emblem=any("<?emblem " in text for text in letter.values()),
        )

    def _expanded(self, name: str) -> str:
        """Return a template's source as WordprocessingML; a parent is one of the shipped kinds."""
        if name not in self._sources:
            path = LETTER_KINDS / f"{name}.jinja"
            if not re.fullmatch(r"[a-z_]+", name) or not path.is_file():
                known = [kind.stem for kind in LETTER_KINDS.glob("*.jinja")]
                raise TemplateRefusedError(f"ไม่มีชนิดหนังสือ “{name}”{did_you_mean(name, known)}", self._name, 1)
            self._sources[name] = path.read_text(encoding="utf-8")
        return expand(self._sources[name], name)

    def _uses(self) -> tuple[tuple[str, str, int, str], ...]:
        """Return what the letter and its parents look at, leaving out blocks that a child fills itself."""
        uses: list[tuple[str, str, int, str]] = []
        filled: set[str] = set()
        seen: set[str] = set()
        name: str | None = self._name
        while name is not None:
            if name in seen:
                raise TemplateRefusedError("แม่แบบต่อยอดจากตัวเอง", name, 1)
            seen.add(name)
            tree = self._environment.parse(self._expanded(name), name)
            lines = self._sources[name].splitlines()
            uses += ((dotted, name, at, lines[at - 1].strip()) for dotted, at in _names(tree, filled))
            filled |= {block.name for block in tree.find_all(nodes.Block)}
            name = _parent(tree)
        return tuple(uses)


def _parent(tree: nodes.Node) -> str | None:
    extends = tree.find(nodes.Extends)
    return str(extends.template.value) if extends and isinstance(extends.template, nodes.Const) else None


def _names(tree: nodes.Node, filled: set[str]) -> Iterator[tuple[str, int]]:
    """Yield every dotted name the tree looks at, with its line, outside the blocks already filled."""
    own = {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)} | {
        "loop"
    }
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Block) and node.name in filled:
            continue
        if isinstance(node, nodes.Getattr | nodes.Name):
            dotted = _dotted(node)
            if dotted.partition(".")[0] not in own:
                yield dotted, node.lineno
        else:
            waiting += reversed(list(node.iter_child_nodes()))


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
