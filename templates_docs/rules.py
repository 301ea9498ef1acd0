"""Named rules that a form's checks use; each says which fields are at fault, the form says why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from templates_docs.decoys import looks_like_decoy
from templates_docs.fields import FREE_TEXT, Field, Value
from templates_docs.secrets_in_text import holds_secret
from thai.business_days import GovernmentCalendar
from thai.dates import BUDDHIST_ERA
from thai.numerals import all_arabic
from thai.treasury_days import in_office_hours
from thai.treasury_papers import tells_to_change_password


@dataclass(frozen=True, slots=True)
class Facts:
    """All a rule may look at: the clean answers, the form's fields, today, and the check's own wording."""

    values: Mapping[str, Value]
    form_fields: Mapping[str, Field]
    fields: tuple[str, ...]
    options: Mapping[str, object]
    today: date
    calendar: GovernmentCalendar

    def moments(self) -> Iterator[tuple[str, datetime]]:
        """Yield the check's fields that hold a moment, in order."""
        for name in self.fields:
            value = self.values.get(name)
            if isinstance(value, datetime):
                yield name, value

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the check's fields that hold text, in order; a list counts as its lines joined."""
        for name in self.fields:
            value = self.values.get(name)
            if isinstance(value, tuple) and not self.form_fields[name].each:
                yield name, "\n".join(map(str, value))
            elif isinstance(value, str):
                yield name, value

    def number(self, option: str) -> int:
        """Return an option that is a number (the form's loader has seen to that)."""
        value = self.options[option]
        assert isinstance(value, int)
        return value

    def text(self, option: str) -> str:
        """Return an option that is a text (the form's loader has seen to that)."""
        value = self.options[option]
        assert isinstance(value, str)
        return value

    def ticked(self, option: str) -> bool:
        """Return whether the option names a field that is ticked."""
        return self.values.get(str(self.options.get(option, ""))) is True


