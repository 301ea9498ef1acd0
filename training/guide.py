"""The next right step of a drill in words: what a demonstration plays and a led trainee is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from thai.numerals import to_thai
from training import clean_way, masking, world
from training.actions import Action, act
from training.admin.words import WHY as ADMIN
from training.equal_futures import same_future
from training.handset.words import WHY as HANDSET
from training.look import screen_and_phone
from training.scenario import Scenario, Seat
from training.state import State
from training.view import Block, Button, Buttons, Input, PhoneView, ScreenView, Select, Table
from training.words import Words


@dataclass(frozen=True)
class NextStep:
    """What to do next.

    Attributes:
        action: with its secrets masked.
        words: says it in one line.
        typed: what goes into which box, by the box's name; the drill's own made-up values.
        why: it is right, in one line; None where the step's own hint says it best.
    """

    action: Action
    words: Words
    typed: tuple[tuple[str, str], ...] = ()
    why: Words | None = None


_WHY = (
    {
        "wait": Words(
            "ข้อความกำลังมาที่โทรศัพท์ ไม่รีบกดสิ่งใดก่อนอ่าน",
            "A message is on its way; press nothing before reading it.",
        ),
        "take_seat": Words(
            "งานต่อไปเป็นหน้าที่ของอีกคน ทำด้วยรหัสและเครื่องของคนนั้นเอง",
            "What comes next is another person's duty, done with that person's own password and computer.",
        ),
        "read_message": Words(
            "อ่านทุกข้อความที่เข้ามา รหัสอ้างอิงในข้อความต้องตรงกับหน้าจอธนาคาร",
            "Read whatever comes in. The reference in the message must be the one on the bank's screen.",
        ),
        "answer_message": Words(
            "ไม่มีเจ้าหน้าที่คนใดขอรหัส OTP หรือให้กดลิงก์ จึงไม่ทำตาม และรายงานผู้บังคับบัญชา",
            "No officer asks for a code or has you follow a link. Do not do it, and report it.",
        ),
        "enter_code": Words(
            "รหัสนี้ธนาคารส่งมาเพื่อรายการนี้เท่านั้น ถ้ารายการถูกแก้ รหัสจะใช้ไม่ได้",
            "The bank sent this code for this very set; if the set was changed, the code is dead.",
        ),
        "approve": Words(
            "เปิดดูแล้ว ทุกบรรทัดตรงกับเอกสารบนโต๊ะ จึงอนุมัติได้",
            "Every line agrees with the papers on the desk, so it may be approved.",
        ),
        "start_reject": Words(
            "รายการไม่ตรงกับเอกสารบนโต๊ะ การไม่อนุมัติคือคำตอบที่ถูกต้อง",
            "The set does not agree with the papers on the desk. Rejecting it is the right answer.",
        ),
        "reject": Words("เหตุผลที่ชัดเจนทำให้ผู้ทำรายการแก้ไขได้ถูกต้อง", "A clear reason lets the maker put it right."),
    }
    | ADMIN
    | HANDSET
)


class Guide:
    """Leads through a run: it keeps the way that it found, and searches anew only for whoever leaves it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._known: dict[State, Action | None] = {}

    def next_step(self, state: State) -> NextStep | None:
        """What to do next on a careful way, in words; None when no clean way is left."""
        if state.outcome:
            return None
        here = same_future(self.scenario, state)
        if here not in self._known:
            self._known = {here: None, **dict(clean_way.find(self.scenario, state))}
        ahead = self._known[here]
        if ahead is None:
            return None
        opens_first = _is_behind_lock(screen_and_phone(self.scenario, state)[1], ahead)
        return tell(self.scenario, state, act("unlock_phone") if opens_first else ahead)


def _is_behind_lock(phone_view: PhoneView, action: Action) -> bool:
    """Whether what is to be pressed stands on the phone, and its lock screen does not show it."""
    if not phone_view.locked:
        return False
    all_there, seen = (
        [b for m in said for b in m.buttons] for said in (phone_view.messages, phone_view.notifications)
    )
    return any(world.answers(b, action) for b in all_there) and not any(
        world.answers(b, action) for b in seen
    )


def tell(scenario: Scenario, state: State, action: Action) -> NextStep:
    """The action in words, with what it types."""
    if action.kind == "wait":
        waits = timedelta(seconds=float(action.get("seconds")))
        return NextStep(action, _waiting(waits), why=_WHY["wait"])
    if action.kind == "take_seat":
        return NextStep(action, _moving(scenario.seat(action.get("who"))), why=_WHY["take_seat"])
    screen, handset = screen_and_phone(scenario, state)
    given = masking.unmask(scenario, state, action)
    on_phone = next((b for b in handset.buttons() if world.answers(b, action)), None)
    if on_phone:
        typed = tuple((name, given.get(name)) for name in on_phone.sends)
        pressing = _pressing(on_phone.caption, _labels(handset.app, typed) if handset.app else [])
        words = Words(f"บนโทรศัพท์ {pressing.th}", f"On the phone: {pressing.en}")
        return NextStep(action, words, typed, _WHY.get(action.kind))
    pressed = _button(screen, action)
    if pressed is None:
        return NextStep(action, _in_table(screen, action), why=_WHY.get(action.kind))
    typed = tuple((name, given.get(name)) for name in pressed.sends)
    picked = tuple((name, given.get(name)) for name, _ in pressed.picks)
    words = _pressing(pressed.caption, [*_labels(screen, typed), *_picked(screen, picked)])
    return NextStep(action, words, typed + picked, _WHY.get(action.kind))


def _button(screen: ScreenView, action: Action) -> Button | None:
    """The button of the page that does this, other than by opening a row; rows of a wide table have buttons."""
    shown = (button for block in screen.blocks for button in _seen_on(block))
    return next((button for button in shown if world.answers(button, action)), None)


def _seen_on(block: Block) -> tuple[Button, ...]:
    if isinstance(block, Buttons):
        return block.buttons
    return block.open if isinstance(block, Table) and block.under else ()


def _in_table(screen: ScreenView, action: Action) -> Words:
    row = next((button.caption for button in screen.buttons() if world.answers(button, action)), action.kind)
    return Words(f"ในตาราง เปิดแถว “{row}”", f"In the table open the row “{row}”")


def _labels(screen: ScreenView, typed: Iterable[tuple[str, str]]) -> list[str]:
    boxes = {block.name: block.label for block in screen.blocks if isinstance(block, Input)}
    return [boxes.get(name, name) for name, _ in typed]


def _picked(screen: ScreenView, picked: Iterable[tuple[str, str]]) -> list[str]:
    lists = {block.name: block for block in screen.blocks if isinstance(block, Select)}
    return [f"{lists[name].label} = {dict(lists[name].options)[value]}" for name, value in picked]


def _pressing(caption: str, boxes: list[str]) -> Words:
    if not boxes:
        return Words(f"กด “{caption}”", f"Press “{caption}”")
    return Words(
        f"กรอก {', '.join(boxes)} แล้วกด “{caption}”", f"Fill in {', '.join(boxes)} and press “{caption}”"
    )


def _moving(seat: Seat) -> Words:
    name, role = seat.sign_in.name, seat.role.label
    return Words(f"ลุกไปนั่งที่ {name} {role.th}", f"Move to the seat of {name}, {role.en}")


def _waiting(waits: timedelta) -> Words:
    seconds = max(1, -(-waits // timedelta(seconds=1)))
    return Words(f"รออีกประมาณ {to_thai(str(seconds))} วินาที", f"Wait about {seconds} seconds")
