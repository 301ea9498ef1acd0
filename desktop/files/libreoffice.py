"""Finds LibreOffice on this computer, and asks it for PDFs with a profile that nobody else uses."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from glob import glob
from pathlib import Path

from desktop.files.converter import ProgramConverter

_ON_PATH = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_IN_PROGRAM_FILES = "LibreOffice*/program/soffice.com"  # the one that waits until the work is done

# PDF/A-2b as our own typesetter writes; no macro, no picture from the network
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="SelectPdfVersion" oor:op="fuse">\
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" \
oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_libreoffice(places: Iterable[str] | None = None) -> ProgramConverter | None:
    """LibreOffice as a converter, from the PATH or a usual place; None where there is none.

    Args:
        places: patterns of paths to look at after the PATH; the usual ones of every system when left out.
    """
    on_path = (shutil.which(name) for name in _ON_PATH)
    program = next(filter(None, on_path), None) or _first_there(_places() if places is None else places)
    return libreoffice(Path(program)) if program else None


def libreoffice(program: Path) -> ProgramConverter:
    """This LibreOffice, by its `soffice`, as a converter."""
    from templates_docs.other_programs import fonts_named_by, libreoffice_copy

    def command(folder: Path, names: Sequence[str]) -> list[str]:
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        quiet = ("--headless", "--norestore", "--nolockcheck")
        return [
            str(program),
            f"-env:UserInstallation={profile.as_uri()}",
            *quiet,
            "--convert-to",
            "pdf",
            *names,
        ]

    return ProgramConverter("LibreOffice", command, libreoffice_copy, fonts_named_by)


def _places() -> list[str]:
    folders = (os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)"))
    return [*(f"{folder}/{_IN_PROGRAM_FILES}" for folder in folders if folder), *_USUAL_PLACES]


def _first_there(patterns: Iterable[str]) -> str | None:
    return next((path for pattern in patterns for path in sorted(glob(pattern), reverse=True)), None)
