"""What of the treasury's work a later step may still ask about."""

from __future__ import annotations

from training.frozen import with_fields
from training.scenario import Scenario
from training.state import State, Window
from training.treasury.approving import right_for
from training.treasury.plan import boxes_of, step_of
from training.treasury.recording import CHECK_PAGE, FORM_PAGE
from training.treasury.state import CANCELLED, FINISHED, MENDABLE, Claim, Treasury

_ABOUT_A_DOCUMENT = frozenset(
    {
        "claim", "claim_saved", "claim_warning", "claim_approved", "claim_refusal", "claim_cancelling",
        "om01", "om02", "om03",
    }
)  # fmt: skip


def open_ahead(scenario: Scenario, window: Window) -> str:
    """The document in hand, where the page is about one; a page that is about none forgets it."""
    treasury = scenario.portal.is_treasury and window.screen not in _ABOUT_A_DOCUMENT
    return "" if treasury else window.open_ref


def ahead(scenario: Scenario, state: State) -> Treasury:
    """What is at the treasury as the future sees it.

    Who looked at a document counts while that person's approval is still to come. What a cancelled document says, and
    what an accepted request asked for, only stands there.
    """
    treasury = state.treasury
    if not scenario.work.jobs and scenario.work.change is None:
        return treasury
    change = with_fields(treasury.change, asked=())
    if not any(w.screen in (FORM_PAGE, CHECK_PAGE) for w in (state.window, *(a.window for a in state.away))):
        treasury = with_fields(
            treasury, draft=None, checked=""
        )  # the page was left, and what was not saved is gone
    return with_fields(treasury, claims=tuple(_claim(scenario, c) for c in treasury.claims), change=change)


def _claim(scenario: Scenario, claim: Claim) -> Claim:
    if claim.status == CANCELLED:
        job = scenario.work.job(claim.job)
        return Claim(
            ref=claim.ref,
            form=job.form,
            values=tuple((name, job.box(name).right) for name in boxes_of(job.form)),
            status=CANCELLED,
            recorded_by=claim.recorded_by,
            last_by=claim.last_by,
        )
    if claim.status in FINISHED or claim.status in MENDABLE:
        return with_fields(claim, seen_by=frozenset())
    role = right_for(scenario, step_of(claim.form, claim.status))
    return with_fields(claim, seen_by=frozenset(s for s in claim.seen_by if scenario.seat(s).role is role))
