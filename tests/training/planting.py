"""What the files of planted bugs share: a table of bugs, each with the drill that should tell of it, and the proofs.

That the shipped drills draw no complaint without a bug is what `test_exploration` proves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.training.oracle import disagreements
from training import explore
from training.draws import every_draw
from training.scenario import Scenario

Plant = Callable[[pytest.MonkeyPatch], None]


class Plants(dict[str, tuple[Scenario, Plant]]):
    """Bugs by name, each with its drill."""

    def plant(self, drill: Scenario) -> Callable[[Plant], Plant]:
        """Puts a bug in the table, with the drill that should bring it to light."""

        def keep(bug: Plant) -> Plant:
            self[bug.__name__] = (drill, bug)
            return bug

        return keep


def complaints(drill: Scenario) -> Iterator[str]:
    """Everything that the proofs of `test_exploration` say of a drill."""
    walks = [explore.walk(drawn) for drawn in every_draw(drill)]
    yield from explore.check(*walks).faults
    for found in walks:
        yield from disagreements(found)
