"""What each mode allows: taking back, hints, the way that is shown, faults drawn by seed, and sealed results."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.driver import APPROVE, CHANGED, EVERY_DRILL, FILE, REF, SHIPPED_DRILLS, Run
from training import clean_way, explore, guide, masking, phone, results, world
from training.actions import Action, act
from training.draws import drawn, every_draw
from training.errors import BrokenLog, BrokenResult, InvalidScenario
from training.modes import UNDO, Mode
from training.scenario import Fault, Scenario
from training.scenario_file import parse
from training.scoring import result, timeline
from training.session import Session, fingerprint, replay
from training.state import State

LEDGER = st.lists(st.integers(0, 10**6), max_size=25)


def play_answer(session: Session) -> Session:
    """The session, its drill's model answer played in it."""
    now = timedelta(0)
    for after_s, masked in session.scenario.answer:
        # a step may pass time of its own: the next one comes after that
        now = max(session.state.now, now) + timedelta(seconds=after_s)
        events = session.act(masking.unmask(session.scenario, session.state, masked), now)
        assert "refused" not in {event.kind for event in events}
    return session


def something(session: Session, number: int) -> Any:
    """One of the things that can be done, the number saying which."""
    choices = [*explore.choices(session.scenario, session.state), act("wait", seconds="7")]
    return masking.unmask(session.scenario, session.state, choices[number % len(choices)])


# ---------------------------------------------------------------- taking a step back


@EVERY_DRILL
@given(numbers=LEDGER)
@settings(max_examples=40, deadline=None)
def test_a_step_taken_back_and_done_again_leads_to_the_same_state(drill: str, numbers: list[int]) -> None:
    session, now = Session(SHIPPED_DRILLS[drill], "seed"), timedelta(0)
    for number in numbers:
        if session.state.outcome:
            return
        now += timedelta(seconds=1)
        action = something(session, number)
        session.act(action, now)
        if not session.may_undo:
            continue
        there, score = fingerprint(session.state), result(session.scenario, session.state).score
        when = session.rows[-1].at  # its own moment; the step may have passed time, as a wait does
        now = session.state.now
        session.act(act(UNDO), now)
        assert result(session.scenario, session.state).score == score
        session.act(action, when)
        assert fingerprint(session.state) == there


@EVERY_DRILL
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 10**6), st.sampled_from([0, 1, 1000, 61_000, 601_000])), max_size=30
    )
)
@settings(max_examples=8, deadline=None)
def test_whatever_was_done_taking_back_leaves_no_trace_and_the_log_replays(
    drill: str, steps: list[tuple[int, int]]
) -> None:
    """Hints, odd words, the instructor, hours that pass; a third of the steps is taken back, often several in a row."""
    session, now = Session(SHIPPED_DRILLS[drill], "seed"), timedelta(0)
    before: list[Any] = []
    for number, milliseconds in steps:
        if session.state.outcome:
            break
        now = max(now, session.state.now) + timedelta(milliseconds=milliseconds)
        there, taken = session.state, session.may_undo and number % 3 == 0
        told = {event.kind for event in session.act(_anything(session, number, taken), now)}
        if taken:
            back = replace(before.pop(), mistakes=there.mistakes, hints=there.hints)
            assert session.state == back
            now = session.state.now
        elif told - {"refused", "hint_taken"}:
            before.append(there)

    again = replay(SHIPPED_DRILLS[drill], session.head(), json.loads(json.dumps(_log(session))))
    assert (again.state, again.events, again.rows) == (session.state, session.events, session.rows)


