"""The next right step of a drill, found by search: what a demonstration plays and a led trainee is told.

Of all clean ways to a pass it takes a shortest one on which everything that was planted happens, and on which
whatever comes to the phone is waited for, read and answered. A way that ends before the trap has sprung would teach
nothing, and a drill that is edited can never leave its demonstration behind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from thai.numerals import to_thai
from training import explore, masking, phone, world
from training.access import passwords
from training.actions import KINDS, Action, act
from training.admin.words import WHY as ADMIN
from training.equal_futures import same_future
from training.faults import INSTRUCTED
from training.handset.words import LOCKS
from training.handset.words import WHY as HANDSET
from training.look import screen_and_phone
from training.scenario import Scenario, Seat
from training.state import State
from training.view import Block, Button, Buttons, Input, PhoneView, ScreenView, Select, Table
from training.words import Words

_TYPED_BY_THE_CAREFUL = frozenset({masking.RIGHT, masking.GIVEN, masking.EMPTY, passwords.SAME})
Allows = Callable[[Scenario, State, Action], bool]


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


SECOND_CHANCES = frozenset({"unlock_user", "prove_at_branch"})
"""What only follows a mistake, and helps out of it: nobody careful ever needs it."""
# what stands on the phone without anybody waiting for it
_NOBODY_WAITS = {"contact", *LOCKS}


def way(scenario: Scenario, state: State) -> list[Action]:
    """The actions, secrets masked, of a careful way from this state to a pass; empty when no clean way is left."""
    # nobody can count on the instructor, and nobody careful is ever locked out
    never = phone.MISTAKEN | {INSTRUCTED}
    everything = frozenset(
        f.id for f in scenario.faults if f.when not in never and f.do not in SECOND_CHANCES
    )
    for allows, must in (
        (_careful, everything),
        (_attentive, everything),
        (_careful, frozenset()),
        (_any, frozenset()),
    ):
        if found := _search(scenario, state, allows, must):
            return found
    return []


def next_step(scenario: Scenario, state: State) -> NextStep | None:
    """What to do next on that way, in words; None when no clean way is left."""
    ahead = way(scenario, state)
    if not ahead:
        return None
    opens_first = _is_behind_lock(screen_and_phone(scenario, state)[1], ahead[0])
    return tell(scenario, state, act("unlock_phone") if opens_first else ahead[0])


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


# ------------------------------------------------------------------ the search


def _any(scenario: Scenario, state: State, action: Action) -> bool:
    return True


def _attentive(scenario: Scenario, state: State, action: Action) -> bool:
    """Whatever comes to the phone is waited for, read and answered before anything else."""
    _, handset = screen_and_phone(scenario, state)
    # whom the trainee may call is no message, nor is an app; when to use them is his own judgement
    said = [button for message in (*handset.messages, *handset.visitors) for button in message.buttons]
    asks = [button for button in said if button.action not in _NOBODY_WAITS]
    if asks:
        return any(world.answers(button, action) for button in asks)
    coming = any(message.arrives_at > state.now for message in state.phone.messages)
    return action.kind == "wait" if coming else True


def _careful(scenario: Scenario, state: State, action: Action) -> bool:
    """Attentive; types nothing that is not right, and decides about nothing that was not looked at as it now stands."""
    secret = KINDS[action.kind].secret
    right = all(value in _TYPED_BY_THE_CAREFUL for name, value in action.args if name in secret)
    about = state.bank.find(action.get("ref"))
    looked = (
        about is None
        or about.status != "pending"
        or action.kind == "open_set"
        or state.window.has_seen(about)
    )
    return right and looked and _attentive(scenario, state, action)


def _search(scenario: Scenario, state: State, allows: Allows, must: frozenset[str]) -> list[Action]:
    """A shortest clean way to the first outcome of `passes_with` that has one, every fault in `must` having struck."""
    first = same_future(scenario, state)
    reached: dict[State, tuple[State, Action] | None] = {first: None}
    ends: dict[str, State] = {}
    queue = deque([first])
    while queue and scenario.passes_with[0] not in ends:
        before = queue.popleft()
        for action, after in _clean_steps(scenario, before, allows):
            if after in reached:
                continue
            reached[after] = (before, action)
            if len(reached) > explore.MOST_STATES:
                return []
            if not after.outcome:
                queue.append(after)
            elif must <= after.fired:
                ends.setdefault(after.outcome, after)
    best = next((ends[outcome] for outcome in scenario.passes_with if outcome in ends), None)
    return _back(reached, best) if best else []


def _clean_steps(scenario: Scenario, state: State, allows: Allows) -> Iterator[tuple[Action, State]]:
    # a walk keeps no mistakes in its states, so one made before does not hide that it is made again
    state = replace(state, mistakes=frozenset())
    # of two ways as short as each other, the one that goes back last
    buttons = tuple(sorted(world.offered(scenario, state), key=lambda button: button.style == "quiet"))
    for masked in explore.choices(scenario, state, buttons):
        if masked.kind == "instruct" or not allows(scenario, state, masked):
            continue
        action = masking.unmask(scenario, state, masked)
        after, _ = world.step(scenario, state, action, state.now, buttons)
        if not after.mistakes:
            yield masked, same_future(scenario, after)


def _back(reached: dict[State, tuple[State, Action] | None], state: State) -> list[Action]:
    actions: list[Action] = []
    while (link := reached[state]) is not None:
        state, action = link
        actions.append(action)
    return actions[::-1]
