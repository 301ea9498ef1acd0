"""Makes the desk's questions from a scenario file's tables, the spots of each paper set out where it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training.desk.questions import FAULTY, SOUND, Option, Question, Spot
from training.desk.verdicts import caption, day_of, is_faulty
from training.scenario import Step
from training.toml_lines import rows
from training.two_factor.day import is_on
from training.two_factor.rules import automatic_from
from training.words import Words, words

_LAST_STEP = Step(
    "hand_in",
    "over",
    Words("ตัดสินใจครบแล้ว กดส่งงาน", "All is decided. Hand the work in."),
    Words("กดปุ่ม ส่งงาน แล้วอ่านสรุปท้ายการฝึก", "Press the button that hands in, then read the debrief."),
)
_FAULTY_CAPTION, _SOUND_CAPTION = "ผิด ต้องแก้ไข", "ถูกต้อง"


def questions(data: Mapping[str, Any]) -> tuple[Question, ...]:
    """Every question of a sound file, in the order in which they are asked."""
    return tuple(question for _, row in rows(data, "question") for question in _of(data, row))


def steps(data: Mapping[str, Any]) -> tuple[Step, ...]:
    """The work's steps: one for each question or paper, then handing in; none of a file that asks nothing."""
    asked = tuple(
        Step(row["id"], "answered", words(row["title"]), words(row["hint"]))
        for _, row in rows(data, "question")
    )
    return (*asked, _LAST_STEP) if asked else ()


def mistake_of(data: Mapping[str, Any], row: Mapping[str, Any], choice: Mapping[str, Any]) -> str:
    """The mistake that a choice is, or empty; where the letter's rule decides, by the rule."""
    if {"office", "today"} <= set(row):
        on = is_on(row["office"], row["today"], automatic_from(data), row.get("confirmed"))
        if choice.get("when") == ("on" if on else "off"):
            return ""
    if "rule" in row and choice.get("day") == day_of(row):
        return ""
    return str(choice.get("mistake", ""))


def _of(data: Mapping[str, Any], row: Mapping[str, Any]) -> Iterator[Question]:
    if "marks" in row:
        yield from _spots(data, row)
        return
    options = tuple(_option(data, row, choice) for choice in row["choices"])
    yield _question(row, row["id"], options, None)


def _option(data: Mapping[str, Any], row: Mapping[str, Any], choice: Mapping[str, Any]) -> Option:
    mistake = mistake_of(data, row, choice)
    # where a rule decides, what the author tells is what would come of a wrong answer
    decided = bool({"office", "rule"} & set(row))
    said = "" if decided and not mistake else choice.get("said", "")
    return Option(choice["id"], caption(choice), mistake, said)


def _spots(data: Mapping[str, Any], row: Mapping[str, Any]) -> Iterator[Question]:
    marks = [mark for _, mark in rows(data, "mark") if mark["paper"] == row["marks"]]
    for number, mark in enumerate(marks, start=1):
        missed = mark["mistake"] if is_faulty(mark) else ""
        options = (
            Option(FAULTY, _FAULTY_CAPTION, "" if missed else row.get("false_mark", "")),
            Option(SOUND, _SOUND_CAPTION, missed),
        )
        spot = Spot(mark["paper"], mark["row"] - 1, number, len(marks))
        yield _question(row, mark["id"], options, spot)


def _question(row: Mapping[str, Any], id_: str, options: tuple[Option, ...], spot: Spot | None) -> Question:
    return Question(
        id=id_,
        title=words(row["title"]),
        text=row["text"],
        ask=row["ask"],
        options=options,
        step=row["id"],
        hint=words(row["hint"]),
        asked_when=frozenset(map(pair, row.get("asked_when", ()))),
        spot=spot,
    )


def pair(written: str) -> tuple[str, str]:
    """The question and the answer that a file names as ``question.answer``."""
    question, _, answer = written.partition(".")
    return question, answer
