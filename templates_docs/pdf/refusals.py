"""What a reader does on meeting something that is not drawn: stop there, or note it and read on."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from templates_docs.errors import CannotTypesetError
from templates_docs.pdf.xml_names import W, attribute


class Refusal(NamedTuple):
    """One thing that is not drawn, the part it stands in, and the words around it (a style's name)."""

    error: CannotTypesetError
    part: str
    sentence: str


class Refusals:
    """Stops at the first thing that is not drawn."""

    def at(self, part: str, element: Element) -> Refusals:
        """Return what to refuse with inside this paragraph, table or style of a part."""
        return self

    def add(self, error: CannotTypesetError) -> None:
        """Raise the error, or note it where refusals are gathered."""
        raise error


STOP = Refusals()


class GatheredRefusals(Refusals):
    """Notes in `found` whatever is not drawn, so that reading goes on with the next thing."""

    def __init__(self, found: list[Refusal], part: str = "", element: Element | None = None) -> None:
        self.found = found
        self._part = part
        self._element = element

    def at(self, part: str, element: Element) -> Refusals:
        """Return refusals noted with this place."""
        return GatheredRefusals(self.found, part, element)

    def add(self, error: CannotTypesetError) -> None:
        """Note the error with its place."""
        self.found.append(Refusal(error, self._part, _words(self._element)))


def _words(element: Element | None) -> str:
    if element is None:
        return ""
    if element.tag == f"{W}style":
        return attribute(element.find(f"{W}name"))
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
