"""A real authenticator can be enrolled: what its QR code says is read by zbarimg and counted by oathtool."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pyotp
import pytest
import segno

from training.enrolment import ISSUER, PERIOD_S, Enrolment
from training.errors import InvalidSeed

ROOM = "ROOM-SEED-0000000001"
NOON = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)
# RFC 6238, appendix B, the SHA-1 rows: seconds since 1970 and the code, here of eight digits
RFC_6238 = [
    (59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"),
    (1234567890, "89005924"), (2000000000, "69279037"), (20000000000, "65353130"),
]  # fmt: skip


@pytest.mark.parametrize(("seconds", "code"), RFC_6238)
def test_the_library_beneath_counts_as_the_standard_s_table(seconds: int, code: str) -> None:
    totp = pyotp.TOTP(s="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", digits=8, interval=PERIOD_S)

    assert totp.at(for_time=seconds) == code


@pytest.mark.parametrize("account", ["AUTH01", "990010000102", "นางสาวชูใจ มั่นคง", "A & B 100%: x"])
def test_the_qr_code_is_read_back_by_zbarimg_letter_for_letter(account: str, tmp_path: Path) -> None:
    enrolment = Enrolment(ROOM, account)
    picture = tmp_path / "qr.png"
    segno.make(enrolment.uri, error="m").save(str(picture), scale=4)

    told = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == enrolment.uri


@pytest.mark.parametrize("minutes", range(0, 60, 7))
def test_what_zbarimg_reads_oathtool_turns_into_codes_that_are_accepted(minutes: int, tmp_path: Path) -> None:
    enrolment, at = Enrolment(ROOM, "AUTH01"), NOON + timedelta(minutes=minutes)
    picture = tmp_path / "qr.png"
    segno.make(enrolment.uri).save(str(picture), scale=3)
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True
    )
    secret = parse_qs(urlsplit(read.stdout.strip()).query)["secret"][0]

    command = ["oathtool", "--totp", "-b", "--now", f"{at:%Y-%m-%d %H:%M:%S} UTC", secret]
    code = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert code == enrolment.code(at)
    assert enrolment.step_of(code, at) >= 0


def test_the_app_says_above_every_code_that_it_is_a_simulation() -> None:
    address = urlsplit(Enrolment(ROOM, "AUTH01").uri)

    assert ISSUER.startswith("SIM-")
    assert unquote(address.path) == f"/{ISSUER}:AUTH01"
    assert parse_qs(address.query)["issuer"] == [ISSUER]


def test_each_account_and_each_room_has_a_key_of_its_own() -> None:
    rooms, accounts = (ROOM, "ROOM-SEED-0000000002"), ("AUTH01", "AUTH02")

    assert len({Enrolment(room, account).key for room in rooms for account in accounts}) == 4


def test_a_code_is_good_in_its_own_step_and_the_next_and_only_once() -> None:
    enrolment = Enrolment(ROOM, "AUTH01")
    code = enrolment.code(NOON)

    step = enrolment.step_of(code, NOON)
    assert step == int(NOON.timestamp()) // PERIOD_S
    assert enrolment.step_of(code, NOON + timedelta(seconds=59)) == step
    assert enrolment.step_of(code, NOON + timedelta(seconds=60)) == -1
    assert enrolment.step_of(code, NOON - timedelta(seconds=1)) == -1
    assert enrolment.step_of(code, NOON, used=step) == -1


def test_a_code_may_be_typed_in_thai_digits_and_nonsense_is_no_code() -> None:
    enrolment = Enrolment(ROOM, "AUTH01")
    thai = enrolment.code(NOON).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))

    assert enrolment.step_of(f" {thai[:3]} {thai[3:]} ", NOON) >= 0
    assert [enrolment.step_of(text, NOON) for text in ("", "12345", "abcdef", "-1")] == [-1] * 4


def test_a_seed_that_cannot_be_written_makes_no_key() -> None:
    with pytest.raises(InvalidSeed):
        _ = Enrolment("\ud800", "AUTH01").key
