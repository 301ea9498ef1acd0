"""Named values that are worked out only when they are asked for: most of a screen's texts stand on no button of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Parts(Mapping[str, V]):
    """Values in parts, each part worked out once, when it is needed; of two parts with one name the later counts."""

    def __init__(self, *parts: Callable[[], Mapping[str, V]]) -> None:
        self._waiting = list(parts)
        self._known: dict[str, V] = {}

    def __getitem__(self, name: str) -> V:
        while name not in self._known and self._waiting:
            self._work_one_out()
        return self._known[name]

    def _work_one_out(self) -> None:
        self._known = {**self._waiting.pop()(), **self._known}

    def _all(self) -> dict[str, V]:
        while self._waiting:
            self._work_one_out()
        return self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())
