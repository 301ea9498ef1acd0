"""What the phone shows: its lock screen, a phone that somebody left, or its messages with the button that locks it."""

from __future__ import annotations

from training.frozen import replace
from training.handset.left import LYING, LeftPhone
from training.handset.lock import is_locked, shows_previews
from training.scenario import Scenario
from training.state import State
from training.view import Button, MessageView, PhoneView


def faced(scenario: Scenario, state: State, view: PhoneView, previews: dict[str, str]) -> PhoneView:
    """The phone with the face that is up.

    Args:
        scenario: the drill.
        state: where it stands.
        view: the phone's messages as they are once it is open.
        previews: for each message that was not opened, by its id, what a lock screen may show of it.
    """
    view = replace(view, foot=foot(scenario, state))
    if state.phone.left and scenario.left_phone:
        return _left(scenario, state, scenario.left_phone, view)
    if view.app is not None or not is_locked(scenario, state):
        return view
    said = scenario.portal.phone
    shows = shows_previews(scenario, state)
    return replace(
        view,
        locked=True,
        about=said("previews_on" if shows else "previews_off"),
        notifications=tuple(
            _notification(message, previews[message.id], said("hidden") if not shows else "")
            for message in view.messages
            if message.id in previews
        )
        or (MessageView("nothing", said("nothing_new"), "", "", True, ()),),
    )


def lies_over_own(scenario: Scenario, state: State) -> bool:
    """Whether somebody else's phone lies there, with one's own beneath it and out of reach."""
    return bool(state.phone.left) and scenario.left_phone is not None


def foot(scenario: Scenario, state: State) -> tuple[Button, ...]:
    """What can be pressed below the messages: to open the phone, to lock it, or of one that was left what to do."""
    said = scenario.portal.phone
    if lies_over_own(scenario, state):
        # neither looks like the thing to do: that is for the trainee to know
        back = Button(said("hand_back_caption"), "hand_back_phone")
        opens = Button(said("open_left_caption"), "open_left_phone")
        return (back, opens) if state.phone.left == LYING else (back,)
    if state.phone.apps.screen:
        return ()
    if is_locked(scenario, state):
        return (Button(said("unlock_caption"), "unlock_phone", style="primary"),)
    return (Button(said("lock_caption"), "lock_phone"),)


def _notification(message: MessageView, preview: str, hidden: str) -> MessageView:
    # a call that rings says so on every phone, whatever it hides
    return replace(message, text=message.text if not preview else hidden or preview)


def _left(scenario: Scenario, state: State, phone: LeftPhone, view: PhoneView) -> PhoneView:
    """Somebody else's phone, with all that whoever holds it can read and do; one's own lies beneath."""
    said = scenario.portal.phone
    lying = state.phone.left == LYING
    shown = tuple(
        MessageView(
            f"left-{number}",
            row.sender,
            row.text if phone.previews or not lying else said("hidden"),
            row.at,
            False,
            (),
        )
        for number, row in enumerate(phone.notifications)
    )
    return replace(
        view,
        owner=phone.owner,
        locked=lying,
        about=said("left_about" if lying else "left_opened"),
        messages=shown if not lying else (),
        notifications=shown if lying else (),
    )
