"""A run tried another way: it stands where the other stood, replays like any, and leaves the other as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.driver import APPROVE, CHANGED, EVERY_DRILL, REF, SHIPPED_DRILLS, TWO_SEATS
from training import explore, masking
from training.actions import act
from training.draws import every_draw
from training.errors import BrokenLog
from training.modes import TRY_AGAIN, UNDO, Mode
from training.scenario import Scenario
from training.scoring import result, timeline, told
from training.session import Session, again, replay

LEDGER = st.lists(st.integers(0, 10**6), max_size=20)


def something(session: Session, number: int) -> Any:
    """One of the things that can be done, or asked for though the mode may forbid it; the number says which."""
    choices = [*explore.choices(session.scenario, session.state), act("wait", seconds="7")]
    choices += [act(UNDO), act("take_hint"), act("give_up")][: 2 + (number % 7 == 0)]
    return masking.unmask(session.scenario, session.state, choices[number % len(choices)])


def played(scenario: Scenario, mode: Mode, numbers: list[int], seed: str = "seed") -> Session:
    """A run in which those things were done, three seconds apart."""
    session = Session(scenario, seed, mode)
    for number in numbers:
        session.act(something(session, number), session.state.now + timedelta(seconds=3))
    return session


def log_of(session: Session) -> list[dict[str, Any]]:
    """The log as a file would give it back."""
    log: list[dict[str, Any]] = json.loads(
        json.dumps([session.head(), *(row.as_data() for row in session.rows)], ensure_ascii=False)
    )
    return log


def same(one: Session, other: Session) -> bool:
    return (one.mode, one.state, one.events, one.rows) == (other.mode, other.state, other.events, other.rows)


def answered(scenario: Scenario, mode: Mode = Mode.FREE, seed: str = "seed") -> Session:
    """A run in which the model answer was played."""
    session, now = Session(scenario, seed, mode), timedelta(0)
    for after_s, masked in scenario.answer:
        now = max(session.state.now, now) + timedelta(seconds=after_s)
        session.act(masking.unmask(session.scenario, session.state, masked), now)
    return session


# ---------------------------------------------------------------- the very state


@EVERY_DRILL
@given(mode=st.sampled_from(Mode), numbers=LEDGER, data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_run_tried_again_stands_where_the_other_stood_and_replays_bit_for_bit(
    drill: str, mode: Mode, numbers: list[int], data: st.DataObject
) -> None:
    whole = played(SHIPPED_DRILLS[drill], mode, numbers)
    head, *rows = before = log_of(whole)
    step = data.draw(st.integers(1, len(rows) + 1))

    tried = again(whole, step)

    there = replay(SHIPPED_DRILLS[drill], head, rows[: step - 1])
    assert tried.state == there.state
    assert tried.scenario == there.scenario
    assert [tried.head(), *(row.as_data() for row in tried.rows[:-1])] == before[:step]
    assert tried.mode is mode.again
    assert log_of(whole) == before
    assert same(tried, replay(SHIPPED_DRILLS[drill], *_split(log_of(tried))))


@EVERY_DRILL
@given(mode=st.sampled_from(Mode), numbers=LEDGER, data=st.data())
@settings(max_examples=40, deadline=None)
def test_doing_the_rest_as_before_comes_to_the_same_state_step_by_step(
    drill: str, mode: Mode, numbers: list[int], data: st.DataObject
) -> None:
    # The chain differs, for the log says that it was tried again; every state has the fingerprint it had.
    whole = played(SHIPPED_DRILLS[drill], mode, numbers)
    step = data.draw(st.integers(1, len(whole.rows) + 1))
    tried = again(whole, step)

    for row in whole.rows[step - 1 :]:
        if mode.forbids(row.action.kind):
            return  # what an examination refused, practice may allow
        action = masking.unmask(tried.scenario, tried.state.at(row.action.seat), row.action)
        tried.act(action, row.at)
        assert tried.rows[-1].state == row.state
    assert tried.state == whole.state
    assert result(tried.scenario, tried.state) == result(whole.scenario, whole.state)
    assert same(tried, replay(SHIPPED_DRILLS[drill], *_split(log_of(tried))))


def _split(log: list[dict[str, Any]]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    return log[0], log[1:]


def test_the_other_way_can_be_done_and_comes_to_another_end() -> None:
    whole = answered(APPROVE)
    opened = next(row.seq for row in whole.rows if row.action.kind == "approve")

    tried = again(whole, opened)
    for masked in (act("start_reject", ref=REF), act("reject", reason="<given>"), act("logout")):
        tried.act(masking.unmask(APPROVE, tried.state, masked), tried.state.now)

    assert (whole.state.outcome, tried.state.outcome) == ("approved", "rejected")


def test_seats_stand_as_they_stood() -> None:
    whole = answered(TWO_SEATS)
    for step in range(1, len(whole.rows) + 1):
        there = replay(TWO_SEATS, *_split(log_of(whole)[:step]))
        tried = again(whole, step)
        assert (tried.state.seat, tried.state.away) == (there.state.seat, there.state.away)


def test_a_run_can_be_tried_again_and_again() -> None:
    whole = answered(CHANGED)
    once = again(whole, 5)
    once.act(act("wait", seconds="60"), once.state.now)
    twice = again(once, len(once.rows))
    early = again(twice, 3)

    assert [row.action.kind for row in twice.rows].count(TRY_AGAIN) == 2
    assert twice.state == again(whole, 5).state
    assert early.rows[:2] == whole.rows[:2]
    for session in (once, twice, early):
        assert same(session, replay(CHANGED, *_split(log_of(session))))


# ---------------------------------------------------------------- what the mode becomes


@pytest.mark.parametrize(
    ("mode", "becomes"),
    [(Mode.WATCH, Mode.FREE), (Mode.GUIDED, Mode.GUIDED), (Mode.FREE, Mode.FREE), (Mode.EXAM, Mode.FREE)],
)
def test_it_is_practice_whatever_the_run_was_and_who_was_led_is_led_on(mode: Mode, becomes: Mode) -> None:
    assert again(answered(CHANGED, mode), 3).mode is becomes


def test_from_there_on_hints_can_be_had_and_earlier_steps_taken_back() -> None:
    tried = again(answered(CHANGED, Mode.EXAM), 3)
    before = tried.state

    assert [event.kind for event in tried.act(act("take_hint"), before.now)] == ["hint_taken"]
    assert [event.kind for event in tried.act(act(UNDO), before.now)] == ["undone"]
    assert replace(tried.state, hints=before.hints) == again(answered(CHANGED, Mode.EXAM), 2).state


def test_what_an_examination_refused_is_refused_again_when_its_log_is_played() -> None:
    exam = Session(CHANGED, "seed", Mode.EXAM)
    exam.act(masking.unmask(CHANGED, exam.state, CHANGED.answer[0][1]), timedelta(seconds=1))
    exam.act(act(UNDO), timedelta(seconds=2))
    exam.act(act("take_hint"), timedelta(seconds=3))
    exam.act(act("open_set", ref=REF), timedelta(seconds=4))

    tried = again(exam, 4)

    assert tried.state.window.signed_in
    assert tried.state.hints == frozenset()
    assert tried.state.now == timedelta(seconds=3)


@pytest.mark.parametrize("drill", [d for d, s in SHIPPED_DRILLS.items() if len(list(every_draw(s))) > 1])
def test_an_examination_keeps_the_faults_that_its_seed_has_drawn(drill: str) -> None:
    struck = set()
    for number in range(12):
        exam = Session(SHIPPED_DRILLS[drill], str(number), Mode.EXAM)
        exam.act(act("wait", seconds="1"), timedelta(0))
        tried = again(exam, 1)
        assert tried.scenario.faults == exam.scenario.faults
        assert tried.mode is Mode.FREE
        struck.add(tuple(fault.id for fault in tried.scenario.faults))

    assert len(struck) > 1


def test_a_mistake_made_before_still_counts_and_one_made_after_does_not() -> None:
    whole = Session(APPROVE, "seed")
    hasty = [
        APPROVE.answer[0][1],
        act("start_reject", ref=REF),
        act("reject", reason="<given>"),
        act("logout"),
    ]
    for action in hasty:
        whole.act(masking.unmask(APPROVE, whole.state, action), timedelta(seconds=len(whole.rows)))
    (made,) = [event for event in timeline(whole.events) if event.kind == "mistake"]

    assert again(whole, made.step).state.mistakes == frozenset()
    assert again(whole, made.step + 1).state.mistakes == {"rejected_unseen"}


# ---------------------------------------------------------------- the log and the time line


def test_every_event_says_of_which_row_it_came() -> None:
    whole = answered(APPROVE)
    began = [event for event in whole.events if event.step == 0]

    assert whole.events[: len(began)] == began
    for event in whole.events[len(began) :]:
        before = again(whole, event.step).events
        assert event not in before
        assert event in replay(APPROVE, *_split(log_of(whole)[: event.step + 1])).events


def test_the_time_line_says_where_the_other_way_begins() -> None:
    tried = again(answered(APPROVE), 3)
    tried.act(act("start_reject", ref=REF), tried.state.now + timedelta(seconds=2))

    line = timeline(tried.events)
    kinds = [event.kind for event in line]
    assert kinds == ["signed_in", "set_opened", "tried_again", "reject_started"]
    assert told(APPROVE, line[2]).th == "ลองใหม่อีกทางหนึ่งตั้งแต่ตรงนี้"


@pytest.mark.parametrize(
    "edit",
    [
        lambda rows: rows.pop(3),
        lambda rows: rows[3].update(args={"mode": "free"}),
        lambda rows: rows[3].update(at_ms=rows[3]["at_ms"] + 1),
        lambda rows: rows[3].update(seat="other"),
        lambda rows: rows[3].update(do="take_hint"),
        lambda rows: rows.insert(3, rows[3]),
    ],
    ids=["taken out", "argument", "time", "seat", "kind", "twice"],
)
def test_an_edit_of_where_it_begins_is_noticed(edit: Any) -> None:
    tried = again(answered(APPROVE, Mode.EXAM), 4)
    tried.act(act("wait", seconds="60"), tried.state.now)
    head, *rows = log_of(tried)
    assert rows[3]["do"] == TRY_AGAIN
    edit(rows)

    with pytest.raises(BrokenLog):
        replay(APPROVE, head, rows)


def test_nobody_turns_an_examination_into_practice_by_an_action() -> None:
    exam = Session(CHANGED, "seed", Mode.EXAM)

    with pytest.raises(ValueError, match=TRY_AGAIN):
        exam.act(act(TRY_AGAIN), timedelta(0))
    assert (exam.mode, exam.rows) == (Mode.EXAM, [])
