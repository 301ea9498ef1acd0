"""A second opinion on every step of a drill, which reads only what was done and what then stood at the bank.

It keeps its own books, never asks the engine what it noticed, and knows nothing of its detectors: two people wrote
down the same rules, and every edge of a walk says whether they agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from tests.training import (
    oracle_admin,
    oracle_desk,
    oracle_funds,
    oracle_lost,
    oracle_maker,
    oracle_reports,
    oracle_soft_token,
    oracle_treasury,
    oracle_two_factor,
)
from tests.training.oracle_access import UNOPENED, AccessBook, is_dead, judge_change
from tests.training.oracle_levels import Signed, sign
from training.actions import Action
from training.explore import Edge, Walk
from training.scenario import Choice, Scenario
from training.state import State
from training.transactions import Transfer

Lines = tuple[Transfer, ...]


@dataclass(frozen=True)
class Code:
    """A code that was sent: for which lines of which set, how old it is, and the wrong tries made with it."""

    ref: str
    lines: Lines
    age: timedelta = timedelta(0)
    wrong: int = 0


@dataclass(frozen=True)
class Books:
    """What somebody who watched the whole run would have written down."""

    code: Code | None = None
    sent: tuple[tuple[str, int], ...] = ()
    looked_at: tuple[tuple[str, Lines], ...] = ()
    bad_sign_ins: int = 0
    spoken_to: frozenset[str] = frozenset()
    signed: Signed = frozenset()
    access: AccessBook = UNOPENED
    decided: tuple[tuple[str, str], ...] = ()
    admin: oracle_admin.AdminBooks = field(default_factory=oracle_admin.AdminBooks)
    maker: oracle_maker.Notes = field(default_factory=oracle_maker.Notes)
    reports: oracle_reports.Notes = field(default_factory=oracle_reports.Notes)
    loss: oracle_lost.LossBook = field(default_factory=oracle_lost.LossBook)
    token: oracle_soft_token.TokenBook = field(default_factory=oracle_soft_token.TokenBook)
    work: oracle_treasury.Book = field(default_factory=oracle_treasury.Book)
    clock: timedelta = timedelta(0)


# one book for each seat; a seat that nobody has sat at yet has none
Shelf = dict[str, Books]


@dataclass
class Verdict:
    """What should have come of an action: the mistakes in it, and the set it should have approved or refused."""

    mistakes: set[str] = field(default_factory=set)
    approves: set[str] = field(default_factory=set)
    rejects: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


def disagreements(found: Walk) -> Iterator[str]:
    """Where the engine and this second opinion differ, over every edge of a walk."""
    watched = {mistake.id for mistake in found.scenario.mistakes}
    opened = Books(
        admin=oracle_admin.first_books(found.scenario), work=oracle_treasury.opened(found.scenario)
    )
    shelves: dict[State, Shelf] = {
        next(iter(found.reached)): {
            seat.id: replace(opened, token=oracle_soft_token.opened(found.scenario, seat.id))
            for seat in found.scenario.seats
        }
    }
    for edge in found.edges:  # in the order of discovery, so that the books of the state before are there
        after, verdict = judge(found.scenario, shelves[edge.before], edge)
        shelves.setdefault(edge.after, after)
        where = f"{edge.action.kind} {dict(edge.action.args)} on {edge.before.window.screen}"
        yield from (f"{where}: {wrong}" for wrong in verdict.wrong)
        if edge.mistakes != verdict.mistakes & watched:
            yield f"{where}: noticed {sorted(edge.mistakes)}, should be {sorted(verdict.mistakes & watched)}"
        for status, refs in (("approved", verdict.approves), ("rejected", verdict.rejects)):
            became = _became(edge, status)
            if became != refs:
                yield f"{where}: {status} {sorted(became)}, should be {sorted(refs)}"


def judge(scenario: Scenario, shelf: Shelf, edge: Edge) -> tuple[Shelf, Verdict]:
    """The books of every seat after an action, and what should have come of it."""
    verdict = Verdict()
    here = edge.before.seat
    books, kind = shelf.get(here, Books()), edge.action.kind
    rule = _dead_page if is_dead(scenario, books.access, here, kind) else _RULES.get(kind, _nothing)
    after = _used(rule(scenario, books, edge, verdict), kind)
    notes, finding = oracle_maker.judge(scenario, after.maker, edge)
    after = replace(after, maker=notes)
    verdict.mistakes |= finding.mistakes
    verdict.wrong += finding.wrong
    loss, found = oracle_lost.judge(scenario, after.loss, edge, books.access.changed)
    after = replace(after, loss=loss)
    verdict.mistakes |= found.mistakes
    verdict.wrong += found.wrong
    token, said = oracle_soft_token.judge(scenario, after.token, edge)
    work, of_work = oracle_treasury.judge(scenario, after.work, edge)
    after = replace(after, token=token, work=work)
    if edge.after.window.signed_in and not edge.before.window.signed_in and edge.action.kind != "take_seat":
        after = replace(after, access=replace(after.access, inside=True))
    verdict.mistakes |= said.mistakes | of_work.mistakes
    verdict.wrong += said.wrong + of_work.wrong
    after = replace(
        after,
        reports=oracle_reports.judge(scenario, after.reports, edge, verdict),
        signed=after.signed - {(ref, here) for ref in oracle_reports.never_came(scenario, edge)},
    )
    struck = edge.after.fired - edge.before.fired
    away = sum(float(f.get("seconds")) for f in scenario.faults if f.id in struck and f.do == "pass_time")
    away += oracle_two_factor.days_passed(scenario, after.clock, struck)
    if any(f.id in struck and f.do == "unlock_user" for f in scenario.faults):
        after = replace(after, bad_sign_ins=0, access=replace(after.access, locked=False, changed=False))
    if edge.action.kind == "wait":
        away += float(edge.action.get("seconds"))
    after = replace(after, clock=after.clock + timedelta(seconds=away))
    # whoever was told at one seat need not be told at another, and who signed is known to all
    spoken_to, signed = after.spoken_to, after.signed
    others = {left.seat: shelf.get(left.seat, Books()) for left in edge.before.away}
    for seat, stage in of_work.stages.items():
        others[seat] = replace(others[seat], token=replace(others[seat].token, stage=stage))
    return {
        seat: replace(
            _older(books, away),
            spoken_to=spoken_to,
            signed=signed,
            admin=after.admin,
            clock=after.clock,
            work=work,
        )
        for seat, books in {**others, here: after}.items()
    }, verdict


def _used(books: Books, kind: str) -> Books:
    """The books after something was done at the page: it is not quiet any more."""
    away = ("wait", "take_seat", "read_message", "answer_message", "contact", "give_away", "close_page")
    away += ("hand_back_phone", "open_left_phone")
    return books if kind in away else replace(books, access=replace(books.access, quiet=timedelta(0)))


def _dead_page(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    if edge.after.window.signed_in or edge.after.outcome or edge.after.bank != edge.before.bank:
        verdict.wrong.append("a dead page still works")
    return replace(books, code=None, access=replace(books.access, inside=False))


def _change_password(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    changed, mistakes = judge_change(dict(edge.action.args))
    verdict.mistakes |= mistakes
    if changed == (edge.after.window.screen == "change_password"):
        verdict.wrong.append("a password was taken that should not be, or not taken that should")
    return replace(books, access=replace(books.access, changed=books.access.changed or changed))


def _renew_password(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    changed, mistakes = judge_change(dict(edge.action.args))
    verdict.mistakes |= mistakes
    changed &= any(row.seat == edge.before.seat and row.new_password for row in scenario.access)
    if edge.after.window.login.changed != (books.access.changed or changed):
        verdict.wrong.append("a password was taken that should not be, or not taken that should")
    return replace(books, access=replace(books.access, changed=books.access.changed or changed))


def _older(books: Books, seconds: float) -> Books:
    books = replace(
        books, access=books.access.older(seconds), token=oracle_soft_token.older(books.token, seconds)
    )
    if books.code is None:
        return books
    return replace(books, code=replace(books.code, age=books.code.age + timedelta(seconds=seconds)))


def _became(edge: Edge, status: str) -> set[str]:
    was = {s.ref for s in edge.before.bank.sets if s.status == status}
    return {s.ref for s in edge.after.bank.sets if s.status == status} - was


def _lines(state: State, ref: str) -> Lines:
    """The lines of a set, or of several ticked together."""
    return tuple(line for s in state.bank.sets if s.ref in ref.split("+") for line in s.transfers)


def _nothing(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    return books


def _take_seat(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    stays = edge.before.window.signed_in and not oracle_treasury.begins_inside(scenario, edge.before.seat)
    if stays and edge.after.seat != edge.before.seat:
        verdict.wrong.append("a seat was left with somebody signed in")
    if not stays and edge.after.seat != edge.action.get("who"):
        verdict.wrong.append("a free seat could not be taken")
    return books


def _login(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    typed = {value for _, value in edge.action.args}
    if "<real>" in typed:
        verdict.mistakes.add("typed_real_data")
        return books
    if books.access.locked:
        if edge.after.window.signed_in:
            verdict.wrong.append("a locked user came in")
        return books
    if typed == {"<right>"}:
        if (edge.after.window.screen == "change_password") != _must_change(scenario, books, edge):
            verdict.wrong.append("the first password opens more than its change, or a later one does not")
        return replace(books, bad_sign_ins=0, access=replace(books.access, inside=True))
    bad = books.bad_sign_ins + 1
    if bad == scenario.portal.setting("max_failed_sign_ins"):
        verdict.mistakes.add("locked_out")
        if not edge.after.outcome and not edge.after.window.login.locked:
            verdict.wrong.append("still not locked")
        books = replace(books, access=replace(books.access, locked=True))
    return replace(books, bad_sign_ins=bad)


def _must_change(scenario: Scenario, books: Books, edge: Edge) -> bool:
    first = any(row.seat == edge.before.seat and row.first_login for row in scenario.access)
    return first and not books.access.changed


def _open_set(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    ref = edge.action.get("ref")
    return replace(books, looked_at=tuple({**dict(books.looked_at), ref: _lines(edge.before, ref)}.items()))


def _confirm(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    if oracle_funds.too_little(scenario, edge):
        verdict.wrong += oracle_funds.not_turned_down(edge)
        return books
    if oracle_two_factor.code_is_asked(scenario, books.clock):
        return _send(scenario, books, edge, verdict)
    for ref in edge.before.window.open_ref.split("+"):
        books = _approval(scenario, books, ref, edge.before, verdict)
    if edge.after.phone != edge.before.phone or edge.after.window.screen == "otp":
        verdict.wrong.append("a code was sent before the office's day")
    return books


def _send(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    if not oracle_two_factor.code_is_asked(scenario, books.clock):
        verdict.wrong.append("a code was sent before the office's day")
    ref = edge.before.window.open_ref
    sent = dict(books.sent).get(ref, 0)
    if sent == scenario.codes.max_sends:
        verdict.mistakes.add("used_up_codes")
        if not edge.after.outcome:
            verdict.wrong.append("one code too many was sent")
        return books
    if edge.action.kind == "resend_code" and books.code and books.code.age < scenario.codes.resend_after:
        verdict.wrong.append("sent again too soon")
    if _number_is_wrong(scenario, edge.before):
        verdict.mistakes |= {"resent_blindly"} if sent else set()
        if any(m.template == "code_sms" and m.id != "dead" for m in edge.after.phone.messages):
            verdict.wrong.append("a code came to the phone though the bank has another number")
    code = Code(ref, _lines(edge.before, ref))
    return replace(books, code=code, sent=tuple({**dict(books.sent), ref: sent + 1}.items()))


def _resend(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    if oracle_funds.too_little(scenario, edge):
        verdict.wrong += oracle_funds.not_turned_down(edge)
        return replace(books, code=None)
    return _send(scenario, books, edge, verdict)


def _number_is_wrong(scenario: Scenario, state: State) -> bool:
    mended = any(
        f.do == "mend_number" and f.id in state.fired and f.get("seat") in ("", state.seat)
        for f in scenario.faults
    )
    return bool(scenario.seat(state.seat).sign_in.phone_at_bank) and not mended


def _cancel(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    return replace(books, code=None)


def _enter(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    code, ref, sort = books.code, edge.before.window.open_ref, edge.action.get("code")
    if code is None or code.ref != ref:
        verdict.wrong.append("a code was taken where none is alive")
        return books
    now = _lines(edge.before, ref)
    if sort == "<malformed>":
        return books
    if now != code.lines:
        return replace(books, code=None)
    if code.age > scenario.codes.life:
        verdict.mistakes.add("typed_expired_code")
        return books
    if sort == "<right>":
        for one in ref.split("+"):
            books = _approval(scenario, books, one, edge.before, verdict)
        return replace(books, code=None)
    if sort == "<old>":
        verdict.mistakes.add("typed_old_code")
    if code.wrong + 1 == scenario.codes.max_tries:
        verdict.mistakes.add("wasted_code")
        return replace(books, code=None)
    return replace(books, code=replace(code, wrong=code.wrong + 1))


def _approval(scenario: Scenario, books: Books, ref: str, state: State, verdict: Verdict) -> Books:
    now = _lines(state, ref)
    wanted = next(s for s in state.bank.sets if s.ref == ref)
    signed, signature = sign(scenario, books.signed, wanted, state.seat)
    verdict.wrong += [signature.wrong] if signature.wrong else []
    if dict(books.looked_at).get(ref) != now:
        verdict.mistakes.add("approved_unseen" if signature.first else "relied_on_first")
    if signature.last:
        _last_approval(scenario, ref, state, verdict)
    return replace(books, signed=signed)


def _last_approval(scenario: Scenario, ref: str, state: State, verdict: Verdict) -> None:
    verdict.approves.add(ref)
    if _was_changed(scenario, state, ref):
        verdict.mistakes.add("approved_changed")
    if _should_not_be_paid(scenario, state, ref):
        verdict.mistakes.add("approved_bad_set")


def _ask_to_decide(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    asked = {s.ref for s in edge.before.bank.sets if s.status == "pending"}
    refs = {edge.action.get("ref")} if edge.action.get("ref") else asked
    chair = scenario.seat(edge.before.seat).sign_in.user_id
    mine = {ref for ref, seat in books.signed if seat == edge.before.seat}
    mine |= {s.ref for s in scenario.sets if s.maker == chair}
    if refs <= mine:
        verdict.mistakes.add("decided_twice")
        if edge.after.window.screen != edge.before.window.screen:
            verdict.wrong.append("who signed or made a set may decide about it again")
    return books


def _reject(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    if edge.action.get("reason") == "<real>":
        verdict.mistakes.add("typed_real_data")
    if edge.action.get("reason") == "<given>":
        ref = edge.before.window.open_ref
        verdict.rejects.add(ref)
        if ref not in dict(books.looked_at):
            verdict.mistakes.add("rejected_unseen")
        if not (_was_changed(scenario, edge.before, ref) or _should_not_be_paid(scenario, edge.before, ref)):
            verdict.mistakes.add("rejected_good_set")
    return books


def _answer(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    choice = _choice(scenario, edge.before, edge.action)
    effect = choice.effect
    verdict.mistakes |= {choice.mistake} - {""}
    planted = {
        "write_down": "wrote_password",
        "tell_code": "told_code",
        "follow_link": "followed_link",
        "call_back": "called_back",
        "use_others": "used_others",
        "use_single": "used_single",
        "give_in": "gave_in",
        "lend": "lent_secret",
        **oracle_soft_token.PLANTED,
    }
    verdict.mistakes |= {planted[effect]} if effect in planted else set()
    return books


def _open_left_phone(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    verdict.mistakes.add("used_others")
    return books


def _choice(scenario: Scenario, state: State, action: Action) -> Choice:
    template = next(m.template for m in state.phone.messages if m.id == action.get("message"))
    lure = next(lure for lure in scenario.lures if lure.id == template)
    return next(choice for choice in lure.choices if choice.id == action.get("choice"))


def _give_away(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    real = "<real>" in {value for _, value in edge.action.args}
    verdict.mistakes.add("typed_real_data" if real else "gave_secret")
    if not real and edge.after.window.screen == edge.before.window.screen:
        verdict.wrong.append("the false page stays when it has what it wants")
    return books


def _contact(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    spoken_to = books.spoken_to | {edge.action.get("contact")}
    contact = next(c for c in scenario.contacts if c.id == edge.action.get("contact"))
    planted = {"lend": "lent_secret", "call_back": "called_back", **oracle_soft_token.PLANTED}
    if contact.effect in planted:
        verdict.mistakes.add(planted[contact.effect])
    if contact.effect == "finish" and oracle_admin.finished_early(books, edge):
        verdict.mistakes.add("finished_early")
    through = contact.effect in ("hand_over", "finish")
    if through:
        _all_told(scenario, replace(books, spoken_to=spoken_to), edge.before, verdict)
    if bool(edge.after.outcome) != through and not scenario.done_at:
        verdict.wrong.append("who hands over or says it is done is through, and nobody else")
    return replace(books, spoken_to=spoken_to)


def _all_told(scenario: Scenario, books: Books, state: State, verdict: Verdict) -> None:
    wanted = {c.id for c in scenario.contacts if c.needed == "always"}
    if _harm_was_done(scenario, state):
        wanted |= {c.id for c in scenario.contacts if c.needed == "after_harm"}
    if books.token.refused:
        wanted |= {c.id for c in scenario.contacts if c.needed == "after_stranger"}
    verdict.mistakes |= {"not_reported"} if wanted - books.spoken_to else set()


def _logout(scenario: Scenario, books: Books, edge: Edge, verdict: Verdict) -> Books:
    books = replace(books, access=replace(books.access, inside=False))
    if scenario.ends_when == "password_changed" and bool(edge.after.outcome) != books.access.changed:
        verdict.wrong.append("the drill ends before the password is changed, or not after")
    if _may_leave(scenario, books, edge.before):
        _all_told(scenario, books, edge.before, verdict)
        if oracle_maker.left_out(scenario, edge.before):
            verdict.mistakes.add("left_out_payees")
        if not edge.after.outcome:
            verdict.wrong.append("the work is done and the drill goes on")
    return books


def _may_leave(scenario: Scenario, books: Books, state: State) -> bool:
    if scenario.ends_when == "over":
        return False  # not by signing out: somebody says that it is done
    if scenario.ends_when == "password_changed":
        return books.access.changed
    if scenario.ends_when == "claims_sent":
        return oracle_treasury.work_is_done(scenario, books.work)
    if scenario.ends_when == "requests_decided":
        return not state.bank.directory.requests
    if scenario.ends_when in oracle_reports.ENDS:
        return oracle_reports.work_is_done(scenario, books.reports, state)
    return oracle_maker.ends(scenario, state)


def _harm_was_done(scenario: Scenario, state: State) -> bool:
    return any(
        s.status == "approved"
        and (_was_changed(scenario, state, s.ref) or _should_not_be_paid(scenario, state, s.ref))
        for s in state.bank.sets
    )


def _was_changed(scenario: Scenario, state: State, ref: str) -> bool:
    copied = {f.get("ref"): f.get("set") for f in scenario.faults if f.do == "copy_set"}
    sent = [s.transfers for s in scenario.sets if s.ref == copied.get(ref, ref)]
    return bool(sent) and _lines(state, ref) != sent[0]


def _should_not_be_paid(scenario: Scenario, state: State, ref: str) -> bool:
    if oracle_reports.should_not_be_paid(scenario, state, ref):
        return True
    if scenario.maker is None or ref in {s.ref for s in scenario.sets}:
        return ref in scenario.bad_sets
    return oracle_maker.should_not_be_paid(scenario, next(s for s in state.bank.sets if s.ref == ref))


_RULES = (
    {
        "take_seat": _take_seat,
        "login": _login,
        "open_set": _open_set,
        "approve": _ask_to_decide,
        "approve_all": _ask_to_decide,
        "start_reject": _ask_to_decide,
        "change_password": _change_password,
        "confirm": _confirm,
        "resend_code": _resend,
        "cancel_code": _cancel,
        "enter_code": _enter,
        "reject": _reject,
        "renew_password": _renew_password,
        "answer_message": _answer,
        "open_left_phone": _open_left_phone,
        "give_away": _give_away,
        "contact": _contact,
        "logout": _logout,
    }
    | oracle_admin.RULES
    | oracle_desk.RULES
)
