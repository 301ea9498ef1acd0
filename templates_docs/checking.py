"""Checks a whole set of answers at once: every problem, each with its field, words and clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType

from templates_docs.answers import read_answer
from templates_docs.computed import with_computed
from templates_docs.deadlines import DeadlineView, count_deadline
from templates_docs.errors import Problem, Severity, did_you_mean
from templates_docs.fields import Field, Kind, Value
from templates_docs.form import CheckedAnswers, CheckReport, Form
from templates_docs.groups import blank_in_group, is_group, read_group, spread, spread_names, too_few
from templates_docs.rule_book import RULES
from templates_docs.rules import Facts
from thai.business_days import GovernmentCalendar
from thai.errors import ThaiError, how_to_add_holidays
from thai.numerals import to_thai

_DEEPEST = 4


def check_answers(
    form: Form, answers: Mapping[str, object], today: date, calendar: GovernmentCalendar
) -> CheckReport:
    """Return every problem of the answers, in the order the form asks; see `Form.check`."""
    calendar = (
        calendar.guessing()
    )  # a letter must not wait for next year's holidays; it is told what was guessed
    given, problems = _by_field(form, answers)
    values, unreadable = _read(form, given)
    problems += unreadable
    unread = {problem.field for problem in unreadable}
    values = with_computed(form.fields, values, calendar)
    deadline, trouble = _deadline(form, values, today, calendar)
    problems += trouble
    problems += [p for p in _blank(form, values, deadline) if p.field not in unread]
    problems += _rules(form, values, today, calendar)
    if len(problems) > 1:
        fields, _ = spread({field.name: field for field in form.fields}, values)
        order = {name: place for place, name in enumerate(_in_order(form, fields))}
        problems.sort(key=lambda problem: order.get(problem.field, -1))
    checked = None
    if not any(problem.severity is Severity.ERROR for problem in problems):
        checked = CheckedAnswers(form, MappingProxyType(values), deadline, tuple(problems))
    return CheckReport(tuple(problems), deadline, checked)


def _in_order(form: Form, fields: Mapping[str, Field]) -> Iterator[str]:
    """Yield every name as the form asks for it: a group's entries right after the group."""
    for field in form.fields:
        yield field.name
        if is_group(field):
            yield from (name for name in fields if name.startswith(f"{field.name}."))


def _by_field(form: Form, answers: Mapping[str, object]) -> tuple[dict[str, object], list[Problem]]:
    """Return the raw answers by dotted field name, and a problem for each key the form does not know."""
    known = {field.name for field in form.asked}
    given: dict[str, object] = {}
    problems = []
    for name, raw in _flat(answers):
        if name not in known:
            say = f"ไม่มีช่อง “{name[:60]}” ในแบบนี้{did_you_mean(name[:60], known)} โปรดแก้ชื่อช่องหรือลบออก"
            problems.append(Problem(name, "unknown_field", say))
        elif name in given:
            say = f"{form.field(name).where}: มีคำตอบสองแห่ง โปรดเหลือไว้แห่งเดียว"
            problems.append(Problem(name, "answered_twice", say))
        else:
            given[name] = raw
    return given, problems


def _flat(answers: Mapping[str, object], prefix: str = "", depth: int = 1) -> Iterator[tuple[str, object]]:
    for key, raw in answers.items():
        if isinstance(raw, Mapping) and depth < _DEEPEST:
            yield from _flat(raw, f"{prefix}{key}.", depth + 1)
        else:
            yield f"{prefix}{key}", raw


def _read(form: Form, given: Mapping[str, object]) -> tuple[dict[str, Value], list[Problem]]:
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for field in form.fields:
        values[field.name] = None
        if is_group(field) and field.name in given:
            values[field.name], found = read_group(field, given[field.name])
            problems += found
            continue
        try:
            values[field.name] = (
                read_answer(field, given[field.name]) if field.name in given else field.default
            )
        except ThaiError as error:
            problems.append(Problem(field.name, error.code, f"{field.where}: {error}"))
    return values, problems


