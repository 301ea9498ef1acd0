"""What a maker can do, by the kinds of its actions with the names of their arguments; none of them is a secret."""

from __future__ import annotations

from training.action_kind import Kind, kind

KINDS: dict[str, Kind] = {
    # on the office PC
    "open_home": kind(),
    "open_statement": kind(),
    "open_tool": kind(),
    "build_file": kind("payees", "unit", "service_type", "pay_day"),
    "look_at_file": kind(),
    "edit_file": kind("field"),
    # at the bank's portal
    "open_upload": kind(),
    "upload": kind("service", "account", "pay_day", "file"),
    "open_upload_detail": kind(),
    "ask_submit": kind(),
    "submit_file": kind(),
    "open_batches": kind(),
    "start_resubmit": kind("ref"),
    "cancel_batch": kind("ref"),
}
