"""Approving, refusing and cancelling documents: who may, when, and never one person twice.

Sources: the Ministry of Finance's letter of 5 February 2568, ข้อ ๑.๓ (๒) and ข้อ ๒; that the first approval comes
before the second, and what the messages say, is inferred.
"""

from __future__ import annotations

from collections.abc import Sequence

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import Event, happened
from training.frozen import replace
from training.roles import Role
from training.scenario import Scenario
from training.state import State
from training.treasury.plan import same_person, step_of
from training.treasury.recording import CLAIM_PAGE
from training.treasury.state import (
    CANCELLED,
    FINISHED,
    FIRST,
    RECORDED,
    REFUSED_1,
    REFUSED_2,
    REMITTED,
    SENT,
    Claim,
)

WARNING_PAGE, RESULT_PAGE = "claim_warning", "claim_approved"
_WAITS = {"om01": RECORDED, "om02": FIRST, "om03": RECORDED}
_BECOMES = {"om01": FIRST, "om02": SENT, "om03": REMITTED}
_EVENTS = {"om01": "claim_first_approved", "om02": "claim_sent", "om03": "claim_sent"}
# what a press comes to that the treasury does not take
_TOLD = {
    "E-301": "same_person_refused",
    "E-302": "right_missing",
    "E-303": "step_too_early",
    "E-305": "already_done",
}
_NOT_YET = frozenset({RECORDED, REFUSED_1})


def right_for(scenario: Scenario, step: str) -> Role:
    """Whose right an approval is; of the remittances' the letter does not say, so a setting does."""
    wanted = {"om01": "approver_1", "om02": "approver_2"}.get(step) or scenario.portal.setting("om03_right")
    return Role(wanted)


def barred(scenario: Scenario, state: State, claim: Claim, step: str) -> str:
    """The code with which the treasury refuses this approval to who sits here; empty when it does not."""
    if scenario.seat(state.seat).role is not right_for(scenario, step):
        return "E-302"
    if claim.status != _WAITS[step]:
        return "E-303" if step == "om02" and claim.status in _NOT_YET else "E-305"
    if step == "om02" and same_person(scenario, claim.first_by, state.seat):
        return "E-301"
    return ""


def _told(state: State, code: str) -> Outcome:
    return state.on_page(message=code), [happened(_TOLD[code], state.now)]


def waiting(scenario: Scenario, state: State, step: str) -> tuple[Claim, ...]:
    """The documents that wait for that approval."""
    return tuple(
        c
        for c in state.treasury.claims
        if c.status == _WAITS[step] and step_of(c.form, c.status) == step
    )  # fmt: skip


