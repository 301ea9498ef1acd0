"""Several chairs: what is at the bank is one, each chair has its own page and phone; and two people at two screens."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.training.driver import REF, TWO_SEATS, Run
from tests.training.oracle import disagreements
from training import clean_way, explore, guide, masking
from training.actions import Action, act
from training.modes import Mode
from training.roles import Role
from training.session import Session, replay

RIGHT = {"company_id": "<right>", "user_id": "<right>", "password": "<right>"}
CALM = replace(TWO_SEATS, faults=())
# two approvers of the same set, each with a chair of his own
TWO_APPROVERS = replace(
    CALM,
    seats=tuple(replace(seat, role=Role.AUTHORIZER) for seat in CALM.seats),
    sets=tuple(replace(waiting, maker="MAKER09") for waiting in CALM.sets),
)
MAKER = ("login", "open_set", "open_inbox", "logout")
AUTHORIZER = ("login", "open_set", "approve", "confirm", "read_message", "enter_code", "logout")


def step_of(kind: str) -> dict[str, str]:
    if kind == "login":
        return RIGHT
    if kind in ("open_set", "approve"):
        return {"ref": REF}
    if kind == "read_message":
        return {"message": f"sms-{REF}-1"}
    return {"code": "<right>"} if kind == "enter_code" else {}


def interleavings(first: Sequence[str], second: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    """Every order in which the maker's steps and the authorizer's can fall, each keeping its own."""
    length = len(first) + len(second)
    for places in itertools.combinations(range(length), len(first)):
        ones, others = iter(first), iter(second)
        yield [
            ("maker", next(ones)) if place in places else ("authorizer", next(others))
            for place in range(length)
        ]


def test_two_people_at_two_screens_come_to_the_same_in_every_order_they_can_work_in() -> None:
    ends = set()
    orders = list(interleavings(MAKER, AUTHORIZER))
    for order in orders:
        run = Run(CALM)
        for seat, kind in order:
            if kind == "read_message":
                run.at(run.state.now.total_seconds() + 3)
            told = run.do_at(seat, kind, **step_of(kind))
            # once the set is decided nothing is left to look at, and the first to sign out ends the drill for both
            pending = run.state.bank.sets[0].status == "pending"
            assert "refused" not in told or not pending, (order, seat, kind)
        assert run.state.outcome == "approved", order
        ends.add(run.state.bank)

    assert len(orders) == 330
    assert len(ends) == 1


def test_ones_code_never_works_at_the_others_seat() -> None:
    run = Run(TWO_APPROVERS)
    for seat in ("maker", "authorizer"):
        for kind in ("login", "open_set", "approve", "confirm"):
            run.do_at(seat, kind, **step_of(kind))
    codes = {}
    for seat in ("maker", "authorizer"):
        run.at(5).do_at(seat, "read_message", message=f"sms-{REF}-1")
        codes[seat] = run.code

    assert codes["maker"] != codes["authorizer"]
    assert run.do_at("maker", "enter_code", code=codes["authorizer"]) == ["code_wrong"]
    assert run.do_at("authorizer", "enter_code", code=codes["maker"]) == ["code_wrong"]
    assert run.do_at("maker", "enter_code", code=codes["maker"]) == ["approved"]


def test_a_code_is_on_the_phone_of_the_seat_that_asked_for_it_and_on_no_other() -> None:
    run = Run(CALM)
    for kind in ("login", "open_set", "approve", "confirm"):
        run.do_at("authorizer", kind, **step_of(kind))
    run.at(5)

    assert [m.id for m in run.state.phone.messages] == [f"sms-{REF}-1"]
    assert run.do_at("maker", "read_message", message=f"sms-{REF}-1") == ["refused"]
    assert run.do_at("maker", "login", **RIGHT) == ["signed_in"]
    assert run.do_at("maker", "enter_code", code="000000") == ["refused"]


def test_nobody_acts_at_a_seat_that_is_not_there() -> None:
    assert Run(CALM).do_at("somebody", "login", **RIGHT) == ["refused"]


def test_a_seat_is_left_only_when_signed_out_and_the_portal_says_so() -> None:
    run = Run(CALM)
    run.do("login", **RIGHT)

    assert run.do("take_seat", who="authorizer") == ["seat_kept"]
    assert run.state.seat == "maker"
    assert "ออกจากระบบก่อน" in run.said
    run.do("logout")
    assert run.do("take_seat", who="authorizer") == ["seat_taken"]
    assert run.state.seat == "authorizer"


def test_the_view_says_who_sits_here_and_whose_phone_it_is() -> None:
    run = Run(CALM)

    assert [(seat.id, seat.here) for seat in run.view.seats] == [("maker", True), ("authorizer", False)]
    assert run.view.phone.owner == "นางสาวมานี ใจซื่อ"
    run.do("take_seat", who="authorizer")
    assert run.view.phone.owner == "นางสาวชูใจ มั่นคง"
    assert [seat.here for seat in run.view.seats] == [False, True]


def test_a_drill_with_one_chair_speaks_of_no_seats() -> None:
    run = Run()

    assert (run.view.seats, run.view.phone.owner) == ((), "")
    assert {event.seat for event in _played(Session(run.scenario, "one"))} == {""}


def _played(session: Session) -> list:
    """The events of the drill's own model answer."""
    now = timedelta(0)
    for after_s, masked in session.scenario.answer:
        now = max(session.state.now, now) + timedelta(seconds=after_s)
        session.act(masking.unmask(session.scenario, session.state, masked), now)
    return session.events


