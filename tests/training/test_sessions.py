"""A run is its log: it replays bit for bit, tells when it was edited, and holds nothing that was typed in secret."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.driver import APPROVE, CHANGED, REF, SHIPPED_DRILLS, two_sets
from training import explore, masking
from training.actions import KINDS, Action, act
from training.errors import BrokenLog
from training.scenario import Scenario
from training.scoring import result
from training.session import Session, fingerprint, replay

SEED = "ROOM-SEED-0000000001"


def played(scenario: Scenario) -> Session:
    """A session in which the model answer was played."""
    session, now = Session(scenario, SEED), timedelta(0)
    for after_s, masked in scenario.answer:
        now += timedelta(seconds=after_s)
        session.act(masking.unmask(scenario, session.state, masked), now)
    return session


def log_of(session: Session) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The log as a file would give it back."""
    text = json.dumps([session.head(), *(row.as_data() for row in session.rows)], ensure_ascii=False)
    head, *rows = json.loads(text)
    return head, rows


def same(one: Session, other: Session) -> bool:
    return (one.state, one.events, one.rows) == (other.state, other.events, other.rows)


# ---------------------------------------------------------------- replay


@pytest.mark.parametrize("drill", SHIPPED_DRILLS)
def test_a_model_answer_replays_bit_for_bit(drill: str) -> None:
    session = played(SHIPPED_DRILLS[drill])

    again = replay(SHIPPED_DRILLS[drill], *log_of(session))

    assert same(session, again)
    assert result(SHIPPED_DRILLS[drill], again.state).score == 100


