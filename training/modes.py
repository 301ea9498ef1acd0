"""How a drill may be played: watched, led by the hand, practised freely, or sat as an examination."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from training.words import Words

UNDO = "undo"
"""The kind of action that takes the last one back; it belongs to a run and not to the make-believe world."""

TRY_AGAIN = "try_again"
"""The row of a log from which on the run is tried another way; everything before it was done in the run before."""


@dataclass(frozen=True)
class Rules:
    """What a mode allows.

    Attributes:
        hints: the step's hint may be asked for, for its price.
        undo: the last action may be taken back.
        leads: the next right step is named.
        drawn: optional faults strike as the seed draws them.
        sealed: one attempt a seed, and the result is sealed.
    """

    hints: bool = False
    undo: bool = False
    leads: bool = False
    drawn: bool = False
    sealed: bool = False


class Mode(Enum):
    """A way to play a drill, by the name that commands and logs use for it."""

    WATCH = "watch"
    GUIDED = "guided"
    FREE = "free"
    EXAM = "exam"

    @property
    def rules(self) -> Rules:
        """What it allows."""
        return _RULES[self]

    @property
    def label(self) -> Words:
        """What it is called."""
        return _LABELS[self]

    @property
    def about(self) -> Words:
        """What it is like, in one sentence."""
        return _ABOUT[self]

    @property
    def again(self) -> Mode:
        """How a run of this mode is played on when it is tried again from one of its steps: always as practice."""
        return self if self.rules.undo else Mode.FREE

    def forbids(self, kind: str) -> bool:
        """Whether actions of that kind are not for this mode."""
        return (kind == "take_hint" and not self.rules.hints) or (kind == UNDO and not self.rules.undo)


_RULES = {
    Mode.WATCH: Rules(leads=True),
    Mode.GUIDED: Rules(leads=True, undo=True),
    Mode.FREE: Rules(hints=True, undo=True),
    Mode.EXAM: Rules(drawn=True, sealed=True),
}
_LABELS = {
    Mode.WATCH: Words("ดูตัวอย่าง", "Watch"),
    Mode.GUIDED: Words("ฝึกแบบมีผู้นำ", "Guided"),
    Mode.FREE: Words("ฝึกด้วยตนเอง", "Free practice"),
    Mode.EXAM: Words("สอบ", "Examination"),
}
_ABOUT = {
    Mode.WATCH: Words(
        "โปรแกรมทำให้ดูทีละขั้นจนจบโดยไม่ผิดเลย พร้อมเหตุผล กดปุ่มเดียวเพื่อไปขั้นถัดไป",
        "The program plays it step by step without a mistake and says why; one key goes on.",
    ),
    Mode.GUIDED: Words(
        "ท่านทำเอง โปรแกรมบอกขั้นถัดไปที่ถูกต้องเสมอ ย้อนกลับได้",
        "You do it; the next right step is always named. Steps can be taken back.",
    ),
    Mode.FREE: Words(
        "ท่านตัดสินใจเอง ขอคำใบ้ได้โดยเสียคะแนน ย้อนกลับได้ แต่ข้อผิดพลาดที่เกิดแล้วยังนับ",
        "You decide. Hints cost points; steps can be taken back, but a mistake once made still counts.",
    ),
    Mode.EXAM: Words(
        "ไม่มีคำใบ้ ย้อนกลับไม่ได้ เหตุที่เกิดขึ้นอาจต่างกันทุกครั้ง ทำได้ครั้งเดียว และผลถูกปิดผนึก",
        "No hints and no way back; what goes wrong may differ each time. One attempt; the result is sealed.",
    ),
}
