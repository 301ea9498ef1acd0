"""What is said to the trainee and by him: messages, calls, people at the desk, and whom he may speak to himself.

Some of them ask for what must never be given. A talk is a chain of messages: an answer may bring the next one.
"""

from __future__ import annotations

from training import false_page, steps
from training.actions import Action
from training.bank_portal import Handler, Outcome, refused
from training.events import happened
from training.frozen import replace
from training.handset.lock import used
from training.lost import telling as lost
from training.lost import words as lost_words
from training.reports import names as reports
from training.scenario import Contact, Scenario
from training.soft_token import words as soft_token
from training.state import Message, State
from training.treasury import words as treasury

WAYS = ("sms", "call", "person")
_EFFECTS = (
    lost_words.EFFECTS
    | reports.EFFECTS
    | soft_token.EFFECTS
    | treasury.EFFECTS
    | {
        "tell_code": "code_told",
        "follow_link": "link_followed",
        "call_back": "called_back",
        "refuse": "message_refused",
        "use_others": "others_used",
        "use_single": "single_used",
        "lend": "secret_lent",
        "write_down": "password_written",
        "hand_over": "handed_over",
        "ask": "asked",
        "decide": "chosen",
        "report": "reported",
        "finish": "finished",
        "give_in": "gave_in",
    }
)
# whoever stands in by order takes the work from here; whoever says that it is done is through
_ENDS = {"hand_over": "handed_over", "finish": "done"}
EFFECTS = tuple(_EFFECTS)
# the mistake that must be watched for wherever an effect is offered
PLANTED = (
    lost_words.PLANTED
    | reports.PLANTED
    | soft_token.PLANTED
    | treasury.PLANTED
    | {
        "tell_code": "told_code",
        "follow_link": "followed_link",
        "call_back": "called_back",
        "use_others": "used_others",
        "use_single": "used_single",
        "lend": "lent_secret",
        "write_down": "wrote_password",
        "give_in": "gave_in",
    }
)
MISTAKEN = frozenset(_EFFECTS[effect] for effect in PLANTED)
"""Events that only a mistake brings: what waits for one of them strikes on no clean way."""


def read_message(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Opens a message that has arrived, or picks up a call."""
    message = state.phone.find(action.get("message"))
    if message is None or message.arrives_at > state.now:
        return refused(scenario, state, action)
    read = replace(state, phone=state.phone.with_message(replace(message, read=True)))
    return used(read), [happened("message_read", state.now, message=message.id)]


def answer_message(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Takes one of the answers a message offers; each message is answered once."""
    message = state.phone.find(action.get("message"))
    lure = scenario.lure(message.template) if message and message.read and not message.answer else None
    choice = next((c for c in lure.choices if c.id == action.get("choice")), None) if lure else None
    if message is None or choice is None:
        return refused(scenario, state, action)
    answered = replace(state, phone=state.phone.with_message(replace(message, answer=choice.id)))
    if lure and lure.link and choice.effect == "follow_link":
        answered = false_page.opened(answered, lure.link)
    if lure and lure.by != "person":
        answered = used(answered)
    decided = {"choice": choice.id, "caption": choice.caption, "mistake": choice.mistake}
    told = {"message": message.id} | (decided if choice.effect == "decide" else {})
    answered = lost.noted(answered, _EFFECTS[choice.effect])
    return _then(scenario, answered, choice.then), [happened(_EFFECTS[choice.effect], state.now, **told)]


def contact(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Speaks to somebody of one's own accord."""
    wanted = next((c for c in reachable(scenario, state) if c.id == action.get("contact")), None)
    if wanted is None:
        return refused(scenario, state, action)
    phone = replace(state.phone, contacted=state.phone.contacted | {wanted.id})
    happening = happened(_EFFECTS[wanted.effect], state.now, contact=wanted.id)
    spoken = lost.noted(replace(state, phone=phone), _EFFECTS[wanted.effect])
    after = _then(scenario, used(spoken), wanted.message)
    return replace(after, outcome=_ENDS.get(wanted.effect, "")), [happening]


def reachable(scenario: Scenario, state: State) -> list[Contact]:
    """Whom the trainee may speak to now."""
    return [
        c
        for c in scenario.contacts
        if c.id not in state.contacted
        and c.seat in ("", state.seat)
        and (not c.offered_when or steps.holds(scenario, c.offered_when, state))
    ]


def _then(scenario: Scenario, state: State, lure_id: str) -> State:
    """The state with what is said next, already before the trainee; as it was when nothing is."""
    if not lure_id:
        return state
    return replace(state, phone=state.phone.having(Message(lure_id, state.now, lure_id, read=True)))


HANDLERS: dict[str, Handler] = {
    "read_message": read_message,
    "answer_message": answer_message,
    "contact": contact,
}
