"""Codes by the world's own tables, by the bound-code vectors, and by a second program."""

import base64
import hashlib
import hmac
import shutil
import subprocess

import pyotp
import pytest

from training.errors import DrillError, InvalidCode, InvalidSeed, InvalidSet
from training.sms_otp import bound_code, canonical_set, normalise_code, reference_code, set_digest

# appendix D, counters 0 to 9
RFC_4226_CODES = (
    "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
)  # fmt: skip
SEED = "ROOM-SEED-0000000001"
BASE = [
    {"line": 1, "payee": "ร้านตัวอย่าง ก", "account": "0000000001", "amount": "12500.00"},
    {"line": 2, "payee": "บริษัท ข (สมมติ) จำกัด", "account": "0000000002", "amount": "98000.00"},
]


def changed(which: int, /, **values: object) -> list[dict[str, object]]:
    return [{**row, **values} if row["line"] == which else dict(row) for row in BASE]


def key_of(challenge: str) -> str:
    key = hmac.new(SEED.encode(), f"otp|{challenge}".encode(), hashlib.sha1).digest()
    return base64.b32encode(key).decode()


def counter_of(transaction_set: list[dict[str, object]]) -> int:
    return int(set_digest(transaction_set)[:12], 16)


# ---------------------------------------------------------------- tables of the standards


@pytest.mark.parametrize(
    ("count", "code"),
    list(enumerate(RFC_4226_CODES)),
)
def test_hotp_gives_the_codes_of_rfc_4226_appendix_d(count: int, code: str) -> None:
    hotp = pyotp.HOTP(s=base64.b32encode(b"12345678901234567890").decode(), digits=6)

    assert hotp.at(count=count) == code


@pytest.mark.parametrize(
    ("seconds", "sha1", "sha256", "sha512"),
    [
        (59, "94287082", "46119246", "90693936"),
        (1111111109, "07081804", "68084774", "25091201"),
        (1111111111, "14050471", "67062674", "99943326"),
        (1234567890, "89005924", "91819424", "93441116"),
        (2000000000, "69279037", "90698825", "38618901"),
        (20000000000, "65353130", "77737706", "47863826"),
    ],
)
def test_totp_gives_the_codes_of_rfc_6238_appendix_b(
    seconds: int, sha1: str, sha256: str, sha512: str
) -> None:
    secret = b"1234567890" * 7
    for digest, length, code in (
        (hashlib.sha1, 20, sha1),
        (hashlib.sha256, 32, sha256),
        (hashlib.sha512, 64, sha512),
    ):
        totp = pyotp.TOTP(s=base64.b32encode(secret[:length]).decode(), digits=8, digest=digest)
        assert totp.at(for_time=seconds) == code


# ---------------------------------------------------------------- the bound code's own vectors


def test_the_first_vector_of_the_bound_code_comes_out() -> None:
    assert bound_code(SEED, "KKN-01/A-0001/1", BASE) == "712741"
    assert bound_code(SEED.encode(), "KKN-01/A-0001/1", BASE) == "712741"


def test_the_set_has_the_digest_and_the_counter_of_the_vector() -> None:
    assert set_digest(BASE).startswith("d552fb540083ce04")
    assert counter_of(BASE) == 234552380620931


@pytest.mark.parametrize(
    ("challenge", "secret"),
    [
        ("KKN-01/A-0001/1", "DHW4F4VXKXJRH2QVBPQAO7WHZC3FBFGE"),
        ("KKN-01/A-0001/2", "L2AJ2X2G2U7WXSM3SL6Z6KGZRZPGPLZW"),
    ],
)
def test_each_challenge_has_the_key_of_the_vector(challenge: str, secret: str) -> None:
    hotp = pyotp.HOTP(s=secret, digits=6)

    assert key_of(challenge) == secret
    assert bound_code(SEED, challenge, BASE) == hotp.at(count=counter_of(BASE))


def test_the_canonical_set_is_json_with_sorted_keys_no_spaces_and_plain_thai() -> None:
    row = '{"account":"0000000001","amount":"12500.00","line":1,"payee":"ร้านตัวอย่าง ก"}'

    assert canonical_set(BASE[:1]) == f"[{row}]".encode()
    assert canonical_set([dict(reversed(BASE[0].items()))]) == f"[{row}]".encode()


@pytest.mark.skipif(not shutil.which("oathtool"), reason="oathtool is not installed")
@pytest.mark.parametrize("number", range(1, 13))
def test_oathtool_gives_the_same_bound_code(number: int) -> None:
    challenge, rows = f"KKN-01/A-{number:04}/1", changed(2, amount=f"{98000 + number * 977}.{number:02}")
    command = ["oathtool", "--hotp", "-b", "-c", str(counter_of(rows)), key_of(challenge)]

    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert told == bound_code(SEED, challenge, rows)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(changed(2, amount="98000.01"), id="one satang"),
        pytest.param(changed(1, account="0000000003"), id="an account"),
        pytest.param(changed(1, payee="ร้านตัวอย่าง ข"), id="a payee"),
        pytest.param(changed(1, payee="ร้านตัวอย่าง ก "), id="a space"),
        pytest.param(BASE[::-1], id="the order"),
        pytest.param(BASE[:1], id="a line less"),
        pytest.param([*BASE, BASE[1]], id="a line twice"),
    ],
)
def test_changing_anything_in_the_set_kills_the_code(other: list[dict[str, object]]) -> None:
    assert bound_code(SEED, "KKN-01/A-0001/1", other) != "712741"


