"""What of a state still matters: two states that differ in nothing else have the same future, and a walk tries one."""

from __future__ import annotations

from datetime import timedelta

from training import turns
from training.access import idle
from training.admin.ahead import directory_ahead, page_ahead
from training.desk import decisions as desk
from training.frozen import replace, with_fields
from training.levels import approving
from training.lost import plan as lost
from training.maker import future as maker
from training.reports import equal_futures as reports
from training.roles import Role
from training.scenario import Scenario
from training.soft_token import future as soft_token
from training.state import Away, Message, Phone, State, Window
from training.treasury import future as treasury

TICK = timedelta(milliseconds=1)
_DEAD = Message("dead", timedelta(0), "code_sms", challenge="dead", digest="00", read=True)


def same_future(scenario: Scenario, state: State) -> State:
    """The state with everything smoothed away that no later step asks about, so that equal futures are equal states.

    What counts of a moment is how far it is from now: how old the living code is, and which messages are still to
    come. Of the dead codes it counts only whether there is one that somebody could still type. What the bank's last
    message said, what a page that is gone looked like, how a message was answered, what was done about sets that are
    decided and which mistakes were made so far count for nothing; mistakes stand on the edges instead. Once the
    drill is over nothing is asked any more but what became of it.
    """
    bank, directory = maker.bank_ahead(state.bank), directory_ahead(state.bank.directory)
    if directory is not bank.directory:
        bank = replace(bank, directory=directory)
    if state.outcome and not scenario.questions:
        over = Window(screen="locked" if state.window.screen == "locked" else "login")
        return State(
            state.seed, bank=bank, seat=state.seat, window=over, fired=state.fired, outcome=state.outcome
        )
    pending = frozenset(s.ref for s in state.bank.sets if s.status in ("pending", "unknown"))
    now = turns.present(scenario, state)
    window, phone = _seat_ahead(scenario, state, pending, now)
    return replace(
        state,
        now=now,
        bank=bank,
        window=window,
        phone=phone,
        away=tuple(_left_ahead(scenario, state, left, pending, now) for left in state.away),
        desk=desk.ahead(scenario.questions, state.desk),
        maker=maker.desk_ahead(scenario, state),
        reports=reports.ahead(scenario, state),
        loss=lost.ahead(state.loss),
        treasury=treasury.ahead(scenario, state),
        mistakes=frozenset(),
    )


def _left_ahead(
    scenario: Scenario, state: State, left: Away, pending: frozenset[str], now: timedelta
) -> Away:
    window, phone = _seat_ahead(scenario, state.at(left.seat), pending, now)
    return with_fields(left, window=window, phone=phone)


def _seat_ahead(
    scenario: Scenario, state: State, pending: frozenset[str], now: timedelta
) -> tuple[Window, Phone]:
    """The screen and the phone of the seat in hand as the future sees them, whose present is `now`."""
    window = state.window
    makes_files = scenario.maker is not None and scenario.seat(state.seat).role is Role.MAKER
    mine = approving.ahead(scenario, state, pending)
    challenge = window.challenge if window.challenge and window.challenge.state == "sent" else None
    if challenge is not None:
        age = min(state.now - challenge.sent_at, scenario.codes.life + TICK)
        challenge = replace(challenge, sent_at=now - age)
    ahead = with_fields(
        idle.ahead(scenario, state, now),
        open_ref=treasury.open_ahead(scenario, window),
        challenge=challenge,
        message="",
        shown=maker.set_ahead(window.shown) if window.shown and _details_show(window) else None,
        sends=tuple(row for row in window.sends if set(row[0].split("+")) <= mine),
        # what a maker has looked at, nobody asks: he decides about nothing
        seen=() if makes_files else tuple(row for row in window.seen if row[0] in pending),
        approved=tuple(ref for ref in window.approved if ref in pending),
        admin=page_ahead(window.admin, window.screen),
        token=soft_token.token_ahead(scenario, state, now),
    )
    codes_count = bool(mine) or reports.set_may_come(scenario, state)
    messages = _messages_ahead(scenario, state, challenge.id if challenge else "", codes_count, now)
    # a lock changes nothing but what the phone shows
    apps = soft_token.handset_ahead(scenario, state.phone.apps)
    return ahead, with_fields(state.phone, messages=messages, apps=apps, used_at=None)


def _details_show(window: Window) -> bool:
    return bool({"detail", "batch_detail"} & {window.screen, window.behind})


def _messages_ahead(
    scenario: Scenario, state: State, alive: str, pending: bool, now: timedelta
) -> tuple[Message, ...]:
    """The messages as the future sees them: one dead code stands for all, unless a fault waits for their reading."""
    if not state.phone.messages:
        return ()
    reading_counts = any(f.when == "message_read" and f.id not in state.fired for f in scenario.faults)
    codes_count = reading_counts or pending
    dead = [m for m in state.phone.messages if m.challenge and m.challenge != alive and not reading_counts]
    kept = [
        m
        for m in state.phone.messages
        if m not in dead and (codes_count if m.challenge else _may_be_answered(scenario, m))
    ]
    ahead = (
        with_fields(message, arrives_at=now + max(message.arrives_at - state.now, timedelta(0)), answer="")
        for message in kept
    )
    return ((_DEAD,) if dead and pending else ()) + tuple(ahead)


def _may_be_answered(scenario: Scenario, message: Message) -> bool:
    """Whether a message may still be opened or answered; once it cannot, nobody asks for it again."""
    lure = scenario.lure(message.template)
    return not message.read or (lure is not None and bool(lure.choices) and not message.answer)
