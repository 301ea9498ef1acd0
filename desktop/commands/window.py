"""The command that opens the window, and what it says where no window can be opened."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from desktop.bootstrap import Services, build

if TYPE_CHECKING:
    import tkinter as tk

NO_SCREEN = 3
_DRAWN_MS = 300


def open_window() -> int:
    """Opens the window and stays until it is closed; 3 where there is no Tk or no screen."""
    try:
        import tkinter as tk
    except ImportError:
        print("ไม่พบ tkinter ติดตั้งด้วยคำสั่ง sudo apt-get install -y python3-tk แล้วเปิดใหม่", file=sys.stderr)
        return NO_SCREEN
    try:
        root = tk.Tk(className="KhlangDesk")
    except tk.TclError:
        print("ไม่พบจอภาพ เปิดหน้าต่างไม่ได้ ใช้คำสั่ง tour เพื่อเดินชมบนจอเสมือนแทน", file=sys.stderr)
        return NO_SCREEN
    from desktop.app import HEIGHT, WIDTH, App
    from desktop.widgets.notice import show_unexpected_errors

    root.withdraw()
    services = build()
    app = App(root, services, services.documents)
    show_unexpected_errors(root)
    width, height = app.theme.px(WIDTH), app.theme.px(HEIGHT)
    root.geometry(f"{min(width, root.winfo_screenwidth())}x{min(height, root.winfo_screenheight())}")
    root.deiconify()
    root.after(_DRAWN_MS, _load_ahead, root, services)
    root.mainloop()
    return 0


def _load_ahead(root: tk.Tk, services: Services) -> None:
    from desktop.load_ahead import load_ahead

    # what is loaded stays: to look through it for rubbish would stop the window for fifty milliseconds now and then
    load_ahead(root, services.office, services.classroom, gc.freeze)
