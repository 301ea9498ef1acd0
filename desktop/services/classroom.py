"""What a trainee can do: see the drills, and start one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.ports import NewSeed, NewStopwatch

if TYPE_CHECKING:  # the training wing is loaded when a trainee first asks for it, not before the first window
    from desktop.services.practice import Practice
    from training.scenario import Scenario
    from training.scenario_catalog import Catalog


class Classroom:
    """The training room of one PC."""

    def __init__(self, new_seed: NewSeed, new_stopwatch: NewStopwatch, folders: Iterable[Path] = ()) -> None:
        self._new_seed = new_seed
        self._new_stopwatch = new_stopwatch
        self._folders = tuple(folders)
        self._catalog: Catalog | None = None

    @property
    def catalog(self) -> Catalog:
        """Every drill: shipped ones, then the room's own, which win."""
        if self._catalog is None:
            from training.scenario_catalog import SHIPPED, find

            self._catalog = find((SHIPPED, *self._folders))
        return self._catalog

    def drills(self) -> tuple[Scenario, ...]:
        """Every drill, in order."""
        return tuple(self.catalog.scenarios.values())

    def start(self, scenario_id: str) -> Practice:
        """A new run of that drill.

        Raises:
            UnknownScenario: there is no such drill.
        """
        from desktop.services.practice import Practice

        return Practice(self.catalog.get(scenario_id), self._new_seed(), self._new_stopwatch())
