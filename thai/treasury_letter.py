"""The Ministry of Finance's letter on Soft Token: its clauses' words, and the rules R01–R34 that follow from them.

Both wings read the same file, ``treasury_letter.toml``: what a drill cites and what a form's check says is one text.
What a rule asks to be counted or compared is computed beside it: `thai.treasury_people` (who), `thai.treasury_days`
(when) and `thai.treasury_papers` (on what paper).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_SHIPPED = Path(__file__).with_name("treasury_letter.toml")


@dataclass(frozen=True, slots=True)
class LetterClause:
    """One clause of the letter.

    Attributes:
        key: as it is counted, such as ``1.2(3)``.
        number: as people say it, such as ``ข้อ ๑.๒ (๓)``.
        words: the letter's own, proofread.
    """

    key: str
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class TreasuryRule:
    """One of the rules R01–R34.

    Attributes:
        id: names it, such as ``R16b``.
        clause: key of the clause that it rests on; empty for what is good practice only.
        severity: ``H`` what must not be, ``W`` what is warned of, ``A`` what an auditor finds; empty for guidance.
        mark: ``KNOWN`` where the letter says so, ``INFERRED`` where it does not in so many words.
        says: what is asked for, a Thai sentence.
        numbers: what it counts with, by name.
        own: names of the numbers that are this project's and not the letter's.
    """

    id: str
    clause: str
    severity: str
    mark: str
    says: str
    numbers: Mapping[str, int | str | date] = field(default_factory=dict)
    own: tuple[str, ...] = ()

    def number(self, name: str) -> int:
        """A number that the rule counts with; KeyError where it has none of that name."""
        return int(str(self.numbers[name]))

    def text(self, name: str) -> str:
        """What the rule compares with, as text; KeyError where it has nothing of that name."""
        return str(self.numbers[name])

    def day(self, name: str) -> date:
        """A day that the rule names; KeyError where it names none."""
        day = self.numbers[name]
        if not isinstance(day, date):
            raise KeyError(name)
        return day


def citation() -> str:
    """The letter as another document cites it."""
    return str(_data()["letter"])


@cache
def letter_clauses() -> Mapping[str, LetterClause]:
    """Every clause by its key, in the letter's order."""
    return {row["key"]: LetterClause(**row) for row in _data()["clause"]}


@cache
def treasury_rules() -> Mapping[str, TreasuryRule]:
    """Every rule by its id, in order."""
    rows = ({**row, "own": tuple(row.get("own", ()))} for row in _data()["rule"])
    return {row["id"]: TreasuryRule(**{"clause": "", **row}) for row in rows}


def treasury_rule(id_: str) -> TreasuryRule:
    """The rule of that id; KeyError where there is none."""
    return treasury_rules()[id_]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))
