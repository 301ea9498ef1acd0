"""Plays a drill by hand, for tests that read as a story: sign in, look, approve, wait, type."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import timedelta

import pytest

from training import bank_portal, explore, masking, world
from training.actions import act
from training.draws import every_draw
from training.explore import Walk
from training.look import look
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED, find, load
from training.scenario_file import parse
from training.sms_otp import CodeRules
from training.transactions import TransactionSet, Transfer
from training.view import DrillView, Facts, Text

SHIPPED_DRILLS = find().scenarios
APPROVE = SHIPPED_DRILLS["approve_transfer_by_otp"]
CHANGED = SHIPPED_DRILLS["changed_after_code"]
FILE = SHIPPED / "approve_transfer_by_otp.toml"
REF = APPROVE.sets[0].ref

# by module, so that all that is asked of one drill comes together and its walk is made once; `tests.scheduling`
# sends it to one process
EVERY_DRILL = pytest.mark.parametrize("drill", SHIPPED_DRILLS, scope="module")

__all__ = [
    "APPROVE", "CHANGED", "EVERY_DRILL", "FILE", "REF", "SHIPPED_DRILLS", "TWO_SEATS", "TWO_SEATS_TEXT",
    "Run", "load", "two_seats_text", "two_sets", "walked",
]  # fmt: skip


@functools.lru_cache(maxsize=3)
def walked(drill: str) -> Walk:
    """The walk of the drill as it is practised: with every fault, and the first of each pool."""
    return explore.walk(next(every_draw(SHIPPED_DRILLS[drill])))


class Run:
    """A run of a drill in the hands of a test."""

    def __init__(self, scenario: Scenario = APPROVE, seed: str = "ROOM-SEED-0000000001") -> None:
        self.scenario = scenario
        self.state, _ = world.start(scenario, seed)

    def do(self, kind: str, **args: str) -> list[str]:
        """The kinds of what happened; a secret argument may be given by its sort, such as ``<right>``."""
        return self.do_at("", kind, **args)

    def do_at(self, seat: str, kind: str, **args: str) -> list[str]:
        """The same, done at that seat by whoever sits there."""
        action = act(kind, seat=seat, **args)
        if any(value.startswith("<") for value in args.values()):
            action = masking.unmask(self.scenario, self.state.at(seat), action)
        self.state, events = world.step(self.scenario, self.state, action, self.state.now)
        return [event.kind for event in events]

    def type_code(self, text: str) -> list[str]:
        """The kinds of what happened when exactly this text was typed as the code."""
        return self.do("enter_code", code=text)

    def wait(self, seconds: str) -> None:
        """Lets time pass."""
        self.do("wait", seconds=seconds)

    def at(self, seconds: float) -> Run:
        """The same run, its clock at that moment."""
        self.state = replace(self.state, now=timedelta(seconds=seconds))
        return self

    def sign_in(self) -> Run:
        """Signs in with the drill's own credentials."""
        told = self.do("login", company_id="<right>", user_id="<right>", password="<right>")
        assert told[0] == "signed_in"
        return self

    def ask_code(self, ref: str = REF) -> Run:
        """Opens the set and asks for its code."""
        self.do("open_set", ref=ref)
        self.do("approve", ref=ref)
        assert "code_sent" in self.do("confirm")
        return self

    @property
    def code(self) -> str:
        """The living code."""
        return bank_portal.current_code(self.state)

    @property
    def view(self) -> DrillView:
        """What the trainee sees."""
        return look(self.scenario, self.state, self.state.now)

    @property
    def said(self) -> str:
        """All that the bank's screen says, in one text."""
        parts = [self.view.screen.title]
        for block in self.view.screen.blocks:
            if isinstance(block, Text):
                parts.append(block.text)
            elif isinstance(block, Facts):
                parts += [f"{label} {value}" for label, value in block.rows]
        return "\n".join(parts)


def two_seats_text() -> str:
    """The file of a small drill with two chairs: a maker who looks what became of his set, and its approver."""
    text = FILE.read_text("utf-8")
    head, rest = text.split("[sign_in]\n")
    card, rest = rest.split("\n\n", 1)
    maker = card.replace("AUTH01", "MAKER01").replace("นางสาวชูใจ มั่นคง", "นางสาวมานี ใจซื่อ")
    maker = maker.replace("0000000003", "0000000001").replace("Fuek-2566", "Thum-2566")
    seats = f"""[[seat]]
id = "maker"
role = "maker"
{maker}

[[seat]]
id = "authorizer"
role = "authorizer"
{card}

"""
    way = """
[[answer]]
do = "take_seat"
who = "authorizer"
"""
    before, answers = rest.split("# ---------------------------------------------------------------- เฉลย")
    head = head.replace('"approve_transfer_by_otp"', '"two_chairs"').replace('"authorizer"', '"maker"')
    return head + seats + before + way + answers[answers.index("\n[[answer]]") :]


TWO_SEATS_TEXT = two_seats_text()
TWO_SEATS = parse("two_chairs.toml", TWO_SEATS_TEXT)


def two_sets(max_sends: int = 3) -> Scenario:
    """The approval drill with a second set, of another payee, waiting behind the first."""
    first = APPROVE.sets[0]
    second = TransactionSet(
        "660809002",
        first.service,
        first.debit_account,
        first.effective_date,
        first.maker,
        "08:50",
        (Transfer(1, first.transfers[0].payee, "0000000009", first.transfers[0].amount, "006 กรุงไทย"),),
    )
    return replace(APPROVE, sets=(first, second), faults=(), codes=CodeRules(max_sends=max_sends))
