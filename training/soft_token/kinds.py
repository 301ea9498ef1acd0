"""What can be done at the treasury's portal and on the phone, and which of it never reaches the portal."""

from __future__ import annotations

from training.action_kind import Kind, kind

_CREDENTIALS = ("user_id", "password")
_PORTAL: dict[str, Kind] = {
    "enter": kind(secret=_CREDENTIALS),
    "register": kind(secret=_CREDENTIALS),
    "renew_password": kind(secret=("old_password", "new_password", "confirm_password")),
    "tell": kind("what"),
    "give_credentials": kind(secret=_CREDENTIALS),
    "leave_false_page": kind(),
    "turn_page": kind("page"),
    "read_terms": kind(),
    "skip_terms": kind(),
    "tick_terms": kind(),
    "accept_terms": kind(),
    "refuse_terms": kind(),
    "details_right": kind(),
    "details_wrong": kind(),
    "new_qr": kind(),
    "go_on": kind(),
    "replace_phone": kind(),
    "leave_page": kind(),
    "resend_request": kind(),
    "cancel_login": kind(),
}
_PHONE: dict[str, Kind] = {
    "open_app": kind("app"),
    "go_home": kind(),
    "install_app": kind("app"),
    "remove_app": kind("app"),
    "switch_on": kind("what"),
    "switch_off": kind("what"),
    "return_phone": kind(),
    "paotang_pin": kind(secret=("paotang_pin",)),
    "scan": kind(),
    "consent": kind(),
    "decline": kind(),
    "put_right": kind("what"),
    "scan_face": kind(),
    "allow": kind("notifications"),
    "allow_nothing": kind(),
    "add_profile": kind(),
    "accept_profile": kind(),
    "refuse_profile": kind(),
    "choose_pin": kind(secret=("new_pin",)),
    "repeat_pin": kind(secret=("confirm_pin",)),
    "biometrics": kind("use"),
    "accept_request": kind(),
    "deny_request": kind(),
    "nexus_pin": kind(secret=("nexus_pin",)),
    "use_finger": kind(),
}
KINDS: dict[str, Kind] = _PORTAL | _PHONE
ON_THE_PHONE = frozenset(_PHONE)
