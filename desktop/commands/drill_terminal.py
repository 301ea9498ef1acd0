"""Plays a drill with plain lines of text: for machines without a screen, for screen readers, and for scripts.

Everything on the bank's screen, the phone and the desk is told as text; whatever can be done has a number. No line is
ever drawn over, so a screen reader reads it all in order, and a script can send the same answers down a pipe.
"""

from __future__ import annotations

import getpass
import io
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import zip_longest

from desktop.messages import digits
from desktop.services.practice import Practice
from thai.numerals import all_arabic
from training import events, scoring
from training.actions import Action, act
from training.scenario import OUTCOMES
from training.view import (
    Block,
    Button,
    Buttons,
    Countdown,
    DrillView,
    Facts,
    Input,
    MessageView,
    PaperView,
    PhoneView,
    Picture,
    QrCode,
    ScreenView,
    SeatView,
    Select,
    Table,
    Text,
)

Choice = tuple[str, Callable[[], None]]
TryAgain = Callable[[Practice, int], Practice]


class _Left(Exception):
    """The person has gone: the end of the input, or Ctrl-D."""


def play(practice: Practice, try_again: TryAgain) -> None:
    """Plays until the drill is over or the person leaves; what was begun can be taken up again later.

    Args:
        practice: the run.
        try_again: makes a new run that stands where another stood before one of its steps.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a slip of the encoding is a wrong answer, not the end
    _say(practice.scenario.title.th, practice.scenario.brief.th, f"วิธีฝึก: {practice.mode.label.th}")
    _say(practice.mode.about.th)
    try:
        while True:
            while not practice.over:
                _turn(practice)
            _debrief(practice)
            practice = try_again(practice, _step_to_try(practice))
            _say("", f"กลับมาก่อนขั้นนั้นแล้ว วิธีฝึก: {practice.mode.label.th}")
    except _Left:
        if not practice.over:
            _say("", "ออกจากการฝึกแล้ว" + (" ทำต่อได้โดยใส่ --resume" if practice.running else ""))


def _turn(practice: Practice) -> None:
    """Tells what there is, asks what to do, and does it."""
    view = practice.view("th")
    _say(*_told(view, practice.now))
    choices = list(_choices(practice, view))
    _say("", "ทำอะไรได้บ้าง", *(f"{number}. {caption}" for number, (caption, _) in enumerate(choices, start=1)))
    if (chosen := _picked(_ask("เลือกหมายเลข: "), len(choices))) is not None:
        choices[chosen][1]()
    if practice.trouble:
        print(practice.trouble, file=sys.stderr)


def _choices(practice: Practice, view: DrillView) -> Iterator[Choice]:
    """Everything that can be done now, in the order in which it is told."""
    yield from _pressed(practice, view.screen, "")
    if view.phone.app and not view.phone.locked:
        yield from _pressed(practice, view.phone.app, f"โทรศัพท์ {view.phone.app.tab}: ")
    for caption, button in _spoken(view.phone):
        yield caption, _presser(practice, button, {})
    for seat in view.seats:
        if not seat.here:
            yield f"ย้ายไปที่นั่งของ {seat.name} {seat.role}", _mover(practice, seat)
    yield "ดูเอกสารบนโต๊ะ", lambda: _say(*(line for paper in view.desk for line in _paper(paper)))
    yield "ดูหน้าจอใหม่ (เวลาเดินตามจริง)", lambda: None
    yield from _skips(practice)
    if practice.mode.rules.hints:
        yield (
            f"ขอคำใบ้ (เสีย {digits(practice.scenario.hint_points)} คะแนน)",
            lambda: _do(practice, act("take_hint")),
        )
    if practice.may_undo:
        yield "ย้อนกลับหนึ่งขั้น", lambda: _tell(practice.undo())
    yield "เลิกฝึก", lambda: _do(practice, act("give_up"))


def _pressed(practice: Practice, screen: ScreenView, before: str) -> Iterator[Choice]:
    """What can be pressed on a screen now; some of it only after a while."""
    boxes = {block.name: block for block in screen.blocks if isinstance(block, Input | Select)}
    for button in screen.buttons():
        if button.enabled and (button.ready_at is None or practice.now >= button.ready_at):
            yield f"{before}{button.caption}", _presser(practice, button, boxes)


def _spoken(phone: PhoneView) -> Iterator[tuple[str, Button]]:
    """What can be pressed on the face of the phone that is up, and what can be answered to who stands at the desk."""
    for where, said in (("โทรศัพท์", phone.shown), ("ที่โต๊ะ", phone.visitors)):
        for message in said:
            yield from (
                (f"{where} {message.sender}: {pressed.caption}", pressed) for pressed in message.buttons
            )
    yield from ((f"โทรศัพท์: {pressed.caption}", pressed) for pressed in phone.foot)


def _skips(practice: Practice) -> Iterator[Choice]:
    yield "ข้ามไป ๑ นาที", lambda: _tell(practice.skip(minutes=1))
    yield "ข้ามไป ๓ นาที", lambda: _tell(practice.skip(minutes=3))
    for nth, caption in enumerate(practice.long_skips("th")):
        yield caption, partial(_skip_long, practice, nth)
    if practice.may_skip_to_next:
        yield "ข้ามไปถึงเหตุการณ์ถัดไป", lambda: _tell(practice.skip_to_next())


def _skip_long(practice: Practice, nth: int) -> None:
    _tell(practice.skip_long(nth))


def _presser(practice: Practice, button: Button, boxes: dict[str, Input | Select]) -> Callable[[], None]:
    def press() -> None:
        names = (*button.sends, *(name for name, _ in button.picks))
        typed = {name: _given(boxes[name]) for name in names}
        _do(practice, act(button.action, **dict(button.args), **typed))

    return press


def _mover(practice: Practice, seat: SeatView) -> Callable[[], None]:
    return lambda: _do(practice, act("take_seat", who=seat.id))


def _do(practice: Practice, action: Action) -> None:
    _tell(practice.act(action))


def _tell(happened: list[events.Event]) -> None:
    """Says what came of it; mistakes are kept for the end, as they are in the window."""
    now = [event for event in happened if event.kind not in ("mistake", "message_arrived", "ended")]
    _say("", *(f"→ {events.KINDS[event.kind].th}" for event in now))


# ------------------------------------------------------------------ what there is, in words


def _told(view: DrillView, now: timedelta) -> Iterator[str]:
    for seat in view.seats:
        if seat.here:
            yield ""
            yield f"ท่านนั่งที่ {seat.name} {seat.role}"
    yield from _screen(view.screen, now)
    yield ""
    owner = f"ของ {view.phone.owner} " if view.phone.owner else ""
    yield f"โทรศัพท์{owner} {view.phone.clock} น. {view.phone.date} {view.phone.notice}".replace("  ", " ")
    if view.phone.about:
        yield view.phone.about
    if view.phone.app and not view.phone.locked:
        yield from _app(view.phone.app, now)
    for message in view.phone.shown:
        yield from _message(message)
    for visit in view.phone.visitors:
        yield f"ที่โต๊ะ {visit.sender}: {visit.text}"
    coach = view.coach
    yield ""
    yield f"ขั้น {digits(coach.step)} จาก {digits(coach.steps)}: {coach.task}"
    if coach.next:
        yield f"ขั้นถัดไป: {coach.next}"
    if coach.hint:
        yield f"{'เพราะ' if coach.next else 'คำใบ้'}: {coach.hint}"


def _screen(screen: ScreenView, now: timedelta) -> Iterator[str]:
    yield ""
    yield f"{screen.tab} {screen.address}".strip()
    yield screen.notice
    yield f"{screen.title} {screen.user}".strip()
    for block in screen.blocks:
        yield from _block(block, now)


def _app(app: ScreenView, now: timedelta) -> Iterator[str]:
    """What the phone's own page or the open app shows; it says every time that it is none."""
    yield app.notice
    yield f"{app.tab}: {app.title}"
    for block in app.blocks:
        yield from _block(block, now)


