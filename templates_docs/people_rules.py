"""Named rules about the people of a repeated group: who may hold which right, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import combinations

from templates_docs.fields import Entry
from templates_docs.groups import rows_of
from templates_docs.rules import Facts, rule
from thai.treasury_days import changed_at_once
from thai.treasury_people import Holding, held_together

_WHO = ("first", "last")


@rule(
    needs={"part": str, "values": list},
    may={"from": str, "until": str, "starts": str, "not_within": str},
)
def never_one_person(facts: Facts) -> Iterator[str]:
    """Yield each entry that gives a person a second of the `values` of `part` while the first still runs.

    The check's fields are groups of people. `from` and `until` name the parts with the first and last
    day; a blank first day means the day in field `starts` (or always), a blank last day no end. Two entries of group
    `not_within` are left to another check.
    """
    wanted = facts.options["values"]
    assert isinstance(wanted, list)
    part = facts.text("part")
    held = [(name, entry) for name, entry in _entries(facts) if entry.get(part) in wanted]
    apart = f"{facts.options['not_within']}." if "not_within" in facts.options else ""
    for (first, one), (name, other) in combinations(held, 2):
        if apart and name.startswith(apart) and first.startswith(apart):
            continue
        if held_together(_holding(facts, one), _holding(facts, other)):
            yield f"{name}.{part}"


@rule(needs={"part": str}, may={"while": str, "is": list})
def once_each(facts: Facts) -> Iterator[str]:
    """Yield each entry that names a person again with the same value of `part`, in one group.

    Where part `while` is named, only entries in which it is one of the values `is` count.
    """
    seen: set[tuple[object, ...]] = set()
    among = facts.options.get("is")
    for name, entry in _entries(facts):
        if isinstance(among, list) and entry.get(str(facts.options.get("while", ""))) not in among:
            continue
        key = (name.rpartition(".")[0], *_person(entry), entry.get(facts.text("part")))
        if key in seen and all(_person(entry)):
            yield f"{name}.{facts.text('part')}"
        seen.add(key)


@rule(needs={"part": str, "values": list})
def each_held(facts: Facts) -> Iterator[str]:
    """Yield each group in which one of the `values` of `part` is held by nobody."""
    wanted = facts.options["values"]
    assert isinstance(wanted, list)
    for group in facts.fields:
        rows = rows_of(facts.values.get(group))
        if rows and not set(wanted) <= {row.get(facts.text("part")) for row in rows}:
            yield group


@rule(needs={"first": str, "then": str})
def days_in_order(facts: Facts) -> Iterator[str]:
    """Yield each entry whose day in part `then` is before its day in part `first`."""
    for name, entry in _entries(facts):
        first, then = entry.get(facts.text("first")), entry.get(facts.text("then"))
        if isinstance(first, date) and isinstance(then, date) and then < first:
            yield f"{name}.{facts.text('then')}"


@rule(needs={"part": str})
def all_different(facts: Facts) -> Iterator[str]:
    """Yield each entry whose answer in `part` another entry of the same group has given before."""
    seen: set[tuple[str, object]] = set()
    for name, entry in _entries(facts):
        key = (name.rpartition(".")[0], entry.get(facts.text("part")))
        if key[1] and key in seen:
            yield f"{name}.{facts.text('part')}"
        seen.add(key)


@rule(needs={"part": str, "is": str, "needs": str})
def part_needed(facts: Facts) -> Iterator[str]:
    """Yield part `needs` of each entry that leaves it blank while its `part` is `is`."""
    for name, entry in _entries(facts):
        if entry.get(facts.text("part")) == facts.text("is") and not entry.get(facts.text("needs")):
            yield f"{name}.{facts.text('needs')}"


@rule(needs={"part": str, "is": str, "blank": str})
def part_blank(facts: Facts) -> Iterator[str]:
    """Yield part `blank` of each entry that answers it although its `part` is `is`."""
    for name, entry in _entries(facts):
        if entry.get(facts.text("part")) == facts.text("is") and entry.get(facts.text("blank")):
            yield f"{name}.{facts.text('blank')}"


@rule(needs={"part": str, "parts": list})
def written_alike(facts: Facts) -> Iterator[str]:
    """Yield part `part` of each entry that answers it with other words than its `parts` one after another.

    Blanks do not count: `นายปิติ รอบคอบ` is `นาย`, `ปิติ`, `รอบคอบ`.
    """
    parts = facts.options["parts"]
    assert isinstance(parts, list)
    for name, entry in _entries(facts):
        typed = _without_blanks(entry, (facts.text("part"),))
        if typed and typed != _without_blanks(entry, parts):
            yield f"{name}.{facts.text('part')}"


@rule(needs={"part": str, "at": str})
def worked_out(facts: Facts) -> Iterator[str]:
    """Yield part `at` of each entry whose `part`, worked out, is not blank, such as days overdue."""
    yield from (
        f"{name}.{facts.text('at')}" for name, entry in _entries(facts) if entry.get(facts.text("part"))
    )


@rule(needs={"moment": str})
def same_day_after(facts: Facts) -> Iterator[str]:
    """Yield each moment before the one in field `moment`, or on another day."""
    first = facts.values.get(facts.text("moment"))
    if isinstance(first, datetime):
        yield from (name for name, moment in facts.moments() if not changed_at_once(first, moment))


def _without_blanks(entry: Entry, parts: Iterable[str]) -> str:
    return "".join(str(entry.get(part) or "") for part in parts).replace(" ", "")


def _entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """Yield each entry of the check's groups with its name, `holders.2`."""
    for group in facts.fields:
        for number, entry in enumerate(rows_of(facts.values.get(group)), 1):
            yield f"{group}.{number}", entry


def _person(entry: Entry) -> tuple[str, ...]:
    return tuple(str(entry.get(part) or "").replace(" ", "") for part in _WHO)


def _holding(facts: Facts, entry: Entry) -> Holding:
    """Return the entry as a right in somebody's hands; of nobody while the name is not whole."""
    first = entry.get(str(facts.options.get("from", "")))
    last = entry.get(str(facts.options.get("until", "")))
    starts = facts.values.get(str(facts.options.get("starts", "")))
    begin = first if isinstance(first, date) else starts if isinstance(starts, date) else date.min
    end = last if isinstance(last, date) else date.max
    name = _person(entry)
    return Holding(" ".join(name) if all(name) else "", str(entry[facts.text("part")]), begin, end)
