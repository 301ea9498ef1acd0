"""`./run` finds a Python that can carry the program, and says in one command what the system lacks."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib

import pytest

from tests.run_script.machine import INSTALL_PYTHON, PROJECT, REAL_PYTHON, Machine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="`run` is for POSIX systems")


def _may_not_install(machine: Machine) -> None:
    machine.has("apt-get", 'echo "$@" >"$HOME/apt-get was called"')
    machine.has("id", "echo 1000")
    machine.has("sudo", "exit 1")


# --- Which Python -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pythons", "chosen"),
    [
        ({"python3": "good"}, "python3"),
        ({"python3": "good", "python3.14": "good"}, "python3"),
        ({"python3": "old", "python3.12": "good"}, "python3.12"),
        ({"python3": "tkinter", "python3.11": "good"}, "python3.11"),
        ({"python3": "xft", "python3.13": "good"}, "python3.13"),
        ({"python3": "venv", "python3.14": "good", "python3.11": "good"}, "python3.14"),
    ],
)
def test_first_python_that_can_carry_the_program_is_chosen(
    machine: Machine, pythons: dict[str, str], chosen: str
) -> None:
    for name, answer in pythons.items():
        machine.has_good_python(name) if answer == "good" else machine.has_python(name, answer)

    machine.run("setup")

    assert machine.log().splitlines() == [f"chose {chosen}"]


def test_python_further_down_the_path_is_found_behind_one_that_does_not_start(machine: Machine) -> None:
    machine.has_good_python("python3")
    first = machine.project.parent / "shims"
    first.mkdir()
    (first / "python3").symlink_to(shutil.which("false") or "")

    machine.run("setup", PATH=f"{first}:{machine.programs}")

    assert machine.log().splitlines() == ["chose python3"]


def test_check_says_where_this_python_lives() -> None:
    check = PROJECT / "tools" / "check_python.py"

    said = subprocess.run([sys.executable, check], capture_output=True, text=True, check=True).stdout

    assert said == f"ok {REAL_PYTHON}\n"


def test_oldest_python_is_the_one_pyproject_names() -> None:
    required = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "requires-python"
    ]
    check = (PROJECT / "tools" / "check_python.py").read_text(encoding="utf-8")

    assert required == ">=3.11"
    assert "OLDEST = (3, 11)" in check


# --- What the system lacks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lacking", ["tkinter", "venv", "xft", ""])
def test_one_command_is_printed_when_it_may_not_be_run(machine: Machine, lacking: str) -> None:
    _may_not_install(machine)
    if lacking:
        machine.has_python("python3", lacking)

    result = machine.run("fill", "lost_phone_notice")

    assert result.returncode == 3
    assert result.stderr.splitlines()[-1] == f"sudo apt-get update && sudo {INSTALL_PYTHON}"
    assert not (machine.programs / "apt-get was called").exists()
    assert not machine.venv.exists()


def test_the_one_command_is_for_su_where_there_is_no_sudo(machine: Machine) -> None:
    _may_not_install(machine)
    (machine.programs / "sudo").unlink()

    result = machine.run("setup")

    assert result.returncode == 3
    assert result.stderr.splitlines()[-1] == f"su -c 'apt-get update && {INSTALL_PYTHON}'"


def test_virtual_screen_is_asked_for_where_there_is_none(machine: Machine) -> None:
    _may_not_install(machine)

    result = machine.run("setup", DISPLAY="")

    assert result.stderr.splitlines()[-1].endswith(f"{INSTALL_PYTHON} xvfb")


def test_everything_the_tests_need_is_asked_for_in_one_go(machine: Machine) -> None:
    _may_not_install(machine)
    machine.has("pdftoppm", "")

    result = machine.run("test")

    assert result.returncode == 3
    assert result.stderr.splitlines()[-1].endswith(
        f"{INSTALL_PYTHON} xvfb xdotool x11-xkb-utils libreoffice-writer-nogui fontconfig oathtool zbar-tools"
    )


def test_old_system_is_told_so_and_not_given_a_command_that_cannot_help(machine: Machine) -> None:
    _may_not_install(machine)
    machine.has_python("python3", "old")

    result = machine.run("setup")

    assert result.returncode == 3
    assert "3.11" in result.stderr
    assert "apt-get" not in result.stderr


def test_system_without_apt_is_told_what_to_look_for(machine: Machine) -> None:
    result = machine.run("setup")

    assert result.returncode == 3
    assert result.stderr.endswith("python3 python3-tk python3-venv\n")


@pytest.mark.parametrize(("user", "sudo"), [("0", "exit 1"), ("1000", 'shift; exec "$@"')])
def test_missing_parts_are_installed_by_whoever_may(machine: Machine, user: str, sudo: str) -> None:
    machine.has("id", f"echo {user}")
    machine.has("sudo", sudo)
    machine.has_good_python("packed")
    machine.has("apt-get", 'case $* in *install*python3-tk*) ln -s packed "$HOME/python3" ;; esac')

    machine.run("setup")

    assert machine.log().splitlines() == ["chose packed"]


def test_package_list_is_fetched_only_when_installing_fails_without(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get", 'echo "$5"; [ "$5" = update ] && : >"$HOME/list"; [ -e "$HOME/list" ]')

    result = machine.run("setup")

    assert result.returncode == 3
    assert machine.log().splitlines() == ["install", "update", "install"]
