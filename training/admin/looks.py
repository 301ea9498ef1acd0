"""What the administrator's pages are filled with: texts, flags and tables out of the bank's directory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thai.errors import ThaiError
from thai.identity import mask_phone
from training.admin.asking import EDITED, STATUS_CHANGES, name_of
from training.admin.typed import subject
from training.admin.users import Change, Directory, Request, User
from training.parts import Parts
from training.scenario import Scenario
from training.state import State
from training.transactions import TransactionSet

Cells = dict[str, str]
_OFFICE = "0002"  # how a decoy of an office telephone begins


@dataclass(frozen=True)
class Filling:
    """What the administrator's part adds to a page."""

    texts: Mapping[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    tables: Mapping[str, list[Cells]] = field(default_factory=dict)


def filling(scenario: Scenario, state: State) -> Filling:
    """What the administrator's pages are filled with; nothing in a drill without users."""
    directory = state.bank.directory
    if not directory.users:
        return Filling()
    user = subject(state)
    asked = directory.waiting(user.user_id) if user else None
    return Filling(
        texts=Parts(lambda: _texts(scenario, state, user, asked)),
        flags=frozenset(name for name, true in _flags(state, user, asked).items() if true),
        tables=Parts(lambda: _tables(scenario, state, asked)),
    )


def number_at_bank(scenario: Scenario, state: State) -> str:
    """The number to which the bank sends the codes of whoever sits at the seat in hand."""
    sign_in = scenario.seat(state.seat).sign_in
    listed = state.bank.directory.user(sign_in.user_id)
    if listed is not None and listed.mobile:
        return listed.mobile
    return sign_in.phone_at_bank if state.window.number_wrong else sign_in.phone


def masked(number: str) -> str:
    """A number with its middle hidden; one that is no mobile number shows its first and its last four digits."""
    try:
        return mask_phone(number) if not number.startswith(_OFFICE) else f"02-xxx-{number[-4:]}"
    except ThaiError:
        return f"08x-xx-{number[-4:]}" if number else ""


def _texts(scenario: Scenario, state: State, user: User | None, asked: Request | None) -> Cells:
    label = scenario.portal.label
    request = asked or Request("", state.window.admin.kind, "", "", "", ())
    texts = {
        "found": label(f"found_{state.window.admin.found}") if state.window.admin.found else "",
        "request_number": request.number,
        "request_kind": label(f"kind_{request.kind}") if request.kind else "",
        "request_by": name_of(scenario, request.requested_by),
        "request_at": request.asked_at,
    }
    if user is None:
        return texts
    return texts | {
        "profile_id": user.user_id,
        "profile_name": user.name,
        "profile_name_en": user.name_en,
        "profile_role": label(f"role_{user.role}"),
        "profile_position": user.position,
        "profile_mobile": user.mobile,
        "profile_email": user.email,
        "profile_status": label(f"status_{user.status}"),
        "profile_sets": ", ".join(s.ref for s in _sets_of(state, user)),
    }


def _sets_of(state: State, user: User) -> list[TransactionSet]:
    return [s for s in state.bank.sets if s.maker == user.user_id and s.status == "pending"]


def _flags(state: State, user: User | None, asked: Request | None) -> dict[str, bool]:
    directory, page = state.bank.directory, state.window.admin
    free = user is not None and directory.may_be_changed(user)
    status = user.status if user else ""
    return {
        **{f"may_{kind}": free and status in froms for kind, (_, froms) in STATUS_CHANGES.items()},
        **{f"is_{name}": status == name for name in ("suspended", "locked")},
        "is_active": status in EDITED,
        "may_edit": free and status in EDITED,
        "may_create": any(u.status == "absent" and directory.may_be_changed(u) for u in directory.users),
        "some_found": bool(_found(directory, page.found)),
        "none_found": not _found(directory, page.found),
        "request_waits": asked is not None,
        "request_mine": asked is not None and asked.requested_by == state.seat,
        "request_others": asked is not None and asked.requested_by != state.seat,
        "not_this_drill": user is not None and user.closed and user.role != "company_admin",
        "admin_user": user is not None and user.role == "company_admin",
        "has_requests": bool(directory.requests),
        "no_requests": not directory.requests,
        "has_audit": bool(directory.audit),
        "no_audit": not directory.audit,
        "has_readiness": directory.readiness,
    }


def _tables(scenario: Scenario, state: State, asked: Request | None) -> dict[str, list[Cells]]:
    directory, page = state.bank.directory, state.window.admin
    changes = page.draft or (asked.changes if asked else ())
    return {
        "users": [_user(scenario, u) for u in _found(directory, page.found)],
        "changes": [_change(scenario, change) for change in changes],
        "requests": [_request(scenario, r) for r in directory.requests],
        "audit": [
            {
                "at": e.at,
                "who": e.who,
                "what": scenario.portal.label(e.what),
                "user": e.user_id,
                "old": _value(scenario, e.old),
                "new": _value(scenario, e.new),
            }
            for e in directory.audit
        ],
        "readiness": [_ready(scenario, directory, u) for u in directory.authorizers],
        "unticked": [{"id": u.user_id} for u in _unticked(directory)],
    }


def _unticked(directory: Directory) -> list[User]:
    """Whoever may be ticked now: everybody who is not, or where there is an order, the next."""
    if directory.in_order:
        return [u for u in (directory.next_in_order,) if u is not None]
    return [u for u in directory.authorizers if u.user_id not in directory.ticked]


def _found(directory: Directory, found: str) -> list[User]:
    """The users that a search finds: all of them, those of a role, or those of a status."""
    return [u for u in directory.listed if found and found in ("all", u.role, u.status)]


def _user(scenario: Scenario, user: User) -> Cells:
    label = scenario.portal.label
    return {
        "id": user.user_id,
        "name": user.name,
        "role": label(f"role_{user.role}"),
        "mobile": masked(user.mobile),
        "status": label(f"status_{user.status}"),
    }


def _change(scenario: Scenario, change: Change) -> Cells:
    field = scenario.portal.label(f"field_{change.field}")
    return {"field": field, "old": _value(scenario, change.old), "new": _value(scenario, change.new)}


def _value(scenario: Scenario, value: str) -> str:
    """A role or a status by its label, a number or an address as it is, and a dash for nothing."""
    labels = scenario.portal.data["label"]
    known = next(
        (labels[f"{kind}_{value}"] for kind in ("status", "role") if f"{kind}_{value}" in labels), None
    )
    return str(known["text"]) if known else value or "-"


def _request(scenario: Scenario, request: Request) -> Cells:
    return {
        "number": request.number,
        "kind": scenario.portal.label(f"kind_{request.kind}"),
        "user": request.user_id,
        "by": name_of(scenario, request.requested_by),
        "at": request.asked_at,
    }


def _ready(scenario: Scenario, directory: Directory, user: User) -> Cells:
    ticked = "ticked" if user.user_id in directory.ticked else "not_ticked"
    return {
        "id": user.user_id,
        "name": user.name,
        "mobile": user.mobile,
        "waits": scenario.portal.label("waits" if directory.waiting(user.user_id) else "waits_not"),
        "ticked": scenario.portal.label(ticked),
    }
