"""Why a set came back: its maker reads what was typed, and no log keeps the words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.training.driver import SHIPPED_DRILLS, Run
from training import masking
from training.actions import Action, act
from training.look import look
from training.masking import STOCK_REASON
from training.session import Session, replay
from training.view import Facts

DRILL = SHIPPED_DRILLS["sent_back_and_mended"]
REF = DRILL.sets[0].ref
RIGHT = {"company_id": "<right>", "user_id": "<right>", "password": "<right>"}
TYPED = "วันที่มีผลต้องเป็นวันพฤหัสบดีที่ ๑๐ ไม่ใช่วันศุกร์"


def sent_back(reason: str) -> tuple[Action, ...]:
    """What the authorizer and then the maker do, up to the maker's page of the set that came back."""
    return (
        act("login", **RIGHT),
        act("open_set", ref=REF),
        act("start_reject", ref=REF),
        act("reject", reason=reason),
        act("logout"),
        act("take_seat", who="maker"),
        act("login", **RIGHT),
        act("open_batches"),
        act("open_set", ref=REF),
    )


def told_to_the_maker(run: Run | Session) -> str:
    facts = [
        block
        for block in look(run.scenario, run.state, run.state.now).screen.blocks
        if isinstance(block, Facts)
    ]
    return next(value for block in facts for label, value in block.rows if label == "เหตุผลที่ส่งกลับ")


def played(reason: str) -> Session:
    session = Session(DRILL, "ROOM-SEED-0000000001")
    for action in sent_back(reason):
        if action.kind == "login":
            action = masking.unmask(session.scenario, session.state, action)
        session.act(action, session.state.now + timedelta(seconds=2))
    return session


def test_the_maker_reads_the_reason_that_the_authorizer_typed() -> None:
    assert told_to_the_maker(played(TYPED)) == TYPED


def test_spaces_and_line_breaks_around_a_reason_are_tidied() -> None:
    assert told_to_the_maker(played("  วันที่ผิด \n แก้ด้วย ")) == "วันที่ผิด แก้ด้วย"


@pytest.mark.parametrize("real", ["โทร 081 234 5678", "ดู somchai@gmail.com"])
def test_a_reason_that_may_tell_of_somebody_real_is_wiped_and_nothing_is_sent_back(real: str) -> None:
    session = played(real)

    assert [event.kind for event in session.events].count("real_value_refused") == 1
    assert session.state.bank.find(REF).status == "pending"
    assert {row.action.get("reason") for row in session.rows} == {"", "<real>"}


def test_no_log_keeps_the_words_and_a_replay_reads_the_drill_s_own_reason() -> None:
    session = played(TYPED)
    log = [row.as_data() for row in session.rows]

    again = replay(DRILL, session.head(), log)

    assert TYPED not in json.dumps(log, ensure_ascii=False)
    assert [row.as_data() for row in again.rows] == log
    assert told_to_the_maker(again) == DRILL.sets[0].reason


def test_where_the_drill_has_no_reason_of_its_own_a_replay_reads_a_stock_one() -> None:
    plain = replace(DRILL, sets=tuple(replace(s, reason="") for s in DRILL.sets))
    run = Run(plain)

    for action in sent_back("<given>"):
        run.do(action.kind, **dict(action.args))

    assert told_to_the_maker(run) == STOCK_REASON


@pytest.mark.parametrize("status", ["rejected", "replaced"])
def test_a_set_that_came_back_before_the_drill_began_has_the_drill_s_reason(status: str) -> None:
    came_back = replace(DRILL, sets=tuple(replace(s, status=status) for s in DRILL.sets))
    run = Run(came_back)
    run.do("take_seat", who="maker")
    for kind, args in (("login", RIGHT), ("open_batches", {}), ("open_set", {"ref": REF})):
        run.do(kind, **args)

    assert told_to_the_maker(run) == DRILL.sets[0].reason


def test_two_states_that_differ_in_the_words_alone_are_one_state() -> None:
    one, other = played(TYPED), played("อีกถ้อยคำหนึ่ง")

    assert one.state == other.state
    assert one.rows[-1].state == other.rows[-1].state
