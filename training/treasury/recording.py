"""The recorder's work: a document filled in from the paper, checked, saved under its number, found again and mended.

Sources: the Ministry of Finance's letter of 5 February 2568, ข้อ ๑.๓ (๑); the order of checking and saving is that of a
public prototype of the system, its words here are inferred.
"""

from __future__ import annotations

from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.frozen import replace
from training.scenario import Scenario
from training.state import State
from training.treasury.plan import BOXES, NONE, boxes_of
from training.treasury.state import CHECKED, KB01, MENDABLE, RECORDED, Claim

FORM_PAGE, CHECK_PAGE, SAVED_PAGE, CLAIM_PAGE, FOUND_PAGE = (
    "claim_form", "claim_checked", "claim_saved", "claim", "claim_found",
)  # fmt: skip


def open_form(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Begins a new document of a paper, on the form that was chosen."""
    nth = len(state.treasury.of_job(action.get("job"))) + 1
    draft = Claim(f"{action.get('job')}/{nth}", action.get("form"), recorded_by=state.seat)
    return _on_form(state, draft), [happened("form_opened", state.now, form=draft.form)]


def edit_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes a document that was refused in hand again, under the number that it has."""
    claim = state.treasury.find(action.get("claim"))
    if claim is None or claim.status not in MENDABLE:
        return refused(scenario, state, action)
    return _on_form(state, replace(claim, recorded_by=state.seat, seen_by=frozenset())), [
        happened("form_opened", state.now, form=claim.form)
    ]


def _on_form(state: State, draft: Claim) -> State:
    treasury = replace(state.treasury, draft=replace(draft, values=()), checked="")
    return replace(state, treasury=treasury).on_page(screen=FORM_PAGE, message="")


def check_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Checks what was filled in; of what only the paper can tell, the treasury knows nothing."""
    draft = state.treasury.draft
    if draft is None or draft.recorded_by != state.seat:
        return refused(scenario, state, action)
    values = tuple((box, action.get(box)) for box in boxes_of(draft.form))
    draft = replace(draft, values=values)
    checked = "check_no_order" if draft.form == KB01 and draft.get(BOXES[-1]) == NONE else CHECKED
    treasury = replace(state.treasury, draft=draft, checked=checked)
    page = replace(state, treasury=treasury).on_page(screen=CHECK_PAGE, message="")
    kind = "claim_checked" if checked == CHECKED else "claim_check_failed"
    return page, [happened(kind, state.now)]


def back_to_form(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Back to filling in."""
    draft = state.treasury.draft
    if draft is None:
        return refused(scenario, state, action)
    return _on_form(state, draft), [happened("form_opened", state.now, form=draft.form)]


def save_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Saves the checked document: it has a number now, and waits for the first approval."""
    draft = state.treasury.draft
    if draft is None or draft.recorded_by != state.seat or state.treasury.checked != CHECKED:
        return refused(scenario, state, action)
    saved = replace(draft, status=RECORDED, first_by="", last_by="", seen_by=frozenset())
    treasury = replace(state.treasury.with_claim(saved), draft=None, checked="")
    page = replace(state, treasury=treasury).on_page(screen=SAVED_PAGE, open_ref=saved.ref, message="")
    return page, [happened("claim_saved", state.now, claim=saved.ref)]


def find_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Looks a document up by its number."""
    if state.treasury.find(action.get("claim")) is None:
        return state.on_page(message="claim_not_found"), [happened("claim_not_found", state.now)]
    return open_claim(scenario, state, action)


def find_by_date(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Lists the documents of a day; all of a drill's are of its own day."""
    if action.get("day") != "today" or not state.treasury.claims:
        return state.on_page(message="claim_not_found"), [happened("claim_not_found", state.now)]
    return state.on_page(screen=FOUND_PAGE, message=""), [happened("claims_listed", state.now)]


def open_claim(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows a document; who sits here has now seen it as it stands."""
    claim = state.treasury.find(action.get("claim"))
    if claim is None:
        return refused(scenario, state, action)
    seen = replace(claim, seen_by=claim.seen_by | {state.seat})
    page = replace(state, treasury=state.treasury.with_claim(seen))
    return page.on_page(screen=CLAIM_PAGE, open_ref=claim.ref, message=""), [
        happened("claim_opened", state.now, claim=claim.ref)
    ]


def left_alone(scenario: Scenario, state: State) -> State:
    """The seat in hand as somebody leaves it for another one: its page is home again, what was not saved is gone."""
    treasury = state.treasury
    if treasury.draft is not None and treasury.draft.recorded_by == state.seat:
        state = replace(state, treasury=replace(treasury, draft=None, checked=""))
    home = scenario.portal.home(scenario.seat(state.seat).role.value)
    return state.on_page(screen=home, open_ref="", message="")


HANDLERS: dict[str, Handler] = {
    "open_form": open_form,
    "check_claim": check_claim,
    "back_to_form": back_to_form,
    "save_claim": save_claim,
    "edit_claim": edit_claim,
    "find_claim": find_claim,
    "find_by_date": find_by_date,
    "open_claim": open_claim,
}
