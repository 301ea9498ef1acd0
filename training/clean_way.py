"""A careful way through a drill, found by search.

Of all clean ways to a pass it takes a shortest one on which everything that was planted happens, and on which
whatever comes to the phone is waited for, read and answered. A way that ends before the trap has sprung would teach
nothing, and a drill that is edited can never leave its demonstration behind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from training import explore, masking, phone, world
from training.access import passwords
from training.actions import KINDS, Action
from training.equal_futures import same_future
from training.faults import INSTRUCTED
from training.frozen import replace
from training.handset.words import LOCKS
from training.look import screen_and_phone
from training.scenario import Scenario
from training.state import State

_TYPED_BY_THE_CAREFUL = frozenset({masking.RIGHT, masking.GIVEN, masking.EMPTY, passwords.SAME})
Allows = Callable[[Action], bool]
Judge = Callable[[Scenario, State], Allows]
"""Looks at a state once and says which actions may be taken in it."""

SECOND_CHANCES = frozenset({"unlock_user", "prove_at_branch"})
"""What only follows a mistake, and helps out of it: nobody careful ever needs it."""
# what stands on the phone without anybody waiting for it
_NOBODY_WAITS = {"contact", *LOCKS}


def way(scenario: Scenario, state: State) -> list[Action]:
    """The actions, secrets masked, of a careful way from this state to a pass; empty when no clean way is left."""
    return [action for _, action in find(scenario, state)]


def find(scenario: Scenario, state: State) -> list[tuple[State, Action]]:
    """That way, each action with the state in which it is taken, as its future sees it."""
    # nobody can count on the instructor, and nobody careful is ever locked out
    never = phone.MISTAKEN | {INSTRUCTED}
    everything = frozenset(
        f.id for f in scenario.faults if f.when not in never and f.do not in SECOND_CHANCES
    )
    for judge, must in (
        (_careful, everything),
        (_attentive, everything),
        (_careful, frozenset()),
        (_anything, frozenset()),
    ):
        if found := _search(scenario, state, judge, must):
            return found
    return []


def _anything(scenario: Scenario, state: State) -> Allows:
    return lambda action: True


def _attentive(scenario: Scenario, state: State) -> Allows:
    """Whatever comes to the phone is waited for, read and answered before anything else."""
    _, handset = screen_and_phone(scenario, state)
    # whom the trainee may call is no message, nor is an app; when to use them is his own judgement
    said = [button for message in (*handset.messages, *handset.visitors) for button in message.buttons]
    asks = [button for button in said if button.action not in _NOBODY_WAITS]
    if asks:
        return lambda action: any(world.answers(button, action) for button in asks)
    coming = any(message.arrives_at > state.now for message in state.phone.messages)
    return lambda action: action.kind == "wait" or not coming


def _careful(scenario: Scenario, state: State) -> Allows:
    """Attentive; types nothing that is not right, and decides about nothing that was not looked at as it now stands."""
    attentive = _attentive(scenario, state)

    def allows(action: Action) -> bool:
        secret = KINDS[action.kind].secret
        right = all(value in _TYPED_BY_THE_CAREFUL for name, value in action.args if name in secret)
        about = state.bank.find(action.get("ref"))
        looked = (
            about is None
            or about.status != "pending"
            or action.kind == "open_set"
            or state.window.has_seen(about)
        )
        return right and looked and attentive(action)

    return allows


def _search(
    scenario: Scenario, state: State, judge: Judge, must: frozenset[str]
) -> list[tuple[State, Action]]:
    """A shortest clean way to the first outcome of `passes_with` that has one, every fault in `must` having struck."""
    first = same_future(scenario, state)
    reached: dict[State, tuple[State, Action] | None] = {first: None}
    ends: dict[str, State] = {}
    queue = deque([first])
    while queue and scenario.passes_with[0] not in ends:
        before = queue.popleft()
        for action, after in _clean_steps(scenario, before, judge):
            if after in reached:
                continue
            reached[after] = (before, action)
            if len(reached) > explore.MOST_STATES:
                return []
            if not after.outcome:
                queue.append(after)
            elif must <= after.fired:
                ends.setdefault(after.outcome, after)
    best = next((ends[outcome] for outcome in scenario.passes_with if outcome in ends), None)
    return _back(reached, best) if best else []


def _clean_steps(scenario: Scenario, state: State, judge: Judge) -> Iterator[tuple[Action, State]]:
    # a walk keeps no mistakes in its states, so one made before does not hide that it is made again
    state = replace(state, mistakes=frozenset())
    # of two ways as short as each other, the one that goes back last
    buttons = tuple(sorted(world.offered(scenario, state), key=lambda button: button.style == "quiet"))
    allows = judge(scenario, state)
    for masked in explore.choices(scenario, state, buttons):
        if masked.kind == "instruct" or not allows(masked):
            continue
        action = masking.unmask(scenario, state, masked)
        after, _ = world.step(scenario, state, action, state.now, buttons)
        if not after.mistakes:
            yield masked, same_future(scenario, after)


def _back(reached: dict[State, tuple[State, Action] | None], state: State) -> list[tuple[State, Action]]:
    steps: list[tuple[State, Action]] = []
    while (link := reached[state]) is not None:
        state = link[0]
        steps.append(link)
    return steps[::-1]
