"""The second opinion on a maker's work: its own notes of the file, the upload and what the register asks for.

It never reads the file's bytes: from what was chosen it says by itself whether a bank should take the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from training.explore import Edge
from training.scenario import Scenario
from training.state import State
from training.transactions import TransactionSet

_GOODS = {"direct": "14", "standard": "04"}
_TITLES = {"direct": "KTB iPay Direct", "standard": "KTB iPay Standard"}


@dataclass(frozen=True)
class Chosen:
    """What a file was made of, and whether a hand was at it since."""

    payees: str
    unit: str
    service_type: str
    pay_day: str
    by_hand: bool = False


@dataclass(frozen=True)
class Notes:
    """What somebody behind the maker would have written down."""

    file: Chosen | None = None
    copy: Chosen | None = None
    upload: tuple[Chosen, str] | None = None
    payees_seen: bool = False
    balance_seen: bool = False
    replaces: str = ""


@dataclass
class Finding:
    """What should have come of an action at the maker's desk."""

    mistakes: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


def judge(scenario: Scenario, notes: Notes, edge: Edge) -> tuple[Notes, Finding]:
    """The notes after an action, and what should have come of it."""
    finding = Finding()
    rule = _RULES.get(edge.action.kind)
    return (rule(scenario, notes, edge, finding) if rule else notes), finding


def should_not_be_paid(scenario: Scenario, made: TransactionSet) -> bool:
    """Whether a set that was made in the drill pays what the register does not, or on another day."""
    assert scenario.maker is not None
    asked = {(row.account, row.amount) for row in scenario.maker.rows}
    paid = [(line.account, line.amount) for line in made.transfers]
    day = scenario.maker.pay_day
    return (
        not set(paid) <= asked
        or len(set(paid)) < len(paid)
        or made.effective_date != f"{day.day:02}-{day.month:02}-{day.year + 543}"
    )


def ends(scenario: Scenario, state: State) -> bool:
    """Whether signing out now ends the drill."""
    statuses = [s.status for s in state.bank.sets]
    if scenario.ends_when == "submitted":
        return "pending" in statuses or "approved" in statuses
    if scenario.ends_when == "settled":
        return "approved" in statuses and not {"pending", "rejected"} & set(statuses)
    return not {"draft", "pending"} & set(statuses)


def left_out(scenario: Scenario, state: State) -> bool:
    """Whether somebody on the register is in no set that waits or is paid."""
    if scenario.maker is None:
        return False
    paid = {t.account for s in state.bank.sets if s.status in ("pending", "approved") for t in s.transfers}
    return not {row.account for row in scenario.maker.rows} <= paid


def _rows(scenario: Scenario, payees: str) -> list[tuple[bool, str, Decimal]]:
    assert scenario.maker is not None
    rows = [(row.bank.startswith("006"), row.account, row.amount) for row in scenario.maker.rows]
    return [row for row in rows if payees == "all" or row[0] == (payees == "own")]


def _build(scenario: Scenario, notes: Notes, edge: Edge, finding: Finding) -> Notes:
    given = dict(edge.action.args)
    if not _rows(scenario, given["payees"]):
        if edge.after.maker != edge.before.maker:
            finding.wrong.append("a file that pays nobody was made")
        return notes
    return replace(notes, file=Chosen(**given), copy=None)


def _edit(scenario: Scenario, notes: Notes, edge: Edge, finding: Finding) -> Notes:
    assert notes.file is not None
    assert scenario.maker is not None
    is_wrong = {
        "total": notes.file.unit == "satang",
        "day": notes.file.pay_day != scenario.maker.pay_day.isoformat(),
    }
    if not is_wrong[edge.action.get("field")]:
        return notes
    finding.mistakes.add("edited_by_hand")
    return replace(notes, copy=replace(notes.file, by_hand=True))


def _upload(scenario: Scenario, notes: Notes, edge: Edge, finding: Finding) -> Notes:
    register, given = scenario.maker, edge.action
    assert register is not None
    happened = {event.kind for event in edge.events}
    if len(edge.before.bank.sets) >= register.max_batches:
        if "batches_used_up" not in happened:
            finding.wrong.append("one set too many was taken")
        return notes
    chosen = notes.copy if given.get("file") == "copy" else notes.file
    assert chosen is not None
    service = given.get("service")
    mixed = any(own != (service == "direct") for own, _, _ in _rows(scenario, chosen.payees))
    other_type = chosen.service_type != _GOODS[service]
    finding.mistakes |= {"mixed_banks"} if mixed else set()
    finding.mistakes |= {"wrong_service_type"} if other_type else set()
    good = not (
        mixed
        or other_type
        or chosen.by_hand
        or chosen.pay_day != given.get("pay_day")
        or chosen.pay_day < register.today.isoformat()
        or _is_there_already(scenario, notes, edge.before, chosen)
    )
    if happened & {"file_accepted", "file_refused"} != {"file_accepted" if good else "file_refused"}:
        finding.wrong.append(f"{'refused a good' if good else 'took a bad'} file")
    return replace(notes, upload=(chosen, service) if good else None, payees_seen=False)


