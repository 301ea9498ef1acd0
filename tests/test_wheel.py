"""The wheel carries what the program needs at run time, and nothing of the workshop."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("thai", "training", "templates_docs", "desktop")


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def files() -> list[str]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    return [path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts]


def test_every_file_of_the_packages_is_in_the_wheel(names: set[str]) -> None:
    missing = [name for name in files() if name not in names]

    assert missing == []


def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    strays = [name for name in names if not name.startswith(PACKAGES) and ".dist-info/" not in name]

    assert strays == []
    assert not [name for name in names if name.endswith((".pyc", ".part"))]


def test_the_licences_travel_along(names: set[str]) -> None:
    kept = {name.rpartition("/")[2] for name in names if ".dist-info/licenses" in name}

    assert {"LICENSE", "FONTS.md", "WORDS.md", "OFL-1.1.txt"} <= kept