def open_waiting(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lists what waits for an approval."""
    step = action.get("step")
    return state.on_page(screen=step, open_ref="", message=""), [
        happened("waiting_opened", state.now, step=step)
    ]


def tick_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Ticks a document of the list, or takes its tick away."""
    ticked = set(filter(None, state.window.open_ref.split("+"))) ^ {action.get("claim")}
    return state.on_page(open_ref="+".join(sorted(ticked)), message=""), [
        happened("claim_ticked", state.now, claim=action.get("claim"))
    ]


def approve_ticked(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Approves what is ticked, all or nothing."""
    claims = _in_hand(state)
    if not claims:
        return state.on_page(message="E-307"), [happened("nothing_ticked", state.now)]
    return _approve(scenario, state, claims, action.get("step"))


def approve_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Approves the document that is open."""
    claim = state.treasury.find(action.get("claim"))
    if claim is None:
        return refused(scenario, state, action)
    return _approve(scenario, state, (claim,), action.get("step"))


def approve_anyway(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Goes on in spite of the warning that who recorded should not approve."""
    claims = _in_hand(state)
    steps = {step_of(claim.form, claim.status) for claim in claims}
    if len(steps) != 1:
        return refused(scenario, state, action)
    (step,) = steps
    return _approve(scenario, state, claims, step, warned=True)


def _in_hand(state: State) -> tuple[Claim, ...]:
    return tuple(c for c in state.treasury.claims if c.ref in state.window.open_ref.split("+"))


def _approve(
    scenario: Scenario, state: State, claims: Sequence[Claim], step: str, *, warned: bool = False
) -> Outcome:
    for claim in claims:
        if why := barred(scenario, state, claim, step):
            return _told(state.on_page(open_ref=claim.ref), why)
    own = [claim for claim in claims if same_person(scenario, claim.recorded_by, state.seat)]
    if own and not warned:
        refs = "+".join(claim.ref for claim in claims)
        return state.on_page(screen=WARNING_PAGE, open_ref=refs, message="W-306"), [
            happened("own_record_warned", state.now)
        ]
    treasury, events = state.treasury, list[Event]()
    for claim in claims:
        first = state.seat if step == "om01" else claim.first_by
        treasury = treasury.with_claim(
            replace(claim, status=_BECOMES[step], first_by=first, last_by=state.seat, seen_by=frozenset())
        )
        events.append(
            happened(
                _EVENTS[step],
                state.now,
                claim=claim.ref,
                seen="yes" if state.seat in claim.seen_by else "",
                right="yes" if scenario.work.job(claim.job).has_right(claim) else "",
                own="yes" if claim in own else "",
            )
        )
    done = replace(state, treasury=treasury).on_page(
        screen=RESULT_PAGE, open_ref="+".join(claim.ref for claim in claims), message=""
    )
    return _harmed(scenario, done), events


def _harmed(scenario: Scenario, state: State) -> State:
    """The state, over when money is on its way that should not be."""
    wrong = any(
        claim.status in FINISHED and not scenario.work.job(claim.job).has_right(claim)
        for claim in state.treasury.claims
    )
    return replace(state, outcome="harmed") if wrong else state


# ------------------------------------------------------------------ refusing and cancelling


def start_refusal(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Asks for the reason of a refusal."""
    claim = state.treasury.find(action.get("claim"))
    if claim is None:
        return refused(scenario, state, action)
    if why := _may_not_refuse(scenario, state, claim):
        return _told(state, why)
    return state.on_page(screen="claim_refusal", message=""), [happened("refusal_started", state.now)]


def _may_not_refuse(scenario: Scenario, state: State, claim: Claim) -> str:
    role = scenario.seat(state.seat).role
    mine = {step for step in _WAITS if right_for(scenario, step) is role}
    if not mine:
        return "E-302"
    if claim.status in _WAITS.values():
        awaited = step_of(claim.form, claim.status)
        if awaited in mine:
            return ""
        return "E-303" if role is Role.APPROVER_2 and awaited == "om01" else "E-302"
    return "E-305"


def refuse_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends a document back to the recorder, with the reason; without one the treasury does not take it."""
    claim = state.treasury.find(state.window.open_ref)
    if claim is None:
        return refused(scenario, state, action)
    if why := _may_not_refuse(scenario, state, claim):
        return _told(state.on_page(screen=CLAIM_PAGE), why)
    if not action.get("reason").strip():
        return state.on_page(message="E-304"), [happened("reason_left_out", state.now)]
    status = REFUSED_1 if claim.status == RECORDED else REFUSED_2
    good = scenario.work.job(claim.job).has_right(claim)
    event = happened("claim_refused", state.now, claim=claim.ref, right="yes" if good else "")
    return _became(state, claim, status), [event]


def start_cancelling(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Asks for the reason of cancelling a document."""
    claim = state.treasury.find(action.get("claim"))
    if claim is None:
        return refused(scenario, state, action)
    if why := _may_not_cancel(scenario, state, claim):
        return _told(state, why)
    return state.on_page(screen="claim_cancelling", message=""), [happened("cancelling_started", state.now)]


def _may_not_cancel(scenario: Scenario, state: State, claim: Claim) -> str:
    if scenario.seat(state.seat).role is not Role.RECORDER:
        return "E-302"
    return "" if claim.status == RECORDED else "E-305"


def cancel_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Cancels a document that nobody has approved yet, with the reason."""
    claim = state.treasury.find(state.window.open_ref)
    if claim is None:
        return refused(scenario, state, action)
    if why := _may_not_cancel(scenario, state, claim):
        return _told(state.on_page(screen=CLAIM_PAGE), why)
    if not action.get("reason").strip():
        return state.on_page(message="E-304"), [happened("reason_left_out", state.now)]
    return _became(state, claim, CANCELLED), [happened("claim_cancelled", state.now, claim=claim.ref)]


def _became(state: State, claim: Claim, status: str) -> State:
    changed = replace(claim, status=status, last_by=state.seat)
    return replace(state, treasury=state.treasury.with_claim(changed)).on_page(screen=CLAIM_PAGE, message="")


HANDLERS: dict[str, Handler] = {
    "open_waiting": open_waiting,
    "tick_claim": tick_claim,
    "approve_ticked": approve_ticked,
    "approve_claim": approve_claim,
    "approve_anyway": approve_anyway,
    "start_refusal": start_refusal,
    "refuse_claim": refuse_claim,
    "start_cancelling": start_cancelling,
    "cancel_claim": cancel_claim,
}
