"""What an administrator can do at the bank's portal."""

from __future__ import annotations

from training.action_kind import kind

KINDS = {
    "open_menu": kind(),
    "open_users": kind(),
    "search_users": kind("among"),
    "open_user": kind("user"),
    "edit_user": kind(),
    "submit_edit": kind(secret=("mobile", "email")),
    "create_user": kind(),
    "submit_user": kind("role", secret=("new_id", "name", "name_en", "mobile", "email")),
    "ask_change": kind("change"),
    "confirm_request": kind(),
    "open_requests": kind(),
    "open_request": kind("user"),
    "approve_request": kind(),
    "start_reject_request": kind(),
    "reject_request": kind(secret=("reason",)),
    "cancel_request": kind(),
    "open_audit": kind(),
    "open_readiness": kind(),
    "tick_owner": kind("user"),
}
