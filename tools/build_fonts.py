"""Builds the two font families that come with the program, from the fonts they are made of.

    python tools/build_fonts.py FOLDER

FOLDER is searched, with all folders in it, for the source fonts of these two packages, unpacked:

* npm package `@fontsource/sarabun` 5.3.0 (`npm pack`, then untar): the window's font
* Debian package `fonts-tlwg-laksaman-ttf` 1:0.7.3-1 (`apt-get download`, then `dpkg -x`): the documents' font

Nothing is downloaded here.  A source file that differs from the one we read (SHA-256 below) is refused.
Needs the `fonts` extra.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import official_font
import ui_font
from fontTools.ttLib import TTFont

PROJECT = Path(__file__).resolve().parent.parent
UI_FOLDER = PROJECT / "desktop" / "widgets" / "fonts"
DOCUMENT_FOLDER = PROJECT / "templates_docs" / "fonts"

SHA256 = {
    "sarabun-thai-400-normal.woff2": "444ccfffc6e9201b86993a233a42481bee7fe485fe5f330d956f22356249b392",
    "sarabun-thai-700-normal.woff2": "1ca031c8d598e7435f653e44f592fe0ac64e9e402066719fe061fdfe833cca1e",
    "sarabun-latin-400-normal.woff2": "04548534510686923239aeda26dd40fa57bf6cc55166204ef52b483bcf9e4228",
    "sarabun-latin-700-normal.woff2": "b7e814f0f8a07648c77837917ff896c819d44ed4688a83f49b9cb29fdf7898fb",
    "sarabun-latin-ext-400-normal.woff2": "5af661b8dd7a46d7d8e6a77e56ca1fdc7378d81672785d7a00a0794af8b678d0",
    "sarabun-latin-ext-700-normal.woff2": "b64825bfdee3f7b01b48d6f9f94af61d88bc0b7c8f8903fbf12a9dc8eb850047",
    "Laksaman-Bold.ttf": "5c7a5a8e0e10db603db2257777a67fc94770241377a585eff898cf76c23c0c45",
    "Laksaman-BoldItalic.ttf": "51fa5cbf9faff9715947e288afa47f9a812bb88690de8f2cf25cb2adfd38b68d",
    "Laksaman-Italic.ttf": "cd35b54e819a47ac2ef8fb6b6165cbc607f821e640500a41a3bb3505a035d115",
    "Laksaman.ttf": "209be675a45c2abc79405bbaa68b4def83738ba65f1449d4629a85cba1040a37",
}


def main(arguments: list[str]) -> int:
    """Build everything; the exit status."""
    parser = argparse.ArgumentParser(description="Build the bundled fonts.")
    parser.add_argument("folder", type=Path, help="where the unpacked source packages are")
    folder = parser.parse_args(arguments).folder
    files = {name: _checked(folder, name) for name in ui_font.source_names() + official_font.source_names()}
    for style in ("Regular", "Bold"):
        _save(ui_font.build_ui_font(files, style), UI_FOLDER, ui_font.NAMING.family, style)
    for style in official_font.STYLES:
        _save(
            official_font.build_official_font(files, style),
            DOCUMENT_FOLDER,
            official_font.NAMING.family,
            style,
        )
    return 0


def _checked(folder: Path, name: str) -> Path:
    """The source file of that name, if it is the very one this build was made for."""
    found = next(iter(sorted(folder.rglob(name))), None)
    if found is None:
        raise SystemExit(f"{name}: not found in {folder}; the top of this file says which packages to unpack")
    if hashlib.sha256(found.read_bytes()).hexdigest() != SHA256[name]:
        raise SystemExit(f"{found}: is another version than the one this build was made for")
    return found


def _save(font: TTFont, folder: Path, family: str, style: str) -> None:
    path = folder / f"{family.replace(' ', '')}-{style.replace(' ', '')}.ttf"
    folder.mkdir(parents=True, exist_ok=True)
    font.save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    print(f"{digest}  {path.relative_to(PROJECT)}  {path.stat().st_size} bytes")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
