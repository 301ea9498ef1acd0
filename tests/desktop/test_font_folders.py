"""The files that may be the official document font are found wherever a system keeps fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.files.font_folders import font_folders, sarabun_files


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
