"""Has another program make PDFs, and takes none of them on trust: counted, readable, in the document's own fonts."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desktop.files.pdf_fonts import fonts_of_letters
from desktop.services.conversion import ConverterError
from thai.numerals import to_thai
from thai.os_reasons import os_reason

MOST_FILES = 200
"""Files given to one process: LibreOffice was seen to stop without a word after some 250."""

_INSTEAD = "โปรดลองอีกครั้ง หรือทำเป็นไฟล์ Word แทน"


@dataclass(frozen=True)
class ProgramConverter:
    """A converter that runs a program once for each batch of files.

    Attributes:
        name: what people call the program.
        command: the words to start it with; called with a folder of its own, where it is started, and the names
            of the .docx files there, beside which it shall put a .pdf each.
        prepare: makes of a document what the program is given.
        fonts: tells what fonts a document may be printed in.
        most_files: given to one process.
        seconds: a process may take to begin.
        seconds_each: and for each file besides.
    """

    name: str
    command: Callable[[Path, Sequence[str]], Sequence[str]]
    prepare: Callable[[bytes], bytes]
    fonts: Callable[[bytes], frozenset[str]]
    most_files: int = MOST_FILES
    seconds: float = 90.0
    seconds_each: float = 5.0

    def convert(self, documents: Iterable[bytes]) -> Iterator[bytes]:
        """The PDF of each .docx, in the same order, a batch at a time; nothing stays on the disk.

        Raises:
            ConverterError: for the whole batch in hand.
        """
        waiting = iter(documents)
        while batch := tuple(islice(waiting, self.most_files)):
            yield from self._batch(batch)

    def _batch(self, documents: Sequence[bytes]) -> list[bytes]:
        names = [f"{number:04}.docx" for number in range(1, len(documents) + 1)]
        try:
            with tempfile.TemporaryDirectory(prefix="khlang-", ignore_cleanup_errors=True) as place:
                folder = Path(place)
                for name, document in zip(names, documents, strict=True):
                    (folder / name).write_bytes(self.prepare(document))
                self._run(folder, self.command(folder, names), len(documents))
                made = [(folder / name).with_suffix(".pdf") for name in names]
                pdfs = [path.read_bytes() for path in made if path.is_file()]
        except OSError as error:
            sentence = f"ไม่มีที่ให้ {self.name} วางไฟล์ชั่วคราว: {os_reason(error)}"
            raise ConverterError("converter_no_room", sentence) from error
        self._inspect(documents, pdfs)
        return pdfs

    def _run(self, folder: Path, command: Sequence[str], count: int) -> None:
        limit = self.seconds + self.seconds_each * count
        try:
            process = _start(folder, command)
        except OSError as error:
            raise ConverterError(
                "converter_missing", f"เปิด {self.name} ไม่ได้ โปรดติดตั้งใหม่ หรือทำเป็นไฟล์ Word แทน"
            ) from error
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            seconds = to_thai(f"{limit:.0f}")
            sentence = f"{self.name} ทำ PDF ไม่เสร็จใน {seconds} วินาที จึงหยุดไว้ {_INSTEAD}"
            raise ConverterError("converter_timed_out", sentence) from None
        finally:
            _end(process)
        if process.returncode:
            sentence = f"{self.name} หยุดทำงานกลางคัน (รหัส {process.returncode}) {_INSTEAD}"
            raise ConverterError("converter_failed", sentence)

    def _inspect(self, documents: Sequence[bytes], pdfs: Sequence[bytes]) -> None:
        found = [fonts_of_letters(pdf) for pdf in pdfs]
        whole = sum(fonts is not None for fonts in found)
        if whole < len(documents):
            counted = f"{to_thai(str(whole))} จาก {to_thai(str(len(documents)))} ฉบับ"
            sentence = f"{self.name} ทำ PDF ที่ใช้ได้เพียง {counted} จึงไม่เก็บไว้ {_INSTEAD}"
            raise ConverterError("converter_output_missing", sentence)
        for document, fonts in zip(documents, found, strict=True):
            named = {_plain(name) for name in self.fonts(document)}
            for font in sorted(fonts or ()):
                if not font.is_embedded or not _plain(font.name).startswith(tuple(named)):
                    raise ConverterError("converter_wrong_font", _wrong_font(self.name, font.name))


def _wrong_font(program: str, font: str) -> str:
    return (
        f"{program} ใช้แบบอักษร {font} แทนแบบอักษรของเอกสาร จึงไม่เก็บ PDF นี้ไว้ "
        "โปรดติดตั้งแบบอักษรของเอกสาร หรือใช้ TH SarabunPSK ในแม่แบบ"
    )


def _plain(font: str) -> str:
    """The name without what PDF and Word write differently: `TH Sarabun New` is `THSarabunNew` in a PDF."""
    return "".join(filter(str.isalnum, font)).casefold()


def _start(folder: Path, command: Sequence[str]) -> subprocess.Popen[bytes]:
    """The program, in a group of its own, so that what it starts ends with it."""
    own_group = {"creationflags": 0x08000000} if sys.platform == "win32" else {"start_new_session": True}
    return subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **own_group,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and all it started: LibreOffice's starter may be gone before LibreOffice is."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