TYPED = st.one_of(
    st.sampled_from(
        ["GMIS990001", "gmis990001", "AUTH01", "Fuek-2566", "-", "x", "", "  ", "123456", "12 34 56", "๑๒๓๔๕๖",
         "0812345678", "a@b.co.th", "ผิดบัญชี", "<right>", "<given>", "<nonsense>"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)  # fmt: skip


@st.composite
def actions(draw: st.DrawFn, session: Session) -> Action:
    """Something that a screen offers, or now and then anything at all; texts are what somebody might type."""
    scenario, state = session.scenario, session.state
    sensible = [*explore.choices(scenario, state), act("take_hint"), act("wait", seconds="59.9995")]
    if draw(st.integers(0, 9)):
        masked = draw(st.sampled_from(sensible))
        action = masking.unmask(scenario, state, masked)
        secret = KINDS[action.kind].secret
        if secret and draw(st.booleans()):
            return action.with_args({n: draw(TYPED) if n in secret else v for n, v in action.args})
        return action
    kind = draw(st.sampled_from([*KINDS, "nonsense"]))
    names = draw(
        st.sets(st.sampled_from(["code", "password", "ref", "message", "choice", "reason", "seconds"]))
    )
    return act(kind, **{name: draw(TYPED) for name in names})


@pytest.mark.parametrize("scenario", [APPROVE, CHANGED, two_sets()], ids=["approve", "changed", "two sets"])
@settings(max_examples=25, deadline=None)
@given(data=st.data(), seed=st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
def test_any_run_replays_bit_for_bit(scenario: Scenario, data: st.DataObject, seed: str) -> None:
    session, now = Session(scenario, seed), timedelta(0)
    for _ in range(data.draw(st.integers(0, 30))):
        now += timedelta(seconds=data.draw(st.sampled_from([-5, 0, 0.0004, 1.9996, 2, 8, 60, 180, 180.001])))
        session.act(data.draw(actions(session)), now)

    assert same(session, replay(scenario, *log_of(session)))


def test_a_run_that_was_broken_off_goes_on_from_its_log() -> None:
    whole = played(APPROVE)
    head, rows = log_of(whole)

    resumed = replay(APPROVE, head, rows[:4])
    for row in whole.rows[4:]:
        resumed.act(masking.unmask(APPROVE, resumed.state, row.action), row.at)

    assert same(whole, resumed)


def test_the_seed_decides_the_codes_and_nothing_else() -> None:
    first, second = Session(APPROVE, "one"), Session(APPROVE, "two")
    for session in (first, second):
        now = timedelta(0)
        for after_s, masked in APPROVE.answer[:4]:
            now += timedelta(seconds=after_s)
            session.act(masking.unmask(APPROVE, session.state, masked), now)

    assert [e.kind for e in first.events] == [e.kind for e in second.events]
    assert first.state.window.challenge.reference_code != second.state.window.challenge.reference_code
    assert [row.chain for row in first.rows] != [row.chain for row in second.rows]


def test_equal_states_have_equal_fingerprints_whatever_order_their_sets_were_filled_in() -> None:
    session = played(CHANGED)
    many = [f"mistake_{n}" for n in range(50)]
    one = explore.replace(session.state, mistakes=frozenset(many))
    other = explore.replace(session.state, mistakes=frozenset(reversed(many)))

    assert fingerprint(one) == fingerprint(other)
    assert fingerprint(one) != fingerprint(session.state)


# ---------------------------------------------------------------- logs that were edited


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("seq", 99), ("at_ms", 1), ("seat", "other"), ("do", "logout"), ("args", {"ref": "660809002"}),
        ("state", "0" * 16), ("chain", "0" * 32), ("at_ms", "soon"), ("at_ms", None), ("at_ms", 10**30),
        ("args", None), ("args", []), ("args", {"ref": 5}), ("args", {"ref": ["x"]}), ("do", ["x"]), ("do", None),
        ("seat", None), ("extra", 1),
    ],
)  # fmt: skip
def test_an_edited_row_is_named(key: str, value: object) -> None:
    head, rows = log_of(played(APPROVE))
    rows[1][key] = value

    with pytest.raises(BrokenLog) as caught:
        replay(APPROVE, head, rows)

    assert caught.value.row == 2
    assert caught.value.code == "broken_log"
    assert "แถวที่ 2" in str(caught.value)


@pytest.mark.parametrize("number", range(9))
def test_flipping_any_one_letter_of_a_row_is_noticed_there(number: int) -> None:
    head, rows = log_of(played(APPROVE))
    text = json.dumps(rows[number], ensure_ascii=False)
    at = text.index('"chain": "') + 12
    rows[number] = json.loads(f"{text[:at]}{'0' if text[at] != '0' else '1'}{text[at + 1 :]}")

    with pytest.raises(BrokenLog) as caught:
        replay(APPROVE, head, rows)

    assert caught.value.row == number + 1


@pytest.mark.parametrize("change", ["drop", "swap", "double", "list", "text"])
def test_rows_lost_or_moved_are_noticed_at_the_first(change: str) -> None:
    head, rows = log_of(played(APPROVE))
    changed: dict[str, list[Any]] = {
        "drop": [*rows[:2], *rows[3:]],
        "swap": [*rows[:2], rows[3], rows[2], *rows[4:]],
        "double": [*rows[:2], rows[1], *rows[2:]],
        "list": [*rows[:2], [1, 2]],
        "text": [*rows[:2], "row"],
    }

    with pytest.raises(BrokenLog) as caught:
        replay(APPROVE, head, changed[change])

    assert caught.value.row == 3


@pytest.mark.parametrize(
    "change",
    [{"content": "0" * 64}, {"engine": 1}, {"content": None}, {"mode": "nonsense"}],
    ids=["content", "engine", "none", "mode"],
)
def test_a_drill_that_was_changed_since_is_refused(change: dict[str, object]) -> None:
    head, rows = log_of(played(APPROVE))

    with pytest.raises(BrokenLog, match="ให้เริ่มฝึกใหม่") as caught:
        replay(APPROVE, head | change, rows)

    assert caught.value.row == 0


def test_another_seed_in_the_head_is_noticed_at_the_first_row() -> None:
    head, rows = log_of(played(APPROVE))

    with pytest.raises(BrokenLog) as caught:
        replay(APPROVE, head | {"seed": "another"}, rows)

    assert caught.value.row == 1


# ---------------------------------------------------------------- nothing secret is kept


def test_nothing_typed_into_any_box_is_in_the_log_the_events_or_the_state() -> None:
    session, now = Session(CHANGED, SEED), timedelta(0)
    kept: list[str] = []

    def do(kind: str, **args: str) -> None:
        nonlocal now
        now += timedelta(seconds=5)
        session.act(act(kind, **args), now)
        kept.append(f"{session.state}{fingerprint(session.state)}")

    do("login", company_id="CANARY-company", user_id="CANARY-user", password="CANARY-password")
    do("login", company_id="GMIS990001", user_id="AUTH01", password="Fuek-2566")
    do("enter_code", code="CANARY-too-early")
    do("open_set", ref=REF, note="CANARY-note")
    do("open_set", ref=REF)
    do("approve", ref=REF)
    do("confirm")
    do("enter_code", code="CANARY-code")
    do("enter_code", code="987654")
    do("start_reject", ref=REF)
    do("reject", reason="CANARY-reason")
    do("nonsense", note="CANARY-nonsense")

    written = json.dumps([session.head(), *(row.as_data() for row in session.rows)], ensure_ascii=False)
    told = "".join(map(str, session.events))
    assert session.state.bank.sets[0].status == "rejected"
    for secret in ("CANARY", "987654", "Fuek-2566", "GMIS990001"):
        assert secret not in written + told + "".join(kept)
    assert same(session, replay(CHANGED, *log_of(session)))


def test_no_code_that_was_ever_sent_is_in_the_log_or_the_events() -> None:
    session, now, codes = Session(APPROVE, SEED), timedelta(0), set()
    for after_s, masked in APPROVE.answer:
        now += timedelta(seconds=after_s)
        action = masking.unmask(APPROVE, session.state, masked)
        codes.add(action.get("code"))
        session.act(action, now)

    written = json.dumps([row.as_data() for row in session.rows]) + "".join(map(str, session.events))
    (code,) = codes - {""}
    assert len(code) == 6
    assert code not in written
    assert code not in str(session.state)
