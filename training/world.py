"""The drill engine: an action goes in, the next state and what happened come out.

It is a pure function of its arguments. Time is passed in, and every random-looking value is made from the state's
seed, so a list of actions with their moments *is* a run: it replays bit for bit.
"""

from __future__ import annotations

from datetime import timedelta

from training import bank_portal, false_page, phone, room, steps
from training.access import entering, idle
from training.actions import KINDS, ROOM, Action
from training.admin import asking, deciding
from training.desk import handlers as desk
from training.detectors import notice
from training.events import Event, at_seat, happened
from training.faults import STARTED, caught_up, strike
from training.frozen import replace
from training.handset import lock as handset
from training.look import pressable
from training.maker import handlers as maker
from training.reports import audit, lost_answer, new_batch, pages
from training.scenario import Scenario, Seat
from training.soft_token import entering as token_entering
from training.soft_token import holders, phone_apps, registering
from training.state import Away, Bank, Phone, State, Window
from training.treasury import approving, changing, plan, recording
from training.view import Button

HANDLERS = (
    asking.HANDLERS
    | bank_portal.HANDLERS
    | deciding.HANDLERS
    | entering.HANDLERS
    | desk.HANDLERS
    | false_page.HANDLERS
    | handset.HANDLERS
    | audit.HANDLERS
    | lost_answer.HANDLERS
    | maker.HANDLERS
    | new_batch.HANDLERS
    | pages.HANDLERS
    | phone.HANDLERS
    | registering.HANDLERS
    | room.HANDLERS
    | token_entering.HANDLERS
    | phone_apps.HANDLERS
    | approving.HANDLERS
    | changing.HANDLERS
    | recording.HANDLERS
)


def start(scenario: Scenario, seed: str) -> tuple[State, list[Event]]:
    """The first state of a run, and what happened as it began; the seed decides its codes."""
    first, *others = (
        Away(seat.id, _first_window(scenario, seat), Phone(apps=holders.first_handset(scenario, seat.id)))
        for seat in scenario.seats
    )
    state = State(
        seed=seed,
        bank=Bank(scenario.sets, scenario.directory),
        seat=first.seat,
        window=first.window,
        phone=first.phone,
        away=tuple(sorted(others, key=lambda other: other.seat)),
        treasury=plan.at_first(scenario),
    )
    return strike(scenario, state, [happened(STARTED, state.now)])


def _first_window(scenario: Scenario, seat: Seat) -> Window:
    window = replace(bank_portal.first_window(scenario, seat), token=holders.first_token(scenario, seat.id))
    if not holders.begins_inside(scenario, seat.id):
        return window
    return replace(window, signed_in=True, screen=scenario.portal.home(seat.role.value))


def step(
    scenario: Scenario,
    state: State,
    action: Action,
    now: timedelta,
    buttons: tuple[Button, ...] | None = None,
) -> tuple[State, list[Event]]:
    """The state after the action, and what happened.

    An action that nothing in front of the trainee offers changes nothing but the time; it is answered with the
    event ``refused``. After the end nothing changes at all.

    Args:
        scenario: the drill.
        state: where it stands.
        action: what was done.
        now: when, since the drill's start; a moment before the state's own counts as that.
        buttons: what `offered` says for the state at that moment, if the caller has just asked.
    """
    if state.outcome:
        return state, _refused(state, action)
    before, came = caught_up(scenario, replace(state, now=now) if now > state.now else state)
    if action.seat and action.seat != before.seat:  # two people at two screens: each acts at his own
        before, buttons = before.at(action.seat), None
        if before.seat != action.seat:
            return before, [*came, *_refused(before, action)]
    if not _may(action, offered(scenario, before) if buttons is None else buttons):
        return before, [*came, *_refused(before, action)]
    if idle.is_dead(scenario, before, action):
        after, events = idle.dropped(before)
    else:
        after, events = HANDLERS[action.kind](scenario, before, action)
        after = idle.touched(scenario, after, action)
    events = at_seat(before.told_seat, events)
    after, more = strike(scenario, after, events)
    events += more
    if scenario.done_at and not after.outcome and steps.holds(scenario, scenario.done_at, after):
        after = replace(after, outcome="done")
    made = notice(scenario, before, after, [*came, *events])  # what the clock let happen can be one too
    if made:
        after = replace(after, mistakes=after.mistakes.union(made))
    events += at_seat(before.told_seat, [happened("mistake", after.now, mistake=mistake) for mistake in made])
    if after.outcome:
        events.append(happened("ended", after.now, outcome=after.outcome))
    return after, [*came, *events]


def _refused(state: State, action: Action) -> list[Event]:
    return at_seat(state.told_seat, [happened("refused", state.now, action=action.kind)])


def _may(action: Action, buttons: tuple[Button, ...]) -> bool:
    if action.kind not in KINDS:
        return False
    return action.kind in ROOM or any(answers(button, action) for button in buttons)


def offered(scenario: Scenario, state: State) -> tuple[Button, ...]:
    """Every button that can be pressed in this state, on the portal and on the phone."""
    if state.outcome:
        return ()
    state, _ = caught_up(scenario, state)
    return tuple(button for button in pressable(scenario, state) if button.enabled)


def answers(button: Button, action: Action) -> bool:
    """Whether pressing this button can send this action."""
    if button.action != action.kind:
        return False
    given = dict(action.args)
    return (
        all(given.get(name) == value for name, value in button.args)
        and all(given.get(name) in values for name, values in button.picks)
        and set(given) == {name for name, _ in (*button.args, *button.picks)} | set(button.sends)
    )
