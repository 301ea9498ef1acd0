"""Keeps the window's Thai in step with the code: collects its messages, checks and compiles the translation.

    python tools/catalogue.py update     collect new messages into desktop.po, drop unused ones, and compile
    python tools/catalogue.py check      say what is missing or out of step, and fail

After `update`, write the Thai of each new message (an empty `msgstr`) in
`desktop/locale/th/LC_MESSAGES/desktop.po` and run it again.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "desktop"
CATALOGUE = SOURCE / "locale" / "th" / "LC_MESSAGES" / "desktop.po"
COMPILED = CATALOGUE.with_suffix(".mo")
_HEADER = "# What the window says in Thai; made by tools/catalogue.py, translated by hand."
_TO_TRANSLATOR = ("For the translator:",)
_KEYWORDS = {"_": None, "ngettext": (1, 2)}


def messages_in_code(source: Path = SOURCE) -> Catalog:
    """Every message the code marks with `_()` or `ngettext()`, and the files it stands in."""
    catalogue = Catalog(
        locale="th", domain="desktop", project="khlang-desk", header_comment=_HEADER, fuzzy=False
    )
    found = extract_from_dir(source, [("**.py", "python")], keywords=_KEYWORDS, comment_tags=_TO_TRANSLATOR)
    for name, _line, message, comments, context in found:
        place = f"desktop/{Path(name).as_posix()}"
        catalogue.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalogue


def translation(path: Path = CATALOGUE) -> Catalog:
    """The Thai catalogue as it was last written."""
    with path.open("rb") as file:
        return read_po(file, locale="th", domain="desktop", charset="utf-8")


def updated(code: Catalog, thai: Catalog) -> Catalog:
    """The code's messages, each with the Thai it already has."""
    code.creation_date = thai.creation_date  # else every run would change the file
    for message in code:
        known = thai.get(message.id, message.context) if message.id else None
        if known is not None:
            message.string = known.string
    return code


def compiled(thai: Catalog) -> bytes:
    """What gettext reads at run time."""
    buffer = io.BytesIO()
    write_mo(buffer, thai)
    return buffer.getvalue()


def untranslated(thai: Catalog) -> list[str]:
    """The messages of a catalogue that have no Thai yet."""
    return [str(message.id) for message in thai if message.id and not _said(message.string)]


def update() -> int:
    """Writes both files; how many messages still want their Thai."""
    thai = updated(messages_in_code(), translation() if CATALOGUE.exists() else Catalog(locale="th"))
    buffer = io.BytesIO()
    write_po(buffer, thai, width=110, sort_output=True, include_lineno=False)
    CATALOGUE.write_bytes(buffer.getvalue())
    COMPILED.write_bytes(compiled(thai))
    for message in untranslated(thai):
        print(f"no Thai yet: {message}")
    return len(untranslated(thai))


def check() -> int:
    """How many things are wrong with the files as they stand, each said in a line."""
    thai = translation()
    known = {message.id for message in thai}
    problems = [
        f"not in desktop.po: {message.id}" for message in messages_in_code() if message.id not in known
    ]
    problems += [f"no Thai yet: {message}" for message in untranslated(thai)]
    if COMPILED.read_bytes() != compiled(thai):
        problems.append("desktop.mo is older than desktop.po")
    for problem in problems:
        print(problem)
    return len(problems)


def _said(string: str | tuple[str, ...] | list[str]) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


if __name__ == "__main__":
    if sys.argv[1:] not in (["update"], ["check"]):
        sys.exit(__doc__)
    sys.exit(1 if (update() if sys.argv[1] == "update" else check()) else 0)