def _block(block: Block, now: timedelta) -> Iterator[str]:
    if isinstance(block, Text):
        yield f"{'! ' if block.level == 'error' else ''}{block.text}"
    elif isinstance(block, Facts):
        yield from (f"{label}: {value}" for label, value in block.rows)
    elif isinstance(block, Countdown):
        left = max(block.until - now, timedelta(0))
        yield f"{block.label} {-(-left // timedelta(seconds=1))} วินาที"
    elif isinstance(block, Table):
        yield from _rows(block)
    elif isinstance(block, Picture):
        yield f"ภาพ: {block.label}"
    elif isinstance(block, QrCode):
        yield f"QR: {block.label} ({block.data})"
    else:
        assert isinstance(block, Input | Select | Buttons)  # these are told as what can be done


def _rows(table: Table, signs: tuple[str, ...] = ()) -> Iterator[str]:
    """Each row by itself with its headings, for who hears it cannot look up to them."""
    for cells, sign in zip_longest(table.rows, signs, fillvalue=""):
        pairs = zip(table.headings, cells, strict=True)
        yield (
            f"- {sign} ".rstrip()
            + " "
            + ", ".join(f"{heading} {cell}".strip() for heading, cell in pairs if cell)
        )


def _message(message: MessageView) -> Iterator[str]:
    when = f"{message.at} น. จาก " if message.at else ""
    yield f"- {when}{message.sender}: {message.text}".removesuffix(": ")