def test_what_happened_says_at_which_seat() -> None:
    session = Session(TWO_SEATS, "seats")
    session.act(act("login", **dict.fromkeys(RIGHT, "wrong")), timedelta(0))
    events = _played(session)

    told = {(event.kind, event.seat) for event in events}
    assert ("sign_in_failed", "maker") in told
    assert ("seat_taken", "maker") in told
    assert ("approved", "authorizer") in told
    assert all(event.seat for event in events if event.kind != "ended")


def test_a_run_across_seats_replays_and_each_step_can_be_taken_back() -> None:
    session = Session(TWO_SEATS, "seats")
    _played(session)
    rows = [row.as_data() for row in session.rows]

    assert session.state.outcome == "approved"
    assert replay(TWO_SEATS, session.head(), rows).rows == session.rows

    moved = Session(TWO_SEATS, "seats")
    moved.act(Action("take_seat", (("who", "authorizer"),)), timedelta(seconds=1))
    moved.act(act("undo"), timedelta(seconds=2))
    assert moved.state.seat == "maker"
    assert [row.action.seat for row in moved.rows] == ["maker", "authorizer"]
    again = [row.as_data() for row in moved.rows]
    assert replay(TWO_SEATS, moved.head(), again).state == moved.state


def test_a_run_of_two_people_at_two_screens_replays_and_goes_back() -> None:
    session = Session(CALM, "seats")
    for seat, kind in (("authorizer", "login"), ("maker", "login"), ("authorizer", "open_set")):
        action = act(kind, seat=seat, **step_of(kind))
        session.act(masking.unmask(CALM, session.state.at(seat), action), timedelta(0))
    before = session.state.at("maker")
    session.act(act("open_set", seat="maker", ref=REF), timedelta(seconds=3))
    session.act(act("undo"), timedelta(seconds=4))

    assert session.state.at("maker") == before
    rows = [row.as_data() for row in session.rows]
    assert replay(CALM, session.head(), rows).state == session.state


def test_the_way_shown_moves_to_the_other_seat_and_says_so() -> None:
    session = Session(TWO_SEATS, "way", Mode.WATCH)
    told = []
    for masked in clean_way.way(TWO_SEATS, session.state):
        told.append(guide.tell(TWO_SEATS, session.state, masked).words.th)
        session.act(masking.unmask(TWO_SEATS, session.state, masked), session.state.now)

    assert session.state.outcome == "approved"
    assert not session.state.mistakes
    assert "ลุกไปนั่งที่ นางสาวชูใจ มั่นคง ผู้อนุมัติจ่ายเงิน (Company User Authorizer)" in told


def test_a_drill_with_two_chairs_is_proved_like_any_other_and_two_judges_agree() -> None:
    found = explore.walk(TWO_SEATS)

    assert explore.check(found).faults == ()
    assert len(found.reached) < 20_000
    assert list(disagreements(found)) == []
    assert explore.answer_faults(TWO_SEATS) == []


@pytest.mark.parametrize(("of", "seat"), [("maker", "maker"), ("authorizer", "authorizer")])
def test_a_fault_may_wait_for_what_happens_at_one_seat(of: str, seat: str) -> None:
    waits = replace(TWO_SEATS.faults[0], when="signed_in", of=of)
    run = Run(replace(TWO_SEATS, faults=(waits,)))

    run.do_at("maker" if seat == "authorizer" else "authorizer", "login", **RIGHT)
    assert not run.state.fired
    run.do_at(seat, "login", **RIGHT)
    assert run.state.fired == {waits.id}
    assert run.state.at(seat).phone.messages
