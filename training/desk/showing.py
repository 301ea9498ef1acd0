"""What the desk's pane is filled with: the question in hand, its answers, and the signs on the papers."""

from __future__ import annotations

import hashlib
import hmac

from thai.numerals import to_thai
from training.desk.questions import FAULTY, SOUND, Option, Question
from training.scenario import Scenario
from training.screens import Values
from training.sms_otp import seed_bytes
from training.state import State
from training.view import IN_HAND

_SIGNS = {FAULTY: "✗", SOUND: "✓"}


def values(scenario: Scenario, state: State) -> Values:
    """What the desk's pane is filled with."""
    return Values(
        _texts(scenario, state), _flags(scenario, state), {}, {"choices": _choices(scenario, state)}
    )


def _texts(scenario: Scenario, state: State) -> dict[str, str]:
    """The question in hand, in named texts."""
    question = state.desk.next_of(scenario.questions)
    said = {"said": _said(scenario, state), "decided": to_thai(str(len(state.desk.given)))}
    if question is None:
        return {**said, "title": "ตัดสินใจครบทุกข้อแล้ว"}
    told = {"title": question.title.th, "case": question.text, "ask": question.ask}
    return said | told | _spot(scenario, question)


def _flags(scenario: Scenario, state: State) -> frozenset[str]:
    """What is true of the desk."""
    question = state.desk.next_of(scenario.questions)
    true = {
        "asking": question is not None,
        "judging": question is not None and question.spot is not None,
        "all_decided": question is None,
        "said": bool(_said(scenario, state)),
    }
    return frozenset(name for name, holds in true.items() if holds)


def _choices(scenario: Scenario, state: State) -> list[dict[str, str]]:
    """The answers to the question in hand, in an order that the run's seed decides: a place must give nothing away."""
    question = state.desk.next_of(scenario.questions)
    if question is None:
        return []
    options = question.options
    if not question.spot:
        options = tuple(sorted(options, key=lambda option: _place(state.seed, question, option)))
    return [{"question": question.id, "choice": o.id, "caption": o.caption} for o in options]


def signs(scenario: Scenario, state: State, paper: str) -> tuple[str, ...]:
    """For each row of a paper: the sign beside the spot in hand, how a spot was judged, or nothing."""
    spots = {q.spot.row: q for q in scenario.questions if q.spot and q.spot.paper == paper}
    if not spots:
        return ()
    given, now = dict(state.desk.given), state.desk.next_of(scenario.questions)
    beside = {row: IN_HAND if q is now else _SIGNS.get(given.get(q.id, ""), "") for row, q in spots.items()}
    return tuple(beside.get(row, "") for row in range(max(spots) + 1))


def _said(scenario: Scenario, state: State) -> str:
    """What came of the last answer."""
    if not state.desk.given:
        return ""
    question_id, option_id = state.desk.given[-1]
    question = next(q for q in scenario.questions if q.id == question_id)
    return next(option.said for option in question.options if option.id == option_id)


def _spot(scenario: Scenario, question: Question) -> dict[str, str]:
    if question.spot is None:
        return {}
    paper = next(p for p in scenario.papers if p.id == question.spot.paper)
    *what, written = paper.rows[question.spot.row]
    return {
        "spot": " ".join(what),
        "spot_written": written,
        "spot_number": f"{to_thai(str(question.spot.number))} จาก {to_thai(str(question.spot.of))}",
    }


def _place(seed: str, question: Question, option: Option) -> bytes:
    purpose = seed_bytes(f"order|{question.id}|{option.id}")
    return hmac.new(seed_bytes(seed), purpose, hashlib.sha256).digest()
