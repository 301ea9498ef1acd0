"""The files that may be the official document font are found wherever a system keeps fonts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from desktop.files.emblem_file import EmblemFile
from desktop.files.font_folders import font_folders, sarabun_files
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_pages import PdfPages
from desktop.services.office import Office
from templates_docs.pdf import BUNDLED_FONTS

FONTS = BUNDLED_FONTS.regular.parent


def test_files_are_found_below_the_folders_by_name(tmp_path: Path) -> None:
    (tmp_path / "truetype" / "thai").mkdir(parents=True)
    for name in ("THSarabun.ttf", "TH Sarabun New Bold.TTF", "Loma.ttf", "THSarabun.woff2"):
        (tmp_path / "truetype" / "thai" / name).touch()

    found = sarabun_files((tmp_path, tmp_path / "nowhere"))

    assert [path.name for path in found] == ["TH Sarabun New Bold.TTF", "THSarabun.ttf"]


@pytest.mark.parametrize(
    ("system", "folder"), [("win32", "Fonts"), ("darwin", "Library/Fonts"), ("linux", ".local/share/fonts")]
)
def test_every_system_has_a_folder_of_the_user_s_own(
    system: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)

    assert any(path.as_posix().endswith(folder) for path in font_folders())


def test_desk_sets_its_pdf_in_the_computer_s_own_font(tmp_path: Path) -> None:
    assert b"THSarabunPSK" in _notice(tmp_path, "ตลาดสดบ้านตัวอย่าง")


def test_letter_with_a_sign_that_font_lacks_is_set_in_the_bundled_one(tmp_path: Path) -> None:
    made = _notice(tmp_path, "ตลาดสด, บ้านตัวอย่าง", lacks=",")

    assert b"THSarabunPSK" not in made
    assert b"KhlangOfficial" in made


def _notice(folder: Path, place: str, lacks: str = "") -> bytes:
    """The notice of a phone lost there, as PDF, on a computer whose TH SarabunPSK lacks these signs."""
    files = [_renamed(path, folder, lacks) for path in sorted(FONTS.glob("KhlangOfficial-*.ttf"))]
    emblem = EmblemFile(folder / "emblem.png")
    desk = Office(lambda: date(2025, 3, 10), FolderOutbox(), emblem, PdfPages, font_files=lambda: files)
    form = desk.catalog.get("lost_phone_notice")
    return desk.pdf(desk.check(form, form.example_answers() | {"place": place}).accepted())


def _renamed(path: Path, folder: Path, lacks: str = "") -> Path:
    font = TTFont(path)
    for entry in font["name"].names:
        if entry.nameID in (1, 4, 6):
            entry.string = "TH SarabunPSK" if entry.nameID != 6 else "THSarabunPSK"
    for table in font["cmap"].tables:
        for sign in lacks:
            table.cmap.pop(ord(sign), None)
    font.save(folder / path.name)
    return folder / path.name
