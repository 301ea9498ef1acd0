"""What a maker can do, by the kinds of its actions with the names of their arguments; none of them is a secret."""

from __future__ import annotations

KINDS: dict[str, tuple[str, ...]] = {
    # on the office PC
    "open_home": (),
    "open_statement": (),
    "open_tool": (),
    "build_file": ("payees", "unit", "service_type", "pay_day"),
    "look_at_file": (),
    "edit_file": ("field",),
    # at the bank's portal
    "open_upload": (),
    "upload": ("service", "account", "pay_day", "file"),
    "open_upload_detail": (),
    "ask_submit": (),
    "submit_file": (),
    "open_batches": (),
    "start_resubmit": ("ref",),
    "cancel_batch": ("ref",),
}
