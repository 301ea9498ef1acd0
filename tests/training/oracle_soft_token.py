"""A second opinion on Soft Tokens: who was proved, what was switched on, whose login was confirmed, and on which phone.

It reads what was pressed, what the room let happen and what the clock said, and keeps a book of its own; it asks the
engine neither what it noticed nor what it remembers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from training.explore import Edge
from training.scenario import Fault, Scenario

_PHONE_HOME = "go_home"


@dataclass(frozen=True)
class Code:
    """A one-time code on the portal's screen: for what, how old in seconds, and what became of it."""

    kind: str
    age: float = 0.0
    fate: str = "fresh"


@dataclass(frozen=True)
class TokenBook:
    """What somebody who watched one person's two screens would have written down.

    Attributes:
        stage: how far the person has come: ``none``, ``issued``, ``consented``, ``proofed``, ``active``, ``stopped``.
        code: on the portal's screen.
        asked: seconds since the person's own login was sent, or None when none waits.
        stranger: whether somebody else's login waits.
        agreed: whose login was accepted on the phone and still wants its PIN: ``own``, ``stranger`` or empty.
        borrowed: whether the phone in hand is somebody else's.
        spoilt: what spoils the face's picture.
        bad_faces: failures so far.
        spent: whether they were as many as may be.
        bad_pins: wrong PINs in a row in the app in hand.
        bad_sign_ins: wrong passwords in a row.
        ticked: whether the terms were ticked.
        no_scan: why the last scan on this page of the app failed.
        camera: whether the app may use it.
        refused: whether a stranger was turned away.
        replacing: whether a new phone takes the place of the old.
    """

    stage: str = ""
    code: Code | None = None
    asked: float | None = None
    stranger: bool = False
    agreed: str = ""
    borrowed: bool = False
    spoilt: frozenset[str] = frozenset()
    bad_faces: int = 0
    spent: bool = False
    bad_pins: int = 0
    bad_sign_ins: int = 0
    ticked: bool = False
    no_scan: str = ""
    camera: bool = True
    down: float = 0.0
    refused: bool = False
    replacing: bool = False


@dataclass
class Finding:
    """What should be said of one action."""

    mistakes: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


_STAGES = {
    "not_requested": "none", "credential_issued": "issued", "consented": "consented", "proofed": "proofed",
    "active": "active", "suspended": "stopped", "revoked": "none",
}  # fmt: skip
PLANTED = {
    "ask_needlessly": "asked_needlessly",
    "show_photo": "showed_photo",
    "send_qr": "sent_qr",
    "tell_pin": "told_pin",
}


def opened(scenario: Scenario, seat: str) -> TokenBook:
    """The book of that seat's person as the drill begins."""
    holder = next((h for h in scenario.holders if h.seat == seat), None)
    if holder is None:
        return TokenBook()
    camera = "camera" not in holder.off
    book = TokenBook(stage=_STAGES[holder.token], spoilt=frozenset(holder.amiss), camera=camera)
    for fault in scenario.faults:
        if fault.when == "started":
            book = _struck(book, fault)
    return book


def judge(scenario: Scenario, book: TokenBook, edge: Edge) -> tuple[TokenBook, Finding]:
    """The book after an action, and what should have come of it; nothing in drills without Soft Tokens."""
    finding = Finding()
    if not scenario.holders:
        return book, finding
    rule = _RULES.get(edge.action.kind)
    after = rule(scenario, book, edge, finding) if rule else book
    after = _after_faults(scenario, after, edge)
    if edge.after.seat != edge.before.seat:
        return after, finding  # another person's page is in front now
    if edge.after.window.signed_in and not edge.before.window.signed_in and not _let_in(book, edge):
        finding.wrong.append("somebody came in without confirming on the phone")
    _compare(after, edge, finding)
    return after, finding


def _let_in(book: TokenBook, edge: Edge) -> bool:
    return edge.action.kind in ("nexus_pin", "use_finger") and book.agreed == "own" and book.stage == "active"


def _compare(book: TokenBook, edge: Edge, finding: Finding) -> None:
    """Whether the server stands where the book says it should."""
    told = _STAGES[edge.after.window.token.state] if edge.after.window.token.state else book.stage
    if told != book.stage and not edge.after.outcome:
        finding.wrong.append(f"the Soft Token stands at {told}, should stand at {book.stage}")


def older(book: TokenBook, seconds: float) -> TokenBook:
    """The book after that time."""
    code = book.code and replace(book.code, age=book.code.age + seconds)
    asked = None if book.asked is None else book.asked + seconds
    return replace(book, code=code, asked=asked, down=max(0.0, book.down - seconds))


def _after_faults(scenario: Scenario, book: TokenBook, edge: Edge) -> TokenBook:
    struck = edge.after.fired - edge.before.fired
    for fault in scenario.faults:
        if fault.id in struck and fault.get("seat") in ("", edge.before.seat):
            book = _struck(book, fault)
    return book


