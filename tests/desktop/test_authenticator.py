"""``drill enrol`` as an instructor uses it: the key goes into an authenticator, whose codes are good once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def enrol(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "drill", "enrol", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, encoding="utf-8")


def key_shown(told: str) -> str:
    return told.split("พิมพ์กุญแจนี้ในแอป: ")[1].split()[0]


def test_a_code_of_oathtool_is_taken_once_and_a_wrong_one_never() -> None:
    key = key_shown(enrol("--seed", "room", "--user", "AUTH02").stdout)
    code = subprocess.run(
        ["oathtool", "--totp", "-b", key], capture_output=True, text=True, check=True
    ).stdout.strip()

    told = enrol("--seed", "room", "--user", "AUTH02", typed=f"{code}\n{code}\n\n").stdout

    assert told.count(": ถูกต้อง") == 1
    assert told.count(": ไม่ถูกต้อง") == 1


def test_the_picture_says_above_and_below_that_it_is_an_exercise() -> None:
    told = enrol().stdout

    before, _, after = told.partition("█")
    assert "จำลองเพื่อการฝึก" in before
    assert "จำลองเพื่อการฝึก" in after


def test_a_user_who_may_be_real_gets_no_code() -> None:
    result = enrol("--user", "1101700230708")

    assert result.returncode == 2
    assert result.stdout == ""
    assert "อาจเป็นข้อมูลของบุคคลจริง" in result.stderr
