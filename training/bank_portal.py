"""The make-believe bank's portal: signing in, looking at a set, approving it with a one-time code, or refusing it.

Each handler takes the scenario, the state and an action, and gives back the new state with what happened. Which
handlers may run is decided by what the screen offers (`training.world`); no handler trusts that alone.
"""

from __future__ import annotations

from collections.abc import Callable

from training import sms_otp, steps
from training.access import entering, passwords
from training.actions import Action
from training.errors import InvalidCode
from training.events import Event, happened
from training.frozen import replace
from training.funds import account as funds
from training.levels import approving
from training.roles import Role
from training.safety import looks_real
from training.scenario import Scenario, Seat
from training.state import Message, State, Window
from training.transactions import TransactionSet, digest_together
from training.two_factor import asking as two_factor

Outcome = tuple[State, list[Event]]
Handler = Callable[[Scenario, State, Action], Outcome]


# ------------------------------------------------------------------ signing in and out


def login(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Signs in with the drill's own credentials; anything else counts towards the lock, and real data is wiped."""
    typed = {name: action.get(name).strip() for name in ("company_id", "user_id", "password")}
    wanted = scenario.seat(state.seat).sign_in
    right = (
        # user IDs are not case-sensitive: the published manuals write admin1 and ADMIN1 for one user
        typed["company_id"].upper() == wanted.company_id.upper()
        and typed["user_id"].upper() == wanted.user_id.upper()
        and action.get("password") == passwords.current(scenario, state)
    )
    if not right and any(looks_real(text) for text in typed.values()):
        return state.on_page(message="real_value"), [happened("real_value_refused", state.now)]
    if state.window.login.locked:
        return state.on_page(message="user_locked"), [happened("sign_in_failed", state.now)]
    if right:
        return entering.admitted(scenario, state)
    failed = state.window.failed_sign_ins + 1
    events = [happened("sign_in_failed", state.now)]
    if failed < scenario.portal.setting("max_failed_sign_ins"):
        return state.on_page(failed_sign_ins=failed, message="bad_sign_in"), events
    locked = entering.locked(scenario, state.on_page(failed_sign_ins=failed))
    return locked, [*events, happened("user_locked", state.now)]


def logout(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Signs out; the drill is over when the work that it ends with is done."""
    events = [happened("signed_out", state.now)]
    out = state.on_page(screen="login", signed_in=False, open_ref="", message="signed_out")
    if not steps.holds(scenario, scenario.ends_when, state):
        return out, events
    as_sent = {
        s.ref: s.status for s in scenario.sets
    }  # what was decided before the drill began is no outcome of it
    statuses = {s.status for s in state.bank.sets if as_sent.get(s.ref) != s.status}
    return replace(out, outcome=next((s for s in ("rejected", "approved") if s in statuses), "done")), events


# ------------------------------------------------------------------ looking


def open_inbox(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the list of sets waiting."""
    return state.on_page(screen="inbox", open_ref="", message=""), [happened("inbox_opened", state.now)]


def open_set(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows a set's payees; from now on the person has seen this version of it."""
    opened = state.bank.find(action.get("ref"))
    if opened is None:
        return refused(scenario, state, action)
    window = replace(
        state.window.having_seen(opened),
        screen="batch_detail"
        if scenario.maker and scenario.seat(state.seat).role is Role.MAKER
        else "detail",
        open_ref=opened.ref,
        shown=opened,
        message="",
    )
    return replace(state, window=window), [happened("set_opened", state.now, ref=opened.ref)]


# ------------------------------------------------------------------ approving


def approve(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Asks for confirmation; the bank does not mind whether the set was looked at, the debrief does."""
    wanted = state.bank.find(action.get("ref"))
    if wanted is not None and _is_stale(state, wanted):
        return _open_it_again(state, (wanted,))
    if wanted is None or wanted.status != "pending":
        return refused(scenario, state, action)
    if why := approving.barred(scenario, state, wanted):
        return _barred(state, why)
    return state.on_page(screen="confirm", open_ref=wanted.ref, message=""), [
        happened("approval_asked", state.now, ref=wanted.ref)
    ]


def _is_stale(state: State, wanted: TransactionSet) -> bool:
    """Whether the details page was drawn before the set was changed, called back or decided."""
    shown = state.window.shown
    return (
        state.window.screen == "detail"
        and shown is not None
        and (shown.version, shown.status) != (wanted.version, wanted.status)
    )


def _open_it_again(state: State, wanted: tuple[TransactionSet, ...]) -> Outcome:
    """The list of what waits, with the word that a page drawn before a change decides nothing."""
    challenge = state.window.challenge
    dead = challenge.ended("void") if challenge and challenge.state == "sent" else challenge
    told = state.on_page(screen="inbox", open_ref="", challenge=dead, message="page_stale")
    return told, [happened("stale_refused", state.now, ref="+".join(s.ref for s in wanted))]


def approve_all(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Asks for confirmation of every set that waits, all in one go."""
    waiting = [s for s in state.bank.sets if s.status == "pending"]
    together = "+".join(s.ref for s in waiting if not approving.barred(scenario, state, s))
    if not together:
        return _barred(state, approving.barred(scenario, state, waiting[0]))
    return state.on_page(screen="confirm", open_ref=together, message=""), [
        happened("approval_asked", state.now, ref=together)
    ]


def _barred(state: State, why: str) -> Outcome:
    kind = "level_waits" if why == "level_waits" else "decision_refused"
    return state.on_page(message=why), [happened(kind, state.now)]


def confirm(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends a one-time code for what is in hand; before the office's day of codes approves it at once."""
    if two_factor.asks(scenario, state):
        return _send_code(scenario, state, message="")
    return _in_the_way(scenario, state) or approving.signed(scenario, state, state.in_hand)


def resend_code(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends a new code, which voids the last one; refused while the last is younger than the rules allow."""
    last = state.window.challenge
    if last is not None and state.now < last.sent_at + scenario.codes.resend_after:
        return state.on_page(message="resend_too_soon"), [happened("resend_refused", state.now)]
    return _send_code(scenario, state, message="code_resent")


def _send_code(scenario: Scenario, state: State, *, message: str) -> Outcome:
    if stopped := _in_the_way(scenario, state):
        return stopped
    ref, wanted = state.window.open_ref, state.in_hand
    sends, digest = state.window.sends_of(ref) + 1, digest_together(wanted)
    if sends > scenario.codes.max_sends:
        used_up = replace(state.on_page(screen="inbox", message="codes_used_up"), outcome="used_up")
        return used_up, [happened("codes_used_up", state.now)]
    challenge_id = f"{ref}/{sends}" if not state.away else f"{ref}/{state.seat}/{sends}"
    challenge = sms_otp.Challenge(
        id=challenge_id,
        ref=ref,
        digest=digest,
        reference_code=sms_otp.reference_code(state.seed, challenge_id),
        sent_at=state.now,
    )
    sms = Message(
        id=f"sms-{ref}-{sends}",
        arrives_at=state.now + scenario.codes.delivery,
        template="code_sms",
        challenge=challenge.id,
        digest=digest,
    )
    # a code sent to somebody else's number comes to no phone that the trainee has
    phone = state.phone if state.window.number_wrong else state.phone.having(sms)
    counted = tuple(sorted({**dict(state.window.sends), ref: sends}.items()))
    sent = state.on_page(screen="otp", challenge=challenge, sends=counted, message=message)
    return replace(sent, phone=phone), [
        happened("code_sent", state.now, ref=ref, reference_code=challenge.reference_code)
    ]


def _in_the_way(scenario: Scenario, state: State) -> Outcome | None:
    """What comes of confirming when what is in hand cannot be approved by who sits here; None when it can."""
    wanted = state.in_hand
    if any(s.status != "pending" for s in wanted):
        return _open_it_again(state, wanted)
    if not wanted or any(approving.barred(scenario, state, s) for s in wanted):
        return refused(scenario, state, Action("confirm"))
    return funds.turned_down(state) if funds.is_short(scenario, state, wanted) else None


def cancel_code(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Leaves the code window; the code dies and the set stays pending."""
    return _code_ended(state, "cancelled", message="code_cancelled"), [happened("code_cancelled", state.now)]


def enter_code(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Approves what is in hand when the code is the newest, in time, not over-tried, and made for exactly that."""
    challenge, wanted = state.window.challenge, state.in_hand
    if challenge is None or challenge.state != "sent" or not wanted:
        return refused(scenario, state, action)
    if any(approving.barred(scenario, state, one) for one in wanted):
        return refused(scenario, state, action)
    try:
        code = sms_otp.normalise_code(action.get("code"))
    except InvalidCode:
        return state.on_page(message="code_not_six_digits"), [happened("code_not_six_digits", state.now)]
    if any(s.status != "pending" for s in wanted):
        return _open_it_again(state, wanted)
    if digest_together(wanted) != challenge.digest:
        # dynamic linking: one satang changed and the code is dead, whatever was typed
        return _code_ended(state, "void", message="code_void"), [
            happened("code_void", state.now, ref=challenge.ref)
        ]
    if state.now > challenge.expires_at(scenario.codes):
        return state.on_page(message="code_expired"), [happened("code_expired", state.now)]
    if code != sms_otp.code_for_digest(state.seed, challenge.id, challenge.digest):
        return _wrong_code(scenario, state, challenge, code)
    if funds.is_short(scenario, state, wanted):  # something else was paid while the code was out
        return funds.turned_down(state)
    return approving.signed(scenario, state.on_page(challenge=challenge.ended("used")), wanted)


def _wrong_code(scenario: Scenario, state: State, challenge: sms_otp.Challenge, code: str) -> Outcome:
    kind = "code_superseded" if code in superseded_codes(state) else "code_wrong"
    events = [happened(kind, state.now)]
    tried = replace(challenge, wrong_tries=challenge.wrong_tries + 1)
    if tried.wrong_tries < scenario.codes.max_tries:
        return state.on_page(challenge=tried, message=kind), events
    died = _code_ended(state.on_page(challenge=tried), "dead", message="code_died")
    return died, [*events, happened("code_died", state.now)]


def _code_ended(state: State, how: str, *, message: str) -> State:
    challenge = state.window.challenge
    return state.on_page(
        screen="inbox", open_ref="", challenge=challenge and challenge.ended(how), message=message
    )


def current_code(state: State) -> str:
    """The code that the newest message carries, or empty when none was sent for the set in hand."""
    challenge = state.window.challenge
    return sms_otp.code_for_digest(state.seed, challenge.id, challenge.digest) if challenge else ""


def superseded_codes(state: State) -> frozenset[str]:
    """The codes of earlier messages, all dead; one that happens to equal the living code is not among them."""
    challenge = state.window.challenge
    return frozenset(
        sms_otp.code_for_digest(state.seed, m.challenge, m.digest)
        for m in state.phone.messages
        if m.challenge and challenge and m.challenge != challenge.id
    ) - {current_code(state)}


# ------------------------------------------------------------------ refusing


def start_reject(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Asks for the reason, which is compulsory."""
    wanted = state.bank.find(action.get("ref"))
    if wanted is not None and wanted.status != "pending":
        return _open_it_again(state, (wanted,))
    if wanted is None:
        return refused(scenario, state, action)
    if why := approving.barred(scenario, state, wanted):
        return _barred(state, why)
    return state.on_page(screen="reject", open_ref=wanted.ref, message=""), [
        happened("reject_started", state.now, ref=wanted.ref)
    ]


def reject(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Sends the set back to its maker; without a reason the bank does not take it."""
    wanted = state.bank.find(state.window.open_ref)
    if wanted is not None and wanted.status != "pending":
        return _open_it_again(state, (wanted,))
    if wanted is None or approving.barred(scenario, state, wanted):
        return refused(scenario, state, action)
    reason = " ".join(action.get("reason").split())
    if wrong := broken_reason(state, reason):
        return wrong
    bank = state.bank.with_set(replace(wanted, status="rejected", typed_reason=reason))
    return replace(state.on_page(screen="result", message="rejected"), bank=bank), [
        happened("rejected", state.now, ref=wanted.ref)
    ]


def broken_reason(state: State, reason: str) -> Outcome | None:
    """What comes of a reason that the bank does not take: none at all, or one that may tell of somebody real."""
    if not reason.strip():
        return state.on_page(message="reason_missing"), [happened("reason_missing", state.now)]
    if looks_real(reason):
        return state.on_page(message="real_value"), [happened("real_value_refused", state.now)]
    return None


def refused(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Nothing changes: what was asked is not on the screen."""
    return state, [happened("refused", state.now, action=action.kind)]


HANDLERS: dict[str, Handler] = {
    "login": login,
    "logout": logout,
    "open_inbox": open_inbox,
    "open_set": open_set,
    "approve": approve,
    "approve_all": approve_all,
    "confirm": confirm,
    "enter_code": enter_code,
    "resend_code": resend_code,
    "cancel_code": cancel_code,
    "start_reject": start_reject,
    "reject": reject,
}


def first_window(scenario: Scenario, seat: Seat) -> Window:
    """What stands on a seat's screen as the drill begins."""
    login = entering.first_login(passwords.plan(scenario, seat.id))
    return Window(scenario.portal.start, number_wrong=bool(seat.sign_in.phone_at_bank), login=login)
