"""Frozen values and values in parts: quicker ways that give the same as the plain ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cached_property

import pytest

from tests.training.driver import APPROVE
from training import world
from training.frozen import hashed_once, replace, with_fields
from training.parts import Parts


@hashed_once
@dataclasses.dataclass(frozen=True)
class Line:
    """A line of a document."""

    payee: str
    amount: int = 0

    @cached_property
    def words(self) -> str:
        return f"{self.payee} {self.amount}"


def test_a_copy_is_what_the_standard_library_makes_of_it() -> None:
    state, _ = world.start(APPROVE, "seed")
    changes = {"outcome": "approved", "seat": "elsewhere"}

    assert replace(state, **changes) == dataclasses.replace(state, **changes)  # type: ignore[arg-type]
    assert state.outcome == ""


def test_a_copy_forgets_what_was_worked_out_of_the_old_values() -> None:
    line = Line("ร้านไทยดี", 100)
    before = hash(line), line.words

    changed = replace(line, amount=200)

    assert (hash(changed), changed.words) == (hash(Line("ร้านไทยดี", 200)), "ร้านไทยดี 200")
    assert (hash(line), line.words) == before


@pytest.mark.parametrize("copied", [replace, with_fields])
def test_a_change_that_names_no_field_is_an_error(copied: Callable[..., Line]) -> None:
    with pytest.raises((TypeError, KeyError), match="total"):
        copied(Line("ร้านไทยดี"), total=1)


def test_a_value_that_has_these_fields_already_is_given_back_itself() -> None:
    line = Line("ร้านไทยดี", 100)

    assert with_fields(line, payee="ร้าน" + "ไทยดี", amount=100) is line
    assert with_fields(line, amount=101) == Line("ร้านไทยดี", 101)


def test_a_hash_is_worked_out_once() -> None:
    asked: list[int] = []

    class Counted(str):
        def __hash__(self) -> int:
            asked.append(1)
            return super().__hash__()

    line = Line(Counted("ร้านไทยดี"))

    assert hash(line) == hash(line)
    assert len(asked) == 1


def test_a_part_is_worked_out_when_one_of_its_names_is_asked_for_and_only_once() -> None:
    worked: list[str] = []

    def part(name: str, **values: str) -> Callable[[], dict[str, str]]:
        return lambda: worked.append(name) or values  # type: ignore[func-returns-value]

    parts = Parts(part("first", payee="ก", bank="ข"), part("second", bank="ค"))

    assert parts["bank"] == "ค"  # of two parts with one name the later counts
    assert worked == ["second"]
    assert "{payee}{bank}".format_map(parts) == "กค"
    assert dict(parts) == {"payee": "ก", "bank": "ค"}
    assert worked == ["second", "first"]
    with pytest.raises(KeyError):
        parts["nothing"]