def _deadline(
    form: Form, values: Mapping[str, Value], today: date, calendar: GovernmentCalendar
) -> tuple[DeadlineView | None, list[Problem]]:
    """Return the counted deadline (None while its first day is unknown) and what it has to say."""
    if form.deadline is None:
        return None, []
    start, sent_on = values[form.deadline.counted_from], values[form.deadline.sent_on]
    if not isinstance(start, date):
        return None, []
    field = form.field(form.deadline.sent_on)
    try:
        view = count_deadline(
            form.deadline, _day(start), _day(sent_on) if isinstance(sent_on, date) else today, calendar
        )
    except ThaiError as error:
        field = form.field(form.deadline.counted_from)
        return None, [Problem(field.name, error.code, f"{field.where}: นับกำหนดเวลาไม่ได้ {error}")]
    doubts = list(_doubts(form.field(form.deadline.counted_from), view, calendar))
    if not view.overdue:
        return view, doubts
    say = f"{field.where}: {form.deadline.title} {view.sentence} โปรดชี้แจงเหตุที่ล่าช้าและส่งโดยเร็วที่สุด"
    cite = form.deadline.clause.cite
    passed = Problem(field.name, "deadline_passed", say, Severity.WARNING, cite, form.deadline.rule)
    return view, [*doubts, passed]


def _doubts(field: Field, view: DeadlineView, calendar: GovernmentCalendar) -> Iterator[Problem]:
    """Yield a warning for each holiday file that cannot be used, and where the years' holidays are not announced."""
    for error in calendar.broken:
        yield Problem(field.name, error.code, f"{field.where}: {error}", Severity.WARNING)
    if view.provisional:
        code, years, doubt = (
            "calendar_provisional",
            view.provisional,
            "ตารางวันหยุดราชการ พ.ศ. {} ยังเป็นฉบับชั่วคราว",
        )
        if view.guessed:
            code, years = "calendar_missing", view.guessed
            doubt = "ยังไม่มีตารางวันหยุดราชการ พ.ศ. {} จึงนับเว้นเฉพาะวันเสาร์อาทิตย์"
        said = doubt.format(to_thai(" ถึง ".join(map(str, dict.fromkeys((years[0], years[-1]))))))
        what_to_do = f"วันครบกำหนดเป็นวันโดยประมาณ โปรดตรวจกับประกาศ แล้ว{how_to_add_holidays(years[0])}"
        yield Problem(field.name, code, f"{field.where}: {said} {what_to_do}", Severity.WARNING)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _blank(form: Form, values: Mapping[str, Value], deadline: DeadlineView | None) -> Iterator[Problem]:
    facts = {**values, "deadline.overdue": deadline is not None and deadline.overdue}
    for field in form.fields:
        needed = field.required or (field.required_when is not None and field.required_when.holds(facts))
        if is_group(field):
            yield from _blank_entries(field, values[field.name], needed, facts)
            continue
        if needed and not values[field.name]:
            say = f"{field.where}: {field.required_sentence or _ask_for(field)}"
            yield Problem(
                field.name, "required", say, Severity.ERROR, field.required_cite, field.required_number
            )


def _blank_entries(
    group: Field, entries: Value, needed: bool, facts: Mapping[str, Value]
) -> Iterator[Problem]:
    for field, whole in blank_in_group(group, entries, needed, facts):
        if whole:
            yield too_few(group)
        else:
            say = f"{field.where}: {field.required_sentence or _ask_for(field)}"
            cite = (field.required_cite, field.required_number)
            yield Problem(field.name, "required", say, Severity.ERROR, *cite)


def _ask_for(field: Field) -> str:
    if field.kind is Kind.CHOICE:
        return "ยังไม่ได้เลือก โปรดเลือกหนึ่งข้อ"
    if field.kind is Kind.TICK:
        return "ยังไม่ได้ทำเครื่องหมาย โปรดอ่านแล้วทำเครื่องหมาย"
    return "ยังไม่ได้กรอก โปรดกรอก"


def _rules(
    form: Form, values: Mapping[str, Value], today: date, calendar: GovernmentCalendar
) -> Iterator[Problem]:
    own = {field.name: field for field in form.fields}
    fields, spread_values = spread(own, values)
    for check in form.checks:
        if check.only_when and not check.only_when.holds(values):
            continue
        names = tuple(name for each in check.fields for name in spread_names(each, own, values))
        if not names:
            continue
        facts = Facts(spread_values, fields, names, check.options, today, calendar)
        try:
            at_fault = list(RULES[check.rule].find(facts))
        except ThaiError as error:  # a day whose year has no holiday table
            yield Problem(names[0], error.code, f"{fields[names[0]].where}: {error}")
            continue
        for name in at_fault:
            say = f"{fields[name].where}: {check.says}"
            yield Problem(name, check.rule, say, check.severity, check.cite, check.number)
