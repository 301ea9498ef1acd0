"""A merge, run as a clerk runs it: checked whole, written whole, stopped and gone on with."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import docx
import pypdfium2
import pytest

from desktop.files.merge_file import MergeFile
from desktop.services.merging import Progress
from desktop.services.ports import OutboxError

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
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.suffix in (".docx", ".pdf")}


def is_whole(path: Path) -> bool:
    if path.suffix == ".pdf":
        return path.read_bytes().endswith(b"%%EOF\n")
    return zipfile.ZipFile(path).testzip() is None


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
    assert not list(tmp_path.glob("*.part"))


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


def test_what_is_wrong_with_the_common_answers_is_told_once_and_of_them(tmp_path: Path, common: Path) -> None:
    common.write_text(common.read_text("utf-8").replace("doc_date", "doc_day", 1), "utf-8")
    rows = roster(tmp_path / "rows.csv", 3)

    told = run(tmp_path, "--rows", rows, "--answers", common, "--out", tmp_path / "out")

    (unknown,) = [line for line in told.stderr.splitlines() if "doc_day" in line]
    assert unknown.startswith("คำตอบที่ใช้กับทุกแถว: ")


def test_rows_that_are_the_same_are_made_and_each_is_warned_of(tmp_path: Path, common: Path) -> None:
    rows = roster(tmp_path / "rows.csv", 2)
    first = rows.read_text("utf-8").splitlines()[1]
    rows.write_text(f"{rows.read_text('utf-8')}\n{first}\n{first}\n", "utf-8")

    told = run(tmp_path, "--rows", rows, "--answers", common, "--out", tmp_path / "out")

    assert told.returncode == 0, told.stderr
    warned = [line for line in told.stderr.splitlines() if "หนังสือซ้ำ" in line]
    assert [line.partition(" ทุกช่อง")[0] for line in warned] == [
        "ข้อควรระวัง: แถว 4: ตรงกับแถว 2",
        "ข้อควรระวัง: แถว 5: ตรงกับแถว 2",
    ]
    assert len(documents(tmp_path / "out")) == 4


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


def test_a_merge_with_the_agency_s_letter_edited_since_is_another_merge(tmp_path: Path, common: Path) -> None:
    words = ("--rows", roster(tmp_path / "rows.csv", 2), "--answers", common, "--name", "doc_no")
    letter = tmp_path / "forms" / "lost_phone_notice" / "letter.docx"
    letter.parent.mkdir(parents=True)

    def merge_with(text: str, folder: str) -> subprocess.CompletedProcess[str]:
        template = docx.Document()
        template.add_paragraph(f"{text} {{{{ doc_no }}}}")
        template.save(str(letter))
        return run(tmp_path, *words, "--out", tmp_path / folder)

    first = merge_with("ถ้อยคำเดิม", "out")
    made = documents(tmp_path / "out")
    again, elsewhere = merge_with("ถ้อยคำใหม่", "out"), merge_with("ถ้อยคำใหม่", "new")

    assert first.returncode == elsewhere.returncode == 0, first.stderr + elsewhere.stderr
    assert again.returncode == 2
    assert again.stderr.splitlines()[-1].startswith("มีไฟล์ ตย 99001-1.docx อยู่แล้ว")
    assert documents(tmp_path / "out") == made
    (text, *_) = docx.Document(str(tmp_path / "new" / "ตย 99001-1.docx")).paragraphs
    assert text.text.startswith("ถ้อยคำใหม่")


def test_a_file_of_somebody_else_is_never_written_over(tmp_path: Path, common: Path) -> None:
    words = ("--rows", roster(tmp_path / "rows.csv", 2), "--answers", common, "--name", "doc_no")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ตย 99001-2.docx").write_text("mine")

    told = run(tmp_path, *words, "--out", tmp_path / "out")

    assert told.returncode == 2
    assert "ไม่เขียนทับ" in told.stderr
    assert documents(tmp_path / "out") == {"ตย 99001-2.docx": b"mine"}


@pytest.mark.parametrize(
    ("how", "as_pdf"), [(signal.SIGKILL, []), (signal.SIGINT, []), (signal.SIGINT, ["--pdf"])]
)
def test_a_stopped_run_leaves_whole_files_and_goes_on_where_it_was(
    tmp_path: Path, common: Path, how: signal.Signals, as_pdf: list[str]
) -> None:
    rows = roster(tmp_path / "rows.csv", 150)
    words = ("--rows", rows, "--answers", common, "--name", "doc_no", "--out", tmp_path / "out", *as_pdf)
    environment = {**os.environ, "KHLANG_DESK_HOME": str(tmp_path)}
    with subprocess.Popen(command(*words), env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and len(documents(tmp_path / "out")) < 10:
            time.sleep(0.002)
        process.send_signal(how)

    stopped = documents(tmp_path / "out")
    assert 10 <= len(stopped) < 150
    assert process.returncode == (130 if how is signal.SIGINT else -9)
    assert all(is_whole(tmp_path / "out" / name) for name in stopped)
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


@pytest.mark.parametrize(
    "spoil", [lambda text: text.encode("utf-16"), lambda text: b"\xff\xfe" + text.encode()]
)
def test_a_list_that_another_program_spoilt_costs_no_document(
    tmp_path: Path, common: Path, spoil: Callable[[str], bytes]
) -> None:
    words = ("--rows", roster(tmp_path / "rows.csv", 2), "--answers", common, "--out", tmp_path / "out")
    run(tmp_path, *words)
    made = documents(tmp_path / "out")
    (listed,) = (tmp_path / "out").glob("merge-*.jsonl")
    listed.write_bytes(spoil(listed.read_text("utf-8")))

    told = run(tmp_path, *words)

    assert (told.returncode, told.stderr) == (0, "")
    assert documents(tmp_path / "out") == made


def test_a_file_where_the_folder_should_be_is_one_line(tmp_path: Path, common: Path) -> None:
    rows = roster(tmp_path / "rows.csv", 1)

    told = run(tmp_path, "--rows", rows, "--answers", common, "--out", rows)

    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert told.stderr.startswith(f"บันทึกเอกสารในโฟลเดอร์ {rows} ไม่ได้: ")


def test_a_zip_that_is_stopped_leaves_nothing(tmp_path: Path, common: Path) -> None:
    rows = roster(tmp_path / "rows.csv", 150)
    environment = {**os.environ, "KHLANG_DESK_HOME": str(tmp_path)}
    words = command("--rows", rows, "--answers", common, "--zip", tmp_path / "all.zip")
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not list(tmp_path.glob("*.part")):
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)

    assert process.returncode == 130
    assert not [*tmp_path.glob("all.zip*"), *tmp_path.glob("*.part")]


@pytest.mark.parametrize("name", ["all.zip", "all.docx"])
def test_of_two_merges_into_one_file_the_first_is_whole_and_the_second_is_refused(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    ours, theirs = MergeFile(path), MergeFile(path)
    ours.begin()
    theirs.begin()
    ours.write(b"ours, ")
    theirs.write(b"theirs, all of it")
    ours.write(b"all of it")

    assert ours.finish() == path
    with pytest.raises(OutboxError, match=f"มีไฟล์ {name} อยู่แล้ว จึงไม่เขียนทับ"):
        theirs.finish()

    assert path.read_bytes() == b"ours, all of it"
    assert list(tmp_path.iterdir()) == [path]


def test_two_merges_into_one_zip_at_the_same_time_leave_the_whole_of_one(
    tmp_path: Path, common: Path
) -> None:
    environment = {**os.environ, "KHLANG_DESK_HOME": str(tmp_path)}
    rosters = [roster(tmp_path / "a.csv", 300), roster(tmp_path / "b.csv", 200)]
    to = ("--answers", common, "--zip", tmp_path / "all.zip")

    both = [
        subprocess.Popen(
            command("--rows", rows, *to), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for rows in rosters
    ]
    told = [(process.communicate(timeout=120), process.returncode) for process in both]

    assert sorted(code for _, code in told) == [0, 2]
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == (300 if told[0][1] == 0 else 200)
    (refused,) = [said.decode() for (_, said), code in told if code]
    assert "มีไฟล์ all.zip อยู่แล้ว จึงไม่เขียนทับ" in refused
    assert not list(tmp_path.glob("*.part"))


def test_what_a_killed_run_left_goes_with_the_next_one_and_what_is_being_written_stays(
    tmp_path: Path, common: Path
) -> None:
    (tmp_path / "merge-0123456789abcdef.part").write_bytes(b"half")
    living = MergeFile(tmp_path / "other.zip")
    living.begin()
    living.write(b"whole")

    told = run(
        tmp_path,
        *("--rows", roster(tmp_path / "rows.csv", 2), "--answers", common, "--zip", tmp_path / "all.zip"),
    )

    assert told.returncode == 0, told.stderr
    assert not (tmp_path / "merge-0123456789abcdef.part").exists()
    assert living.finish().read_bytes() == b"whole"


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_each_row_becomes_a_pdf_of_its_own(tmp_path: Path, common: Path) -> None:
    words = ("--rows", roster(tmp_path / "rows.csv", 3), "--answers", common, "--pdf", "--name", "doc_no")

    told = run(tmp_path, *words, "--out", tmp_path / "out")
    zipped = run(tmp_path, *words, "--zip", tmp_path / "all.zip")

    assert told.returncode == zipped.returncode == 0, told.stderr + zipped.stderr
    made = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.pdf")}
    assert sorted(made) == [f"ตย 99001-{n}.pdf" for n in (1, 2, 3)]
    assert "แผงที่ ๒" in "".join(pages(tmp_path / "out" / "ตย 99001-2.pdf"))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == made


def test_a_template_that_cannot_be_set_is_told_before_anything_is_written(
    tmp_path: Path, common: Path
) -> None:
    own = tmp_path / "forms" / "lost_phone_notice"
    shutil.copytree(FOLDER, own)
    template = docx.Document()
    template.add_paragraph("{{ doc_no }}")
    template.save(str(own / "letter.docx"))
    words = ("--rows", roster(tmp_path / "rows.csv", 3), "--answers", common, "--out", tmp_path / "out")

    refused = run(tmp_path, *words, "--pdf", "--one-file")
    assert not (tmp_path / "out").exists()
    word = run(tmp_path, *words)

    assert refused.returncode == 2
    assert "รวมเป็น PDF เอกสารเดียวไม่ได้" in refused.stderr
    assert "วาดสิ่งนี้ไม่ได้: แบบอักษร" in refused.stderr  # that of Word's theme
    assert len(refused.stderr.splitlines()) == 1
    assert word.returncode == 0, word.stderr
    assert not list((tmp_path / "out").glob("*.pdf"))


@pytest.mark.libreoffice
@pytest.mark.parametrize("to", [("--out", "out"), ("--zip", "all.zip")])
def test_what_our_typesetter_cannot_draw_libreoffice_does_in_a_merge_too(
    soffice: Path, boxed_forms: Path, common: Path, to: tuple[str, str]
) -> None:
    home = boxed_forms.parent
    how, place = to[0], home / to[1]
    rows = ("--rows", roster(home / "rows.csv", 3), "--answers", common, "--name", "doc_no")

    told = run(home, *rows, how, place, "--pdf")

    assert (told.returncode, told.stderr) == (0, "")
    assert "ทำ PDF ด้วย LibreOffice เพราะตัวจัดหน้าในโปรแกรมยังวาดสิ่งนี้ไม่ได้: กล่องข้อความ" in told.stdout
    if how == "--zip":
        with zipfile.ZipFile(place) as archive:
            archive.extractall(home / "out")
    assert sorted(documents(home / "out")) == [f"ตย 99001-{n}.pdf" for n in (1, 2, 3)]
    assert "๙๙๐๐๑/๒" in "".join(pages(home / "out" / "ตย 99001-2.pdf"))


@pytest.mark.libreoffice
def test_a_merge_by_libreoffice_goes_on_where_it_was(soffice: Path, boxed_forms: Path, common: Path) -> None:
    home = boxed_forms.parent
    words = ("--rows", roster(home / "rows.csv", 3), "--answers", common, "--out", home / "out", "--pdf")
    run(home, *words)
    made = documents(home / "out")
    (home / "out" / max(made)).unlink()

    told = run(home, *words)

    assert "มีอยู่ก่อนแล้ว ๒ ฉบับ" in told.stdout
    assert "ทำ PDF ด้วย LibreOffice" in told.stdout
    assert documents(home / "out").keys() == made.keys()


@pytest.mark.libreoffice
def test_one_pdf_of_all_that_cannot_be_set_is_refused_truly_and_nothing_is_written(
    soffice: Path, boxed_forms: Path, common: Path
) -> None:
    home = boxed_forms.parent
    rows = roster(home / "rows.csv", 2)

    told = run(home, "--rows", rows, "--answers", common, "--out", home / "out", "--pdf", "--one-file")

    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "รวมเป็น PDF เอกสารเดียวไม่ได้" in told.stderr
    assert "เมื่อติดตั้ง LibreOffice" not in told.stderr
    assert not (home / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_broken_libreoffice_stops_a_merge_with_one_line_before_anything_is_written(
    tmp_path: Path, boxed_forms: Path, common: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "bin" / "soffice"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 77\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{broken.parent}:{os.environ['PATH']}")
    home, rows = boxed_forms.parent, roster(tmp_path / "rows.csv", 2)

    told = run(home, "--rows", rows, "--answers", common, "--out", home / "out", "--pdf")

    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "LibreOffice หยุดทำงานกลางคัน (รหัส 77)" in told.stderr
    assert not (home / "out").exists()


def test_a_sign_the_pdf_s_font_lacks_is_told_with_its_row(tmp_path: Path, common: Path) -> None:
    rows = roster(tmp_path / "rows.csv", 3)
    rows.write_text(rows.read_text("utf-8").replace("แผงที่ 2", "แผงที่ Ж"), "utf-8")
    words = ("--rows", rows, "--answers", common, "--out", tmp_path / "out")

    refused = run(tmp_path, *words, "--pdf")
    word = run(tmp_path, *words)

    assert refused.returncode == 2
    assert refused.stderr.startswith("แถว 3 คอลัมน์ “สถานที่” พิมพ์ไว้ “ตลาดสดบ้านตัวอย่าง แผงที่ Ж”: ")
    assert "U+0416" in refused.stderr
    assert word.returncode == 0, word.stderr


def test_all_rows_become_one_word_file_or_one_pdf(tmp_path: Path, common: Path) -> None:
    words = (
        "--rows",
        roster(tmp_path / "rows.csv", 3),
        "--answers",
        common,
        "--out",
        tmp_path / "out",
        "--one-file",
    )

    word, pdf = run(tmp_path, *words), run(tmp_path, *words, "--pdf")

    assert word.returncode == pdf.returncode == 0, word.stderr + pdf.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "lost_phone_notice.docx",
        "lost_phone_notice.pdf",
    }
    assert "ครบ ๓ ฉบับ" in word.stdout
    assert len(docx.Document(str(tmp_path / "out" / "lost_phone_notice.docx")).sections) == 3
    text = pages(tmp_path / "out" / "lost_phone_notice.pdf")
    assert [re.findall(r"- [๐-๙]+ -", page) for page in text] == [[], ["- ๒ -"]] * 3
    assert [f"แผงที่ {n}" in page for n, page in zip("๑๒๓", text[::2], strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--zip", "all.zip"], "--zip"),
        (["--out", "out", "--name", "doc_no"], "--name"),
        (["--out", "all.docx"], "โฟลเดอร์"),
    ],
)
def test_what_one_file_cannot_go_with_is_one_line(tmp_path: Path, words: list[str], said: str) -> None:
    told = run(tmp_path, "--rows", roster(tmp_path / "rows.csv", 1), "--one-file", *words)

    assert told.returncode == 2
    assert said in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_one_file_of_somebody_else_is_never_written_over(tmp_path: Path, common: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "lost_phone_notice.docx").write_text("mine")
    rows = roster(tmp_path / "rows.csv", 1)

    told = run(tmp_path, "--rows", rows, "--answers", common, "--out", tmp_path / "out", "--one-file")

    assert told.returncode == 2
    assert "ไม่เขียนทับ" in told.stderr
    assert documents(tmp_path / "out") == {"lost_phone_notice.docx": b"mine"}


@pytest.mark.parametrize("as_pdf", [[], ["--pdf"]])
def test_one_file_that_is_stopped_leaves_nothing(tmp_path: Path, common: Path, as_pdf: list[str]) -> None:
    rows = roster(tmp_path / "rows.csv", 2_000)  # so many that the signal is always in time
    environment = {**os.environ, "KHLANG_DESK_HOME": str(tmp_path)}
    words = command("--rows", rows, "--answers", common, "--out", tmp_path / "out", "--one-file", *as_pdf)
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not list((tmp_path / "out").glob("*.part")):
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)

    assert process.returncode == 130
    assert list((tmp_path / "out").iterdir()) == []
