"""What the treasury's pages of documents and of rights are filled with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from thai.dates import format_date
from training import steps
from training.frozen import replace
from training.parts import Parts
from training.roles import Role
from training.scenario import Scenario
from training.screens import Values
from training.soft_token import holders
from training.soft_token import look as soft_token
from training.state import State
from training.treasury.approving import right_for, waiting
from training.treasury.changing import orders
from training.treasury.plan import NONE, Job, boxes_of
from training.treasury.state import (
    CHECKED,
    KB01,
    MENDABLE,
    MOST_OF_A_JOB,
    RECORDED,
    REMITTANCE,
    Claim,
    number,
)

STEPS = ("om01", "om02", "om03")


def values(scenario: Scenario, state: State) -> Values:
    """Everything that the captions of the portal and of the phone name, the work in it included."""
    filled = soft_token.values(scenario, state)
    work = scenario.work
    if not work.jobs and work.change is None:
        return replace(filled, flags=filled.flags | _signing_out(scenario, state))
    changes = work.change is not None
    true = {name for name, true in (_flags(scenario, state) | _menu(scenario, state)).items() if true}
    return replace(
        filled,
        texts=Parts(
            lambda: filled.texts,
            lambda: _claim_texts(scenario, state),
            lambda: _change_texts(scenario, state) if changes else {},
        ),
        flags=filled.flags | _signing_out(scenario, state) | true,
        tables=Parts(
            lambda: filled.tables,
            lambda: _claim_tables(scenario, state),
            lambda: _change_tables(scenario, state) if changes else {},
        ),
    )


def _signing_out(scenario: Scenario, state: State) -> frozenset[str]:
    """Whoever sat at the portal already as the drill began signs out when the work is done, and not to come back."""
    done = steps.holds(scenario, scenario.ends_when, state)
    inside = holders.begins_inside(scenario, state.seat)
    names = {"may_sign_out": not inside or done, "changes_password": not inside}
    names["own_affairs"] = any(names.values())
    return frozenset(name for name, true in names.items() if true)


# ------------------------------------------------------------------ documents


def _in_hand(state: State) -> Claim | None:
    """The document that the page is about: the one being filled in, or the one that is open."""
    if state.window.screen in ("claim_form", "claim_checked"):
        return state.treasury.draft
    return state.treasury.find(state.window.open_ref.split("+")[0])


def _claim_texts(scenario: Scenario, state: State) -> dict[str, str]:
    claim = _in_hand(state)
    empty = dict.fromkeys(
        ("claim", "claim_number", "claim_form", "claim_title", "claim_status", "recorded_by", "first_by", "done_by",
         "value_claim_type", "value_payee", "value_account", "value_amount", "value_purchase_order",
         "box_claim_type", "box_payee", "box_account", "box_amount", "warned_numbers"), ""
    )  # fmt: skip
    if claim is None:
        return empty
    label, job = scenario.portal.label, scenario.work.job(claim.job)
    kind = "remittance" if claim.form == REMITTANCE else "claim"
    refs = state.window.open_ref.split("+")
    return (
        empty
        | {f"value_{name}": _shown(name, value) for name, value in claim.values}
        | {f"box_{name}": label(f"{kind}_{name}") for name in boxes_of(REMITTANCE)}
        | {
            "claim": claim.ref,
            "claim_number": number(state.seed, claim.ref) if state.treasury.find(claim.ref) else "",
            "claim_form": label(f"form_{claim.form}"),
            "claim_title": job.title,
            "claim_status": label(_status_of(claim)),
            "recorded_by": _who(scenario, claim.recorded_by),
            "first_by": _who(scenario, claim.first_by),
            "done_by": _who(scenario, claim.last_by),
            "warned_numbers": ", ".join(number(state.seed, ref) for ref in refs if ref),
        }
    )


def _status_of(claim: Claim) -> str:
    own = claim.form == REMITTANCE and claim.status == RECORDED
    return "status_recorded_remittance" if own else f"status_{claim.status}"


def _shown(name: str, value: str) -> str:
    if value == NONE:
        return ""
    return f"{Decimal(value):,.2f} บาท" if name == "amount" else value


def _who(scenario: Scenario, seat: str) -> str:
    """Who did it: by username and name where the seat is one of the drill's; nobody is an empty text."""
    found = next((s.sign_in for s in scenario.seats if s.id == seat), None)
    return f"{found.user_id} {found.name}" if found else seat


def _flags(scenario: Scenario, state: State) -> dict[str, bool]:
    claim, treasury = _in_hand(state), state.treasury
    form = claim.form if claim else ""
    recorder = scenario.seat(state.seat).role is Role.RECORDER
    last = claim is not None and treasury.of_job(claim.job)[-1:] == (claim,)
    # what was there before the drill began is not to be made anew
    spare = claim is not None and len(treasury.of_job(claim.job)) < (
        1 if scenario.work.job(claim.job).status else MOST_OF_A_JOB
    )
    return {
        "check_passed": treasury.checked == CHECKED,
        "check_no_order": treasury.checked == "check_no_order",
        "with_order": form == KB01,
        "without_order": form not in ("", KB01),
        "is_claim": form not in ("", REMITTANCE),
        "is_remittance": form == REMITTANCE,
        "may_edit": recorder and claim is not None and claim.status in MENDABLE and last,
        # of the last document that a drill lets be made of a paper nothing is left but to go on with it
        "may_cancel": claim is not None and (spare or claim.status != RECORDED),
        "was_refused": claim is not None and claim.status in MENDABLE,
    }


