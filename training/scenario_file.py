"""Makes a drill from its TOML file, or says in Thai, line by line, why it cannot."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from training import screens
from training.access import rules as access
from training.actions import Action, act
from training.admin.tables import directory
from training.desk import reading as desk
from training.detectors import WHAT
from training.errors import InvalidScenario
from training.faults import INSTRUCTED
from training.funds import rules as funds
from training.handset import tables as handset
from training.lost import tables as lost
from training.maker import tables as maker
from training.reports import rules as reports
from training.roles import Role
from training.rules import clauses
from training.scenario import (
    Choice,
    Contact,
    Document,
    Fault,
    Lure,
    Mistake,
    Paper,
    Scenario,
    Seat,
    SignIn,
    Skip,
    Step,
)
from training.scenario_rules import complaints
from training.scenario_tables import FAULT_KEYS
from training.scenario_values import since
from training.sms_otp import CodeRules
from training.soft_token import tables as soft_token
from training.toml_lines import Places, read, rows
from training.transactions import TransactionSet, Transfer
from training.treasury import tables as treasury
from training.two_factor import rules as two_factor
from training.words import words


def parse(name: str, text: str) -> Scenario:
    """The drill written in the text of a scenario file.

    Args:
        name: the file's name, for complaints.
        text: its content.

    Raises:
        InvalidScenario: with every complaint, each with its line.
    """
    data = read(name, text)
    wrong = complaints(data, Places(text))
    if wrong:
        raise InvalidScenario(name, wrong)
    return _scenario(data, hashlib.sha256(text.encode()).hexdigest())


def _scenario(data: dict[str, Any], content_hash: str) -> Scenario:
    head, portal = data["scenario"], screens.portal(data["scenario"]["portal"])
    return Scenario(
        id=head["id"],
        version=head["version"],
        # the screens' limits and timers steer a run as much as the file does
        content_hash=hashlib.sha256(f"{content_hash}|{portal.content_hash}".encode()).hexdigest(),
        title=words(head["title"]),
        brief=words(head["brief"]),
        letter=clauses()[head["letter"]],
        role=Role(head["role"]),
        mastery=head["mastery"],
        hint_points=head.get("hint_points", 2),
        passes_with=tuple(head["passes_with"]),
        ends_when=head.get("ends_when", "decided"),
        start=head["start"],
        portal=portal,
        codes=_codes(portal, data.get("codes", {})),
        seats=_seats(data),
        sets=tuple(_set(row) for _, row in rows(data, "set")),
        bad_sets=frozenset(row["ref"] for _, row in rows(data, "set") if row.get("should") == "reject"),
        papers=tuple(_paper(row) for _, row in rows(data, "paper")),
        lures=tuple(_lure(row) for _, row in rows(data, "message")),
        contacts=tuple(Contact(**row) for _, row in rows(data, "contact")),
        faults=tuple(_fault(row, head["start"]) for _, row in rows(data, "fault")),
        mistakes=tuple(_mistake(row) for _, row in rows(data, "mistake")),
        steps=_steps(data),
        answer=tuple(_answer(row) for _, row in rows(data, "answer")),
        documents=tuple(_document(row) for row in head.get("documents", ())),
        access=access.plans(data),
        directory=directory(data),
        questions=desk.questions(data),
        maker=maker.parse(data),
        reports=reports.read(data),
        holders=soft_token.read(data),
        work=treasury.read(data),
        done_at=head.get("done_at", ""),
        codes_from=two_factor.codes_from(data),
        balances=funds.balances(data),
        left_phone=handset.parse(data),
        loss=lost.read(data),
        clock_skips=tuple(Skip(*span) for row in head.get("clock_skips", ()) for span in row.items()),
    )


def _codes(portal: screens.Portal, own: dict[str, int]) -> CodeRules:
    if not portal.signs_in or portal.is_treasury:
        return CodeRules()

    def value(name: str) -> int:
        return int(own.get(name, portal.setting(name)))

    return CodeRules(
        life=timedelta(seconds=value("code_life_s")),
        resend_after=timedelta(seconds=value("resend_after_s")),
        max_sends=value("max_sends"),
        max_tries=value("max_tries"),
        delivery=timedelta(seconds=value("delivery_s")),
    )


def _seats(data: dict[str, Any]) -> tuple[Seat, ...]:
    if "sign_in" in data:
        return (Seat("trainee", Role(data["scenario"]["role"]), SignIn(**data["sign_in"])),)
    if not rows(data, "seat"):
        return (Seat("trainee", Role(data["scenario"]["role"]), SignIn("", "", "", "", "")),)
    return tuple(
        Seat(
            id=row["id"],
            role=Role(row["role"]),
            sign_in=SignIn(**{k: v for k, v in row.items() if k not in ("id", "role", "level")}),
            level=row.get("level", 0),
        )
        for _, row in rows(data, "seat")
    )


def _set(row: dict[str, Any]) -> TransactionSet:
    transfers = tuple(
        Transfer(number, t["payee"], t["account"], Decimal(t["amount"]), t["bank"])
        for number, t in enumerate(row["transfer"], start=1)
    )
    return TransactionSet(
        **{key: value for key, value in row.items() if key not in ("transfer", "should")}, transfers=transfers
    )


def _paper(row: dict[str, Any]) -> Paper:
    return Paper(
        id=row["id"],
        title=row["title"],
        lines=tuple(row.get("lines", ())),
        headings=tuple(row.get("headings", ())),
        rows=tuple(tuple(cells) for cells in row.get("rows", ())),
    )


def _lure(row: dict[str, Any]) -> Lure:
    choices = tuple(Choice(**choice) for choice in row.get("choices", ()))
    return Lure(**{**row, "choices": choices})


def _fault(row: dict[str, Any], start: datetime) -> Fault:
    args = {key: str(value) for key, value in row.items() if key not in FAULT_KEYS}
    return Fault(
        id=row["id"],
        when=row["when"],
        nth=row.get("nth", 1),
        do=row["do"],
        args=tuple(sorted(args.items())),
        chance=row.get("chance", 100),
        pool=row.get("pool", ""),
        # of all that the instructor may set off, his button means this one
        of=row["id"] if row["when"] == INSTRUCTED else row.get("of", ""),
        at=since(start, row["at"]) if "at" in row else None,
        caption=row.get("caption", ""),
    )


def _mistake(row: dict[str, Any]) -> Mistake:
    id_ = row["id"]
    what = WHAT[id_] if id_ in WHAT else words(row["what"])
    return Mistake(id_, what, row["severity"], row["points"], clauses()[row["clause"]], words(row["remedy"]))


def _steps(data: dict[str, Any]) -> tuple[Step, ...]:
    return desk.steps(data) or tuple(_step(row) for _, row in rows(data, "step"))


def _step(row: dict[str, Any]) -> Step:
    return Step(row["id"], row["done_when"], words(row["task"]), words(row["hint"]))


def _document(row: str | dict[str, Any]) -> Document:
    return Document(row, {}) if isinstance(row, str) else Document(row["form"], row.get("answers", {}))


def _answer(row: dict[str, Any]) -> tuple[int, Action]:
    args = {key: value for key, value in row.items() if key not in ("do", "after_s")}
    return row.get("after_s", 0), act(row["do"], **args)
