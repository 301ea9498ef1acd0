"""Lets the window use the Thai font that comes with the program, without installing it on the computer.

The font is lent to this process only and is gone when the program ends.  It must be registered before Tk
looks its family up for the first time.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

UI_FAMILY = "Khlang Sarabun UI"
FONT_FOLDER = Path(__file__).with_name("fonts")

# Best first; all of them carry the moved marks of `shaping` where the system does not shape by itself.
FALLBACK_FAMILIES = {
    "x11": ("Loma", "Laksaman", "Garuda", "Waree", "TH Sarabun New"),
    "win32": ("Leelawadee UI", "Tahoma"),
    "aqua": ("Thonburi",),
}


@dataclass(frozen=True)
class FontRegistration:
    """What became of the bundled font: its family name, whether Tk can use it, and what went wrong if not."""

    family: str
    registered: bool
    problem: str = ""


def register_bundled_fonts(folder: Path = FONT_FOLDER) -> FontRegistration:
    """The bundled family, made known to this process; raises nothing, so that a window always opens."""
    files = sorted(folder.glob("*.ttf"))
    if not files:
        return FontRegistration(UI_FAMILY, False, f"no font files in {folder}")
    try:
        refused = [path.name for path in files if not _register(path)]
    except (OSError, AttributeError) as error:  # the system library, or the call in it, is missing
        return FontRegistration(UI_FAMILY, False, f"{type(error).__name__}: {error}")
    if refused:
        return FontRegistration(UI_FAMILY, False, f"refused by the system: {', '.join(refused)}")
    return FontRegistration(UI_FAMILY, True)


def choose_family(registration: FontRegistration, windowing_system: str, installed: Collection[str]) -> str:
    """The best Thai family to use: the bundled one, else the first installed of the known good ones.

    Args:
        registration: What `register_bundled_fonts` said.
        windowing_system: Tk's own word for it: `x11`, `win32` or `aqua`.
        installed: What `tkinter.font.families()` lists.

    Returns:
        A family name, or "TkDefaultFont" when none of them is there.
    """
    if registration.registered:
        return registration.family
    candidates: Sequence[str] = FALLBACK_FAMILIES.get(windowing_system, ())
    return next((family for family in candidates if family in installed), "TkDefaultFont")


def _register(path: Path) -> bool:
    """Whether the system took one font file for this process."""
    if sys.platform == "win32":
        return _register_with_gdi(path)
    if sys.platform == "darwin":
        return _register_with_core_text(path)
    return _register_with_fontconfig(path)


def _register_with_fontconfig(path: Path) -> bool:
    """Linux and its kin: the library Tk's own Xft asks for fonts."""
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    add_file = fontconfig.FcConfigAppFontAddFile
    add_file.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    add_file.restype = ctypes.c_int
    return bool(add_file(None, str(path).encode(sys.getfilesystemencoding())))


def _register_with_gdi(path: Path) -> bool:
    """Windows: private to this process (FR_PRIVATE), so nothing is left in the font folder."""
    fr_private = 0x10
    windll = ctypes.windll  # type: ignore[attr-defined,unused-ignore]
    return bool(windll.gdi32.AddFontResourceExW(str(path), fr_private, 0))


def _register_with_core_text(path: Path) -> bool:
    """macOS: CTFontManager with the scope of this process."""
    scope_process = 1
    core_foundation = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
    core_text = ctypes.CDLL("/System/Library/Frameworks/CoreText.framework/CoreText")
    make_url = core_foundation.CFURLCreateFromFileSystemRepresentation
    make_url.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_bool]
    make_url.restype = ctypes.c_void_p
    register = core_text.CTFontManagerRegisterFontsForURL
    register.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p]
    register.restype = ctypes.c_bool
    release = core_foundation.CFRelease
    release.argtypes = [ctypes.c_void_p]
    release.restype = None
    name = str(path).encode("utf-8")
    url = make_url(None, name, len(name), False)
    if not url:
        return False
    try:
        return bool(register(url, scope_process, None))
    finally:
        release(url)