RuleFunction = Callable[[Facts], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its stable name (also the code of its problems), and the options a check gives it."""

    name: str
    find: RuleFunction
    needs: Mapping[str, type]
    may: Mapping[str, type]


RULES: dict[str, Rule] = {}


def rule(
    needs: Mapping[str, type] | None = None, may: Mapping[str, type] | None = None
) -> Callable[[RuleFunction], RuleFunction]:
    """Return a decorator that puts a function among the rules, with the options it needs and may have."""

    def register(find: RuleFunction) -> RuleFunction:
        name = getattr(find, "__name__", "")
        RULES[name] = Rule(name, find, needs or {}, may or {})
        return find

    return register


@rule()
def in_order(facts: Facts) -> Iterator[str]:
    """Yield each moment that is earlier than the one asked before it."""
    for (_, earlier), (name, later) in pairwise(facts.moments()):
        if later < earlier:
            yield name


@rule(needs={"day": str})
def not_after_day(facts: Facts) -> Iterator[str]:
    """Yield each moment later than the end of the day in field `day`."""
    day = facts.values.get(facts.text("day"))
    if isinstance(day, date):
        yield from (name for name, moment in facts.moments() if moment.date() > day)


@rule(needs={"hours": int})
def soon_after(facts: Facts) -> Iterator[str]:
    """Yield each moment more than `hours` after the one asked before it."""
    for (_, earlier), (name, later) in pairwise(facts.moments()):
        if later - earlier > timedelta(hours=facts.number("hours")):
            yield name


@rule(needs={"values": list})
def one_of(facts: Facts) -> Iterator[str]:
    """Yield each answered field whose value is not among `values`."""
    allowed = facts.options["values"]
    assert isinstance(allowed, list)
    yield from (name for name, text in facts.texts() if text not in allowed)


@rule(may={"when": str})
def answered(facts: Facts) -> Iterator[str]:
    """Yield each field left blank, once field `when` has an answer; for answers a form only advises."""
    if "when" not in facts.options or facts.values.get(facts.text("when")):
        yield from (name for name in facts.fields if not facts.values.get(name))


@rule(needs={"first": int, "last": int})
def year_between(facts: Facts) -> Iterator[str]:
    """Yield each date outside the Buddhist years `first` to `last`."""
    for name in facts.fields:
        value = facts.values.get(name)
        if isinstance(value, date):
            year = value.year + BUDDHIST_ERA
            if not facts.number("first") <= year <= facts.number("last"):
                yield name


@rule(needs={"days": int}, may={"unless": str})
def not_far_ahead(facts: Facts) -> Iterator[str]:
    """Yield each date more than `days` after today, unless field `unless` is ticked."""
    if facts.ticked("unless"):
        return
    latest = facts.today + timedelta(days=facts.number("days"))
    for name in facts.fields:
        value = facts.values.get(name)
        if type(value) is date and value > latest:
            yield name


@rule()
def no_secret_value(facts: Facts) -> Iterator[str]:
    """Yield each free-text field that gives away a password, PIN or one-time code."""
    for name, text in facts.texts():
        if facts.form_fields[name].kind in FREE_TEXT and holds_secret(text):
            yield name


@rule()
def luhn(facts: Facts) -> Iterator[str]:
    """Yield each number whose last digit is not its Luhn check digit (ISO/IEC 7812-1 annex B)."""
    for name, text in facts.texts():
        digits = [int(digit) for digit in reversed(text)]
        doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
        if (sum(digits[::2]) + sum(doubled)) % 10:
            yield name


@rule()
def check_digit_13(facts: Facts) -> Iterator[str]:
    """Yield each 13-digit number (taxpayer or citizen) whose last digit is not its check digit, modulo 11."""
    for name, text in facts.texts():
        digits = [int(digit) for digit in text if digit.isdecimal()]
        total = sum(weight * digit for weight, digit in zip(range(13, 1, -1), digits, strict=False))
        if len(digits) != 13 or (11 - total % 11) % 10 != digits[-1]:
            yield name


@rule()
def blank(facts: Facts) -> Iterator[str]:
    """Yield each field that is answered although it must be left blank."""
    yield from (name for name in facts.fields if facts.values.get(name))


@rule()
def any_answered(facts: Facts) -> Iterator[str]:
    """Yield the first of the fields when none of them is answered."""
    if not any(facts.values.get(name) for name in facts.fields):
        yield facts.fields[0]


@rule(needs={"words": list})
def mentions(facts: Facts) -> Iterator[str]:
    """Yield each answered text that holds none of the `words`; figures count alike in Thai and Arabic."""
    words = facts.options["words"]
    assert isinstance(words, list)
    wanted = [all_arabic(str(word)).replace(" ", "") for word in words]
    for name, text in facts.texts():
        if not any(word in all_arabic(text).replace(" ", "") for word in wanted):
            yield name


@rule()
def password_interval(facts: Facts) -> Iterator[str]:
    """Yield each answered text that does not say how often a password is changed (rule R15)."""
    yield from (name for name, text in facts.texts() if not tells_to_change_password(text))


@rule(needs={"least": int})
def at_least(facts: Facts) -> Iterator[str]:
    """Yield each answered list with fewer than `least` lines."""
    for name in facts.fields:
        value = facts.values.get(name)
        if isinstance(value, tuple) and len(value) < facts.number("least"):
            yield name


@rule(needs={"day": str})
def not_before_day(facts: Facts) -> Iterator[str]:
    """Yield each date earlier than the day in field `day`."""
    day = facts.values.get(facts.text("day"))
    for name in facts.fields:
        value = facts.values.get(name)
        if type(value) is date and type(day) is date and value < day:
            yield name


@rule(needs={"than": str})
def not_below(facts: Facts) -> Iterator[str]:
    """Yield each whole number below the one in field `than`."""
    least = facts.values.get(facts.text("than"))
    if isinstance(least, str) and least.isdecimal():
        yield from (name for name, text in facts.texts() if text.isdecimal() and int(text) < int(least))


@rule(needs={"day": str})
def year_of_day(facts: Facts) -> Iterator[str]:
    """Yield each number `12/2568` whose Buddhist year is not that of the day in field `day`."""
    day = facts.values.get(facts.text("day"))
    if isinstance(day, date):
        year = str(day.year + BUDDHIST_ERA)
        yield from (name for name, text in facts.texts() if not all_arabic(text).endswith(f"/{year}"))


@rule(needs={"field": str})
def begins_with(facts: Facts) -> Iterator[str]:
    """Yield each text that does not begin with what field `field` holds."""
    start = facts.values.get(facts.text("field"))
    if isinstance(start, str):
        yield from (name for name, text in facts.texts() if not text.startswith(start))


@rule(needs={"when": str, "is": str}, may={"opens": str, "closes": str})
def office_hours(facts: Facts) -> Iterator[str]:
    """Yield each moment outside official hours (those of rule R30), while field `when` has the value `is`."""
    if facts.values.get(facts.text("when")) != facts.text("is"):
        return
    hours = {key: facts.text(key) for key in ("opens", "closes") if key in facts.options}
    for name, moment in facts.moments():
        if not in_office_hours(moment, facts.calendar, **hours):
            yield name


@rule(needs={"when": str}, may={"begins": str})
def decoys_only(facts: Facts) -> Iterator[str]:
    """Yield each field that may belong to a real person, while field `when` (an exercise) is ticked."""
    if facts.ticked("when"):
        yield from (name for name, text in facts.texts() if not _is_decoy(facts, name, text))


@rule(needs={"when": str}, may={"begins": str})
def no_decoys(facts: Facts) -> Iterator[str]:
    """Yield each field that holds an invented person or number, unless field `when` is ticked."""
    if not facts.ticked("when"):
        yield from (name for name, text in facts.texts() if _is_decoy(facts, name, text))


def _is_decoy(facts: Facts, name: str, text: str) -> bool:
    begins = facts.options.get("begins")
    if isinstance(begins, str):
        return text.startswith(begins)
    return looks_like_decoy(facts.form_fields[name].kind, text)
