"""Walks through every reachable state of a drill and says what is wrong with it, so that no trainee finds out first.

What the walk tries in a state is what the screens offer there: every button, with every sort of text that the engine
tells apart, and every wait to the next moment at which something changes.
"""

from __future__ import annotations

import gc
import itertools
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from training import clock, masking, room, steps, world
from training.actions import Action, act
from training.draws import every_draw
from training.equal_futures import same_future
from training.events import Event
from training.faults import for_instructor
from training.frozen import replace
from training.handset.lock import shows_previews
from training.handset.words import LOCKS
from training.scenario import Scenario
from training.scoring import result
from training.state import State
from training.view import Button

MOST_STATES = 200_000
# one box of the three is enough to be wrong or real: the engine judges them together
_SORTS = masking.SORTS | {"company_id": (masking.RIGHT,), "user_id": (masking.RIGHT,)}


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


def choices(scenario: Scenario, state: State, buttons: tuple[Button, ...] | None = None) -> Iterator[Action]:
    """Everything worth trying in a state, secrets masked; nothing once it is over.

    Args:
        scenario: the drill.
        state: where it stands.
        buttons: what the screens offer there, if the caller has just asked.
    """
    if state.outcome:
        return
    for button in world.offered(scenario, state) if buttons is None else buttons:
        if button.action not in LOCKS:  # they lead nowhere else
            yield from _variants(scenario, state, button)
    if room.may_leave(scenario, state):
        yield from (act("take_seat", who=left.seat) for left in state.away)
    yield from (act("instruct", fault=fault.id) for fault in for_instructor(scenario, state))
    waits = clock.wait_for_next(scenario, state), clock.wait_for_last_minutes(scenario, state)
    yield from (wait for wait in waits if wait is not None)
    yield from (clock.skip(scenario, state, by) for by in scenario.clock_skips)


def _variants(scenario: Scenario, state: State, button: Button) -> Iterator[Action]:
    sorts = [_code_sorts(scenario, state) if name == "code" else _SORTS[name] for name in button.sends]
    names = (*button.sends, *(name for name, _ in button.picks))
    for typed in itertools.product(*sorts, *(values for _, values in button.picks)):
        # of several boxes one is enough to be otherwise than most people fill it in
        boxes = zip(button.sends, typed, strict=False)
        if sum(sort != _SORTS[name][0] for name, sort in boxes) > 1:
            continue
        yield act(button.action, **dict(button.args), **dict(zip(names, typed, strict=True)))


def _code_sorts(scenario: Scenario, state: State) -> list[str]:
    known = {masking.RIGHT: _knows_code(scenario, state), masking.OLD: _has_old_code(state)}
    return [sort for sort in _SORTS["code"] if known.get(sort, True)]


def _knows_code(scenario: Scenario, state: State) -> bool:
    # nobody knows a code before its message was opened or stood on the lock screen, so no demonstration may type it
    challenge = state.window.challenge
    carried = [m for m in state.phone.messages if challenge is not None and m.challenge == challenge.id]
    return any(m.read or (m.arrives_at <= state.now and shows_previews(scenario, state)) for m in carried)


def _has_old_code(state: State) -> bool:
    return sum(bool(m.challenge) for m in state.phone.messages) > 1


def walk(scenario: Scenario, seed: str = "explore", *, most: int = MOST_STATES) -> Walk:
    """Every state that can be reached, breadth first.

    Raises:
        OverflowError: there are more than `most`; the drill is too large to be proved.
    """
    with _no_collecting():
        return _walk(scenario, seed, most)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keeps the collector of cycles out: a walk makes none, and looking for them costs a fifth of its time.

    Nor is it to look through the finished walk again and again: what is frozen still goes when nobody holds it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _walk(scenario: Scenario, seed: str, most: int) -> Walk:
    found = Walk(scenario)
    first, _ = world.start(scenario, seed)
    found.reached[first] = None
    met = {first: first}  # what came of a step, and the one object that stands for all of the same future
    queue = deque([first])
    while queue:
        state = queue.popleft()
        buttons = world.offered(scenario, state)
        for masked in choices(scenario, state, buttons):
            action = masking.unmask(scenario, state, masked)
            came, events = world.step(scenario, state, action, state.now, buttons)
            if (after := met.get(came)) is None:
                after = same_future(scenario, came)
                after = met[came] = met.setdefault(after, after)
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


