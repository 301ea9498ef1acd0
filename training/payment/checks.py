"""Holds an uploaded payment file against what the maker chose on the screen, the calendar and the bank's services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thai.business_days import GovernmentCalendar
from thai.errors import CalendarMissingError
from training.frozen import replace
from training.payment.fields import visible
from training.payment.file import Problem, shown_amount, shown_day
from training.payment.layout import Service, layout
from training.payment.reading import Reading, Record, read

_SATURDAY = 5


@dataclass(frozen=True)
class Upload:
    """What the maker chose on the upload screen.

    Attributes:
        service: a name of the layout's services, ``direct`` or ``standard``.
        purpose: what is being paid, one of the purposes of the service's types.
        company_id: the signed-in user's.
        debit_account: the account to pay from, ten digits.
        effective_date: the day of payment.
        today: the day of the upload.
    """

    service: str
    purpose: str
    company_id: str
    debit_account: str
    effective_date: date
    today: date


def check(data: bytes, upload: Upload, calendar: GovernmentCalendar) -> Reading:
    """What the file holds, with everything that the bank would refuse it for; never raises for its bytes.

    The day must be a working day of the calendar; in a year without a holiday table only Saturdays, Sundays and the
    calendar's extra days are days off.

    Raises:
        KeyError: the layout has no such service.
    """
    reading = read(data)
    service = layout().services[upload.service]
    found = [
        *_header_problems(reading.header, upload, calendar),
        *(_debit_problems(reading.details[0], upload) if reading.details else ()),
        *(problem for record in reading.details for problem in _detail_problems(record, service, upload)),
    ]
    # a field that is wrong by itself is told of once
    told = {(problem.line, problem.field) for problem in reading.problems}
    problems = (*reading.problems, *(p for p in found if (p.line, p.field) not in told))
    return replace(reading, problems=tuple(sorted(problems, key=lambda problem: problem.line)))


def _header_problems(
    header: Record | None, upload: Upload, calendar: GovernmentCalendar
) -> Iterator[Problem]:
    if header is None:
        return
    if (company_id := header.raw["company_id"]) != upload.company_id:
        yield Problem("company_id_differs", 1, "company_id", company_id, upload.company_id)
    day = header.day("effective_date")
    if day is None:
        return
    if day != upload.effective_date:
        chosen = shown_day(upload.effective_date)
        yield Problem("date_not_as_chosen", 1, "effective_date", shown_day(day), chosen)
    if day < upload.today:
        yield Problem("date_past", 1, "effective_date", shown_day(day), shown_day(upload.today))
    elif not _is_working_day(day, calendar):
        yield Problem("date_not_working_day", 1, "effective_date", shown_day(day))


def _is_working_day(day: date, calendar: GovernmentCalendar) -> bool:
    try:
        return calendar.is_working_day(day)
    except CalendarMissingError:
        return day.weekday() < _SATURDAY and day not in calendar.extra


def _debit_problems(first: Record, upload: Upload) -> Iterator[Problem]:
    if (account := first.account("debit_account")) != upload.debit_account:
        yield Problem("debit_not_as_chosen", first.line, "debit_account", account, upload.debit_account)


def _detail_problems(record: Record, service: Service, upload: Upload) -> Iterator[Problem]:
    bank = record.raw["bank"]
    if (bank == layout().own_bank) != service.own_bank_only:
        yield Problem("bank_not_for_service", record.line, "bank", visible(bank), service.title)
    found, allowed = record.raw["service_type"], service.codes_for(upload.purpose)
    if found not in allowed:
        code = "service_type_other_purpose" if found in service.types else "service_type_unknown"
        yield Problem(code, record.line, "service_type", visible(found), " / ".join(allowed) or "-")
    amount, limit = record.amount("amount"), service.item_limit
    if amount is not None and limit is not None and amount > limit:
        yield Problem("over_limit", record.line, "amount", shown_amount(amount), shown_amount(limit))
