"""What can go wrong with a drill: each error has a stable code, and becomes Thai words only at the door."""

from __future__ import annotations

from dataclasses import dataclass


class DrillError(ValueError):
    """The family of every error that `training` raises.

    Attributes:
        code: a stable name that programs may compare, such as ``invalid_code``.
    """

    code = "drill_error"

    def __init__(self, sentence: str, *, code: str | None = None) -> None:
        super().__init__(sentence)
        if code is not None:
            self.code = code


class InvalidCode(DrillError):
    """What was typed cannot be a one-time password: it is not six digits."""

    code = "invalid_code"


class InvalidSet(DrillError):
    """A transaction set that cannot be bound to a code: a key is missing or an amount is not text."""

    code = "invalid_set"


class InvalidSeed(DrillError):
    """A room's seed or a challenge's name that no code can be made from: not text, or text that cannot be written."""

    code = "invalid_seed"


class UnknownScenario(DrillError):
    """No scenario has this id."""

    code = "unknown_scenario"


class ExamTaken(DrillError):
    """An examination that was begun already with this seed; there is one attempt."""

    code = "exam_taken"


class BrokenResult(DrillError):
    """A file that is no sealed result, or one that was edited after it was sealed."""

    code = "broken_result"


class BrokenLog(DrillError):
    """A log of actions that does not replay: it was edited, or the scenario has changed since.

    Attributes:
        row: the first row that is wrong, counted from 1; 0 when the scenario itself differs.
    """

    code = "broken_log"

    def __init__(self, sentence: str, *, row: int) -> None:
        super().__init__(sentence)
        self.row = row


@dataclass(frozen=True)
class Complaint:
    """One thing wrong in a data file.

    Attributes:
        line: line in the file, counted from 1.
        sentence: what is wrong and what to do, in Thai.
    """

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"บรรทัด {self.line}: {self.sentence}"


class InvalidScenario(DrillError):
    """A data file that does not make a drill.

    Attributes:
        name: the file's name.
        complaints: everything that is wrong with it, by line.
    """

    code = "invalid_scenario"

    def __init__(self, name: str, complaints: list[Complaint]) -> None:
        super().__init__("\n".join(f"{name} {complaint}" for complaint in complaints))
        self.name = name
        self.complaints = tuple(complaints)
