"""What comes of what a maker does: a file from the register, its upload, its submission, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from training.actions import Action
from training.events import Event, happened
from training.frozen import replace
from training.maker import files
from training.maker.desk import EDITS, Built, Uploaded
from training.maker.validation import ValidationResult, reference_number, submit
from training.scenario import Scenario
from training.state import State

Outcome = tuple[State, list[Event]]
Handler = Callable[[Scenario, State, Action], Outcome]


def _refused(state: State, action: Action) -> Outcome:
    return state, [happened("refused", state.now, action=action.kind)]


def _page(state: State, screen: str, *, message: str = "") -> State:
    return state.on_page(screen=screen, open_ref="", message=message)


def _leaving(state: State, screen: str) -> State:
    """The state on another page; an upload that was not submitted is dropped."""
    return replace(_page(state, screen), maker=replace(state.maker, uploaded=None, payees_seen=False))


def _opened(state: State) -> Outcome:
    """A page that is only looked at; it is a step all the same, which can be taken back."""
    return state, [happened("page_opened", state.now, screen=state.window.screen)]


def _with_desk(state: State, **changes: object) -> State:
    return replace(state, maker=replace(state.maker, **changes))  # type: ignore[arg-type]


# ------------------------------------------------------------------ on the office PC


def open_home(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the maker's menu."""
    return _opened(_leaving(state, "maker_home"))


