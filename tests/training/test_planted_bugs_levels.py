"""Bugs planted in approval by levels, one at a time: what proves its drill must catch every one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.training.driver import SHIPPED_DRILLS
from tests.training.planting import complaints
from training import detectors
from training.levels import approving

DRILL = SHIPPED_DRILLS["two_levels_of_approval"]


def one_signature_is_enough(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        approving,
        "approved_by",
        lambda user, wanted: replace(wanted, approvals=(*wanted.approvals, user), status="approved"),
    )


def the_same_person_signs_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(approving, "barred", lambda scenario, state, wanted: "")


def relying_on_the_first_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "relied_on_first", lambda *step: False)


BUGS = [
    one_signature_is_enough,
    the_same_person_signs_twice,
    relying_on_the_first_is_not_noticed,
]


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_a_planted_bug_is_caught(bug: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bug(monkeypatch)

    assert next(complaints(DRILL), "") != ""
