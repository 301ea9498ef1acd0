"""Smoothing states in a walk hides nothing: whatever is done next, the smoothed state and the raw one do the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.driver import APPROVE, CHANGED, SHIPPED_DRILLS, two_sets
from training import explore, masking, scoring, turns, world
from training.actions import Action, act
from training.draws import every_draw
from training.equal_futures import same_future
from training.events import Event
from training.lost import hours
from training.scenario import Fault, Scenario
from training.state import State


def fewer(scenario: Scenario, sends: int) -> Scenario:
    return replace(scenario, codes=replace(scenario.codes, max_sends=sends))


def drawn_as(scenario: Scenario, wanted: str) -> Scenario:
    """The draw of the drill in which that fault of a pool strikes."""
    return next(d for d in every_draw(scenario) if any(f.id == wanted for f in d.faults))


FEW = fewer(APPROVE, 2)
DRILLS = {
    "approve": FEW,
    "changed": CHANGED,
    "two sets": two_sets(max_sends=1),
    "somebody to tell": fewer(SHIPPED_DRILLS["right_total_wrong_account"], 1),
    "called away": fewer(SHIPPED_DRILLS["code_expired_or_mistyped"], 2),
    "a false page": fewer(SHIPPED_DRILLS["false_bank_officer"], 1),
    "a wrong number": fewer(SHIPPED_DRILLS["no_code_arrives"], 2),
    "a file and its upload": SHIPPED_DRILLS["upload_direct_file"],
    "no answer, yet taken": fewer(drawn_as(SHIPPED_DRILLS["no_answer_after_code"], "lost_but_approved"), 1),
    "no answer, not taken": fewer(drawn_as(SHIPPED_DRILLS["no_answer_after_code"], "lost_not_approved"), 1),
    "reconciling": SHIPPED_DRILLS["reconcile_by_own_statement"],
    "a new batch": SHIPPED_DRILLS["partially_completed"],
    "a phone with apps": next(every_draw(SHIPPED_DRILLS["look_alike_apps"])),
    "a proof that is not one's own": next(every_draw(SHIPPED_DRILLS["reference_differs"])),
    "logins by picture": next(every_draw(SHIPPED_DRILLS["daily_login_by_picture"])),
    "documents and their approvals": SHIPPED_DRILLS["recorder_approves_own_remittance"],
    "a change of right holder": SHIPPED_DRILLS["approver_moves_away"],
    "a calendar with two clocks": SHIPPED_DRILLS["phone_lost_on_friday_night"],
    "a password of three months": SHIPPED_DRILLS["password_three_months"],
    # a fault that counts how often messages were read, dead ones too
    "reading counts": replace(
        FEW, faults=(Fault("late", "message_read", 3, "send_message", (("message", "false_officer"),)),)
    ),
    "changed when opened": replace(CHANGED, faults=(replace(CHANGED.faults[0], when="set_opened", nth=2),)),
    "changed on the way back": replace(CHANGED, faults=(replace(CHANGED.faults[0], when="inbox_opened"),)),
}


def kinds(events: list[Event]) -> list[str]:
    return [event.kind for event in events if event.kind != "mistake"]


def mistakes(events: list[Event]) -> set[str]:
    return {event.get("mistake") for event in events if event.kind == "mistake"}


def led_alike(scenario: Scenario, smooth: State, raw: State, masked: Action) -> Action | None:
    """What leads the raw state on as that action does the smoothed one; None for a wait into another turn.

    Between two turns of the calendar a smoothed state stands at the first of them: up to the next it waits longer.
    """
    if masked.kind != "wait" or smooth.now == raw.now:
        return masked
    by = timedelta(seconds=float(masked.get("seconds")))
    ahead = [*turns.moments(scenario, smooth), *turns.last_minutes(scenario, smooth)]
    if smooth.now + by in ahead:
        return act("wait", seconds=f"{(smooth.now + by - raw.now).total_seconds():.3f}")
    ahead += turns.nearing(scenario, smooth)
    passed = [[turn for turn in ahead if at < turn <= at + by] for at in (smooth.now, raw.now)]
    return masked if passed[0] == passed[1] else None


def steps_beside(scenario: Scenario, raw: State) -> Iterator[State]:
    """The raw state after each action, the smoothed state having been led the same way beside it."""
    smooth = same_future(scenario, raw)
    if scenario.loss is not None and hours.is_open(scenario, raw) != hours.is_open(scenario, smooth):
        return  # the calendar that is walked ends with an office that opens; the nights after it are waited through
    raw_buttons, buttons = world.offered(scenario, raw), world.offered(scenario, smooth)
    for masked in explore.choices(scenario, smooth, buttons):
        if (led := led_alike(scenario, smooth, raw, masked)) is None:
            continue
        raw_action = masking.unmask(scenario, raw, led)
        raw_after, raw_events = world.step(scenario, raw, raw_action, raw.now, raw_buttons)
        action = masking.unmask(scenario, smooth, masked)
        after, events = world.step(scenario, smooth, action, smooth.now, buttons)

        assert kinds(raw_events) == kinds(events)
        assert same_future(scenario, raw_after) == same_future(scenario, after)
        # the walk keeps no memory of mistakes, so it may tell one again; it may miss none
        assert mistakes(raw_events) == mistakes(events) - raw.mistakes
        assert raw_after.mistakes == raw.mistakes | mistakes(raw_events)
        yield raw_after


@pytest.mark.parametrize("name", DRILLS)
def test_two_ways_into_a_state_of_a_walk_have_the_same_future(name: str) -> None:
    scenario = DRILLS[name]
    first = world.start(scenario, "seed")[0]
    ways: dict[State, list[State]] = {same_future(scenario, first): [first]}
    queue = deque([first])
    while queue:
        for raw_after in steps_beside(scenario, queue.popleft()):
            known = ways.setdefault(same_future(scenario, raw_after), [])
            if len(known) < 2 and raw_after not in known:
                known.append(raw_after)
                queue.append(raw_after)

    assert len(ways) > 100
    assert sum(len(known) == 2 for known in ways.values()) > len(ways) / 2


@pytest.mark.parametrize("name", DRILLS)
@settings(max_examples=15, deadline=None)
@given(picks=st.data())
def test_what_only_the_raw_state_offers_changes_nothing_that_counts(name: str, picks: st.DataObject) -> None:
    scenario = DRILLS[name]
    raw = world.start(scenario, "seed")[0]
    for _ in range(25):
        smooth = same_future(scenario, raw)
        known = set(explore.choices(scenario, smooth))
        for masked in set(explore.choices(scenario, raw)) - known:
            if (
                masked.kind != "wait"
            ):  # a raw wait is as long as the smoothed one, or to a moment that is past caring
                nothing, _ = world.step(scenario, raw, masking.unmask(scenario, raw, masked), raw.now)
                assert same_future(scenario, nothing) == smooth
        if not (after := list(steps_beside(scenario, raw))):
            break
        raw = picks.draw(st.sampled_from(after))


@settings(max_examples=30, deadline=None)
@given(picks=st.data(), name=st.sampled_from(sorted(DRILLS)))
def test_the_score_never_rises_and_time_never_goes_back(picks: st.DataObject, name: str) -> None:
    scenario = DRILLS[name]
    state = world.start(scenario, "seed")[0]
    for _ in range(40):
        offered = [*explore.choices(scenario, state), *([] if state.outcome else HELP)]
        if not offered:
            break
        masked = picks.draw(st.sampled_from(sorted(offered, key=repr)))
        after, _ = world.step(scenario, state, masking.unmask(scenario, state, masked), state.now)

        assert scoring.result(scenario, after).score <= scoring.result(scenario, state).score
        assert after.now >= state.now
        assert after.mistakes >= state.mistakes
        state = after


HELP = [explore.act("take_hint"), explore.act("give_up"), explore.act("wait", seconds="0.5")]
