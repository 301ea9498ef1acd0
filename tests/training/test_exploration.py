"""Every reachable state of every shipped drill: each can be finished, is safe, and is judged by two judges alike."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.training.driver import APPROVE, EVERY_DRILL, REF, SHIPPED_DRILLS, walked
from tests.training.oracle import disagreements
from training import events, explore, masking, world
from training.clock import wait_for_next
from training.draws import every_draw
from training.explore import Report
from training.scenario import Scenario
from training.scenario_catalog import find
from training.scoring import result


@functools.lru_cache(maxsize=2)
def proved(drill: str) -> Report:
    """What the walks of every draw of the drill prove together."""
    _, *others = every_draw(SHIPPED_DRILLS[drill])
    return explore.check(walked(drill), *map(explore.walk, others))


def test_every_shipped_file_makes_a_drill() -> None:
    assert find().broken == ()
    assert {"approve_transfer_by_otp", "changed_after_code"} <= set(SHIPPED_DRILLS)


@EVERY_DRILL
def test_every_state_can_finish_and_nothing_planted_is_out_of_reach(drill: str) -> None:
    report = proved(drill)

    assert report.faults == ()
    assert report.states > len(SHIPPED_DRILLS[drill].answer)
    assert report.states < report.edges


@EVERY_DRILL
def test_every_planted_mistake_is_noticed(drill: str) -> None:
    noticed = proved(drill).noticed

    assert noticed == {mistake.id: True for mistake in SHIPPED_DRILLS[drill].mistakes}


@EVERY_DRILL
def test_the_engine_and_an_independent_judge_agree_on_every_edge(drill: str) -> None:
    assert list(disagreements(walked(drill))) == []


@EVERY_DRILL
def test_the_model_answer_passes_without_a_mistake(drill: str) -> None:
    assert explore.answer_faults(SHIPPED_DRILLS[drill]) == []


@EVERY_DRILL
def test_the_clean_pass_ends_as_the_drill_wishes_and_opens_what_it_types(drill: str) -> None:
    way = explore.clean_pass(walked(drill))

    assert way[-1].after.outcome == SHIPPED_DRILLS[drill].passes_with[0]
    assert not any(edge.mistakes for edge in way)
    done = [edge.action.kind for edge in way]
    scenario = SHIPPED_DRILLS[drill]
    if scenario.directory.users:
        assert {"open_user", "open_request"} & set(done)
    elif scenario.ends_when == "decided":
        looked = {"open_set", "open_upload_detail"} & set(done)
        assert bool(looked) == bool(scenario.sets or scenario.maker)
    if "enter_code" in done:
        assert done.index("read_message") < done.index("enter_code")


@EVERY_DRILL
def test_the_clean_pass_can_be_played_with_another_seed(drill: str) -> None:
    scenario = next(every_draw(SHIPPED_DRILLS[drill]))
    state = world.start(scenario, "another room")[0]
    for edge in explore.clean_pass(walked(drill)):
        action = masking.unmask(scenario, state, edge.action)
        state, _ = world.step(scenario, state, action, state.now)

    assert result(scenario, state).score == 100
    assert result(scenario, state).passed


@EVERY_DRILL
def test_the_same_seed_walks_the_same_way(drill: str) -> None:
    again = explore.walk(next(every_draw(SHIPPED_DRILLS[drill])))

    assert again.edges == walked(drill).edges


@EVERY_DRILL
def test_every_event_of_the_walk_has_words(drill: str) -> None:
    assert {event.kind for edge in walked(drill).edges for event in edge.events} <= set(events.KINDS)


@EVERY_DRILL
def test_every_wait_for_what_comes_next_changes_something(drill: str) -> None:
    found = walked(drill)

    for edge in (edge for edge in found.edges if edge.action.kind == "wait"):
        # a drill's own skips of the clock, such as a month, may lead to a day on which nothing waits
        if edge.action == wait_for_next(found.scenario, edge.before):
            assert edge.after != edge.before


def test_every_edge_leads_from_a_state_that_was_reached_to_another() -> None:
    found = walked("changed_after_code")

    for edge in found.edges:
        assert edge.before in found.reached
        assert edge.after in found.reached
    assert found.path(found.edges[-1].before)[0].before == next(iter(found.reached))


# ---------------------------------------------------------------- what a broken drill is told


def told(scenario: Scenario) -> Iterator[str]:
    yield from explore.check(explore.walk(scenario)).faults
    yield from explore.answer_faults(scenario)


SHORT = replace(APPROVE, codes=replace(APPROVE.codes, max_sends=1, max_tries=1))


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        pytest.param(
            replace(SHORT, passes_with=("approved", "locked")),
            'ผล "locked" ใน passes_with ไม่มีทางไปถึงโดยไม่ทำผิดเลย',
            id="an outcome that no clean way leads to",
        ),
        pytest.param(
            replace(SHORT, faults=(replace(SHORT.faults[0], nth=9),)),
            'เหตุ "false_officer_writes" ไม่มีทางเกิดขึ้น',
            id="a fault that never comes",
        ),
        pytest.param(
            replace(SHORT, faults=()), 'ข้อผิดพลาด "told_code" ไม่มีทางเกิดขึ้น', id="nobody ever asks for the code"
        ),
        pytest.param(
            replace(SHORT, steps=(SHORT.steps[0], replace(SHORT.steps[0], id="again"), *SHORT.steps[1:])),
            'ขั้นตอน "again" ไม่มีทางเป็นขั้นที่ต้องทำ',
            id="a step that is done already",
        ),
        pytest.param(
            replace(SHORT, codes=replace(SHORT.codes, delivery=timedelta(days=2))),
            'ผล "approved" ใน passes_with ไม่มีทางไปถึงโดยไม่ทำผิดเลย',
            id="a code that comes too late",
        ),
        pytest.param(
            replace(SHORT, answer=SHORT.answer[:-1]),
            "เฉลยไม่ผ่าน: ผล ยังไม่จบ คะแนน 100",
            id="an answer that stops",
        ),
        pytest.param(
            replace(SHORT, answer=(*SHORT.answer[:1], *SHORT.answer[2:])),
            "เฉลยไม่ผ่าน: ผล approved คะแนน 75",
            id="an answer that makes a mistake",
        ),
        pytest.param(
            replace(SHORT, answer=SHORT.answer[1:]),
            'เฉลยขั้นที่ 1 "open_set" ทำไม่ได้ในหน้าจอขณะนั้น',
            id="an answer that presses what is not there",
        ),
    ],
)
def test_an_unsound_drill_is_told_in_thai_what_is_wrong(scenario: Scenario, sentence: str) -> None:
    assert sentence in list(told(scenario))


def test_a_drill_that_is_too_large_to_prove_says_so() -> None:
    with pytest.raises(OverflowError, match=r"มีสถานะมากกว่า 50 สถานะ"):
        explore.walk(APPROVE, most=50)


def test_nothing_is_tried_once_a_drill_is_over() -> None:
    found = walked("changed_after_code")

    ended = [state for state in found.reached if state.outcome]
    assert ended
    assert all(list(explore.choices(found.scenario, state)) == [] for state in ended)


def test_a_code_is_tried_only_once_its_message_was_opened() -> None:
    right = [edge for edge in walked("approve_transfer_by_otp").edges if edge.action.get("code") == "<right>"]

    assert right
    for edge in right:
        challenge = edge.before.window.challenge
        assert any(m.read for m in edge.before.phone.messages if m.challenge == challenge.id)
        assert challenge.id.startswith(REF)
