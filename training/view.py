"""What a trainee sees, as plain data: any window or terminal that can show these shapes can show every drill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Input:
    """A box to type in.

    Attributes:
        name: the action's argument it fills.
        label: beside it.
        kind: ``text``, ``secret`` or ``code``.
    """

    name: str
    label: str
    kind: str = "text"


@dataclass(frozen=True)
class Select:
    """A list to choose one thing from; the first is chosen until another is.

    Attributes:
        name: the action's argument it fills.
        label: beside it.
        options: pairs of a value and the words shown for it.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Button:
    """A thing to press.

    Attributes:
        caption: on it.
        action: kind of the action it sends.
        args: arguments it sends of itself.
        sends: names of the inputs whose text it sends too.
        picks: names of the lists whose chosen value it sends too, each with the values there are.
        style: ``primary``, ``secondary``, ``quiet`` or ``danger``.
        enabled: greyed out when not.
        ready_at: when it will be enabled, since the drill's start; None when time will not change it.
        clears: whether it empties what stands in the boxes and lists of its screen.
    """

    caption: str
    action: str
    args: tuple[tuple[str, str], ...] = ()
    sends: tuple[str, ...] = ()
    picks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    style: str = "secondary"
    enabled: bool = True
    ready_at: timedelta | None = None
    clears: bool = False


@dataclass(frozen=True)
class Text:
    """A paragraph; `level` is ``body``, ``heading``, ``muted``, ``error`` or ``success``."""

    text: str
    level: str = "body"


@dataclass(frozen=True)
class Facts:
    """Labels and values in two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings.

    Attributes:
        headings: one for each column.
        align: ``left`` or ``right`` for each column.
        rows: cells for each row.
        open: for each row the button that opening it presses; empty when rows do not open.
        under: for each column whether it stands under the one before it, as in a table too wide for a screen;
            empty when none does.
    """

    headings: tuple[str, ...]
    align: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    open: tuple[Button, ...] = ()
    under: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Countdown:
    """Time left until a moment since the drill's start, with the words before it."""

    label: str
    until: timedelta


@dataclass(frozen=True)
class Buttons:
    """Things to press, side by side; `stacked` ones have long captions and stand one below the other."""

    buttons: tuple[Button, ...]
    stacked: bool = False


@dataclass(frozen=True)
class Picture:
    """A plain shape to compare with another; `name` is one of the shapes, `label` says it in words."""

    name: str
    label: str


@dataclass(frozen=True)
class QrCode:
    """A code for another device to scan: what it holds, and the words under it."""

    data: str
    label: str


Block = Text | Facts | Table | Input | Select | Countdown | Buttons | Picture | QrCode


def buttons_of(blocks: Iterable[Block]) -> tuple[Button, ...]:
    """Everything in the blocks that can be pressed, from top to bottom."""
    found: list[Button] = []
    for block in blocks:
        if isinstance(block, Buttons):
            found.extend(block.buttons)
        elif isinstance(block, Table):
            found.extend(block.open)
    return tuple(found)


@dataclass(frozen=True)
class ScreenView:
    """One screen of a portal.

    Attributes:
        name: the screen's name in its data file.
        tab: title on the browser's tab.
        address: in the address bar.
        notice: says that this is a simulation; never empty.
        title: heads the page.
        user: who is signed in, or empty.
        blocks: from top to bottom.
    """

    name: str
    tab: str
    address: str
    notice: str
    title: str
    user: str
    blocks: tuple[Block, ...]

    def buttons(self) -> tuple[Button, ...]:
        """Everything on the screen that can be pressed, from top to bottom."""
        return buttons_of(self.blocks)


@dataclass(frozen=True)
class MessageView:
    """A message on the phone.

    Attributes:
        id: names it.
        sender: as the phone shows it.
        text: what it says; only a notice of arrival until it is opened.
        at: time of day it came, as the phone shows it.
        read: whether it was opened.
        buttons: what can be done with it.
    """

    id: str
    sender: str
    text: str
    at: str
    read: bool
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class PhoneView:
    """The phone's screen, and who stands at the desk.

    Attributes:
        clock: time of day.
        date: of the drill's day.
        notice: says that it is not a real phone.
        messages: newest first; last whom the trainee may call.
        visitors: who stands at the desk and what they say.
        owner: whose phone it is, where a drill has several seats or the phone is somebody else's; else empty.
        locked: whether its lock screen is up.
        about: a line below the date, or empty.
        notifications: what the lock screen shows in place of the messages.
        foot: what can be pressed below them: to open the phone, to lock it, to hand it back.
        app: what the phone shows besides messages: its own page or an app that is open; None where it has none.
    """

    clock: str
    date: str
    notice: str
    messages: tuple[MessageView, ...]
    visitors: tuple[MessageView, ...] = ()
    owner: str = ""
    app: ScreenView | None = None
    locked: bool = False
    about: str = ""
    notifications: tuple[MessageView, ...] = ()
    foot: tuple[Button, ...] = ()

    @property
    def shown(self) -> tuple[MessageView, ...]:
        """What stands on the face that is up."""
        return self.notifications if self.locked else self.messages

    def buttons(self) -> tuple[Button, ...]:
        """Everything that can be pressed on the phone, or answered to a visitor.

        What is behind a lock screen counts too: opening asks for nothing, so pressing it opens the phone.
        """
        on_app = self.app.buttons() if self.app else ()
        said = tuple(button for said in (*self.messages, *self.visitors) for button in said.buttons)
        return (*on_app, *said, *self.foot)


IN_HAND = "▶"
"""The sign beside the line of a paper that is to be judged now."""


@dataclass(frozen=True)
class PaperView:
    """A paper on the trainee's desk, to compare the screen with; `signs` stand beside the first rows of its table."""

    id: str
    title: str
    lines: tuple[str, ...]
    table: Table | None
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class CoachView:
    """The line that says what to do now.

    Attributes:
        step: number of the step in hand, from 1.
        steps: how many there are.
        task: what to do, in one line.
        hint: the step's hint once it was asked for, else empty.
        done: share of the steps done, 0 to 1.
        next: the next right step, where it is named; else empty.
    """

    step: int
    steps: int
    task: str
    hint: str
    done: float
    next: str = ""


@dataclass(frozen=True)
class SeatView:
    """One chair of a drill that has several.

    Attributes:
        id: names it.
        name: who sits there.
        role: what the person may do, in words.
        here: whether it is the seat in hand.
    """

    id: str
    name: str
    role: str
    here: bool


@dataclass(frozen=True)
class DrillView:
    """Everything in front of the trainee at one moment; of a drill with one seat `seats` is empty."""

    screen: ScreenView
    phone: PhoneView
    desk: tuple[PaperView, ...]
    coach: CoachView
    outcome: str
    seats: tuple[SeatView, ...] = ()
