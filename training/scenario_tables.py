"""The tables of a scenario file: which keys each may have and what each must be."""

from __future__ import annotations

from collections.abc import Mapping

from training import events
from training import scenario_values as values
from training.access import rules as access
from training.actions import KINDS
from training.admin.tables import TABLES as ADMIN
from training.desk import rules as desk
from training.detectors import NEEDS
from training.faults import CLOCK, VERBS
from training.funds import rules as funds
from training.handset import tables as handset
from training.levels import rules as levels
from training.lost import tables as lost
from training.maker import tables as maker
from training.phone import EFFECTS, WAYS
from training.reports import rules as reports
from training.roles import Role
from training.rules import clauses
from training.scenario_values import Check, Table
from training.screens import portal_names
from training.soft_token import tables as soft_token
from training.steps import NAMES
from training.treasury import tables as treasury
from training.two_factor import rules as two_factor

FAULT_KEYS = frozenset({"id", "when", "nth", "of", "do", "chance", "pool", "at", "caption"})
"""What every fault may have, whatever it does."""


ROLES = tuple(role.value for role in Role)
_SIGN_IN: Mapping[str, Check] = {
    "company_id": values.company_id,
    "user_id": values.text,
    "password": values.text,
    "name": values.text,
    "phone": values.decoy_phone,
}
_SIGN_IN_TOO: Mapping[str, Check] = {
    "phone_at_bank": values.decoy_phone,
    "phone_previews": values.yes_or_no,
}

TABLES: Mapping[str, Table] = (
    {
        "scenario": Table(
            needed={
                "id": values.text,
                "version": values.text,
                "title": values.words,
                "brief": values.words,
                "letter": values.one_of(clauses),
                "role": values.one_of(lambda: ROLES),
                "mastery": values.whole(1, 100),
                "start": values.moment,
                "portal": values.one_of(portal_names),
                "passes_with": values.outcomes,
            },
            allowed={
                "hint_points": values.whole(0, 20),
                "documents": values.documents,
                "ends_when": values.one_of(lambda: NAMES),
                "done_at": values.one_of(lambda: NAMES),
                "clock_skips": values.clock_skips,
                "in_order": values.yes_or_no,
                "readiness": values.yes_or_no,
            },
        ),
        "codes": Table(
            needed={},
            allowed={
                "code_life_s": values.whole(10, 3600),
                "resend_after_s": values.whole(1, 3600),
                "max_sends": values.whole(1, 9),
                "max_tries": values.whole(1, 9),
                "delivery_s": values.whole(0, 600),
            },
            compulsory=False,
        ),
        "sign_in": Table(needed=_SIGN_IN, allowed=_SIGN_IN_TOO),
        "seat": Table(
            needed={"id": values.text, "role": values.one_of(lambda: ROLES), **_SIGN_IN},
            allowed={**_SIGN_IN_TOO, "level": values.whole(1, levels.MOST_LEVELS)},
            many=True,
            compulsory=False,
        ),
        "set": Table(
            needed={
                "ref": values.reference,
                "service": values.text,
                "debit_account": values.digits,
                "effective_date": values.text,
                "maker": values.text,
                "submitted_at": values.text,
            },
            allowed={
                "transfer": values.anything,
                "file": values.text,
                "should": values.one_of(lambda: ("approve", "reject")),
                "levels": values.whole(1, levels.MOST_LEVELS),
                "reason": values.text,
                "status": values.one_of(lambda: ("approved", "draft")),
            },
            many=True,
            compulsory=False,
        ),
        "set.transfer": Table(
            needed={
                "payee": values.text,
                "bank": values.text,
                "account": values.digits,
                "amount": values.amount,
            },
            many=True,
            compulsory=False,
        ),
        "paper": Table(
            needed={"id": values.text, "title": values.text},
            allowed={"lines": values.texts, "headings": values.texts, "rows": values.rows},
            many=True,
            compulsory=False,
        ),
        "message": Table(
            needed={"id": values.text, "sender": values.text, "text": values.text},
            allowed={"choices": values.choices, "by": values.one_of(lambda: WAYS), "link": values.text},
            many=True,
            compulsory=False,
        ),
        "contact": Table(
            needed={"id": values.text, "caption": values.text, "effect": values.one_of(lambda: EFFECTS)},
            allowed={
                "message": values.text,
                "needed": values.one_of(lambda: NEEDS),
                "offered_when": values.one_of(lambda: NAMES),
                "seat": values.text,
            },
            many=True,
            compulsory=False,
        ),
        "fault": Table(
            needed={
                "id": values.text,
                "when": values.one_of(lambda: (*events.KINDS, CLOCK)),
                "do": values.one_of(lambda: VERBS),
            },
            allowed={
                "nth": values.whole(1, 9),
                "chance": values.whole(1, 99),
                "pool": values.text,
                "of": values.text,
                "at": values.time_of_day_or_moment,
                "caption": values.text,
                "seconds": values.whole(1, 3600),
                "after_s": values.whole(0, 3600),
                "message": values.text,
                "set": values.text,
                "line": values.whole(1, 999),
                "amount": values.amount,
                "account": values.digits,
                "seat": values.text,
                "lender": values.text,
                "until": values.moment,
                **soft_token.FAULT_KEYS,
                **reports.FAULT_KEYS,
            },
            many=True,
            compulsory=False,
        ),
        "mistake": Table(
            needed={
                "id": values.text,
                "severity": values.one_of(lambda: ("critical", "major", "minor")),
                "points": values.whole(1, 100),
                "clause": values.one_of(clauses),
                "remedy": values.words,
            },
            allowed={"what": values.words},
            many=True,
        ),
        "step": Table(
            needed={
                "id": values.text,
                "done_when": values.one_of(lambda: NAMES),
                "task": values.words,
                "hint": values.words,
            },
            many=True,
        ),
        "answer": Table(
            needed={"do": values.one_of(lambda: KINDS)},
            allowed={
                "after_s": values.whole(0, 86400),
                **{a: values.text for kind in KINDS.values() for a in kind.args},
            },
            many=True,
        ),
    }
    | access.TABLES
    | ADMIN
    | desk.TABLES
    | funds.TABLES
    | handset.TABLES
    | lost.TABLES
    | maker.TABLES
    | reports.TABLES
    | soft_token.TABLES
    | treasury.TABLES
    | two_factor.TABLES
)
