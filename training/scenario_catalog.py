"""Finds the drills: every TOML file in the folders it is given, the later folder winning over the earlier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.errors import Complaint, InvalidScenario, UnknownScenario
from training.scenario import Scenario
from training.scenario_file import parse
from training.toml_lines import suggest

SHIPPED = Path(__file__).parent / "scenarios"


@dataclass(frozen=True)
class Catalog:
    """The drills that were found.

    Attributes:
        scenarios: by id, in the order of their files' names.
        broken: files that make no drill, each with its complaints.
    """

    scenarios: dict[str, Scenario]
    broken: tuple[InvalidScenario, ...]

    def get(self, scenario_id: str) -> Scenario:
        """The drill with that id.

        Raises:
            UnknownScenario: there is none; the sentence suggests a near one.
        """
        if scenario_id not in self.scenarios:
            near = suggest(scenario_id, self.scenarios)
            raise UnknownScenario(f'ไม่มีแบบฝึกชื่อ "{scenario_id}"{near} ดูรายชื่อด้วยคำสั่ง drills')
        return self.scenarios[scenario_id]


def load(path: Path) -> Scenario:
    """The drill in that file.

    Raises:
        InvalidScenario: the file does not make one, or is not UTF-8 text.
        OSError: the file cannot be read.
    """
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise InvalidScenario(path.name, [Complaint(1, "ไฟล์ไม่ใช่ข้อความ UTF-8 ให้บันทึกใหม่เป็น UTF-8")]) from None
    return parse(path.name, text)


def find(folders: Iterable[Path] = (SHIPPED,)) -> Catalog:
    """Every drill in those folders; a broken file is told of and keeps no other from loading."""
    scenarios: dict[str, Scenario] = {}
    broken: list[InvalidScenario] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                scenario = load(path)
            except InvalidScenario as error:
                broken.append(error)
            else:
                scenarios[scenario.id] = scenario
    return Catalog(scenarios, tuple(broken))
