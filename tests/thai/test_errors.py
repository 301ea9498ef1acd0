"""The family of errors, and the package's promise to start quickly."""

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import thai
from thai.errors import CODES, CalendarMissingError, ThaiError, require_choice, require_count, shown

PACKAGE = Path(thai.__file__).parent
MODULES = sorted(file.stem for file in PACKAGE.glob("*.py") if file.stem != "__init__")


def codes_in_the_source() -> set[str]:
    """Every code given to an error anywhere in the package."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.glob("*.py"))
    return set(re.findall(r'(?:ThaiError|super\(\).__init__)\(\s*"([a-z_]+)"', source))


def test_every_listed_code_is_raised_and_every_raised_code_is_listed() -> None:
    assert codes_in_the_source() == set(CODES)


def test_an_error_is_a_value_error_that_says_what_and_what_to_do() -> None:
    error = ThaiError("invalid_date", "อ่านวันที่ไม่ได้", "ให้พิมพ์ใหม่", "32 ม.ค.")

    assert isinstance(error, ValueError)
    assert str(error) == "อ่านวันที่ไม่ได้ ให้พิมพ์ใหม่"
    assert (error.code, error.typed) == ("invalid_date", "32 ม.ค.")


@pytest.mark.parametrize("error", [ThaiError("invalid_date", "ก", "ข", "ค"), CalendarMissingError(2571)])
def test_an_error_survives_the_way_between_processes(error: ThaiError) -> None:
    back = pickle.loads(pickle.dumps(error))

    assert type(back) is type(error)
    assert (str(back), vars(back)) == (str(error), vars(error))


@pytest.mark.parametrize(
    ("typed", "line"),
    [("ก\n ข", "ก ข"), ("ก" * 200, "ก" * 60 + "…"), (10**5000, "ตัวเลขที่ยาวเกินไป"), (None, "None")],
    ids=["two lines", "long", "huge number", "nothing"],
)
def test_what_was_typed_is_shown_on_one_short_line(typed: object, line: str) -> None:
    assert shown(typed) == line


def test_a_count_has_a_floor_and_a_ceiling() -> None:
    assert require_count(3, "จำนวน", least=1) == 3
    with pytest.raises(ThaiError, match="ไม่น้อยกว่า 1"):
        require_count(0, "จำนวน", least=1)
    with pytest.raises(ThaiError, match="ไม่เกิน 1,000,000"):
        require_count(1_000_001, "จำนวน")


def test_a_choice_names_the_others() -> None:
    with pytest.raises(ThaiError, match="ก, ข"):
        require_choice("ค", ("ก", "ข"), "ตัวเลือก")


def test_importing_the_package_does_not_load_babel() -> None:
    imports = ", ".join(f"thai.{name}" for name in MODULES)
    script = f"import sys, {imports}; print([name for name in sys.modules if name.startswith('babel')])"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"
