"""The second opinion's books on administrators: who asked for what, whether it was so on paper, what then stood.

It reads the sorts of what was typed and what the bank held before and after; it asks no rule of the engine's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from training.explore import Edge
from training.scenario import Scenario

# what each button of the details page makes of a user
_BECOMES = {
    "reset": "new",
    "unlock": "active",
    "suspend": "suspended",
    "activate": "active",
    "delete": "deleted",
}


@dataclass(frozen=True)
class Asked:
    """What somebody asked for: whether the papers say so, whether it is a new number, and at which seat."""

    right: bool
    number: bool
    seat: str


@dataclass(frozen=True)
class AdminBooks:
    """What somebody who watched the administrators would have written down."""

    draft: tuple[bool, bool] = (False, False)
    asked: tuple[tuple[str, Asked], ...] = ()
    done: frozenset[str] = frozenset()


def first_books(scenario: Scenario) -> AdminBooks:
    """The books before anything was done: what the drill's file says is waiting already."""
    waiting = {}
    for request in scenario.directory.requests:
        (change,) = request.changes
        person = next(u for u in scenario.directory.users if u.user_id == request.user_id)
        right = change.new == getattr(person, f"right_{change.field}")
        waiting[request.user_id] = Asked(right, change.field == "mobile", request.requested_by)
    return AdminBooks(asked=tuple(waiting.items()))


def _book(books: Any, **changes: Any) -> Any:
    return replace(books, admin=replace(books.admin, **changes))


def _asked_about(edge: Edge, books: Any) -> Asked:
    return dict(books.admin.asked)[edge.before.window.admin.user_id]


def _submit_edit(scenario: Scenario, books: Any, edge: Edge, verdict: Any) -> Any:
    return _typed(scenario, books, edge, verdict, right_so_far=True)


def _submit_user(scenario: Scenario, books: Any, edge: Edge, verdict: Any) -> Any:
    boxes = {box: edge.action.get(box) for box in ("name", "name_en", "mobile", "email")}
    if "<real>" in boxes.values() and "<empty>" not in (boxes["name"], boxes["name_en"], boxes["mobile"]):
        verdict.mistakes.add("typed_real_data")
        return books
    if edge.action.get("new_id") != "<right>" or {boxes["name"], boxes["name_en"]} != {"<right>"}:
        verdict.mistakes.add("typed_bad_number")
        return books
    if boxes["mobile"] == "<empty>":
        verdict.mistakes.add("typed_bad_number")
        return books
    appointed = next(u for u in scenario.directory.users if u.status == "absent")
    return _typed(scenario, books, edge, verdict, right_so_far=appointed.role == edge.action.get("role"))


def _typed(scenario: Scenario, books: Any, edge: Edge, verdict: Any, *, right_so_far: bool) -> Any:
    number, address = edge.action.get("mobile"), edge.action.get("email")
    if "<real>" in (number, address):
        verdict.mistakes.add("typed_real_data")
    elif number in ("<office>", "<others>", "<malformed>") or address == "<malformed>":
        verdict.mistakes.add("typed_bad_number")
    elif edge.after.window.screen == "user_confirm":
        return _book(books, draft=(right_so_far and number != "<swapped>", number not in ("<empty>", "")))
    return books


def _ask_change(scenario: Scenario, books: Any, edge: Edge, verdict: Any) -> Any:
    about = edge.before.window.admin.user_id
    wanted = next(u.right_status for u in scenario.directory.users if u.user_id == about)
    return _book(books, draft=(wanted == _BECOMES[edge.action.get("change")], False))


def _confirm(scenario: Scenario, books: Any, edge: Edge, verdict: Any) -> Any:
    right, number = books.admin.draft
    if not right:
        verdict.mistakes.add("asked_wrong_change")
    page = edge.before.window.admin
    if page.kind == "delete":
        verdict.mistakes.add("asked_deletion")
    asked = {**dict(books.admin.asked), page.user_id: Asked(right, number, edge.before.seat)}
    return _book(books, asked=tuple(sorted(asked.items())))


