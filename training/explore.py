"""Walks through every reachable state of a drill and says what is wrong with it, so that no trainee finds out first.

What the walk tries in a state is what the screens offer there: every button, with every sort of text that the engine
tells apart, and every wait to the next moment at which something changes.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from training import masking, steps, world
from training.actions import Action, act
from training.events import Event
from training.scenario import Scenario
from training.scoring import result
from training.state import State
from training.view import Button

MOST_STATES = 200_000
_TICK = timedelta(milliseconds=1)
_SORTS = {
    "company_id": (masking.RIGHT,),
    "user_id": (masking.RIGHT,),
    "password": (masking.RIGHT, masking.WRONG, masking.REAL),
    "code": (masking.RIGHT, masking.OLD, masking.WRONG, masking.MALFORMED),
    "reason": (masking.GIVEN, masking.EMPTY),
}


@dataclass(frozen=True)
class Edge:
    """One action from one state to the next, and what happened on the way."""

    before: State
    action: Action
    after: State
    events: tuple[Event, ...]

    @property
    def mistakes(self) -> frozenset[str]:
        """The mistakes made by this action."""
        return frozenset(event.get("mistake") for event in self.events if event.kind == "mistake")


@dataclass
class Walk:
    """Everything that can happen in a drill.

    Attributes:
        scenario: the drill.
        reached: for every state the edge by which it was first reached; None for the first state.
        edges: all of them.
    """

    scenario: Scenario
    reached: dict[State, Edge | None] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def path(self, state: State) -> list[Edge]:
        """A shortest way to that state."""
        way: list[Edge] = []
        while (edge := self.reached[state]) is not None:
            way.append(edge)
            state = edge.before
        return way[::-1]


def choices(scenario: Scenario, state: State) -> Iterator[Action]:
    """Everything worth trying in a state, secrets masked; nothing once it is over."""
    if state.outcome:
        return
    for button in world.offered(scenario, state):
        yield from _variants(state, button)
    for moment in _next_moments(scenario, state):
        yield act("wait", seconds=f"{(moment - state.now) / timedelta(seconds=1):.3f}")


def _variants(state: State, button: Button) -> Iterator[Action]:
    sorts = [[s for s in _SORTS[name] if s != masking.OLD or _has_old_code(state)] for name in button.sends]
    for typed in itertools.product(*sorts):
        yield act(button.action, **dict(button.args), **dict(zip(button.sends, typed, strict=True)))


def _has_old_code(state: State) -> bool:
    return sum(bool(m.challenge) for m in state.phone.messages) > 1


def _next_moments(scenario: Scenario, state: State) -> list[timedelta]:
    """The nearest moment ahead at which the world changes by itself, if there is one."""
    moments = [m.arrives_at for m in state.phone.messages]
    challenge = state.bank.challenge
    if challenge is not None and challenge.state == "sent":
        moments += [
            challenge.sent_at + scenario.codes.resend_after,
            challenge.expires_at(scenario.codes) + _TICK,
        ]
    ahead = sorted(m for m in moments if m > state.now)
    return ahead[:1]


def same_future(scenario: Scenario, state: State) -> State:
    """The state with everything smoothed away that no later step asks about, so that equal futures are equal states.

    What counts of a moment is how far it is from now: how old the living code is, and which messages are still to
    come. Which of the dead codes' messages were read, how a message was answered, what the bank's last message said
    and which mistakes were made so far count for nothing; mistakes stand on the edges instead.
    """
    challenge = state.bank.challenge
    alive = challenge.id if challenge is not None and challenge.state == "sent" else ""
    if challenge is not None:
        oldest = scenario.codes.life + _TICK if alive else timedelta(0)
        challenge = replace(challenge, sent_at=-min(state.now - challenge.sent_at, oldest))
    messages = tuple(
        replace(
            message,
            arrives_at=max(message.arrives_at - state.now, timedelta(0)),
            read=message.read or bool(message.challenge and message.challenge != alive),
            answer=message.answer and "answered",
        )
        for message in state.phone.messages
    )
    return replace(
        state,
        now=timedelta(0),
        bank=replace(state.bank, challenge=challenge, message=""),
        phone=replace(state.phone, messages=messages),
        mistakes=frozenset(),
    )


def walk(scenario: Scenario, seed: str = "explore", *, most: int = MOST_STATES) -> Walk:
    """Every state that can be reached, breadth first.

    Raises:
        OverflowError: there are more than `most`; the drill is too large to be proved.
    """
    found = Walk(scenario)
    first = world.start(scenario, seed)
    found.reached[first] = None
    queue = deque([first])
    while queue:
        state = queue.popleft()
        for masked in choices(scenario, state):
            action = masking.unmask(scenario, state, masked)
            after, events = world.step(scenario, state, action, state.now)
            after = same_future(scenario, after)
            edge = Edge(state, masked, after, tuple(events))
            found.edges.append(edge)
            if after not in found.reached:
                found.reached[after] = edge
                queue.append(after)
                if len(found.reached) > most:
                    raise OverflowError(f"แบบฝึก {scenario.id} มีสถานะมากกว่า {most:,} สถานะ ให้ลดเหตุหรือชุดรายการ")
    return found


@dataclass(frozen=True)
class Report:
    """What a walk proved.

    Attributes:
        states: how many there are.
        edges: how many actions lead from one to another.
        longest: actions on the longest of the shortest paths.
        noticed: for each mistake whether some path makes it.
        faults: what is wrong, in Thai; empty when the drill is sound.
    """

    states: int
    edges: int
    longest: int
    noticed: dict[str, bool]
    faults: tuple[str, ...]


def check(found: Walk) -> Report:
    """Whether every state can finish, a clean pass exists, and nothing that was planted is out of reach."""
    scenario = found.scenario
    ended = [state for state in found.reached if state.outcome]
    made = {mistake for edge in found.edges for mistake in edge.mistakes}
    noticed = {mistake.id: mistake.id in made for mistake in scenario.mistakes}
    wrong = [
        *_dead_ends(found, ended),
        *_no_clean_pass(found),
        *(f'ข้อผิดพลาด "{m}" ไม่มีทางเกิดขึ้น' for m, ever in noticed.items() if not ever),
        *_out_of_reach(found),
        *_refusals(found),
    ]
    return Report(len(found.reached), len(found.edges), _longest(found), noticed, tuple(wrong))


def _dead_ends(found: Walk, ended: list[State]) -> Iterator[str]:
    back: dict[State, list[State]] = {}
    for edge in found.edges:
        back.setdefault(edge.after, []).append(edge.before)
    alive, queue = set(ended), deque(ended)
    while queue:
        for before in back.get(queue.popleft(), ()):
            if before not in alive:
                alive.add(before)
                queue.append(before)
    stuck = [state for state in found.reached if state not in alive]
    if stuck:
        way = " → ".join(edge.action.kind for edge in found.path(stuck[0]))
        yield f"มี {len(stuck)} สถานะที่ไปต่อจนจบไม่ได้ เช่น {way or 'ตั้งแต่เริ่ม'}"


def clean_pass(found: Walk) -> list[Edge]:
    """A shortest way to a pass without a mistake; empty when there is none."""
    first = next(iter(found.reached))
    onward: dict[State, list[Edge]] = {}
    for edge in found.edges:
        if not edge.mistakes:
            onward.setdefault(edge.before, []).append(edge)
    came: dict[State, Edge | None] = {first: None}
    queue = deque([first])
    while queue:
        state = queue.popleft()
        if state.outcome in found.scenario.passes_with:
            return Walk(found.scenario, came).path(state)
        for edge in onward.get(state, ()):
            if edge.after not in came:
                came[edge.after] = edge
                queue.append(edge.after)
    return []


def _no_clean_pass(found: Walk) -> Iterator[str]:
    if not clean_pass(found):
        yield "ไม่มีทางผ่านโดยไม่ทำผิดเลย"


def _out_of_reach(found: Walk) -> Iterator[str]:
    fired = {fault for state in found.reached for fault in state.fired}
    for fault in found.scenario.faults:
        if fault.id not in fired:
            yield f'เหตุ "{fault.id}" ไม่มีทางเกิดขึ้น'
    current = {steps.current(found.scenario, state)[1].id for state in found.reached}
    for step in found.scenario.steps:
        if step.id not in current:
            yield f'ขั้นตอน "{step.id}" ไม่มีทางเป็นขั้นที่ต้องทำ'


def _refusals(found: Walk) -> Iterator[str]:
    for edge in found.edges:
        if any(event.kind == "refused" for event in edge.events):
            yield f'ปุ่ม "{edge.action.kind}" กดได้แต่ไม่มีผลที่หน้าจอ {edge.before.bank.screen}'
            return


def _longest(found: Walk) -> int:
    depth: dict[State, int] = {}
    for state, edge in found.reached.items():  # in the order of discovery, so the state before is known
        depth[state] = 0 if edge is None else depth[edge.before] + 1
    return max(depth.values())


def answer_faults(scenario: Scenario, seed: str = "answer") -> list[str]:
    """What is wrong with the scenario's own model answer; empty when it passes without a mistake."""
    state, now = world.start(scenario, seed), timedelta(0)
    for number, (after_s, masked) in enumerate(scenario.answer, start=1):
        now += timedelta(seconds=after_s)
        action = masking.unmask(scenario, replace(state, now=max(state.now, now)), masked)
        state, events = world.step(scenario, state, action, now)
        if any(event.kind == "refused" for event in events):
            return [f'เฉลยขั้นที่ {number} "{masked.kind}" ทำไม่ได้ในหน้าจอขณะนั้น']
    worth = result(scenario, state)
    if not worth.passed or worth.mistakes:
        return [f"เฉลยไม่ผ่าน: ผล {worth.outcome or 'ยังไม่จบ'} คะแนน {worth.score}"]
    return []
