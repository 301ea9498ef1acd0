"""The guide for authors keeps its word: its example is a sound drill, and it names all that a file may hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training import explore, faults, phone
from training.actions import KINDS
from training.detectors import DETECTORS
from training.events import KINDS as EVENTS
from training.masking import SORTS
from training.scenario_file import parse
from training.scenario_tables import TABLES
from training.steps import CONDITIONS

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "add_a_scenario.md").read_text("utf-8")
EXAMPLE = "\n".join(re.findall(r"```toml\n(.*?)```", GUIDE, re.S))
GUIDE += (DOCS / "add_a_soft_token_scenario.md").read_text("utf-8")


def test_the_boxes_of_the_guide_joined_in_order_are_a_sound_drill() -> None:
    drill = parse("swapped_account.toml", EXAMPLE)

    report = explore.check(explore.walk(drill))

    assert report.faults == ()
    assert all(report.noticed.values())
    assert explore.answer_faults(drill) == []


@pytest.mark.parametrize(
    "names",
    [DETECTORS, CONDITIONS, faults.VERBS, phone.EFFECTS, KINDS, {sort for sorts in SORTS.values() for sort in sorts}],
    ids=["mistakes", "conditions", "verbs", "effects", "actions", "sorts"],
)  # fmt: skip
def test_the_guide_names_everything_an_author_may_write(names: set[str]) -> None:
    assert [name for name in names if f"`{name}`" not in GUIDE and f'"{name}"' not in GUIDE] == []


def test_the_guide_names_every_table_and_every_key() -> None:
    for name, table in TABLES.items():
        assert f"[{name}]" in GUIDE
        for key in {**table.needed, **table.allowed}:
            assert re.search(rf"(?<![a-z_]){key}(?![a-z_])", GUIDE), (name, key)


def test_every_event_the_guide_offers_as_a_trigger_exists() -> None:
    offered = GUIDE[GUIDE.index("`when` ที่ใช้บ่อย") : GUIDE.index("ทั้งหมดอยู่ใน `training/events.py`")]

    names = set(re.findall(r"`([a-z_]+)`", offered)) - {"when"}

    assert names
    assert names <= set(EVENTS)
