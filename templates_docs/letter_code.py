"""Writes the Python that a template becomes: a letter's time, and what is known where a value is lacking."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator


class LetterCode(CodeGenerator):
    """Gives every look into a group the dotted name it has in the template, for a group that is blank knows none.

    And leaves out Jinja's own `escape` round every value, a third of a letter's time: `finalize` has done it.
    Where a later Jinja asks otherwise, values are escaped twice, which changes nothing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lists: dict[str, str] = {}  # a loop's own name stands for its list, as in the names of `Group`

    def visit_For(self, node: nodes.For, frame: Any) -> None:  # noqa: N802 (Jinja names it)
        """Write a loop."""
        outside = self._lists
        if isinstance(node.target, nodes.Name):
            self._lists = {**outside, node.target.name: self._dotted(node.iter)}
        super().visit_For(node, frame)
        self._lists = outside

    def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:  # noqa: N802 (Jinja names it)
        """Write a look into a group."""
        self.write("environment.getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, {self._dotted(node)!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Any) -> None:  # noqa: N802 (Jinja names it)
        """Write a look into a list, or into a group as `visit_Getattr` does."""
        name = getattr(node.arg, "value", None)
        if isinstance(name, str):
            self.visit_Getattr(nodes.Getattr(node.node, name, node.ctx), frame)
        else:
            super().visit_Getitem(node, frame)

    def _dotted(self, node: nodes.Node | None) -> str:
        if isinstance(node, nodes.Name):
            return self._lists.get(node.name, node.name)
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            name = getattr(node.arg, "value", None) if isinstance(node, nodes.Getitem) else node.attr
            named = (self._dotted(node.node), name if isinstance(name, str) else "")
            return ".".join(filter(None, named))
        return self._dotted(node.node) if isinstance(node, nodes.Filter) else ""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write(")")