def _anything(session: Session, number: int, take_back: bool) -> Any:
    if take_back:
        return act(UNDO)
    odd = [act("take_hint"), act("logout"), act("approve", ref="x"), act("login", user_id="x", password="๑")]
    return odd[number // 7 % 4] if number % 7 == 0 else something(session, number)


def _log(session: Session) -> list[dict[str, Any]]:
    return [row.as_data() for row in session.rows]


@EVERY_DRILL
def test_taking_back_is_a_replay_of_the_log_without_its_last_step(drill: str) -> None:
    scenario = SHIPPED_DRILLS[drill]
    whole = play_answer(Session(scenario, "seed"))
    for length in range(1, len(whole.rows)):
        head, *rows = json.loads(json.dumps([whole.head(), *(row.as_data() for row in whole.rows[:length])]))
        session = replay(scenario, head, rows)
        session.act(act(UNDO), session.state.now)

        assert session.state == replay(scenario, head, rows[:-1]).state


def test_what_was_taken_back_stays_in_the_history_and_its_mistake_still_counts() -> None:
    session = Session(APPROVE, "seed")
    hasty = (APPROVE.answer[0][1], act("start_reject", ref=REF), act("reject", reason="<given>"))
    for action in hasty:
        session.act(masking.unmask(APPROVE, session.state, action), timedelta(seconds=len(session.rows)))
    assert session.state.mistakes == {"rejected_unseen"}

    events = session.act(act(UNDO), timedelta(seconds=9))

    assert [event.kind for event in events] == ["undone"]
    assert session.state.bank.sets[0].status == "pending"
    assert session.state.mistakes == {"rejected_unseen"}
    told = {event.kind: event.get("undone") for event in timeline(session.events)}
    assert told == {
        "signed_in": "", "reject_started": "", "rejected": "yes", "mistake": "", "undone": "",
    }  # fmt: skip


def test_the_history_goes_back_with_the_clock() -> None:
    session = Session(APPROVE, "seed")
    session.act(masking.unmask(APPROVE, session.state, APPROVE.answer[0][1]), timedelta(seconds=5))
    session.act(act("wait", seconds="60"), timedelta(seconds=6))
    session.act(act(UNDO), timedelta(seconds=66))
    session.act(act("open_set", ref=REF), session.state.now + timedelta(seconds=2))

    told = [(event.kind, event.at.total_seconds()) for event in timeline(session.events)]
    assert told == [("signed_in", 5), ("time_passed", 66), ("undone", 66), ("set_opened", 7)]


def test_a_run_with_steps_taken_back_replays_bit_for_bit() -> None:
    session = Session(CHANGED, "seed")
    for number in range(40):
        session.act(act(UNDO) if number % 4 == 3 else something(session, number), timedelta(seconds=number))

    again = replay(CHANGED, session.head(), json.loads(json.dumps([row.as_data() for row in session.rows])))

    assert (again.state, again.events, again.rows) == (session.state, session.events, session.rows)
    assert any(row.action.kind == UNDO for row in session.rows)


@pytest.mark.parametrize("mode", [Mode.EXAM, Mode.WATCH])
def test_no_step_is_taken_back_where_the_mode_does_not_allow_it(mode: Mode) -> None:
    session = Session(CHANGED, "seed", mode)
    session.act(masking.unmask(CHANGED, session.state, CHANGED.answer[0][1]), timedelta(seconds=1))
    before = session.state

    assert [event.kind for event in session.act(act(UNDO), before.now)] == ["refused"]
    assert session.state == before


def test_nothing_is_taken_back_at_the_start_or_after_the_end() -> None:
    fresh, over = Session(CHANGED, "seed"), play_answer(Session(CHANGED, "seed"))

    assert not fresh.may_undo
    assert not over.may_undo
    for session in (fresh, over):
        state = session.state
        assert [event.kind for event in session.act(act(UNDO), state.now)] == ["refused"]
        assert session.state == state


@pytest.mark.parametrize(
    ("mode", "told"), [(Mode.FREE, "hint_taken"), (Mode.GUIDED, "refused"), (Mode.EXAM, "refused")]
)
def test_a_hint_can_be_had_in_free_practice_only(mode: Mode, told: str) -> None:
    session = Session(CHANGED, "seed", mode)

    assert [event.kind for event in session.act(act("take_hint"), timedelta(0))] == [told]
    assert bool(session.state.hints) == (mode is Mode.FREE)


# ---------------------------------------------------------------- the way that is shown


@EVERY_DRILL
@pytest.mark.parametrize("seed", ["one", "another room"])
def test_the_way_shown_passes_without_a_mistake_and_leaves_no_trap_out(drill: str, seed: str) -> None:
    session = Session(SHIPPED_DRILLS[drill], seed, Mode.WATCH)
    for masked in clean_way.way(session.scenario, session.state):
        told = guide.tell(session.scenario, session.state, masked)
        assert told.words.th != told.words.en
        session.act(masking.unmask(session.scenario, session.state, masked), session.state.now)

    worth = result(session.scenario, session.state)
    assert (worth.passed, worth.score, worth.mistakes) == (True, 100, ())
    # nobody who makes no mistake is ever locked out
    traps = {
        f.id
        for f in session.scenario.faults
        if f.when not in phone.MISTAKEN and f.do not in clean_way.SECOND_CHANCES
    }
    assert session.state.fired == traps
    assert all(message.read for message in session.state.phone.messages)


def test_the_way_shown_decides_about_nothing_that_was_not_looked_at_as_it_stands() -> None:
    kinds = [action.kind for action in clean_way.way(CHANGED, world.start(CHANGED, "seed")[0])]

    assert kinds.count("open_set") == 2
    assert kinds.index("confirm") < kinds.index("start_reject")


def test_from_every_state_the_next_step_leads_on_without_a_mistake() -> None:
    found = explore.walk(CHANGED)
    for state in [state for state in found.reached if not state.outcome][::3]:
        ahead = guide.Guide(CHANGED).next_step(state)
        if ahead is not None:
            action = masking.unmask(CHANGED, state, ahead.action)
            _, events = world.step(CHANGED, state, action, state.now)
            assert not {"refused", "mistake"} & {event.kind for event in events}


def test_who_follows_the_guide_is_searched_for_once_and_who_leaves_the_way_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[State] = []
    find = clean_way.find

    def counted(scenario: Scenario, state: State) -> list[tuple[State, Action]]:
        searched.append(state)
        return find(scenario, state)

    monkeypatch.setattr(clean_way, "find", counted)
    led, session = guide.Guide(CHANGED), Session(CHANGED, "seed", Mode.WATCH)
    while (ahead := led.next_step(session.state)) is not None:
        session.act(masking.unmask(CHANGED, session.state, ahead.action), session.state.now)
    assert result(CHANGED, session.state).passed
    assert len(searched) == 1
    strayed = Run(CHANGED)
    strayed.do("login", company_id="<right>", user_id="<right>", password="<wrong>")
    for _ in range(2):
        assert led.next_step(strayed.state) is not None

    assert len(searched) == 2


def test_no_next_step_is_named_once_the_drill_is_over() -> None:
    over = play_answer(Session(CHANGED, "seed"))

    assert guide.Guide(CHANGED).next_step(over.state) is None


# ---------------------------------------------------------------- faults drawn by seed


def changes_by(satang: int) -> Fault:
    args = (("amount", f"98000.0{satang}"), ("line", "2"), ("set", REF))
    return replace(CHANGED.faults[0], id=f"fault_{satang}", pool="changes", args=args)


POOLED = replace(CHANGED, faults=tuple(map(changes_by, range(3))))


def drawn_ids(scenario: Scenario, mode: Mode, seed: str) -> list[str]:
    return [fault.id for fault in drawn(scenario, mode, seed).faults]


def test_in_practice_everything_strikes_and_of_each_pool_the_first() -> None:
    for mode in (Mode.WATCH, Mode.GUIDED, Mode.FREE):
        assert drawn(APPROVE, mode, "any") is APPROVE
        assert drawn_ids(POOLED, mode, "any") == ["fault_0"]


def test_an_exam_draws_by_its_seed_alone() -> None:
    seeds = [str(number) for number in range(200)]
    struck = [bool(drawn_ids(APPROVE, Mode.EXAM, seed)) for seed in seeds]

    assert struck == [bool(drawn_ids(APPROVE, Mode.EXAM, seed)) for seed in seeds]
    assert 70 < sum(struck) < 130  # one in two, give or take four deviations
    assert {tuple(drawn_ids(POOLED, Mode.EXAM, seed)) for seed in seeds} == {
        (f"fault_{n}",) for n in range(3)
    }


def test_a_draw_in_which_nobody_can_pass_is_told() -> None:
    sometimes = replace(CHANGED, faults=(replace(CHANGED.faults[0], chance=50),), passes_with=("locked",))
    sometimes = replace(sometimes, mistakes=())

    assert explore.check(*map(explore.walk, every_draw(sometimes))).faults == ()
    never = replace(sometimes, mistakes=CHANGED.mistakes)
    told = explore.check(*map(explore.walk, every_draw(never))).faults
    assert "เมื่อสุ่มสอบได้เหตุ (one_satang_more) ไม่มีทางผ่านโดยไม่ทำผิดเลย" in told
    assert "เมื่อสุ่มสอบได้เหตุ (ไม่มี) ไม่มีทางผ่านโดยไม่ทำผิดเลย" in told


@pytest.mark.parametrize(
    ("instead", "sentence"),
    [
        ('chance = 50\npool = "a"', "เหตุหนึ่งใช้ chance หรือ pool ได้เพียงอย่างเดียว"),
        ("chance = 100", "ต้องเป็นจำนวนเต็ม 1–99"),
        ("chanse = 50", 'หมายถึง "chance" หรือไม่'),
    ],
)
def test_a_slip_in_a_drawn_fault_is_told_on_its_line(instead: str, sentence: str) -> None:
    text = FILE.read_text("utf-8").replace("chance = 50", instead)
    with pytest.raises(InvalidScenario) as caught:
        parse("mine.toml", text)

    assert sentence in str(caught.value)
    assert caught.value.complaints[0].line == text[: text.index(instead)].count("\n") + 1


def test_more_draws_than_can_be_proved_are_refused() -> None:
    text = FILE.read_text("utf-8")
    fault = text[text.index("[[fault]]") : text.index("[[mistake]]")]
    many = "".join(fault.replace("false_officer_writes", f"again_{n}") for n in range(4))
    with pytest.raises(InvalidScenario, match="มีได้ 32 แบบ เกิน 16 แบบ"):
        parse("mine.toml", text.replace(fault, fault + many))


# ---------------------------------------------------------------- sealed results


def sealed() -> dict[str, Any]:
    """A result as its file gives it back."""
    exam = play_answer(Session(CHANGED, "seed", Mode.EXAM))
    data: dict[str, Any] = json.loads(json.dumps(results.seal(exam)))
    return data


def reseal(data: dict[str, Any]) -> None:
    """What somebody does who has read how the seal is made."""
    data["seal"] = results._hash({key: data[key] for key in ("result", "log")})


def test_a_sealed_result_opens_as_it_was() -> None:
    session = results.open_sealed(CHANGED, sealed())

    assert result(CHANGED, session.state).score == 100
    assert session.mode is Mode.EXAM


EDITS: dict[str, Callable[[dict[str, Any]], object]] = {
    "score": lambda data: data["result"].update(score=99),
    "passed": lambda data: data["result"].update(passed=False),
    "mistakes": lambda data: data["result"].update(mistakes=["told_code"]),
    "outcome": lambda data: data["result"].update(outcome="approved"),
    "time": lambda data: data["log"][1].update(at_ms=1),
    "argument": lambda data: data["log"][1]["args"].update(password="<wrong>"),
    "seed": lambda data: data["log"][0].update(seed="kinder"),
    "mode": lambda data: data["log"][0].update(mode="free"),
    "row": lambda data: data["log"].pop(),
}


@pytest.mark.parametrize("again", [False, True], ids=["edited", "edited and sealed anew"])
@pytest.mark.parametrize("edit", EDITS)
def test_no_edit_of_a_sealed_result_goes_unnoticed(edit: str, again: bool) -> None:
    data = sealed()
    EDITS[edit](data)
    if again:
        reseal(data)

    with pytest.raises(BrokenResult, match="ถูกแก้ไขหลังปิดผนึก"):
        results.open_sealed(CHANGED, data)


def test_a_seal_of_its_own_is_not_taken() -> None:
    data = sealed()
    data["seal"] = "0" * 64

    with pytest.raises(BrokenResult):
        results.open_sealed(CHANGED, data)


@pytest.mark.parametrize(
    "data", [{}, {"result": 1, "log": [], "seal": ""}, {"result": {}, "log": [1], "seal": "x", "more": 1}]
)
def test_what_is_no_result_is_told_so(data: dict[str, Any]) -> None:
    with pytest.raises(BrokenResult, match="ไม่ใช่ผลสอบ"):
        results.open_sealed(CHANGED, copy.deepcopy(data))


def test_a_result_of_a_drill_that_was_changed_since_says_so() -> None:
    with pytest.raises(BrokenLog, match="แบบฝึกถูกแก้ไข"):
        results.open_sealed(replace(CHANGED, content_hash="0" * 64), sealed())