def check(*walks: Walk) -> Report:
    """Whether every state can finish, a clean pass exists, and nothing that was planted is out of reach.

    Args:
        walks: one of each draw of the drill's optional faults (`training.draws.every_draw`), or the only one. Every
            draw must have a clean pass; what was planted must be within reach in one of them.
    """
    scenario = walks[0].scenario
    made = {mistake for found in walks for edge in found.edges for mistake in edge.mistakes}
    noticed = {mistake.id: mistake.id in made for mistake in scenario.mistakes}
    wrong = [
        *(fault for found in walks for fault in _dead_ends(found)),
        *_no_clean_pass(walks),
        *(f'ข้อผิดพลาด "{m}" ไม่มีทางเกิดขึ้น' for m, ever in noticed.items() if not ever),
        *_out_of_reach(walks),
        *(fault for found in walks for fault in _refusals(found)),
    ]
    return Report(
        states=sum(len(found.reached) for found in walks),
        edges=sum(len(found.edges) for found in walks),
        longest=max(map(_longest, walks)),
        noticed=noticed,
        faults=tuple(dict.fromkeys(wrong)),
    )


def _dead_ends(found: Walk) -> Iterator[str]:
    ended = [state for state in found.reached if state.outcome]
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
    """A shortest way to a pass without a mistake, by the first outcome in `passes_with` that has one; else empty."""
    clean = _without_mistakes(found)
    return next((way for outcome in found.scenario.passes_with if (way := _way_to(clean, outcome))), [])


def _without_mistakes(found: Walk) -> Walk:
    """The part of the walk that can be reached without a mistake."""
    onward: dict[State, list[Edge]] = {}
    for edge in found.edges:
        if not edge.mistakes:
            onward.setdefault(edge.before, []).append(edge)
    first = next(iter(found.reached))
    clean = Walk(found.scenario, {first: None})
    queue = deque([first])
    while queue:
        for edge in onward.get(queue.popleft(), ()):
            if edge.after not in clean.reached:
                clean.reached[edge.after] = edge
                queue.append(edge.after)
    return clean


def _way_to(found: Walk, outcome: str) -> list[Edge]:
    ended = next((state for state in found.reached if state.outcome == outcome), None)
    return found.path(ended) if ended else []


def _no_clean_pass(walks: Sequence[Walk]) -> Iterator[str]:
    passes_with = walks[0].scenario.passes_with
    clean = [_without_mistakes(found) for found in walks]
    reached = [{outcome for outcome in passes_with if _way_to(way, outcome)} for way in clean]
    for outcome in passes_with:
        if not any(outcome in passed for passed in reached):
            yield f'ผล "{outcome}" ใน passes_with ไม่มีทางไปถึงโดยไม่ทำผิดเลย'
    for found, passed in zip(walks, reached, strict=True):
        if len(walks) > 1 and not passed:
            struck = ", ".join(fault.id for fault in found.scenario.faults) or "ไม่มี"
            yield f"เมื่อสุ่มสอบได้เหตุ ({struck}) ไม่มีทางผ่านโดยไม่ทำผิดเลย"


def _out_of_reach(walks: Sequence[Walk]) -> Iterator[str]:
    fired = {fault for found in walks for state in found.reached for fault in state.fired}
    for fault in {fault.id: fault for found in walks for fault in found.scenario.faults}.values():
        if fault.id not in fired:
            yield f'เหตุ "{fault.id}" ไม่มีทางเกิดขึ้น'
    scenario = walks[0].scenario
    current = {steps.current(scenario, state)[1].id for found in walks for state in found.reached}
    for step in scenario.steps:
        if step.id not in current:
            yield f'ขั้นตอน "{step.id}" ไม่มีทางเป็นขั้นที่ต้องทำ'


def _refusals(found: Walk) -> Iterator[str]:
    for edge in found.edges:
        if any(event.kind == "refused" for event in edge.events):
            yield f'ปุ่ม "{edge.action.kind}" กดได้แต่ไม่มีผลที่หน้าจอ {edge.before.window.screen}'
            return


def _longest(found: Walk) -> int:
    depth: dict[State, int] = {}
    for state, edge in found.reached.items():  # in the order of discovery, so the state before is known
        depth[state] = 0 if edge is None else depth[edge.before] + 1
    return max(depth.values())


def answer_faults(scenario: Scenario, seed: str = "answer") -> list[str]:
    """What is wrong with the scenario's own model answer; empty when it passes without a mistake in practice."""
    scenario = next(every_draw(scenario))
    (state, _), now = world.start(scenario, seed), timedelta(0)
    for number, (after_s, masked) in enumerate(scenario.answer, start=1):
        now = max(state.now, now) + timedelta(seconds=after_s)
        action = masking.unmask(scenario, replace(state, now=now), masked)
        state, events = world.step(scenario, state, action, now)
        if any(event.kind == "refused" for event in events):
            return [f'เฉลยขั้นที่ {number} "{masked.kind}" ทำไม่ได้ในหน้าจอขณะนั้น']
    worth = result(scenario, state)
    if not worth.passed or worth.mistakes:
        return [f"เฉลยไม่ผ่าน: ผล {worth.outcome or 'ยังไม่จบ'} คะแนน {worth.score}"]
    return []