def _paper(paper: PaperView) -> Iterator[str]:
    yield ""
    yield paper.title
    yield from paper.lines
    if paper.table:
        yield from _rows(paper.table, paper.signs)


def _debrief(practice: Practice) -> None:
    worth = practice.result()
    _say(
        "",
        "ผ่าน" if worth.passed else "ยังไม่ผ่าน",
        f"ได้ {digits(worth.score)} จาก ๑๐๐ คะแนน · {OUTCOMES[worth.outcome].th}",
    )
    for mistake in worth.mistakes:
        _say(f"ข้อผิดพลาด: {mistake.what.th} (−{digits(mistake.points)})")
        _say(f"  คนรอบคอบทำอย่างไร: {mistake.remedy.th}", f"  {mistake.clause.citation}")
    if practice.result_file is not None:
        _say(f"ผลสอบปิดผนึกไว้ที่ {practice.result_file}")
    if practice.trouble:
        print(practice.trouble, file=sys.stderr)


def _step_to_try(practice: Practice) -> int:
    """The step to go back to, chosen from all that happened; whoever gives no number has done.

    Raises:
        _Left: nothing is to be tried again.
    """
    happened = practice.timeline()
    steps = [event.step for event in happened if event.step]
    numbers = iter(range(1, len(steps) + 1))
    _say("", "ลำดับเหตุการณ์")
    for event in happened:
        minutes, seconds = divmod(int(event.at.total_seconds()), 60)
        who = f" ({practice.scenario.seat(event.seat).sign_in.name})" if event.seat else ""
        what = f"{digits(f'{minutes}:{seconds:02}')} {scoring.told(practice.scenario, event).th}{who}"
        _say(f"{next(numbers)}. {what}" if event.step else f"- {what}")
    if practice.mode.rules.sealed:
        _say("", "การลองใหม่เป็นการฝึก ผลสอบไม่เปลี่ยน")
    while True:
        _say("", "พิมพ์หมายเลขเพื่อกลับไปก่อนขั้นนั้นแล้วลองใหม่อีกทางหนึ่ง หรือกด Enter เพื่อจบ")
        if not (answer := _ask("เลือกหมายเลข: ").strip()):
            raise _Left
        if (chosen := _picked(answer, len(steps))) is not None:
            return steps[chosen]


# ------------------------------------------------------------------ the person


def _say(*lines: str) -> None:
    for line in lines:
        print(line)


def _given(box: Input | Select) -> str:
    """What is typed into a box or chosen from a list."""
    return _chosen(box) if isinstance(box, Select) else _typed(box)


def _chosen(box: Select) -> str:
    """The value of what is chosen by its number; asked again until there is one."""
    while True:
        _say("", f"{box.label}:", *(f"  {n}. {words}" for n, (_, words) in enumerate(box.options, start=1)))
        if (chosen := _picked(_ask("เลือกหมายเลข: "), len(box.options))) is not None:
            return box.options[chosen][0]


def _picked(answer: str, among: int) -> int | None:
    """What was picked, from 0; None, and a word about it, when the answer is none of the numbers."""
    answer = all_arabic(answer).strip()
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= among:
        return int(answer) - 1
    if answer:
        _say(f"ไม่มีข้อ {answer[:20]} พิมพ์หมายเลข 1–{among}")
    return None


def _typed(box: Input) -> str:
    """What is typed into a box; a secret is not shown where there is a terminal to hide it."""
    prompt = f"{box.label}: "
    if box.kind == "secret" and sys.stdin.isatty():
        try:
            return getpass.getpass(prompt)
        except EOFError:
            raise _Left from None
    return _ask(prompt)


def _ask(prompt: str) -> str:
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        raise _Left
    return line.rstrip("\r\n")
