"""The tour: the whole program driven on a virtual screen, and what it leaves behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="the virtual screen is Xvfb")
def test_the_tour_leaves_pictures_and_a_letter_and_a_clerk_s_own_files_alone(tmp_path: Path) -> None:
    if not shutil.which("Xvfb"):
        pytest.fail("Xvfb is missing: apt-get install xvfb", pytrace=False)
    (tmp_path / "งานของฉัน.docx").write_text("mine")
    (tmp_path / "of-the-last-tour.docx").write_text("old")
    (tmp_path / ".tour").write_text("of-the-last-tour.docx\n../escape\n")
    (tmp_path.parent / "escape").write_text("mine")

    # a process of its own: Tk does not outlive the screen it once spoke to
    told = subprocess.run(
        [sys.executable, ROOT / "main.py", "tour", "--out", tmp_path],
        capture_output=True,
        encoding="utf-8",
        timeout=120,  # a question that nobody answers would keep it for ever
    )

    assert told.returncode == 0, told.stderr
    assert len(list(tmp_path.glob("[0-9][0-9]-*.png"))) >= 10
    # one saved, one issued under a number
    assert len(list(tmp_path.glob("lost_phone_notice_*.docx"))) == 2
    assert len(list(tmp_path.glob("lost_phone_notice_*.pdf"))) == 1
    assert (tmp_path / "งานของฉัน.docx").read_text() == "mine"
    assert (tmp_path.parent / "escape").read_text() == "mine"
    assert not (tmp_path / "of-the-last-tour.docx").exists()
