"""How far the work at the treasury has come, and what goes wrong in it."""

from __future__ import annotations

from collections.abc import Callable

from training.events import Event
from training.noticing import Came, Detector
from training.scenario import Scenario
from training.state import State
from training.treasury.state import FINISHED, FIRST, RECORDED, Treasury


def _all(treasury: Treasury, statuses: frozenset[str]) -> bool:
    latest = treasury.latest
    return len(latest) == len(treasury.jobs) and all(claim.status in statuses for claim in latest)


def _claims_recorded(state: State) -> bool:
    return bool(state.outcome) or _all(state.treasury, frozenset({RECORDED, FIRST}) | FINISHED)


def _claims_first_approved(state: State) -> bool:
    return bool(state.outcome) or _all(state.treasury, frozenset({FIRST}) | FINISHED)


def _claims_sent(state: State) -> bool:
    return bool(state.outcome) or _all(state.treasury, FINISHED)


def _change_filed(state: State) -> bool:
    return bool(state.outcome) or state.treasury.change.status in ("filed", "reviewing", "approved")


def _change_approved(state: State) -> bool:
    return bool(state.outcome) or state.treasury.change.status == "approved"


def _new_holder_begun(state: State) -> bool:
    """Whether the new holder has changed the password, so that the registration could begin."""
    seat = state.treasury.change.new_seat
    return bool(state.outcome) or (bool(seat) and state.at(seat).window.login.changed)


def _ready_for_stand_in(state: State) -> bool:
    """Whether the documents wait for the second approval and somebody else was named for it."""
    return _change_approved(state) and _claims_first_approved(state)


CONDITIONS: dict[str, Callable[[State], bool]] = {
    "claims_recorded": _claims_recorded,
    "claims_first_approved": _claims_first_approved,
    "claims_sent": _claims_sent,
    "change_filed": _change_filed,
    "change_approved": _change_approved,
    "new_holder_begun": _new_holder_begun,
    "ready_for_stand_in": _ready_for_stand_in,
}
_APPROVED = ("claim_first_approved", "claim_sent")


def _recorded_wrong(scenario: Scenario, before: State, after: State, events: list[Event]) -> bool:
    saved = (after.treasury.find(e.get("claim")) for e in events if e.kind == "claim_saved")
    return any(claim is not None and not scenario.work.job(claim.job).has_right(claim) for claim in saved)


DETECTORS: dict[str, Detector] = {
    "recorded_wrong": _recorded_wrong,
    "approved_unread": Came(*_APPROVED, seen=""),
    "approved_wrong_claim": Came(*_APPROVED, right=""),
    "approved_own_record": Came(*_APPROVED, own="yes"),
    "refused_right_claim": Came("claim_refused", right="yes"),
    "refused_without_reason": Came("reason_left_out"),
    "acted_without_right": Came("right_missing"),
    "approved_too_early": Came("step_too_early"),
    "approved_again": Came("already_done"),
    "one_person_twice": Came("same_person_refused"),
    "filed_without_order": Came("change_refused", why="E-401"),
    "attached_another_order": Came("change_refused", why="E-402"),
    "attached_unsigned_order": Came("change_refused", why="E-403"),
    "asked_both_approvals": Came("change_refused", why="E-404"),
    "dated_before_order": Came("change_refused", why="E-405"),
    "filed_otherwise": Came("change_filed", as_ordered=""),
    "sent_letter_only": Came("letter_only_sent"),
    "put_off_password": Came("password_put_off"),
}