def _approve(scenario: Scenario, books: Any, edge: Edge, verdict: Any) -> Any:
    asked, about = _asked_about(edge, books), edge.before.window.admin.user_id
    before, after = (_users(state.bank.directory.users) for state in (edge.before, edge.after))
    if asked.seat == edge.before.seat:
        verdict.mistakes.add("approved_own")
        if before != after or not edge.after.bank.directory.waiting(about):
            verdict.wrong.append("somebody approved his own request")
        return books
    if before[about] == after[about] or any(before[u] != after[u] for u in before if u != about):
        verdict.wrong.append("an approved change must change just the user it is about")
    owner = next(u.owner for u in scenario.directory.users if u.user_id == about)
    if asked.number and owner and owner not in books.spoken_to:
        verdict.mistakes.add("approved_unconfirmed")
    if not asked.right:
        verdict.mistakes.add("approved_wrong_change")
        if edge.after.outcome != "harmed":
            verdict.wrong.append("harm was done and the drill goes on")
        return books
    return _decided(_book(books, done=books.admin.done | {about}), about)


def _reject(scenario: Scenario, books: Any, edge: Edge, verdict: Any) -> Any:
    about = edge.before.window.admin.user_id
    if edge.action.get("reason") in ("<empty>", "<real>"):
        verdict.mistakes.add(
            "gave_no_reason" if edge.action.get("reason") == "<empty>" else "typed_real_data"
        )
        return books
    if _asked_about(edge, books).right:
        verdict.mistakes.add("rejected_right_change")
    return _unchanged(_decided(books, about), edge, verdict)


def _cancel(scenario: Scenario, books: Any, edge: Edge, verdict: Any) -> Any:
    return _unchanged(_decided(books, edge.before.window.admin.user_id), edge, verdict)


def _decided(books: Any, about: str) -> Any:
    return _book(books, asked=tuple(row for row in books.admin.asked if row[0] != about))


def _unchanged(books: Any, edge: Edge, verdict: Any) -> Any:
    if _users(edge.before.bank.directory.users) != _users(edge.after.bank.directory.users):
        verdict.wrong.append("a user changed though nobody approved it")
    return books


def _users(users: Any) -> dict[str, Any]:
    return {user.user_id: user for user in users}


def _tick(scenario: Scenario, books: Any, edge: Edge, verdict: Any) -> Any:
    about = edge.action.get("user")
    if not _as_on_paper(edge, about) or about in dict(books.admin.asked):
        verdict.mistakes.add("ticked_unready")
        if about in edge.after.bank.directory.ticked:
            verdict.wrong.append("somebody was ticked whose change does not count yet")
    return books


def _as_on_paper(edge: Edge, about: str) -> bool:
    user = _users(edge.before.bank.directory.users)[about]
    has = (user.name, user.name_en, user.mobile, user.email, user.status)
    right = (user.right_name, user.right_name_en, user.right_mobile, user.right_email, user.right_status)
    return has == right


def finished_early(books: Any, edge: Edge) -> bool:
    """Whether the work was said to be done while something waits or a user is not as on paper."""
    users = _users(edge.before.bank.directory.users)
    return bool(books.admin.asked) or not all(_as_on_paper(edge, about) for about in users)


_LOOKING = ("open_menu", "open_users", "search_users", "open_user", "edit_user", "create_user", "open_audit")
_LISTS = ("open_requests", "open_request", "start_reject_request", "open_readiness")
RULES = {
    **{kind: lambda scenario, books, edge, verdict: _unchanged(books, edge, verdict) for kind in (*_LOOKING, *_LISTS)},
    "submit_edit": _submit_edit,
    "submit_user": _submit_user,
    "ask_change": _ask_change,
    "confirm_request": lambda *step: _unchanged(_confirm(*step), *step[2:]),
    "approve_request": _approve,
    "reject_request": _reject,
    "cancel_request": _cancel,
    "tick_owner": _tick,
}  # fmt: skip
