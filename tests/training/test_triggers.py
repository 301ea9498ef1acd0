"""What sets a fault off besides what the trainee does: the beginning, a time of day, the instructor's button."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.training.driver import FILE, Run
from training import clean_way, explore, world
from training.actions import act
from training.errors import InvalidScenario
from training.look import look
from training.scenario import Scenario
from training.scenario_file import parse
from training.session import Session, fingerprint, replay

TEXT = FILE.read_text("utf-8")  # it begins at 09:00


def drill(trigger: str) -> Scenario:
    """The approval drill whose false officer comes by this trigger."""
    assert 'when = "code_sent"' in TEXT
    return parse("drill.toml", TEXT.replace('when = "code_sent"', trigger, 1))


def senders(run: Run) -> list[str]:
    return [message.sender for message in run.view.phone.messages]


def test_a_fault_may_strike_as_the_drill_begins() -> None:
    scenario = drill('when = "started"')

    state, events = world.start(scenario, "seed")

    assert [event.kind for event in events] == ["message_arrived"]
    assert state.fired == {scenario.faults[0].id}
    assert Session(scenario, "seed").events == events


def test_a_fault_strikes_at_its_time_of_day_though_nobody_presses_anything() -> None:
    run = Run(drill('when = "clock"\nat = 09:02:00'))
    after = next(fault.get("after_s") for fault in run.scenario.faults)
    arrives = 120 + float(after or 0)

    assert senders(run.at(arrives - 0.001)) == []
    assert senders(run.at(arrives)) == ["ไม่ทราบหมายเลข"]


def test_what_came_by_the_clock_is_told_with_its_own_time_and_only_once() -> None:
    session = Session(drill('when = "clock"\nat = 09:02:00'), "seed")

    first = session.act(act("wait", seconds="60"), timedelta(seconds=100))
    second = session.act(act("wait", seconds="5"), session.state.now + timedelta(seconds=1))
    third = session.act(act("wait", seconds="5"), session.state.now + timedelta(seconds=1))

    assert [event.kind for event in first] == ["time_passed"]  # it came while the clock was put on
    assert [event.kind for event in second] == ["message_arrived", "time_passed"]
    assert [event.kind for event in third] == ["time_passed"]


def test_only_the_instructor_s_button_sets_his_fault_off_and_only_once() -> None:
    run = Run(drill('when = "instructed"\ncaption = "ส่งข้อความหลอก"'))
    fault = run.scenario.faults[0].id
    run.sign_in().ask_code()
    assert run.state.fired == frozenset()

    assert run.do("instruct", fault="another") == ["refused"]
    assert run.do("instruct", fault=fault) == ["instructed", "message_arrived"]
    assert run.do("instruct", fault=fault) == ["refused"]


@pytest.mark.parametrize(
    "trigger",
    ['when = "started"', 'when = "clock"\nat = 09:02:00', 'when = "instructed"\ncaption = "ส่งข้อความหลอก"'],
    ids=["start", "clock", "instructor"],
)
def test_such_a_drill_is_proved_and_shown_and_replays_bit_for_bit(trigger: str) -> None:
    scenario = drill(trigger)

    assert explore.check(explore.walk(scenario)).faults == ()
    way = clean_way.way(scenario, world.start(scenario, "seed")[0])
    assert way
    assert "instruct" not in {action.kind for action in way}

    session = Session(scenario, "seed")
    for seconds, action in enumerate(
        (act("wait", seconds="130"), act("instruct", fault=scenario.faults[0].id))
    ):
        session.act(action, timedelta(seconds=seconds))
    again = replay(scenario, session.head(), [row.as_data() for row in session.rows])
    assert fingerprint(again.state) == fingerprint(session.state)
    assert look(scenario, again.state, again.state.now) == look(scenario, session.state, session.state.now)


@pytest.mark.parametrize(
    ("trigger", "line", "sentence"),
    [
        ('when = "clock"', 'when = "clock"', 'ต้องมีช่อง "at"'),
        ('when = "instructed"', 'when = "instructed"', 'ต้องมีช่อง "caption"'),
        ('when = "code_sent"\nat = 09:30:00', "at = 09:30:00", 'ช่อง "at" ใช้กับ when = "clock" เท่านั้น'),
        ('when = "clock"\nat = 08:59:59', "at = 08:59:59", "มาก่อนเวลาเริ่มการฝึก"),
        ('when = "clock"\nat = "09:30"', 'at = "09:30"', "ต้องเป็นเวลา ไม่มีเครื่องหมายคำพูด"),
    ],
    ids=["no time", "no caption", "a time too many", "too early", "a time in quotes"],
)
def test_a_trigger_written_wrong_is_told_on_its_line(trigger: str, line: str, sentence: str) -> None:
    text = TEXT.replace('when = "code_sent"', trigger, 1)

    with pytest.raises(InvalidScenario) as caught:
        parse("drill.toml", text)

    (complaint,) = caught.value.complaints
    assert text.split("\n")[complaint.line - 1] == line
    assert sentence in complaint.sentence
