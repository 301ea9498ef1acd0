"""What is kept on disk survives bad edits, power cuts and two programs at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.files import whole_file
from desktop.files.emblem_file import EmblemFile
from desktop.files.outbox import FolderOutbox
from desktop.files.places import home
from desktop.files.settings import SettingsFile
from desktop.services.ports import OutboxError
from desktop.services.preferences import Settings

ROOT = Path(__file__).parent.parent.parent


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    store = SettingsFile(tmp_path / "own" / "settings.json")
    chosen = Settings(language="en", text_size=16, colours="dark", folder="/tmp/เอกสาร")

    store.write(chosen)

    assert store.read() == chosen


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[1, 2]",
        '"th"',
        '{"language": "xx", "text_size": 99, "colours": 3, "folder": null}',
        '{"more": 1}',
    ],
)
def test_what_is_wrong_in_the_settings_takes_its_default(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, "utf-8")

    assert SettingsFile(tmp_path / "settings.json").read() == Settings()


def test_settings_that_are_no_json_are_set_aside_and_not_lost(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("my own words", "utf-8")
    store = SettingsFile(tmp_path / "settings.json")

    store.read()

    assert store.set_aside is not None
    assert store.set_aside.read_text("utf-8") == "my own words"


def test_one_bad_value_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "en", "text_size": "huge"}', "utf-8")

    assert SettingsFile(tmp_path / "settings.json").read() == Settings(language="en")


def test_many_documents_of_one_name_at_once_are_all_kept(tmp_path: Path) -> None:
    contents = [f"letter {n}".encode() * 1000 for n in range(24)]

    with ThreadPoolExecutor(8) as several:
        paths = list(several.map(lambda content: FolderOutbox().put(tmp_path, "a.docx", content), contents))

    assert len(set(paths)) == 24
    assert sorted(path.read_bytes() for path in paths) == sorted(contents)
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_document_is_whole_or_not_there_when_the_program_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path; from desktop.files.outbox import FolderOutbox\n"
        "while True: FolderOutbox().put(Path(sys.argv[2]), 'a.docx', b'x' * 3_000_000)\n"
    )
    for _ in range(3):
        program = subprocess.Popen([sys.executable, "-c", code, str(ROOT), str(tmp_path)])
        while not list(tmp_path.glob("*.docx")):
            time.sleep(0.01)
        time.sleep(0.05)
        program.send_signal(signal.SIGKILL)
        program.wait()

    assert {path.stat().st_size for path in tmp_path.glob("*.docx")} == {3_000_000}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told_in_thai(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutboxError, match="ไม่มีสิทธิใช้"):
            FolderOutbox().put(tmp_path / "out", "a.docx", b"x")
    finally:
        tmp_path.chmod(0o700)


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()

    with pytest.raises(OSError, match=r".+"):
        whole_file.replace(tmp_path / "kept", b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_there_is_no_emblem_where_a_file_stands_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("not a folder")
    emblem = EmblemFile(tmp_path / "own" / "emblem.png")

    emblem.remove()

    assert emblem.read() is None


def test_the_emblem_is_kept_and_forgotten(tmp_path: Path) -> None:
    emblem = EmblemFile(tmp_path / "own" / "emblem.png")
    assert emblem.read() is None

    emblem.install(b"picture")
    assert emblem.read() == b"picture"

    emblem.remove()
    emblem.remove()
    assert emblem.read() is None


def test_the_program_s_own_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KHLANG_DESK_HOME", str(tmp_path / "ของฉัน"))

    assert home() == tmp_path / "ของฉัน"
