"""A second opinion on the treasury's work: who recorded, approved and refused what, and whose right began and ended.

It keeps one book for the whole office, from what was pressed and from the drill's own papers. It knows people by their
citizen numbers and asks no rule of the engine's; only at the end it looks whether the treasury stands as the book does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from training.explore import Edge
from training.look import screen_and_phone
from training.scenario import Scenario

_BOXES = ("claim_type", "payee", "account", "amount", "purchase_order")
_PLANTED = {"letter_only": "sent_letter_only", "put_off": "put_off_password"}


@dataclass(frozen=True)
class Paper:
    """One document as a bystander would note it: what it says, how far it is, and who had a hand in it."""

    form: str
    says: tuple[tuple[str, str], ...]
    stands: str
    recorder: str
    first: str = ""
    looked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Book:
    """What the office's own chronicler would have written down.

    Attributes:
        papers: the documents by name.
        filling: the job, the form and the number of the document that is being filled in.
        filled: what was filled in and checked.
        passed: whether that check found nothing.
        change: how far the request to change a holder is.
        as_ordered: whether that request says what the order says; else what is otherwise in it.
    """

    papers: tuple[tuple[str, Paper], ...] = ()
    filling: tuple[str, str] = ("", "")
    filled: tuple[tuple[str, str], ...] = ()
    passed: bool = False
    change: str = ""
    as_ordered: str = ""

    def paper(self, ref: str) -> Paper | None:
        return dict(self.papers).get(ref)

    def having(self, ref: str, paper: Paper) -> Book:
        return replace(self, papers=tuple({**dict(self.papers), ref: paper}.items()))


@dataclass
class Finding:
    """What should be said of one action, and how far the Soft Tokens of other seats have come by it."""

    mistakes: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    stages: dict[str, str] = field(default_factory=dict)


def opened(scenario: Scenario) -> Book:
    """The book before anything was done."""
    papers = {}
    for job in scenario.work.jobs:
        if job.status:
            says = tuple((box.name, box.recorded or box.right) for box in job.boxes)
            papers[f"{job.id}/1"] = Paper(job.form, says, job.status, job.recorded_by, job.first_by)
    return Book(papers=tuple(papers.items()))


def judge(scenario: Scenario, book: Book, edge: Edge) -> tuple[Book, Finding]:
    """The book after an action, and what should have come of it; nothing in drills without such work."""
    finding = Finding()
    if not scenario.work.jobs and scenario.work.change is None:
        return book, finding
    rule = _RULES.get(edge.action.kind)
    after = rule(scenario, book, edge, finding) if rule else book
    if not edge.after.outcome:
        _compare(after, edge, finding)
    return after, finding


def _compare(book: Book, edge: Edge, finding: Finding) -> None:
    stands = {claim.ref: claim.status for claim in edge.after.treasury.claims}
    noted = {ref: paper.stands for ref, paper in book.papers}
    if stands != noted:
        finding.wrong.append(f"the documents stand at {stands}, should stand at {noted}")
    if edge.after.treasury.change.status != book.change:
        finding.wrong.append(f"the request is {edge.after.treasury.change.status}, should be {book.change}")


def work_is_done(scenario: Scenario, book: Book) -> bool:
    """Whether of every paper a document has gone all its way."""
    through = {ref.split("/")[0] for ref, paper in book.papers if paper.stands in ("sent", "remitted")}
    return through == {job.id for job in scenario.work.jobs}


def begins_inside(scenario: Scenario, seat: str) -> bool:
    """Whether somebody sits there at a computer of his own from the start, and need not sign out for others."""
    return any(holder.signed_in for holder in scenario.holders if holder.seat == seat)


def _citizen(scenario: Scenario, seat: str) -> str:
    return next((h.citizen_id for h in scenario.holders if h.seat == seat), seat)


def _says_what_the_paper_says(scenario: Scenario, ref: str, paper: Paper) -> bool:
    job = next(j for j in scenario.work.jobs if ref.startswith(f"{j.id}/"))
    return paper.form == job.form and set(paper.says) == {(box.name, box.right) for box in job.boxes}


# ---------------------------------------------------------------- recording


def _form(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    nth = 1 + sum(ref.startswith(f"{edge.action.get('job')}/") for ref, _ in book.papers)
    return replace(
        book, filling=(f"{edge.action.get('job')}/{nth}", edge.action.get("form")), filled=(), passed=False
    )


def _again(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    paper = book.paper(edge.action.get("claim"))
    if paper is None or not paper.stands.startswith("refused"):
        finding.wrong.append("a document that nobody refused is mended")
        return book
    return replace(book, filling=(edge.action.get("claim"), paper.form), filled=(), passed=False)


def _check(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    boxes = _BOXES if book.filling[1] == "kb01" else _BOXES[:-1]
    filled = tuple((name, edge.action.get(name)) for name in boxes)
    passed = ("purchase_order", "-") not in filled
    offered = any(b.action == "save_claim" and b.enabled for b in _buttons(scenario, edge))
    if offered != passed:
        finding.wrong.append("a document can be saved that failed its check, or cannot though it passed")
    return replace(book, filled=filled, passed=passed)


def _buttons(scenario: Scenario, edge: Edge) -> Any:
    return screen_and_phone(scenario, edge.after)[0].buttons()


def _save(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    ref, form = book.filling
    paper = Paper(form, book.filled, "recorded", edge.before.seat)
    if not book.passed:
        finding.wrong.append("a document was saved that had not passed its check")
    if not _says_what_the_paper_says(scenario, ref, paper):
        finding.mistakes.add("recorded_wrong")
    return replace(book.having(ref, paper), filling=("", ""), filled=(), passed=False)


def _look(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    ref = edge.action.get("claim")
    paper = book.paper(ref)
    return (
        book.having(ref, replace(paper, looked=paper.looked | {edge.before.seat})) if paper else book
    )  # of a number that is no document's nothing is seen


# ---------------------------------------------------------------- approving


def _approves(scenario: Scenario, seat: str) -> set[str]:
    role = scenario.seat(seat).role.value
    steps = {"approver_1": {"om01"}, "approver_2": {"om02"}}.get(role, set())
    return steps | ({"om03"} if scenario.portal.setting("om03_right") == role else set())


def _one(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    return _approve(scenario, book, edge, finding, [edge.action.get("claim")], edge.action.get("step"))


def _ticked(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    refs = [ref for ref in edge.before.window.open_ref.split("+") if ref]
    return _approve(scenario, book, edge, finding, refs, edge.action.get("step"))


def _anyway(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    refs = [ref for ref in edge.before.window.open_ref.split("+") if ref]
    paper = book.paper(refs[0])
    assert paper is not None
    step = "om03" if paper.form == "ns02_1" else "om01" if paper.stands == "recorded" else "om02"
    return _approve(scenario, book, edge, finding, refs, step, warned=True)


def _approve(
    scenario: Scenario,
    book: Book,
    edge: Edge,
    finding: Finding,
    refs: list[str],
    step: str,
    *,
    warned: bool = False,
) -> Book:
    here = edge.before.seat
    papers = [(ref, paper) for ref in refs if (paper := book.paper(ref)) is not None]
    for _, paper in papers:
        if mistake := _not_taken(scenario, paper, here, step):
            finding.mistakes.add(mistake)
            return book
    own = {ref for ref, paper in papers if _citizen(scenario, paper.recorder) == _citizen(scenario, here)}
    if own and not warned:
        if edge.after.window.screen != "claim_warning":
            finding.wrong.append("nobody was warned that who recorded is about to approve")
        return book
    becomes = {"om01": "first_approved", "om02": "sent", "om03": "remitted"}[step]
    for ref, paper in papers:
        right = _says_what_the_paper_says(scenario, ref, paper)
        finding.mistakes |= set() if right else {"approved_wrong_claim"}
        finding.mistakes |= {"approved_own_record"} if ref in own else set()
        finding.mistakes |= set() if here in paper.looked else {"approved_unread"}
        if step != "om01" and not right and edge.after.outcome != "harmed":
            finding.wrong.append("money is on its wrong way and the drill goes on")
        first = here if step == "om01" else paper.first
        book = book.having(ref, replace(paper, stands=becomes, first=first, looked=frozenset()))
    return book


def _not_taken(scenario: Scenario, paper: Paper, seat: str, step: str) -> str:
    """The mistake that this press is where the treasury must not take it; empty where it must."""
    if step not in _approves(scenario, seat):
        return "acted_without_right"
    if step == "om02" and paper.stands in ("recorded", "refused_1"):
        return "approved_too_early"
    if paper.stands != ("first_approved" if step == "om02" else "recorded"):
        return "approved_again"
    twice = step == "om02" and _citizen(scenario, paper.first) == _citizen(scenario, seat)
    return "one_person_twice" if twice else ""


# ---------------------------------------------------------------- refusing and cancelling


def _may_refuse(scenario: Scenario, paper: Paper, seat: str) -> str:
    mine = _approves(scenario, seat)
    if not mine:
        return "acted_without_right"
    if paper.stands not in ("recorded", "first_approved"):
        return "approved_again"
    awaited = "om03" if paper.form == "ns02_1" else "om01" if paper.stands == "recorded" else "om02"
    if awaited in mine:
        return ""
    return "approved_too_early" if mine == {"om02"} and awaited == "om01" else "acted_without_right"


def _ask_to_refuse(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    paper = book.paper(edge.action.get("claim"))
    assert paper is not None
    why = _may_refuse(scenario, paper, edge.before.seat)
    finding.mistakes |= {why} - {""}
    if (edge.after.window.screen == "claim_refusal") == bool(why):
        finding.wrong.append("somebody may refuse who should not, or may not who should")
    return book


def _refuse(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    ref = edge.before.window.open_ref
    paper = book.paper(ref)
    assert paper is not None
    if edge.action.get("reason") == "<empty>":
        finding.mistakes.add("refused_without_reason")
        return book
    finding.mistakes |= {"refused_right_claim"} if _says_what_the_paper_says(scenario, ref, paper) else set()
    stands = "refused_1" if paper.stands == "recorded" else "refused_2"
    return book.having(ref, replace(paper, stands=stands, looked=frozenset()))


def _ask_to_cancel(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    paper = book.paper(edge.action.get("claim"))
    assert paper is not None
    if scenario.seat(edge.before.seat).role.value != "recorder":
        finding.mistakes.add("acted_without_right")
    elif paper.stands != "recorded":
        finding.mistakes.add("approved_again")
    return book


def _cancel(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    ref = edge.before.window.open_ref
    paper = book.paper(ref)
    assert paper is not None
    if edge.action.get("reason") == "<empty>":
        finding.mistakes.add("refused_without_reason")
        return book
    return book.having(ref, replace(paper, stands="cancelled"))


# ---------------------------------------------------------------- rights


def _file(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    asked, wanted = dict(edge.action.args), scenario.work.change
    assert wanted is not None
    if mistake := _refused_at_once(scenario, asked):
        finding.mistakes.add(mistake)
        return book
    flaw = ""
    if (asked["change_kind"], asked["start"]) != (wanted.kind, str(wanted.start)):
        flaw = "more_wanted"
    if (asked["old_holder"], asked["new_holder"], asked["right"]) != (wanted.old, wanted.new, wanted.right):
        flaw = "denied"
    finding.mistakes |= {"filed_otherwise"} if flaw else set()
    return replace(book, change="filed", as_ordered=flaw or "approved")


def _refused_at_once(scenario: Scenario, asked: dict[str, str]) -> str:
    order = next((o for o in scenario.work.orders if o.id == asked["order"]), None)
    if order is None:
        return "filed_without_order"
    if order.signed is None:
        return "attached_unsigned_order"
    holds = next(p.right for p in scenario.work.officials if p.id == asked["new_holder"])
    if {holds, asked["right"]} == {"approver_1", "approver_2"}:
        return "asked_both_approvals"
    if (asked["new_holder"], asked["right"]) not in order.names:
        return "attached_another_order"
    return "dated_before_order" if asked["start"] < str(order.signed) else ""


def _track(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    if book.change == "filed":
        return replace(book, change="reviewing")
    if book.as_ordered == "approved":
        _rights_pass_on(scenario, edge, finding)
    return replace(book, change=book.as_ordered)


def _rights_pass_on(scenario: Scenario, edge: Edge, finding: Finding) -> None:
    wanted = scenario.work.change
    assert wanted is not None
    seats = {person.id: person.seat for person in scenario.work.officials}
    if seats[wanted.new]:
        finding.stages[seats[wanted.new]] = "issued"
        if not edge.after.at(seats[wanted.new]).window.login.must_change:
            finding.wrong.append("the new holder need not change the password")
    if wanted.kind in ("replace", "remove") and seats[wanted.old]:
        finding.stages[seats[wanted.old]] = "none"
        old = edge.after.at(seats[wanted.old]).window
        if old.signed_in or old.token.state != "revoked":
            finding.wrong.append("the old holder still has the right")


def _talk(scenario: Scenario, book: Book, edge: Edge, finding: Finding) -> Book:
    effect = next(c.effect for c in scenario.contacts if c.id == edge.action.get("contact"))
    finding.mistakes |= {_PLANTED[effect]} if effect in _PLANTED else set()
    return book


_RULES: dict[str, Callable[[Scenario, Book, Edge, Finding], Book]] = {
    "open_form": _form, "edit_claim": _again, "check_claim": _check, "save_claim": _save,
    "find_claim": _look, "open_claim": _look, "approve_claim": _one, "approve_ticked": _ticked,
    "approve_anyway": _anyway, "start_refusal": _ask_to_refuse, "refuse_claim": _refuse,
    "start_cancelling": _ask_to_cancel, "cancel_claim": _cancel, "file_change": _file, "track_change": _track,
    "contact": _talk,
}  # fmt: skip