def _is_there_already(scenario: Scenario, notes: Notes, state: State, chosen: Chosen) -> bool:
    lines = sorted(_paid(scenario, chosen))
    return any(
        s.status in ("pending", "approved", "rejected")
        and s.ref != notes.replaces
        and sorted((t.account, t.amount) for t in s.transfers) == lines
        for s in state.bank.sets
    )


def _paid(scenario: Scenario, chosen: Chosen) -> list[tuple[str, Decimal]]:
    share = Decimal(1) if chosen.unit == "baht" else Decimal("0.01")
    return [
        (account, amount if share == 1 else amount.to_integral_value("ROUND_DOWN") * share)
        for _, account, amount in _rows(scenario, chosen.payees)
    ]


def _submit(scenario: Scenario, notes: Notes, edge: Edge, finding: Finding) -> Notes:
    assert scenario.maker is not None
    if notes.upload is None:
        finding.wrong.append("a file that the bank refused was submitted")
        return notes
    chosen, service = notes.upload
    finding.mistakes |= {"submitted_unseen"} if not notes.payees_seen else set()
    finding.mistakes |= {"balance_not_checked"} if not notes.balance_seen else set()
    finding.mistakes |= {"submitted_wrong_amounts"} if chosen.unit == "satang" else set()
    if chosen.pay_day != scenario.maker.pay_day.isoformat():
        finding.mistakes.add("submitted_wrong_day")
    _is_the_set(scenario, notes, edge, finding)
    made = edge.after.bank.sets[-1]
    if made.service != _TITLES[service]:
        finding.wrong.append(f"the set goes by {made.service}")
    if sorted((t.account, t.amount) for t in made.transfers) != sorted(_paid(scenario, chosen)):
        finding.wrong.append("the set does not pay what the file does")
    return replace(notes, upload=None, payees_seen=False, replaces="")


def _is_the_set(scenario: Scenario, notes: Notes, edge: Edge, finding: Finding) -> None:
    before, after = edge.before.bank.sets, edge.after.bank.sets
    if len(after) != len(before) + 1 or after[-1].status != "pending":
        finding.wrong.append("what was submitted is no new set that waits")
    if after[-1].ref in {s.ref for s in before}:
        finding.wrong.append("a reference number was used twice")
    for old, new in zip(before, after, strict=False):
        wanted = "replaced" if old.ref == notes.replaces else old.status
        if new.status != wanted:
            finding.wrong.append(f"{old.ref} is {new.status} and should be {wanted}")


def _cancel(scenario: Scenario, notes: Notes, edge: Edge, finding: Finding) -> Notes:
    ref = edge.action.get("ref")
    was = next(s.status for s in edge.before.bank.sets if s.ref == ref)
    now = next(s.status for s in edge.after.bank.sets if s.ref == ref)
    if (was, now) != ("pending", "cancelled"):
        finding.wrong.append(f"called back: {was} became {now}")
    return notes


def _resubmit(scenario: Scenario, notes: Notes, edge: Edge, finding: Finding) -> Notes:
    ref = edge.action.get("ref")
    if next(s.status for s in edge.before.bank.sets if s.ref == ref) != "rejected":
        finding.wrong.append("a set is mended that was not sent back")
    return notes if edge.after.outcome else replace(notes, replaces=ref, upload=None)


def _noting(**changes: object) -> Callable[[Scenario, Notes, Edge, Finding], Notes]:
    def rule(scenario: Scenario, notes: Notes, edge: Edge, finding: Finding) -> Notes:
        return replace(notes, **changes)  # type: ignore[arg-type]

    return rule


_RULES = {
    "build_file": _build,
    "edit_file": _edit,
    "upload": _upload,
    "submit_file": _submit,
    "cancel_batch": _cancel,
    "start_resubmit": _resubmit,
    "open_statement": _noting(balance_seen=True),
    "open_upload_detail": _noting(payees_seen=True),
    "open_upload": _noting(upload=None, payees_seen=False),
    "open_home": _noting(upload=None, payees_seen=False),
    "open_batches": _noting(upload=None, payees_seen=False),
}
