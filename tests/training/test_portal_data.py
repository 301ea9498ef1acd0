"""The data the make-believe world is made of: everything marked, nothing dangling, nothing unused."""

from __future__ import annotations

import ast
import functools
import importlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import training
from tests.training.driver import APPROVE, SHIPPED_DRILLS, two_sets, walked
from training import events, explore, masking, steps, world
from training.access.passwords import FLAWS
from training.actions import KINDS, ROOM
from training.detectors import DETECTORS, WHAT
from training.equal_futures import same_future
from training.look import look
from training.roles import Role
from training.rules import clauses
from training.scenario import OUTCOMES, Scenario
from training.screens import MARKS, Portal, portal, portal_names
from training.state import State
from training.view import Button, Buttons, Countdown, DrillView, Input, Select, Table

SOURCES = sorted(Path(training.__file__).parent.rglob("*.py"))
TREASURY = ("soft_token", "treasury")
"""The parts whose messages stand in the treasury's data, not in the bank's."""
EVERY_PORTAL = pytest.mark.parametrize("site", [portal(name) for name in portal_names()], ids=portal_names())


def constants(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    yield from (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def entries(site: Portal) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in ("portal", "setting", "message", "phone", "label", "rule", "app"):
        yield from ((f"{part}.{name}", row) for name, row in site.data.get(part, {}).items())
    for name, screen in site.data["screen"].items():
        yield f"screen.{name}", screen
        yield from ((f"screen.{name}.block {n}", row) for n, row in enumerate(screen["block"]))


# ---------------------------------------------------------------- marks and words


@EVERY_PORTAL
def test_everything_of_a_portal_says_how_sure_we_are_of_it(site: Portal) -> None:
    unmarked = [where for where, row in entries(site) if row.get("mark") not in MARKS]

    assert unmarked == []


@EVERY_PORTAL
def test_what_is_known_of_limits_and_messages_says_from_where(site: Portal) -> None:
    for where, row in entries(site):
        if row["mark"] == "KNOWN" and not where.startswith("screen."):
            assert row.get("note"), where


@EVERY_PORTAL
def test_the_address_leads_nowhere_and_the_page_says_it_is_a_simulation(site: Portal) -> None:
    address = site.data["portal"]["address"]["text"]
    if site.is_treasury:  # the letter names the one address there is, and trainees learn to read it
        assert address == "https://portal.gfmis.go.th/"
        assert "หน้าจอจำลองเพื่อการฝึกอบรม" in site.data["portal"]["notice"]["text"]
        return
    assert address.split("/")[2].endswith(".invalid") if site.signs_in else not address
    assert "จำลองเพื่อการฝึกอบรม" in site.data["portal"]["notice"]["text"]
    assert "จำลอง" in site.phone("notice")


def test_every_message_of_the_treasury_is_written_somewhere_in_its_parts() -> None:
    site = portal("new_gfms_thai")
    mine = [path for path in SOURCES if set(TREASURY) & set(path.parts)]
    written = {text for path in mine for text in constants(path)}
    written |= {f"E-111.{why}" for why in FLAWS} | {"timed_out", "sign_out_first", "password_changed"}
    written |= {dict(button["args"])["what"] for button in buttons_of(site) if button["action"] == "tell"}
    written |= {"signed_out"}

    assert set(site.data["message"]) <= written


def buttons_of(site: Portal) -> Iterator[dict[str, Any]]:
    for screen in site.data["screen"].values():
        for block in screen["block"]:
            yield from block.get("buttons", ())


def test_every_message_the_engine_asks_for_exists_and_none_is_left_over() -> None:
    asked = {
        keyword.value.value
        for path in SOURCES
        if not set(TREASURY) & set(path.parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "message" and isinstance(keyword.value, ast.Constant)
    }
    told_by_kind = {"code_wrong", "code_superseded", "approved", "level_approved"}
    told_by_kind |= {"already_approved", "own_set", "level_waits"}
    told_by_kind |= {f"password_{why}" for why in (*FLAWS, "old_wrong", "differs")}
    told_by_kind |= {"request_rejected", "request_cancelled"}
    told_by_kind |= {f"{box}_of_another" for box in ("mobile", "email", "name", "name_en")} | {"name_foreign"}
    told_by_kind |= {rule["message"] for rule in portal("ktb_corporate_online").data["rule"].values()}

    assert asked - {""} | told_by_kind == set(portal("ktb_corporate_online").data["message"])


def test_every_message_can_be_shown() -> None:
    state = world.start(APPROVE, "seed")[0]
    for key in APPROVE.portal.data["message"]:
        shown = state.on_page(message=key)
        text = look(APPROVE, shown, shown.now).screen.blocks[0].text

        assert text
        assert "{" not in text


def test_every_kind_of_event_has_words_and_is_made_somewhere() -> None:
    written = {text for path in SOURCES if path.name != "events.py" for text in constants(path)}

    assert set(events.KINDS) <= written


def test_every_detector_says_what_it_notices() -> None:
    assert set(WHAT) == set(DETECTORS)


def test_all_that_is_told_of_a_drill_is_told_in_both_languages() -> None:
    told = {
        **events.KINDS,
        **WHAT,
        **OUTCOMES,
        **{role.value: role.label for role in Role},
        **{key: clause.meaning for key, clause in clauses().items()},
        **{f"{s.id} {m.id}": m.remedy for s in SHIPPED_DRILLS.values() for m in s.mistakes},
        **{f"{s.id} {m.id} what": m.what for s in SHIPPED_DRILLS.values() for m in s.mistakes},
        **{f"{s.id} {s_.id}": s_.task for s in SHIPPED_DRILLS.values() for s_ in s.steps},
    }

    assert [key for key, words in told.items() if not re.search("[ก-ฮ]", words.th)] == []
    assert [key for key, words in told.items() if not words.en or re.search("[ก-๛]", words.en)] == []


def test_no_detector_is_left_without_a_drill() -> None:
    used = {mistake.id for scenario in SHIPPED_DRILLS.values() for mistake in scenario.mistakes}

    assert used >= set(DETECTORS)


# ---------------------------------------------------------------- screens


TWO_SETS = "two sets"  # no shipped drill, but with a list of several
EVERY_PICTURED = pytest.mark.parametrize("drill", [*SHIPPED_DRILLS, TWO_SETS], scope="module")


@functools.lru_cache(maxsize=1)
def seen(drill: str) -> tuple[DrillView, ...]:
    """Every picture of every state of the drill."""
    found = explore.walk(two_sets(max_sends=1)) if drill == TWO_SETS else walked(drill)
    return tuple(look(found.scenario, state, state.now) for state in found.reached)


def screens_met(scenario: Scenario) -> set[str]:
    """The screens on the way of the model answer and within a few steps of it."""
    state, now = world.start(scenario, "answer")[0], timedelta(0)
    met: set[str] = set()
    for after_s, masked in scenario.answer:
        now = max(state.now, now) + timedelta(seconds=after_s)
        state = replace(state, now=max(state.now, now))
        met |= screens_near(scenario, state, steps_away=3)
        met.add(state.phone.apps.screen)
        state, _ = world.step(scenario, state, masking.unmask(scenario, state, masked), now)
    return met | {state.window.screen}


def screens_near(scenario: Scenario, state: State, steps_away: int) -> set[str]:
    """The screen of this state and of those that so few steps lead to."""
    near, met = {same_future(scenario, state)}, {state.window.screen, state.phone.apps.screen}
    for _ in range(steps_away):
        after = {
            same_future(scenario, world.step(scenario, s, masking.unmask(scenario, s, masked), s.now)[0])
            for s in near
            for masked in explore.choices(scenario, s)
        }
        near, met = after, met | {name for s in after for name in (s.window.screen, s.phone.apps.screen)}
    return met


def test_every_screen_of_the_data_is_met_near_some_model_answer() -> None:
    met = set().union(*map(screens_met, SHIPPED_DRILLS.values())) - {""}
    # the warning comes only to somebody who records and then approves himself, far off the right way
    met |= {edge.after.window.screen for edge in walked("recorder_approves_own_remittance").edges}

    assert met == {name for site in map(portal, portal_names()) for name in site.data["screen"]}


@EVERY_PICTURED
def test_every_picture_is_a_simulation_with_an_address_and_a_title(drill: str) -> None:
    for picture in seen(drill):
        assert "จำลอง" in picture.screen.notice
        assert "จำลอง" in picture.phone.notice
        if picture.screen.name in APPROVE.portal.programs:
            assert "://" not in picture.screen.address
            assert "จำลอง" in picture.screen.address
            assert "จำลอง" in picture.screen.tab
        elif SHIPPED_DRILLS.get(drill, APPROVE).portal.is_treasury:
            own = picture.screen.address.startswith("https://portal.gfmis.go.th/")
            assert own == (picture.screen.name != "false_portal")
        elif picture.screen.name != "desk":  # a desk is no web site and has no address
            own = picture.screen.address.startswith("https://corporate.bank.invalid/")
            assert own == (picture.screen.name not in APPROVE.portal.traps)
            assert picture.screen.address.split("/")[2].endswith(".invalid")
        assert picture.screen.title
        assert "{" not in picture.screen.title


@EVERY_PICTURED
def test_every_button_sends_exactly_what_its_action_takes(drill: str) -> None:
    for picture in seen(drill):
        for button in (*picture.screen.buttons(), *picture.phone.buttons()):
            given = {name for name, _ in (*button.args, *button.picks)}
            assert button.action in set(KINDS) - ROOM
            assert given | set(button.sends) == KINDS[button.action].args
            assert set(button.sends) == KINDS[button.action].secret
            assert button.caption
            assert all(value for _, value in button.args)
            assert all(values for _, values in button.picks)


@EVERY_PICTURED
def test_every_box_that_a_button_sends_is_on_its_screen(drill: str) -> None:
    for picture in seen(drill):
        for screen in filter(None, (picture.screen, picture.phone.app)):
            boxes = [block.name for block in screen.blocks if isinstance(block, Input | Select)]
            sent = {name for b in screen.buttons() for name in (*b.sends, *(name for name, _ in b.picks))}

            assert set(boxes) == sent
            assert len(boxes) == len(set(boxes))


@EVERY_PICTURED
def test_every_table_has_a_cell_for_each_heading(drill: str) -> None:
    for picture in seen(drill):
        tables = [block for block in picture.screen.blocks if isinstance(block, Table)]
        tables += [paper.table for paper in picture.desk if paper.table]
        for table in tables:
            assert len(table.headings) == len(table.align)
            assert all(len(row) == len(table.headings) for row in table.rows)
            assert len(table.open) in (0, len(table.rows))


@EVERY_PICTURED
def test_no_two_buttons_in_front_of_the_trainee_are_alike(drill: str) -> None:
    def key(button: Button) -> tuple[str, ...]:
        return (button.caption, button.action, *map(str, button.args))

    for picture in seen(drill):
        rows = [b.buttons for b in picture.screen.blocks if isinstance(b, Buttons)]
        rows += [message.buttons for message in picture.phone.messages]
        for row in rows:
            assert len({key(button) for button in row}) == len(row)


@EVERY_PICTURED
def test_the_resend_button_waits_and_says_until_when(drill: str) -> None:
    for picture in (p for p in seen(drill) if p.screen.name == "otp"):
        resend = next(b for b in picture.screen.buttons() if b.action == "resend_code")
        life = next(b for b in picture.screen.blocks if isinstance(b, Countdown))

        assert resend.ready_at is not None
        assert life.until - resend.ready_at == APPROVE.codes.life - APPROVE.codes.resend_after


# ---------------------------------------------------------------- clauses


def test_every_clause_cites_a_letter_a_number_and_words() -> None:
    for key, clause in clauses().items():
        assert clause.letter.startswith("หนังสือ")
        assert clause.number.startswith(("ข้อ ", "วรรคท้าย"))
        assert clause.citation == f"{clause.letter} {clause.number}"
        assert len(clause.words) > 20, key
        assert len(clause.meaning.th) > 20, key


def test_no_drill_cites_a_clause_that_is_not_there() -> None:
    for scenario in SHIPPED_DRILLS.values():
        for clause in (scenario.letter, *(mistake.clause for mistake in scenario.mistakes)):
            assert clauses()[clause.key] is clause


def test_every_mistake_says_in_thai_what_a_careful_person_does() -> None:
    for scenario in SHIPPED_DRILLS.values():
        for mistake in scenario.mistakes:
            assert any("ก" <= letter <= "ฮ" for letter in mistake.remedy.th)
            assert len(mistake.remedy.th) > 40


def test_every_step_ends_by_a_condition_of_the_engine() -> None:
    for scenario in SHIPPED_DRILLS.values():
        assert {step.done_when for step in scenario.steps} <= {*steps.CONDITIONS, steps.ANSWERED}
        assert scenario.steps[-1].done_when in ("over", scenario.done_at)


# ---------------------------------------------------------------- the parts of the make-believe world


@pytest.mark.parametrize(
    "table",
    ["CONDITIONS", "DETECTORS", "EFFECTS", "EVENTS", "HANDLERS", "KINDS", "SORTS", "TABLES", "VERBS", "WHAT"],
)
def test_no_two_parts_of_the_world_give_one_name_to_two_things(table: str) -> None:
    parts: dict[str, set[str]] = {}
    for path in SOURCES:
        part = path.relative_to(Path(training.__file__).parent).parts[0]
        if path.parent.parent != Path(training.__file__).parent:
            continue
        module = importlib.import_module(f"training.{part}.{path.stem}")
        for name in getattr(module, table, {}):
            parts.setdefault(name, set()).add(part)

    assert {name: found for name, found in parts.items() if len(found) > 1} == {}
