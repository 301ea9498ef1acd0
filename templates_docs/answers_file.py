"""Reads a file of answers, TOML or JSON, as a clerk or another program wrote it."""

from __future__ import annotations

import json
from pathlib import Path

from templates_docs.errors import AnswersFileError, FormError
from templates_docs.toml_table import LARGEST_FILE, read_toml


def read_answers_file(path: Path) -> dict[str, object]:
    """Return the answers as written, nested or dotted; `Form.check` reads and judges them.

    A name ending in `.json` is read as JSON (UTF-8, with or without a byte-order mark), any other as TOML.

    Raises:
        AnswersFileError: where the file cannot be opened or is not what its name says; with the line.
    """
    if path.suffix.lower() == ".json":
        return _read_json(path)
    try:
        return dict(read_toml(path)[0])
    except FormError as error:
        raise AnswersFileError(error.what, path, error.line) from None


def _read_json(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise AnswersFileError("ไฟล์ใหญ่เกิน ๑ เมกะไบต์ ไม่ใช่ไฟล์คำตอบ", path)
        data = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_once_each)
    except OSError:
        raise AnswersFileError("เปิดไฟล์ไม่ได้ โปรดตรวจว่ามีไฟล์นี้และอ่านได้", path) from None
    except UnicodeDecodeError:
        raise AnswersFileError("ไม่ใช่ไฟล์ข้อความ UTF-8 โปรดบันทึกใหม่โดยเลือกรหัส UTF-8", path) from None
    except json.JSONDecodeError as error:
        raise AnswersFileError("เขียนผิดรูปแบบ JSON โปรดตรวจเครื่องหมายคำพูดและวงเล็บ", path, error.lineno) from None
    except RecursionError:
        raise AnswersFileError("ซ้อนกันลึกเกินไป", path) from None
    except _TwiceError as error:
        raise AnswersFileError(f"มี “{error}” สองครั้ง โปรดเหลือไว้ครั้งเดียว", path) from None
    if not isinstance(data, dict):
        raise AnswersFileError("ต้องเป็นคู่ชื่อช่องกับคำตอบใน { }", path)
    return data


class _TwiceError(Exception):
    """A key that stands twice in one JSON object; JSON itself would silently keep the last."""


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key[:60])
        found[key] = value
    return found
