"""Reads a clerk's answers from a TOML or JSON file, and says in Thai why it cannot."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from thai.os_reasons import os_reason

MOST_BYTES = 1024 * 1024


class AnswersFileError(ValueError):
    """A file that holds no answers; the message is one Thai sentence."""

    code = "answers_unreadable"


def read_answers(path: Path) -> dict[str, object]:
    """The answers in the file, by field.

    Raises:
        AnswersFileError: the file is missing, too large, not UTF-8 text, or neither TOML nor JSON.
    """
    text = _text(path)
    answers = _json(path, text) if path.suffix.lower() == ".json" else _toml(path, text)
    if not isinstance(answers, dict):
        raise AnswersFileError(f"ไฟล์คำตอบ {path} ต้องเป็นรายการชื่อช่องกับคำตอบ ดูตัวอย่างใน example.toml ของแบบ")
    return answers


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise AnswersFileError(f"ไม่พบไฟล์คำตอบ {path} ตรวจชื่อไฟล์และโฟลเดอร์อีกครั้ง") from None
    except OSError as error:
        raise AnswersFileError(f"เปิดไฟล์คำตอบ {path} ไม่ได้: {os_reason(error)}") from error
    if len(content) > MOST_BYTES:
        raise AnswersFileError(f"ไฟล์คำตอบ {path} ใหญ่เกิน ๑ เมกะไบต์ ตรวจว่าเลือกไฟล์ถูกต้อง")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswersFileError(f"ไฟล์คำตอบ {path} ไม่ใช่ข้อความ UTF-8 บันทึกใหม่เป็น UTF-8 แล้วลองอีกครั้ง") from None


def _json(path: Path, text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except _Twice as twice:
        raise AnswersFileError(f"ไฟล์คำตอบ {path} มีช่อง “{twice}” สองครั้ง เหลือไว้ครั้งเดียว") from None
    except json.JSONDecodeError as error:
        raise AnswersFileError(
            f"ไฟล์คำตอบ {path} บรรทัด {error.lineno} ไม่ใช่ JSON ที่ถูกต้อง ตรวจวงเล็บและจุลภาค"
        ) from None
    except RecursionError:
        raise AnswersFileError(f"ไฟล์คำตอบ {path} ซ้อนกันลึกเกินไป") from None


class _Twice(Exception):
    """A name stands twice in one JSON object, which JSON itself would let pass."""


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name)
        found[name] = value
    return found


def _toml(path: Path, text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = f" บรรทัด {found[1]}" if found else ""
        raise AnswersFileError(
            f'ไฟล์คำตอบ {path}{line} ไม่ใช่ TOML ที่ถูกต้อง ข้อความต้องอยู่ในเครื่องหมายคำพูด เช่น ชื่อช่อง = "คำตอบ"'
        ) from None
    except RecursionError:
        raise AnswersFileError(f"ไฟล์คำตอบ {path} ซ้อนกันลึกเกินไป") from None