def open_statement(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the account's balance and last movements."""
    return _with_desk(_page(state, "statement"), statement_seen=True), [
        happened("statement_opened", state.now)
    ]


def open_tool(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the program that makes a file of the register."""
    return _opened(_page(state, "entry_tool"))


def build_file(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Makes the file anew, in place of the last one and of what was changed in it by hand."""
    register = scenario.maker
    if register is None:
        return _refused(state, action)
    payees = action.get("payees")
    if not files.payees_of(register, payees):
        return state.on_page(message="nobody_to_pay"), [happened("file_empty", state.now)]
    file = files.built(
        register, payees, action.get("unit"), action.get("service_type"), action.get("pay_day")
    )
    made = _with_desk(state.on_page(message="file_built"), file=file, copy=None)
    return made, [happened("file_built", state.now, payees=payees)]


def look_at_file(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the file's text."""
    if state.maker.file is None:
        return _refused(state, action)
    return _page(state, "file_view"), [happened("file_looked_at", state.now)]


def edit_file(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Changes a field of the header in a text editor and saves the file under another name."""
    register, file, field = scenario.maker, state.maker.file, action.get("field")
    if register is None or file is None or field not in EDITS:
        return _refused(state, action)
    copy = files.edited(register, file, field)
    if copy is None:
        return state.on_page(message="nothing_to_edit"), [happened("edit_not_needed", state.now)]
    return _with_desk(state.on_page(message="file_edited"), copy=copy), [
        happened("file_edited", state.now, field=field)
    ]


# ------------------------------------------------------------------ uploading


def open_upload(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows the upload page, empty."""
    return _opened(_leaving(state, "upload"))


def upload(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Gives the file to the bank, which takes it as a whole or not at all."""
    register, desk = scenario.maker, state.maker
    file = desk.copy if action.get("file") == "copy" else desk.file
    if register is None or file is None:
        return _refused(state, action)
    if used_up(scenario, state):
        return state.on_page(message="batches_used_up"), [happened("batches_used_up", state.now)]
    uploaded = Uploaded(file, action.get("service"), action.get("pay_day"))
    after = _with_desk(_page(state, "validation"), uploaded=uploaded, payees_seen=False)
    found = in_hand(scenario, after)
    if found is not None and found.accepted:
        return after, [happened("file_accepted", state.now)]
    codes = sorted({p.code for p in found.problems if p.severity == "error"}) if found else []
    return after, [happened("file_refused", state.now, codes=" ".join(codes))]


def in_hand(scenario: Scenario, state: State) -> ValidationResult | None:
    """What the bank says of the upload in hand; None when there is none."""
    uploaded = state.maker.uploaded
    if scenario.maker is None or uploaded is None:
        return None
    name = file_name(scenario, uploaded.file)
    return files.result(scenario.maker, uploaded, name, state.bank.sets, state.maker.replaces)


def file_name(scenario: Scenario, file: Built) -> str:
    """What the file is called on the office PC."""
    return str(scenario.portal.setting("copy_name" if file.edited else "file_name"))


def used_up(scenario: Scenario, state: State) -> bool:
    """Whether the day's number of sets was reached."""
    return scenario.maker is None or len(state.bank.sets) >= scenario.maker.max_batches


def open_upload_detail(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows whom the uploaded file pays."""
    if state.maker.uploaded is None:
        return _refused(state, action)
    return _with_desk(_page(state, "upload_detail"), payees_seen=True), [
        happened("upload_looked_at", state.now)
    ]


def ask_submit(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Asks whether the file is to go to the authorizer."""
    return _opened(_page(state, "submit")) if state.maker.uploaded else _refused(state, action)


def submit_file(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Makes the upload a set that waits for approval, under a new reference; it replaces the rejected one it mends."""
    register, found = scenario.maker, in_hand(scenario, state)
    if register is None or found is None or not found.accepted:
        return _refused(state, action)
    ref = _next_ref(register.today, state)
    made = submit(
        found,
        ref,
        scenario.seat(state.seat).sign_in.user_id,
        f"{scenario.start + state.now:%H:%M}",
        {row.bank_code: row.bank for row in register.rows},
    )
    mended = state.bank.find(state.maker.replaces)
    bank = state.bank.with_set(replace(mended, status="replaced", replaced_by=ref)) if mended else state.bank
    after = replace(state, bank=replace(bank, sets=(*bank.sets, made)))
    after = _with_desk(after, uploaded=None, payees_seen=False, replaces="")
    return after.on_page(screen="submitted", open_ref=ref, message="file_submitted"), [
        happened("file_submitted", state.now, ref=ref, replaces=state.maker.replaces)
    ]


def _next_ref(today: date, state: State) -> str:
    day = reference_number(today, 0)[:-3]
    running = [int(s.ref[-3:]) for s in state.bank.sets if s.ref.startswith(day) and s.ref[-3:].isdigit()]
    return reference_number(today, max(running, default=0) + 1)


# ------------------------------------------------------------------ afterwards


def open_batches(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Shows every set at the bank with what became of it."""
    return _opened(_leaving(state, "batches"))


def start_resubmit(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Begins the file that is to replace a rejected set; where the day allows no more sets, that is the end."""
    rejected = state.bank.find(action.get("ref"))
    if rejected is None or rejected.status != "rejected":
        return _refused(state, action)
    if used_up(scenario, state):
        ended = replace(_page(state, "batches", message="batches_used_up"), outcome="used_up")
        return ended, [happened("batches_used_up", state.now)]
    return _with_desk(_leaving(state, "upload"), replaces=rejected.ref), [
        happened("resubmit_started", state.now, ref=rejected.ref)
    ]


def cancel_batch(scenario: Scenario, state: State, action: Action) -> Outcome:
    """Calls back a set that nobody has approved."""
    waiting = state.bank.find(action.get("ref"))
    if waiting is None or not may_cancel(scenario, state, waiting.ref):
        return _refused(state, action)
    bank = state.bank.with_set(replace(waiting, status="cancelled", version=waiting.version + 1))
    return replace(_page(state, "batches", message="batch_cancelled"), bank=bank), [
        happened("batch_cancelled", state.now, ref=waiting.ref)
    ]


def may_cancel(scenario: Scenario, state: State, ref: str) -> bool:
    """Whether a set still waits; the last that the day allows cannot be called back, for nothing could replace it."""
    waiting = state.bank.find(ref)
    return waiting is not None and waiting.status == "pending" and not used_up(scenario, state)


HANDLERS: dict[str, Handler] = {
    "open_home": open_home,
    "open_statement": open_statement,
    "open_tool": open_tool,
    "build_file": build_file,
    "look_at_file": look_at_file,
    "edit_file": edit_file,
    "open_upload": open_upload,
    "upload": upload,
    "open_upload_detail": open_upload_detail,
    "ask_submit": ask_submit,
    "submit_file": submit_file,
    "open_batches": open_batches,
    "start_resubmit": start_resubmit,
    "cancel_batch": cancel_batch,
}
