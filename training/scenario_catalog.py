"""Finds the drills: every TOML file in the folders it is given, the later folder winning over the earlier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from thai.os_reasons import os_reason
from training.errors import Complaint, InvalidScenario, UnknownScenario
from training.scenario import Scenario
from training.scenario_file import parse
from training.toml_lines import MOST_BYTES, suggest, too_large

SHIPPED = Path(__file__).parent / "scenarios"


@dataclass(frozen=True)
class Catalog:
    """The drills in some folders; whoever asks for one waits for no other to be read.

    Attributes:
        folders: where their files are, the later folder winning over the earlier.
    """

    folders: tuple[Path, ...]

    @cached_property
    def _found(self) -> tuple[dict[str, Scenario], tuple[InvalidScenario, ...]]:
        return _gathered(map(_files, self.folders))

    @property
    def scenarios(self) -> dict[str, Scenario]:
        """All of them by id, in the order of their files' names; a broken file keeps no other from loading."""
        return self._found[0]

    @property
    def broken(self) -> tuple[InvalidScenario, ...]:
        """The files that make no drill, each with its complaints."""
        return self._found[1]

    def get(self, scenario_id: str) -> Scenario:
        """The drill with that id.

        Raises:
            UnknownScenario: there is none; the sentence suggests a near one.
        """
        if "_found" not in self.__dict__:
            naming = ([f for f in _files(folder) if _names(f, scenario_id)] for folder in self.folders)
            if found := _gathered(naming)[0].get(scenario_id):
                return found
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
    content = _content(path)
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
    return parse(path.name, text.replace("\r\n", "\n"))


def find(folders: Iterable[Path] = (SHIPPED,)) -> Catalog:
    """Every drill in those folders."""
    return Catalog(tuple(folders))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _names(path: Path, scenario_id: str) -> bool:
    """Whether the file may be that drill's, or cannot be read, which is to be told of."""
    try:
        return scenario_id.encode(errors="replace") in _content(path)
    except OSError:
        return True


def _content(path: Path) -> bytes:
    """The file's bytes; of a huge one no more than shows that it is."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _gathered(folders: Iterable[list[Path]]) -> tuple[dict[str, Scenario], tuple[InvalidScenario, ...]]:
    """The drills that these files make, and those of the files that make none."""
    scenarios: dict[str, Scenario] = {}
    broken: list[InvalidScenario] = []
    for paths in folders:
        files: dict[str, str] = {}
        for path in paths:
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
    return scenarios, tuple(broken)