def test_another_challenge_or_room_has_another_code() -> None:
    codes = {
        bound_code(seed, f"KKN-01/A-0001/{n}", BASE)
        for seed in (SEED, "ROOM-SEED-0000000002")
        for n in (1, 2)
    }

    assert len(codes) == 4


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(changed(1, amount=12500), id="amount as a number"),
        pytest.param(changed(1, amount="12,500.00"), id="comma"),
        pytest.param(changed(1, amount="12500.0"), id="one decimal"),
        pytest.param(changed(1, amount="๑๒๕๐๐.๐๐"), id="Thai digits"),
        pytest.param(changed(1, amount="-1.00"), id="less than nothing"),
        pytest.param(changed(1, amount="12500.00\n"), id="line end"),
        pytest.param(changed(1, line="1"), id="line as text"),
        pytest.param(changed(1, line=True), id="line as a truth"),
        pytest.param(changed(1, account=1), id="account as a number"),
        pytest.param(changed(1, payee=None), id="no payee"),
        pytest.param(changed(1, note="x"), id="a key too many"),
        pytest.param([{"line": 1}], id="keys missing"),
        pytest.param(["0000000001"], id="not mappings"),
        pytest.param(changed(1, payee="\ud800"), id="half a character"),
        pytest.param(changed(1, line=10**5000), id="a line number of 5001 digits"),
        pytest.param([], id="no transfer at all"),
        pytest.param(None, id="nothing"),
        pytest.param(1, id="not a list"),
    ],
)
def test_a_strange_set_gets_no_code(rows: list[object]) -> None:
    with pytest.raises(InvalidSet) as caught:
        bound_code(SEED, "KKN-01/A-0001/1", rows)  # type: ignore[arg-type]

    assert caught.value.code == "invalid_set"


@pytest.mark.parametrize("seed", [None, 5, 1.5, True, ["a"], {}, object(), "\ud800"])
def test_a_seed_that_no_code_can_be_made_from_is_told_of(seed: object) -> None:
    with pytest.raises(InvalidSeed) as caught:
        bound_code(seed, "KKN-01/A-0001/1", BASE)  # type: ignore[arg-type]

    assert caught.value.code == "invalid_seed"
    assert isinstance(caught.value, DrillError)


@pytest.mark.parametrize("challenge", [None, 5, ["a"], "\ud800"])
def test_a_challenge_without_a_proper_name_gets_no_code(challenge: object) -> None:
    with pytest.raises(InvalidSeed):
        bound_code(SEED, challenge, BASE)  # type: ignore[arg-type]


def test_reference_codes_are_five_characters_that_cannot_be_mistaken_for_one_another() -> None:
    codes = [reference_code(SEED, f"660809001/{number}") for number in range(300)]

    assert all(len(code) == 5 and not set(code) & set("IO01") and code == code.upper() for code in codes)
    assert len(set(codes)) == len(codes)


# ---------------------------------------------------------------- what may be typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("012345", "012345"),
        (" 012 345 ", "012345"),
        ("012345\n", "012345"),
        ("012\u00a0345", "012345"),
        ("\t0 1 2 3 4 5\r\n", "012345"),
        ("๐๑๒๓๔๕", "012345"),
        ("๐๑๒345", "012345"),
        ("\uff10\uff11\uff12\uff13\uff14\uff15", "012345"),
        ("\u3000012345", "012345"),
    ],
)
def test_six_digits_are_understood_however_they_were_typed(typed: str, code: str) -> None:
    assert normalise_code(typed) == code


@pytest.mark.parametrize(
    "typed",
    ["", "      ", "12345", "1234567", "12345a", "๑๒๓๔๕", "๑๒๓๔๕๖๗", "123-456", "+12345", "-12345", "1234.5",
     "٠١٢٣٤٥", "۰۱۲۳۴۵", "०१२३४५", "①②③④⑤⑥", "¹²³⁴⁵⁶", "12345\u200b", "\u202e123456", "abcdef", "๐๑๒๓๔ก",
     123456, 12345, None, True, b"123456", 123456.0],
)  # fmt: skip
def test_anything_but_six_digits_is_no_code(typed: object) -> None:
    with pytest.raises(InvalidCode) as caught:
        normalise_code(typed)  # type: ignore[arg-type]

    assert caught.value.code == "invalid_code"
    assert isinstance(caught.value, DrillError)
