"""A merge, run as a clerk runs it: checked whole, written whole, stopped and gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.services.merging import Progress

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "templates_docs/forms/lost_phone_notice"


@pytest.fixture
def common(tmp_path: Path) -> Path:
    kept = [
        line
        for line in (FOLDER / "example.toml").read_text("utf-8").splitlines()
        if not line.startswith(("doc_no", "place"))
    ]
    path = tmp_path / "common.toml"
    path.write_text("\n".join(kept), "utf-8")
    return path


def roster(path: Path, rows: int) -> Path:
    lines = [f"ตย 99001/{n},ตลาดสดบ้านตัวอย่าง แผงที่ {n}" for n in range(1, rows + 1)]
    path.write_text("\n".join(["ที่ (เลขที่หนังสือ),สถานที่", *lines]), "utf-8")
    return path


def command(*words: str | Path) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "merge", "lost_phone_notice", *map(str, words)]


def run(home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KHLANG_DESK_HOME": str(home)}
    return subprocess.run(
        command(*words), capture_output=True, encoding="utf-8", env=environment, check=False
    )


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


def test_rate_and_time_left_count_what_this_run_made_only() -> None:
    progress = Progress(done=400, total=1000, passed=timedelta(seconds=10), made=200)

    assert progress.rate == 20
    assert progress.seconds_left == 30
    assert Progress(done=400, total=1000, passed=timedelta(0), made=0).seconds_left is None


def test_every_row_becomes_a_whole_document_named_by_its_number(tmp_path: Path, common: Path) -> None:
    rows = roster(tmp_path / "rows.csv", 3)

    told = run(tmp_path, "--rows", rows, "--answers", common, "--out", tmp_path / "out")

    assert told.returncode == 0, told.stderr
    made = documents(tmp_path / "out")
    assert len(made) == 3
    assert all("99001-" in name for name in made)
    assert "ครบ ๓ ฉบับ" in told.stdout
    assert [path.suffix for path in (tmp_path / "out").iterdir() if path.suffix != ".docx"] == [".jsonl"]


def test_a_zip_holds_the_same_documents_as_a_folder(tmp_path: Path, common: Path) -> None:
    rows = roster(tmp_path / "rows.csv", 3)

    run(tmp_path, "--rows", rows, "--answers", common, "--out", tmp_path / "out")
    told = run(tmp_path, "--rows", rows, "--answers", common, "--zip", tmp_path / "all.zip")

    assert told.returncode == 0, told.stderr
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == documents(tmp_path / "out")
    assert not (tmp_path / "all.zip.part").exists()


def test_a_bad_row_is_told_with_row_column_and_typed_and_nothing_is_written(
    tmp_path: Path, common: Path
) -> None:
    rows = roster(tmp_path / "rows.csv", 3)
    text = rows.read_text("utf-8").replace("ตย 99001/2,", ",").replace("ตย 99001/3", "=1+1")
    rows.write_text(text, "utf-8")

    told = run(tmp_path, "--rows", rows, "--answers", common, "--out", tmp_path / "out")

    assert told.returncode == 2
    first, second = told.stderr.splitlines()
    assert first.startswith("แถว 3 คอลัมน์ “ที่ (เลขที่หนังสือ)”: ")
    assert second.startswith("แถว 4 คอลัมน์ “ที่ (เลขที่หนังสือ)” พิมพ์ไว้ “=1+1”: เซลล์เป็นสูตร")
    assert not (tmp_path / "out").exists()


def test_a_heading_that_is_no_field_is_told_and_can_be_left_out(tmp_path: Path, common: Path) -> None:
    rows = roster(tmp_path / "rows.csv", 1)
    rows.write_text(
        rows.read_text("utf-8").replace("สถานที่", "สถานที่,ลำดับ", 1).replace("แผงที่ 1", "แผงที่ 1,1"), "utf-8"
    )
    words = ("--rows", rows, "--answers", common, "--out", tmp_path / "out")

    refused = run(tmp_path, *words)
    done = run(tmp_path, *words, "--column", "ลำดับ=", "--name", "place")

    assert refused.returncode == 2
    assert "ลำดับ" in refused.stderr
    assert done.returncode == 0, done.stderr
    assert list(documents(tmp_path / "out")) == ["ตลาดสดบ้านตัวอย่าง แผงที่ 1.docx"]


def test_the_same_merge_is_never_made_twice(tmp_path: Path, common: Path) -> None:
    words = ("--rows", roster(tmp_path / "rows.csv", 3), "--answers", common, "--out", tmp_path / "out")
    run(tmp_path, *words)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.docx")}

    told = run(tmp_path, *words)

    assert "มีอยู่ก่อนแล้ว ๓ ฉบับ" in told.stdout
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.docx")}


def test_a_file_of_somebody_else_is_never_written_over(tmp_path: Path, common: Path) -> None:
    words = ("--rows", roster(tmp_path / "rows.csv", 2), "--answers", common, "--name", "doc_no")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ตย 99001-2.docx").write_text("mine")

    told = run(tmp_path, *words, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert "ไม่เขียนทับ" in told.stderr
    assert documents(tmp_path / "out") == {"ตย 99001-2.docx": b"mine"}


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_leaves_whole_files_and_goes_on_where_it_was(
    tmp_path: Path, common: Path, how: signal.Signals
) -> None:
    rows = roster(tmp_path / "rows.csv", 150)
    words = ("--rows", rows, "--answers", common, "--name", "doc_no", "--out", tmp_path / "out")
    environment = {**os.environ, "KHLANG_DESK_HOME": str(tmp_path)}
    with subprocess.Popen(command(*words), env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and len(list((tmp_path / "out").glob("*.docx"))) < 10:
            time.sleep(0.002)
        process.send_signal(how)

    stopped = documents(tmp_path / "out")
    assert 10 <= len(stopped) < 150
    assert process.returncode == (130 if how is signal.SIGINT else -9)
    assert all(zipfile.ZipFile(tmp_path / "out" / name).testzip() is None for name in stopped)
    told = run(tmp_path, *words)

    assert told.returncode == 0, told.stderr
    made = documents(tmp_path / "out")
    assert len(made) == 150
    assert stopped.items() <= made.items()
    assert not list((tmp_path / "out").glob("*.part"))
    (listed,) = (tmp_path / "out").glob("merge-*.jsonl")
    names = [json.loads(line)["file"] for line in listed.read_text("utf-8").splitlines() if line]
    assert sorted(names) == sorted(made)


def test_a_document_damaged_since_is_made_again(tmp_path: Path, common: Path) -> None:
    words = ("--rows", roster(tmp_path / "rows.csv", 2), "--answers", common, "--out", tmp_path / "out")
    run(tmp_path, *words)
    made = documents(tmp_path / "out")
    (tmp_path / "out" / min(made)).write_bytes(b"")  # what a power cut may leave

    run(tmp_path, *words)

    assert documents(tmp_path / "out") == made


def test_a_zip_that_is_stopped_leaves_nothing(tmp_path: Path, common: Path) -> None:
    rows = roster(tmp_path / "rows.csv", 150)
    environment = {**os.environ, "KHLANG_DESK_HOME": str(tmp_path)}
    words = command("--rows", rows, "--answers", common, "--zip", tmp_path / "all.zip")
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (tmp_path / "all.zip.part").exists():
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)

    assert process.returncode == 130
    assert not list(tmp_path.glob("all.zip*"))
