"""The make-believe screens, read from data: captions, addresses, limits and messages, each marked for how sure we are.

Nobody here has seen the bank's real screens, so nothing of them is code: one hour with the real manual corrects the
data under ``training/screens``. Every entry carries a mark: KNOWN, INFERRED or UNKNOWN.
"""

from __future__ import annotations

import functools
import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from training.frozen import replace
from training.view import (
    Block,
    Button,
    Buttons,
    Countdown,
    Facts,
    Input,
    Picture,
    QrCode,
    ScreenView,
    Select,
    Table,
    Text,
    buttons_of,
)  # fmt: skip

MARKS = ("KNOWN", "INFERRED", "UNKNOWN")


@dataclass(frozen=True)
class Values:
    """What the screens are filled with.

    Attributes:
        texts: named texts that stand in captions as ``{name}``.
        flags: names of what is true; a block or button with ``when`` shows only then.
        moments: named moments since the drill's start, for countdowns and buttons that wait.
        tables: named rows of named cells.
    """

    texts: Mapping[str, str]
    flags: frozenset[str]
    moments: Mapping[str, Any]
    tables: Mapping[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Portal:
    """A make-believe web site.

    Attributes:
        name: the data folder's name.
        data: its files, read as one.
        content_hash: of the files' bytes.
    """

    name: str
    data: dict[str, Any]
    content_hash: str

    def setting(self, name: str) -> Any:
        """The value of a limit or a timer."""
        return self.data["setting"][name]["value"]

    def message(self, key: str, texts: Mapping[str, str]) -> Text:
        """A message of the portal, filled in."""
        row = self.data["message"][key]
        return Text(row["text"].format_map(texts), row.get("level", "error"))

    def message_text(self, key: str) -> str:
        """A message of the portal that names nothing, in its bare words."""
        return str(self.data["message"][key]["text"])

    def phone(self, key: str) -> str:
        """A text of the phone, such as the SMS that carries a code."""
        return str(self.data["phone"][key]["text"])

    def label(self, key: str) -> str:
        """What the portal calls a role, a status, a kind of request or the result of a payment."""
        return str(self.data["label"][key]["text"])

    def home(self, role: str) -> str:
        """The name of the screen that somebody with that role comes to after signing in."""
        return str(self.data["home"][role])

    @property
    def start(self) -> str:
        """The name of the screen that stands there as a drill begins."""
        return str(self.data["home"].get("start", "login"))

    @property
    def signs_in(self) -> bool:
        """Whether people sign in to it; at an office's own desk nobody does."""
        return self.start == "login"

    @property
    def is_treasury(self) -> bool:
        """Whether it is the treasury's: every login to it is confirmed on the phone."""
        return "app" in self.data

    @property
    def apps(self) -> dict[str, dict[str, Any]]:
        """The apps that a phone may have, by id: those of the phone itself and those in the store."""
        found: dict[str, dict[str, Any]] = self.data.get("app", {})
        return found

    @property
    def decoys(self) -> frozenset[str]:
        """The apps that are not what they are taken for."""
        return frozenset(name for name, app in self.apps.items() if app.get("decoy"))

    def app_screen(self, app: str) -> str:
        """The name of the screen that stands there when the app is opened."""
        return str(self.apps[app]["screen"])

    @property
    def traps(self) -> tuple[str, ...]:
        """The names of the screens that are not the site's own: pages that a false link opens."""
        return tuple(name for name, screen in self.data["screen"].items() if "address" in screen)

    @property
    def programs(self) -> tuple[str, ...]:
        """The names of the screens that are no web pages: programs of the office PC."""
        return tuple(name for name, screen in self.data["screen"].items() if "program" in screen)

    def screen(self, name: str, values: Values, message: str) -> ScreenView:
        """The screen of that name, filled in; `message` is the key of a message to show under the title, or empty."""
        portal, screen = self.data["portal"], self.data["screen"][name]
        blocks: list[Block] = [self.message(message, values.texts)] if message else []
        blocks += [_block(row, values) for row in screen["block"] if _shows(row, values)]
        return ScreenView(
            name=name,
            tab=screen.get("program") or screen.get("app") or portal["tab"]["text"],
            address=self._address(screen),
            notice=portal["notice"]["text"],
            title=screen["title"].format_map(values.texts),
            user=values.texts["user_line"]
            if "signed_in" in values.flags and self._is_the_banks(screen)
            else "",
            blocks=_with_options(blocks),
        )

    def pressable(self, name: str, values: Values) -> tuple[Button, ...]:
        """What can be pressed on the screen of that name, without the rest of it."""
        rows = (row for row in self.data["screen"][name]["block"] if row["kind"] in _PRESSED)
        return buttons_of(_with_options([_block(row, values) for row in rows if _shows(row, values)]))

    def _is_the_banks(self, screen: dict[str, Any]) -> bool:
        return not {"address", "program", "app"} & set(screen)

    def _address(self, screen: dict[str, Any]) -> str:
        """Where the page is; a program of the office PC has no address."""
        if "program" in screen:
            return str(self.data["portal"]["program_address"]["text"])
        if "app" in screen:  # an app has no address bar
            return ""
        return str(screen.get("address") or self.data["portal"]["address"]["text"] + screen["path"])


def _shows(row: dict[str, Any], values: Values) -> bool:
    return "when" not in row or row["when"] in values.flags


def _block(row: dict[str, Any], values: Values) -> Block:
    return _BLOCKS[row["kind"]](row, values)


def _text(row: dict[str, Any], values: Values) -> Block:
    return Text(row["text"].format_map(values.texts), row.get("level", "body"))


def _facts(row: dict[str, Any], values: Values) -> Block:
    lines = [(pair, texts) for texts in _texts_for(row, values) for pair in row["rows"]]
    filled = ((label.format_map(texts), value.format_map(texts)) for (label, value), texts in lines)
    return Facts(tuple((label, value) for label, value in filled if value))


def _input(row: dict[str, Any], values: Values) -> Block:
    return Input(row["name"], row["label"], row.get("input", "text"))


def _select(row: dict[str, Any], values: Values) -> Block:
    words: dict[str, str] = row.get("captions", {})
    values_there = ((cells["value"], cells) for cells in values.tables[row["source"]])
    options = ((value, words.get(value) or cells["caption"]) for value, cells in values_there)
    return Select(row["name"], row["label"], tuple(options))


def _with_options(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, each button knowing the values of the lists that it sends."""
    lists = {b.name: tuple(value for value, _ in b.options) for b in blocks if isinstance(b, Select)}
    if not lists:
        return tuple(blocks)

    def knowing(offered: Button) -> Button:
        return replace(offered, picks=tuple((name, lists[name]) for name, _ in offered.picks))

    return tuple(
        replace(b, buttons=tuple(map(knowing, b.buttons))) if isinstance(b, Buttons) else b for b in blocks
    )


def _countdown(row: dict[str, Any], values: Values) -> Block:
    return Countdown(row["label"], values.moments[row["until"]])


def _buttons(row: dict[str, Any], values: Values) -> Block:
    shown = [b for b in row["buttons"] if _shows(b, values)]
    pressed = tuple(_button(b, values, texts) for b in shown for texts in _texts_for(b, values))
    return Buttons(pressed, stacked=row.get("stacked", False))


def _texts_for(row: dict[str, Any], values: Values) -> Sequence[Mapping[str, str]]:
    """The texts of each thing that a row makes: one, or one for each row of the table it names in ``each``."""
    return values.tables[row["each"]] if "each" in row else [values.texts]


def _button(row: dict[str, Any], values: Values, texts: Mapping[str, str]) -> Button:
    ready_at = values.moments.get(row.get("ready_at", ""))
    return Button(
        caption=row["caption"].format_map(texts),
        action=row["action"],
        args=tuple(sorted((name, value.format_map(texts)) for name, value in row.get("args", {}).items())),
        sends=tuple(row.get("sends", ())),
        picks=tuple((name, ()) for name in row.get("picks", ())),
        style=row.get("style", "secondary"),
        enabled=row.get("enabled_when", "") in values.flags if "enabled_when" in row else True,
        ready_at=ready_at,
        clears=row.get("clears", False),
    )


def _table(row: dict[str, Any], values: Values) -> Block:
    columns, rows = row["columns"], values.tables[row["source"]]
    return Table(
        headings=tuple(c["heading"] for c in columns),
        align=tuple(c.get("align", "left") for c in columns),
        rows=tuple(tuple(cells[c["cell"]] for c in columns) for cells in rows),
        open=tuple(_button(row["open"], values, cells) for cells in rows) if _opens(row, values) else (),
        under=tuple(c.get("under", False) for c in columns) if any("under" in c for c in columns) else (),
    )


def _opens(row: dict[str, Any], values: Values) -> bool:
    return "open" in row and _shows(row["open"], values)


def _picture(row: dict[str, Any], values: Values) -> Block:
    return Picture(row["name"].format_map(values.texts), row["label"].format_map(values.texts))


def _qr(row: dict[str, Any], values: Values) -> Block:
    return QrCode(row["data"].format_map(values.texts), row["label"].format_map(values.texts))


_BLOCKS = {
    "picture": _picture,
    "qr": _qr,
    "text": _text,
    "facts": _facts,
    "input": _input,
    "select": _select,
    "countdown": _countdown,
    "buttons": _buttons,
    "table": _table,
}
_PRESSED = frozenset({"select", "buttons", "table"})


@functools.cache
def portal(name: str) -> Portal:
    """The portal whose data folder has that name; each file in it holds some of its tables, none of them twice.

    Where it says ``[like] portal = "…"`` it is that portal, but for the entries it writes itself.

    Raises:
        FileNotFoundError: there is no such folder.
        ValueError: two files say the same thing.
    """
    folder = resources.files("training").joinpath("screens", name)
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    data: dict[str, Any] = {}
    content = hashlib.sha256()
    for file in files:
        text = file.read_text("utf-8")
        content.update(text.encode())
        for table, rows in tomllib.loads(text).items():
            known = data.setdefault(table, {})
            if twice := sorted(known.keys() & rows.keys()):
                raise ValueError(
                    f"{name}/{file.name}: [{table}] {', '.join(twice)} stands in another file too"
                )
            known.update(rows)
    if "like" in data:
        base = portal(data.pop("like")["portal"])
        content.update(base.content_hash.encode())
        data = {table: {**rows, **data.get(table, {})} for table, rows in base.data.items()}
    return Portal(name, data, content.hexdigest())


@functools.cache
def portal_names() -> tuple[str, ...]:
    """The names of all portals, in order."""
    return tuple(
        sorted(f.name for f in resources.files("training").joinpath("screens").iterdir() if f.is_dir())
    )