def _menu(scenario: Scenario, state: State) -> dict[str, bool]:
    role, treasury, work = scenario.seat(state.seat).role, state.treasury, scenario.work
    mine = {step for step in STEPS if right_for(scenario, step) is role}
    forms = {job.form for job in work.jobs}
    files = work.change is not None and work.change.filed_by == state.seat
    return {
        "works": bool(work.jobs) or work.change is not None,
        "records": role is Role.RECORDER and bool(_to_record(scenario, state)),
        "searches": bool(work.jobs),
        "approves_om01": "om01" in mine and bool(forms - {REMITTANCE}),
        "approves_om02": "om02" in mine and bool(forms - {REMITTANCE}),
        "approves_om03": "om03" in mine and REMITTANCE in forms,
        "may_file": files and treasury.change.status in ("", "denied", "more_wanted"),
        "has_filed": files and bool(treasury.change.status),
        "change_pending": treasury.change.status in ("filed", "reviewing"),
        "change_more_wanted": treasury.change.status == "more_wanted",
        "change_denied": treasury.change.status == "denied",
        "change_granted": treasury.change.status == "approved",
        "old_ended": bool(treasury.change.ended),
    }


def _to_record(scenario: Scenario, state: State) -> list[Job]:
    """The papers that no living document was made of yet."""
    made = {claim.job for claim in state.treasury.latest if claim.status != "cancelled"}
    return [job for job in scenario.work.jobs if job.id not in made]


def _claim_tables(scenario: Scenario, state: State) -> dict[str, list[dict[str, str]]]:
    label, claim = scenario.portal.label, _in_hand(state)
    job = scenario.work.job(claim.job) if claim else None
    options = {
        f"options_{name}": [
            {"value": v, "caption": _shown(name, v) or label("nothing")} for v in _options(job, name)
        ]
        for name in boxes_of(KB01)
    }
    ticked = state.window.open_ref.split("+")
    waits = {
        step: [
            {**_row(scenario, state, c), "tick": label("ticked" if c.ref in ticked else "unticked")}
            for c in waiting(scenario, state, step)
        ]
        for step in STEPS
    }
    none = {"value": "none", "caption": number(state.seed, "none")}
    numbers = [{"value": c.ref, "caption": number(state.seed, c.ref)} for c in state.treasury.claims]
    return {
        **options,
        **waits,
        "to_record": [
            {"job": one.id, "title": one.title, "form": form, "form_name": label(f"form_{form}")}
            for one in _to_record(scenario, state)
            for form in one.forms
        ],
        "job_facts": [{"label": name, "value": value} for name, value in (job.facts if job else ())],
        "numbers": [*numbers, none],
        "date_kinds": [
            {"value": v, "caption": label(f"date_{v}")} for v in ("recorded", "posted", "document")
        ],
        "days": [{"value": v, "caption": label(f"day_{v}")} for v in ("today", "yesterday")],
        "claims": [_row(scenario, state, c) for c in state.treasury.claims],
    }


def _options(job: Job | None, name: str) -> tuple[str, ...]:
    if job is None:
        return (NONE,)
    own = job.box(name).options
    # who chooses the wrong form finds no purchase order to refer to
    return (NONE, *own) if name == "purchase_order" and NONE not in own else own


def _row(scenario: Scenario, state: State, claim: Claim) -> dict[str, str]:
    return {
        "claim": claim.ref,
        "number": number(state.seed, claim.ref),
        "form": scenario.portal.label(f"form_{claim.form}"),
        "title": scenario.work.job(claim.job).title,
        "amount": _shown("amount", claim.get("amount")),
        "status": scenario.portal.label(_status_of(claim)),
    }


# ------------------------------------------------------------------ rights


def _change_texts(scenario: Scenario, state: State) -> dict[str, str]:
    change, label, work = state.treasury.change, scenario.portal.label, scenario.work
    asked = dict(change.asked)
    people = {person.id: person.name for person in work.officials}
    return {
        "change_status": label(f"change_{change.status or 'none'}"),
        "asked_kind": label(f"kind_{asked['change_kind']}") if asked else "",
        "asked_old": people.get(asked.get("old_holder", ""), ""),
        "asked_new": people.get(asked.get("new_holder", ""), ""),
        "asked_right": label(f"right_{asked['right']}") if asked else "",
        "asked_start": _day(asked["start"]) if asked else "",
        "ended_holder": people.get(change.ended, ""),
    }


def _day(iso: str) -> str:
    return format_date(date.fromisoformat(iso), "long")


def _change_tables(scenario: Scenario, state: State) -> dict[str, list[dict[str, str]]]:
    plan, label = scenario.work.change, scenario.portal.label
    if plan is None:
        return {}
    holders_now = [p for p in scenario.work.officials if p.right in ("approver_1", "approver_2")]
    rights = dict.fromkeys((plan.right, *(p.right for p in holders_now)))
    return {
        "change_kinds": [{"value": kind, "caption": label(f"kind_{kind}")} for kind in plan.kinds],
        "old_holders": [
            {"value": p.id, "caption": f"{p.name} ({label(f'right_{p.right}')})"} for p in holders_now
        ],
        "new_holders": [
            {"value": p.id, "caption": p.name} for p in scenario.work.officials if p.id != plan.old
        ],
        "rights": [{"value": right, "caption": label(f"right_{right}")} for right in sorted(rights)],
        "starts": [{"value": day.isoformat(), "caption": _day(day.isoformat())} for day in plan.starts],
        "orders": [
            {"value": NONE, "caption": label("no_order")},
            *({"value": order.id, "caption": order.title} for order in orders(scenario, state)),
        ],
    }
