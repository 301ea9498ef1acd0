"""Another program makes the PDF that our typesetter refuses, and none of what it makes is taken on trust."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.files.converter import ProgramConverter
from desktop.files.emblem_file import EmblemFile
from desktop.files.libreoffice import find_libreoffice, libreoffice
from desktop.files.microsoft_word import find_word
from desktop.files.outbox import FolderOutbox
from desktop.files.pdf_fonts import UsedFont, fonts_of_letters
from desktop.files.pdf_pages import PdfPages
from desktop.services.conversion import Converter, ConverterError
from desktop.services.office import Office
from templates_docs.docx_check import read_docx
from templates_docs.errors import CannotTypesetError
from templates_docs.package import pack

FORM = "lost_phone_notice"


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, and from where all of them must be gone afterwards."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def desk(tmp_path: Path, boxed_forms: Path) -> Callable[[Callable[[], Converter | None]], Office]:
    """`desk(find_converter)`: the clerk's desk of the agency whose notice has a text box."""

    def desk(find_converter: Callable[[], Converter | None]) -> Office:
        emblem = EmblemFile(tmp_path / "emblem.png")
        folders = [boxed_forms]
        return Office(
            lambda: date(2025, 3, 5), FolderOutbox(), emblem, PdfPages, folders, find_converter=find_converter
        )

    return desk


@pytest.fixture
def letter(desk: Callable[..., Office], tmp_path: Path) -> Callable[[str], bytes]:
    """`letter(place)`: the notice of a phone lost there, as a Word file."""

    def letter(place: str = "ตลาดสดบ้านตัวอย่าง") -> bytes:
        office = desk(lambda: None)
        form = office.catalog.get(FORM)
        return office.write(form, form.example_answers() | {"place": place}, tmp_path / "w").path.read_bytes()

    return letter


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def script(folder: Path, *lines: str) -> Path:
    """A program that stands in for LibreOffice where it breaks, or that watches it work."""
    path = folder / "soffice"
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.libreoffice
def test_text_box_is_drawn_in_the_font_of_official_letters(
    soffice: Path, letter: Callable[..., bytes]
) -> None:
    (pdf,) = libreoffice(soffice).convert([letter()])

    assert "ในกล่องข้อความ" in text_of(pdf)
    assert {font.name.partition("-")[0] for font in fonts_of_letters(pdf) or ()} == {"KhlangOfficial"}
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf


@pytest.mark.libreoffice
def test_more_files_than_fit_one_process_go_to_several_and_come_back_in_order(
    soffice: Path, letter: Callable[..., bytes], tmp_path: Path, scratch: Path
) -> None:
    watched = script(tmp_path, f"echo once >> {tmp_path}/starts", f'exec {soffice} "$@"')
    places = ["ตลาดแรก", "ตลาดกลาง", "ตลาดท้าย"]

    made = replace(libreoffice(watched), most_files=2).convert(letter(place) for place in places)

    for place, pdf in zip(places, made, strict=True):
        assert place in text_of(pdf)
    assert (tmp_path / "starts").read_text() == "once\n" * 2
    assert list(scratch.iterdir()) == []


@pytest.mark.libreoffice
def test_two_conversions_at_once_do_not_disturb_each_other(
    soffice: Path, letter: Callable[..., bytes]
) -> None:
    letters = [letter("ตลาดซ้าย"), letter("ตลาดขวา")]

    with ThreadPoolExecutor(2) as pool:
        left, right = pool.map(lambda each: b"".join(libreoffice(soffice).convert([each])), letters)

    assert "ตลาดซ้าย" in text_of(left)
    assert "ตลาดขวา" in text_of(right)


@pytest.mark.libreoffice
def test_substitute_for_a_font_that_is_not_there_is_not_taken(
    soffice: Path, letter: Callable[..., bytes], scratch: Path
) -> None:
    parts = read_docx(letter(), "letter.docx")
    strange = pack({name: data.replace(b"TH SarabunPSK", b"Nobody Has It") for name, data in parts.items()})

    with pytest.raises(ConverterError, match="แทนแบบอักษรของเอกสาร") as refused:
        list(libreoffice(soffice).convert([strange]))

    assert refused.value.code == "converter_wrong_font"
    assert list(scratch.iterdir()) == []


@pytest.mark.libreoffice
def test_what_is_no_word_file_is_told_as_missing(soffice: Path, letter: Callable[..., bytes]) -> None:
    program = replace(libreoffice(soffice), prepare=lambda document: document[:-500])

    with pytest.raises(ConverterError, match="เพียง ๐ จาก ๑ ฉบับ"):
        list(program.convert([letter()]))


needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@needs_sh
@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        (["cp {pdf} 0001.pdf"], "converter_output_missing", "เพียง ๑ จาก ๓ ฉบับ"),
        (
            ["for n in 1 2 3; do head -c 900 {pdf} > 000$n.pdf; done"],
            "converter_output_missing",
            "เพียง ๐ จาก ๓ ฉบับ",
        ),
        (["cp {pdf} 0001.pdf", "kill -ABRT $$"], "converter_failed", "หยุดทำงานกลางคัน"),
        (["exec sleep 600"], "converter_timed_out", "ไม่เสร็จใน ๑ วินาที"),
    ],
    ids=["one of three", "all cut short", "a crash", "a hang"],
)
def test_broken_program_is_told_in_one_thai_sentence_and_leaves_nothing(
    lines: list[str], code: str, words: str, letter: Callable[..., bytes], tmp_path: Path, scratch: Path
) -> None:
    whole = Office(lambda: date(2025, 3, 5), FolderOutbox(), EmblemFile(tmp_path / "emblem.png"), PdfPages)
    form = whole.catalog.get(FORM)
    pdf = tmp_path / "whole.pdf"
    pdf.write_bytes(whole.write(form, form.example_answers(), tmp_path, as_pdf=True).path.read_bytes())
    program = script(tmp_path, *(line.format(pdf=pdf) for line in lines))
    converter = replace(libreoffice(program), seconds=1.0, seconds_each=0.0)

    with pytest.raises(ConverterError) as refused:
        list(converter.convert([letter()] * 3))

    assert (refused.value.code, words in refused.value.sentence) == (code, True)
    assert "\n" not in refused.value.sentence
    assert list(scratch.iterdir()) == []


@needs_sh
def test_what_a_hanging_program_started_ends_with_it(letter: Callable[..., bytes], tmp_path: Path) -> None:
    program = script(tmp_path, "sleep 600 &", f"echo $! > {tmp_path}/child", "wait")

    with pytest.raises(ConverterError):
        list(replace(libreoffice(program), seconds=1.0, seconds_each=0.0).convert([letter()]))

    child = int((tmp_path / "child").read_text())
    patience = time.monotonic() + 10  # a killed process takes a moment to go
    while is_running(child) and time.monotonic() < patience:
        time.sleep(0.01)
    assert not is_running(child)


def is_running(process: int) -> bool:
    """Whether it still does anything; one that has ended may wait for whoever asks after it."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat")
        return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_program_that_went_away_is_told(letter: Callable[..., bytes], tmp_path: Path) -> None:
    with pytest.raises(ConverterError, match="เปิด LibreOffice ไม่ได้") as refused:
        list(libreoffice(tmp_path / "gone").convert([letter()]))

    assert refused.value.code == "converter_missing"


def test_nowhere_for_temporary_files_is_told(
    letter: Callable[..., bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = letter()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))

    with pytest.raises(ConverterError, match="ไฟล์ชั่วคราว") as refused:
        list(libreoffice(tmp_path / "gone").convert([document]))

    assert refused.value.code == "converter_no_room"


def test_libreoffice_is_found_on_the_path_or_in_a_usual_place_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path)

    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_libreoffice(places=()) is not None
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert find_libreoffice(places=()) is None
    assert find_libreoffice(places=[f"{tmp_path.parent}/*/soffice"]) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="it may be there")
def test_word_is_on_windows_only() -> None:
    assert find_word() is None


def test_font_that_is_only_named_is_not_inside() -> None:
    """The fourteen fonts that a PDF may name without bringing them look otherwise on every computer."""
    body = b"BT /F 12 Tf 72 720 Td (plain words) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(body), body),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    numbered = b"".join(b"%d 0 obj%s endobj\n" % (at, each) for at, each in enumerate(objects, 1))

    assert fonts_of_letters(b"%PDF-1.7\n" + numbered + b"trailer<</Root 1 0 R>>") == {
        UsedFont("Helvetica", False)
    }


@pytest.mark.libreoffice
def test_desk_says_which_program_made_the_pdf_and_why(
    soffice: Path, desk: Callable[..., Office], tmp_path: Path
) -> None:
    office = desk(lambda: libreoffice(soffice))
    form = office.catalog.get(FORM)

    written = office.write(form, form.example_answers(), tmp_path / "out", as_pdf=True)

    assert (written.program, written.undrawn) == ("LibreOffice", "กล่องข้อความหรือรูปร่าง (AlternateContent)")
    assert "ในกล่องข้อความ" in text_of(written.path.read_bytes())


def test_without_another_program_the_sentence_says_what_is_not_drawn_and_what_to_install(
    desk: Callable[..., Office], tmp_path: Path
) -> None:
    office = desk(lambda: None)
    form = office.catalog.get(FORM)

    with pytest.raises(CannotTypesetError) as refused:
        office.write(form, form.example_answers(), tmp_path / "out", as_pdf=True)

    assert "กล่องข้อความหรือรูปร่าง" in str(refused.value)
    assert "ติดตั้ง LibreOffice หรือ Word" in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_no_program_is_looked_for_unless_a_pdf_is_asked_for_and_refused(
    desk: Callable[..., Office], tmp_path: Path
) -> None:
    def find() -> ProgramConverter | None:
        raise AssertionError("nobody asked")

    office = desk(find)
    form, plain = office.catalog.get(FORM), office.catalog.get("training_announcement")

    assert office.write(form, form.example_answers(), tmp_path).path.suffix == ".docx"
    assert office.write(plain, plain.example_answers(), tmp_path, as_pdf=True).program == ""
