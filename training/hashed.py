"""Works the hash of a deep value out once: a walk through a drill asks for it again and again."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")
_KEPT = "_hash"


def hashed_once(cls: type[T]) -> type[T]:
    """The frozen dataclass, each object of it remembering its hash; to be written above ``@dataclass``."""
    work_out = cls.__hash__

    def remembered(self: T) -> int:
        kept: int | None = self.__dict__.get(_KEPT)
        if kept is None:
            kept = self.__dict__[_KEPT] = work_out(self)
        return kept

    cls.__hash__ = remembered  # type: ignore[method-assign,assignment]
    return cls
