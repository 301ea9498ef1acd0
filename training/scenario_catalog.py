"""Finds the drills: every TOML file in the folders it is given, the later folder winning over the earlier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from thai.os_reasons import os_reason
from training.errors import Complaint, InvalidScenario, UnknownScenario
from training.scenario import Scenario
from training.scenario_file import parse
from training.toml_lines import MOST_BYTES, suggest, too_large

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
    with path.open("rb") as file:
        content = file.read(
            MOST_BYTES + 1
        )  # one more than fits, so that a huge file is refused without reading it
    if len(content) > MOST_BYTES:
        raise too_large(path.name)
    try:
        text = content.decode("utf-8-sig")  # Windows' Notepad may put a byte order mark first
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidScenario(
            path.name, [Complaint(line, "ไฟล์ไม่ใช่ข้อความ UTF-8 ให้บันทึกใหม่เป็น UTF-8")]
        ) from None
    # the same drill has the same content hash whichever system wrote its line ends
    return _parsed(path.name, text.replace("\r\n", "\n"))


@lru_cache(maxsize=512)
def _parsed(name: str, text: str) -> Scenario:
    """The same text makes the same drill: the folders are read again for every start, and few files have changed."""
    return parse(name, text)


def find(folders: Iterable[Path] = (SHIPPED,)) -> Catalog:
    """Every drill in those folders; a broken file is told of and keeps no other from loading."""
    scenarios: dict[str, Scenario] = {}
    broken: list[InvalidScenario] = []
    for folder in folders:
        files: dict[str, str] = {}
        for path in sorted(folder.glob("*.toml")):
            try:
                scenario = load(path)
                if twin := files.get(scenario.id):
                    sentence = f'แบบฝึกชื่อ "{scenario.id}" มีอยู่แล้วในไฟล์ {twin} ให้ตั้ง id ใหม่'
                    raise InvalidScenario(path.name, [Complaint(1, sentence)])
            except InvalidScenario as error:
                broken.append(error)
            except OSError as error:
                broken.append(InvalidScenario(path.name, [Complaint(1, f"เปิดไฟล์ไม่ได้: {os_reason(error)}")]))
            else:
                files[scenario.id] = path.name
                scenarios[scenario.id] = scenario
    return Catalog(scenarios, tuple(broken))
