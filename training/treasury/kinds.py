"""What can be done with documents and with rights at the treasury."""

from __future__ import annotations

from training.action_kind import Kind, kind
from training.treasury.plan import BOXES

CHANGE_BOXES = ("change_kind", "old_holder", "new_holder", "right", "start", "order")
KINDS: dict[str, Kind] = {
    "open_form": kind("job", "form"),
    "check_claim": kind(*BOXES),
    "back_to_form": kind(),
    "save_claim": kind(),
    "edit_claim": kind("claim"),
    "find_claim": kind("claim"),
    "find_by_date": kind("date_kind", "day"),
    "open_claim": kind("claim"),
    "open_waiting": kind("step"),
    "tick_claim": kind("claim"),
    "approve_ticked": kind("step"),
    "approve_claim": kind("claim", "step"),
    "approve_anyway": kind(),
    "start_refusal": kind("claim"),
    "refuse_claim": kind(secret=("reason",)),
    "start_cancelling": kind("claim"),
    "cancel_claim": kind(secret=("reason",)),
    "file_change": kind(*CHANGE_BOXES),
    "track_change": kind(),
}
