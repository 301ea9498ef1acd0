"""What the phone shows: messages, calls, who stands at the desk, and whom one may call."""

from __future__ import annotations

from itertools import chain

from thai.dates import format_date
from training import sms_otp
from training.frozen import replace
from training.handset.showing import faced, foot, lies_over_own
from training.phone import reachable
from training.scenario import Lure, Scenario
from training.state import Message, State
from training.view import Button, MessageView, PhoneView, ScreenView


def phone(scenario: Scenario, state: State, app: ScreenView | None) -> PhoneView:
    """The phone of the seat in hand, with the face that is up and the app that is open on it."""
    now = scenario.start + state.now
    newest_first = state.phone.arrived(state.now)[::-1]
    said = {message: _message(scenario, state, message) for message in newest_first}
    visits = [message for message in newest_first if _by(scenario, message) == "person"]
    view = PhoneView(
        clock=f"{now:%H:%M}",
        date=format_date(now.date(), "long"),
        notice=scenario.portal.phone("notice"),
        messages=(
            *(view for message, view in said.items() if message not in visits),
            *_contacts(scenario, state),
        ),
        # who has been answered goes, but for the last: what he says may be an answer itself
        visitors=tuple(said[visit] for visit in visits if said[visit].buttons or visit is visits[0]),
        owner=scenario.seat(state.seat).sign_in.name if state.away else "",
        app=app,
    )
    unread = [message for message in newest_first if not message.read]
    return faced(scenario, state, view, {m.id: _preview(scenario, state, m) for m in unread})


def pressable(scenario: Scenario, state: State) -> tuple[Button, ...]:
    """What can be pressed on that phone besides its apps, or answered to a visitor."""
    there = state.phone.arrived(state.now)[::-1]
    visits = [message for message in there if _by(scenario, message) == "person"]
    own = [_message_buttons(scenario, state, message) for message in there if message not in visits]
    said = [_message_buttons(scenario, state, visit) for visit in visits]
    within_reach = [] if lies_over_own(scenario, state) else [*own, _contact_buttons(scenario, state)]
    return (*chain(*within_reach, *said), *foot(scenario, state))


def _preview(scenario: Scenario, state: State, message: Message) -> str:
    """What a lock screen may show of a message that was not opened; nothing of a call."""
    lure = scenario.lure(message.template)
    if lure is None:
        return _code_sms(scenario, state, replace(message, read=True))
    return lure.text if lure.by == "sms" else ""


def _by(scenario: Scenario, message: Message) -> str:
    lure = scenario.lure(message.template)
    return lure.by if lure else "sms"


def _contacts(scenario: Scenario, state: State) -> list[MessageView]:
    """The card of those whom the trainee may call; none when there is nobody left."""
    buttons = _contact_buttons(scenario, state)
    said = scenario.portal.phone
    return (
        [MessageView("contacts", said("contacts"), said("contacts_about"), "", True, buttons)]
        if buttons
        else []
    )


def _contact_buttons(scenario: Scenario, state: State) -> tuple[Button, ...]:
    return tuple(Button(c.caption, "contact", (("contact", c.id),)) for c in reachable(scenario, state))


def _message(scenario: Scenario, state: State, message: Message) -> MessageView:
    lure = scenario.lure(message.template)
    text = lure.text if lure else _code_sms(scenario, state, message)
    if not message.read:
        text = scenario.portal.phone("ringing" if _rings(lure) else "unread")
    return MessageView(
        id=message.id,
        sender=lure.sender if lure else scenario.portal.phone("sender"),
        text=text,
        at=f"{scenario.start + message.arrives_at:%H:%M}",
        read=message.read,
        buttons=_message_buttons(scenario, state, message),
    )


def _message_buttons(scenario: Scenario, state: State, message: Message) -> tuple[Button, ...]:
    lure = scenario.lure(message.template)
    if not message.read:
        caption = scenario.portal.phone("pick_up_caption" if _rings(lure) else "read_caption")
        return (Button(caption, "read_message", (("message", message.id),)),)
    if lure is None or message.answer or state.outcome:
        return ()
    return tuple(
        Button(c.caption, "answer_message", (("choice", c.id), ("message", message.id))) for c in lure.choices
    )


def _rings(lure: Lure | None) -> bool:
    return lure is not None and lure.by == "call"


def _code_sms(scenario: Scenario, state: State, message: Message) -> str:
    if not message.read:
        return ""
    return scenario.portal.phone("code_sms").format(
        code=sms_otp.code_for_digest(state.seed, message.challenge, message.digest),
        reference_code=sms_otp.reference_code(state.seed, message.challenge),
        minutes=int(scenario.codes.life.total_seconds() // 60),
    )