def _struck(book: TokenBook, fault: Fault) -> TokenBook:
    spoils = {"take_qr": "taken", "foreign_qr": "foreign", "forge_qr": "forged"}
    if fault.do in spoils:
        fresh = book.code is not None and book.code.fate == "fresh"
        return replace(book, code=replace(book.code, fate=spoils[fault.do])) if fresh and book.code else book
    changes: dict[str, dict[str, object]] = {
        "stranger_request": {"stranger": True, "agreed": "" if book.agreed == "stranger" else book.agreed},
        "issue_credential": {"stage": "issued"},
        "borrow_phone": {"borrowed": True},
        "prove_at_branch": {"spoilt": frozenset(), "spent": False, "bad_faces": 0},
        "suspend_token": {"stage": "stopped", "asked": None, "stranger": False},
        "lift_suspension": {"stage": fault.get("to") or "issued"},
        "revoke_token": {"stage": "none", "asked": None},
        "stop_service": {"down": float(fault.get("seconds") or 0)},
    }
    return replace(book, **changes.get(fault.do, {}))  # type: ignore[arg-type]


# ---------------------------------------------------------------- at the portal


def _enter(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    typed = {value for _, value in edge.action.args}
    if "<real>" in typed:
        finding.mistakes.add("typed_real_data")
        return book
    if book.stage == "none":
        return book
    if typed != {"<right>"}:
        bad = book.bad_sign_ins + 1
        if bad >= scenario.portal.setting("max_failed_sign_ins"):
            finding.mistakes.add("locked_out")
        return replace(book, bad_sign_ins=bad)
    if book.stage == "stopped":
        finding.mistakes.add("tried_suspended")
    book = replace(book, bad_sign_ins=0)
    return replace(book, asked=0.0) if edge.after.window.screen == "waiting" else book


def _renewed(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    finding.mistakes |= {"typed_real_data"} if "<real>" in {value for _, value in edge.action.args} else set()
    return replace(book, asked=0.0) if edge.after.window.screen == "waiting" else book


def _resent(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if book.asked is not None and book.asked < scenario.portal.setting("resend_after_s"):
        return book
    return replace(book, asked=0.0, agreed="" if book.agreed == "own" else book.agreed)


def _cancelled(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, asked=None, agreed="" if book.agreed == "own" else book.agreed)


def _skipped(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    finding.mistakes.add("skipped_terms")
    return book


def _ticked(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, ticked=True)


def _accepted(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, stage="consented", ticked=False) if book.ticked else book


def _not_accepted(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, ticked=False)


def _details(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    holder = next(h for h in scenario.holders if h.seat == edge.before.seat)
    finding.mistakes |= {"confirmed_wrong_details"} if holder.wrong_detail else set()
    return replace(book, code=Code("proof"))


def _new_code(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(
        book, code=Code("proof" if edge.before.window.screen.startswith("proof") else "activation")
    )


def _on(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return book if edge.before.window.screen == "proof_result" else replace(book, code=Code("activation"))


def _replaced(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    kind = "proof" if edge.after.window.screen == "proof" else "activation"
    return replace(book, code=Code(kind), replacing=True)


def _left(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, code=None, ticked=False, replacing=False)


def _given_away(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    real = "<real>" in {value for _, value in edge.action.args}
    finding.mistakes.add("typed_real_data" if real else "gave_secret")
    return book


# ---------------------------------------------------------------- on the phone


def _app(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, bad_pins=book.bad_pins if _paotang_is_locked(scenario, book) else 0, no_scan="")


def _paotang_is_locked(scenario: Scenario, book: TokenBook) -> bool:
    return bool(book.bad_pins >= scenario.portal.setting("pin_tries"))


def _installed(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if edge.action.get("app") != "nexus":
        finding.mistakes.add("installed_wrong_app")
    return book


def _wrong_pin(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding, lost: str) -> TokenBook:
    bad = book.bad_pins + 1
    if bad >= scenario.portal.setting("pin_tries"):
        finding.mistakes.add(lost)
    return replace(book, bad_pins=bad)


def _paotang_pin(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if edge.action.get("paotang_pin") == "<right>":
        return replace(book, bad_pins=0)
    return _wrong_pin(scenario, book, edge, finding, "paotang_lost")


def _scanned(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    app = "proof" if edge.before.phone.apps.screen == "paotang_scan" else "activation"
    why = "no code to be seen" if edge.before.window.behind else _why_not(scenario, book, app)
    if why and why == book.no_scan:
        finding.mistakes.add("kept_scanning")
    moved = edge.after.phone.apps.screen != edge.before.phone.apps.screen
    if moved == bool(why):
        finding.wrong.append(
            f"a code was taken that should not be, or not taken that should: {why or 'good'}"
        )
    return replace(book, no_scan=why)


def _why_not(scenario: Scenario, book: TokenBook, app: str) -> str:
    if not book.camera:
        return "no camera"
    if book.code is None or book.code.kind != app:
        return "not this app's"
    if book.code.fate in ("used", "taken"):
        return "used"
    if book.code.age > scenario.portal.setting(f"qr_{app}_s"):
        return "old"
    return "no service" if app == "proof" and book.down > 0 else ""


def _consented(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    alive = not _why_not_alive(scenario, book, "proof")
    if alive and book.code is not None and book.code.fate == "forged":
        finding.mistakes.add("consented_to_forged")
        return _spent_code(book)
    return book if alive else _spent_code(book)


def _why_not_alive(scenario: Scenario, book: TokenBook, kind: str) -> bool:
    return _why_not(scenario, replace(book, camera=True, down=0.0), kind) != ""


def _spent_code(book: TokenBook) -> TokenBook:
    return replace(book, code=book.code and replace(book.code, fate="used"))


def _mended(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, spoilt=book.spoilt - {edge.action.get("what")})


def _face(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if _why_not_alive(scenario, book, "proof"):
        return _spent_code(book)
    if book.borrowed:
        finding.mistakes.add("proved_as_another")
        return _spent_code(book)
    if book.spent:
        return _spent_code(book)
    if book.spoilt:
        bad = book.bad_faces + 1
        if bad < scenario.portal.setting("face_tries"):
            return replace(book, bad_faces=bad)
        finding.mistakes.add("face_given_up")
        return _spent_code(replace(book, bad_faces=0, spent=True))
    proved = _spent_code(replace(book, bad_faces=0))
    return proved if book.replacing else replace(proved, stage="proofed")


def _profile(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if book.code and book.code.fate == "foreign" and not _why_not(scenario, book, "activation"):
        finding.mistakes.add("activated_for_another")
    return book


def _new_pin(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    finding.mistakes |= {"easy_pin"} if edge.action.get("new_pin") == "<easy>" else set()
    return book


def _switched_on(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if _why_not(scenario, book, "activation"):
        return book
    return replace(_spent_code(book), stage="active", replacing=False, bad_pins=0)


def _first(scenario: Scenario, book: TokenBook) -> str:
    """Whose login the phone shows: a stranger's, who never tires, before one's own while it is young enough."""
    if book.stranger:
        return "stranger"
    return "own" if _own_alive(scenario, book) else ""


def _own_alive(scenario: Scenario, book: TokenBook) -> bool:
    return book.asked is not None and book.asked <= scenario.portal.setting("login_request_s")


def _agreed(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    whose = _first(scenario, book)
    finding.mistakes |= {"accepted_stranger"} if whose == "stranger" else set()
    return replace(book, agreed=whose, bad_pins=0)


def _denied(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    whose = _first(scenario, book)
    if whose == "own":
        finding.mistakes.add("denied_own")
        return replace(book, asked=None, agreed="")
    if whose == "stranger":
        return replace(book, stranger=False, refused=True, agreed="")
    return book


def _nexus_pin(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if edge.action.get("nexus_pin") != "<right>":
        return _wrong_pin(scenario, book, edge, finding, "profile_lost")
    return _confirmed(scenario, book, edge, finding)


def _confirmed(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if book.agreed == "stranger":
        finding.mistakes.add("let_stranger_in")
        return book
    inside = book.agreed == "own" and _own_alive(scenario, book) and book.stage == "active"
    if edge.after.window.signed_in != inside:
        finding.wrong.append("a confirmed login does not come in, or another does")
    return replace(book, asked=None, agreed="", bad_pins=0) if inside else book


def _returned(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, borrowed=False, no_scan="")


def _allowed(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, camera=edge.action.kind == "allow")


def _switched(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    if edge.action.get("what") != "camera":
        return book
    return replace(book, camera=edge.action.kind == "switch_on")


def _page(scenario: Scenario, book: TokenBook, edge: Edge, finding: Finding) -> TokenBook:
    return replace(book, no_scan="")


_RULES: dict[str, Callable[[Scenario, TokenBook, Edge, Finding], TokenBook]] = {
    "enter": _enter, "register": _enter, "renew_password": _renewed, "resend_request": _resent,
    "cancel_login": _cancelled, "skip_terms": _skipped, "tick_terms": _ticked, "accept_terms": _accepted,
    "refuse_terms": _not_accepted, "details_right": _details, "new_qr": _new_code, "go_on": _on,
    "replace_phone": _replaced, "leave_page": _left, "give_credentials": _given_away, "open_app": _app,
    "install_app": _installed, "paotang_pin": _paotang_pin, "scan": _scanned, "consent": _consented,
    "decline": lambda scenario, book, edge, finding: _spent_code(book), "put_right": _mended, "scan_face": _face,
    "accept_profile": _profile, "choose_pin": _new_pin, "biometrics": _switched_on, "accept_request": _agreed,
    "deny_request": _denied, "nexus_pin": _nexus_pin, "use_finger": _confirmed, "return_phone": _returned,
    "allow": _allowed, "allow_nothing": _allowed, "switch_on": _switched, "switch_off": _switched,
    _PHONE_HOME: _page, "add_profile": _page,
}  # fmt: skip
