"""Works the window as a person does, for tests that read as a story: look, press, type, sign in."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from datetime import timedelta
from tkinter import ttk
from typing import Any

from desktop.app import App
from desktop.widgets.shaping import unshape


def everything(widget: tk.Misc) -> Iterator[tk.Misc]:
    """Every widget within this one."""
    for child in widget.winfo_children():
        yield child
        yield from everything(child)


def words(app: App) -> str:
    """All that can be read in the window."""
    shown = [w for w in everything(app.root) if isinstance(w, ttk.Label | ttk.Button) and w.winfo_viewable()]
    return unshape(" ".join(str(w.cget("text")).replace("\n", "") for w in shown))


def push(app: App, caption: str) -> None:
    """Presses the button that says this, by the keyboard as anybody may."""
    app.root.update()
    found = [
        w
        for w in everything(app.root)
        if isinstance(w, ttk.Button)
        and w.winfo_viewable()
        and _run_together(unshape(str(w.cget("text")))) == _run_together(caption)
    ]
    assert found, f"no button says {caption}: {words(app)}"
    found[0].focus_force()
    app.root.update()
    found[0].event_generate("<space>")
    app.root.update()


def _run_together(text: str) -> str:
    """The text without spaces and line ends: where a line ends, the space that stood there is gone."""
    return "".join(text.split())


def type_into(app: App, name: str, text: str) -> None:
    """Types into a box of the make-believe bank, key by key."""
    entry = app.page.screen.inputs[name].typed
    entry.focus_force()
    app.root.update()
    for character in text:
        entry.event_generate("<KeyPress>", keysym={"-": "minus"}.get(character, character))
    app.root.update()


def sign_in(app: App) -> None:
    """Signs in to the make-believe bank as the drill says."""
    card = app.page.practice.scenario.sign_in
    for name in ("company_id", "user_id", "password"):
        type_into(app, name, getattr(card, name))
    app.page.screen.inputs["password"].typed.event_generate("<Return>")
    app.root.update()


def ask_for_a_code(app: App, watch: Any) -> str:
    """The code that the phone was sent, once it has arrived."""
    push(app, "อนุมัติ")
    push(app, "ยืนยัน")
    watch.passed += timedelta(seconds=3)
    app.page.refresh()
    push(app, "อ่านข้อความ")
    sms = app.page.practice.view("th").phone.messages[0].text
    return "".join(c for c in sms.splitlines()[0] if c.isdigit())
