"""`./run` sets the program up once, heals what was broken off, and hands the words on as typed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.run_script.machine import PROJECT, PYPROJECT, TEST_PROGRAMS, Machine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="`run` is for POSIX systems")


# --- Setting up, for real -----------------------------------------------------------------------------------


def test_program_is_given_its_words_as_typed(ready: Machine) -> None:
    result = ready.run("fill", "a b", "--out", "โฟลเดอร์ ใหม่", "*")

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "โปรแกรม|fill|a b|--out|โฟลเดอร์ ใหม่|*\n"


def test_thai_is_utf8_in_a_locale_that_is_not_through_a_link_from_another_folder(ready: Machine) -> None:
    link = ready.programs / "trainer"
    link.symlink_to(ready.project / "run")
    # Told not to help itself to UTF-8, Python does here what it does where an old Thai locale is installed.
    environment = {"PATH": str(ready.programs), "LC_ALL": "C", "PYTHONUTF8": "0"}

    result = subprocess.run([link, "x"], env=environment, cwd="/", capture_output=True, check=True)

    assert result.stdout.decode("utf-8") == "โปรแกรม|x\n"


def test_second_start_needs_neither_pip_nor_any_other_python(ready: Machine) -> None:
    (ready.programs / "python3").unlink()
    for borrowed in ready.venv.glob("lib/python*/site-packages/pip"):
        borrowed.unlink()

    assert ready.run("open").stdout == "โปรแกรม|open\n"


def test_changed_requirements_are_installed_into_the_same_venv(ready: Machine) -> None:
    before = ready.note()
    (ready.venv / "kept").touch()
    with (ready.project / "pyproject.toml").open("a", encoding="utf-8") as pyproject:
        pyproject.write("# another line\n")

    assert ready.run("open").stdout == "โปรแกรม|open\n"
    assert ready.note() != before
    assert (ready.venv / "kept").exists()


def test_interrupted_set_up_is_begun_anew(ready: Machine) -> None:
    (ready.venv / "set-up-note").write_text(ready.note().replace("app", "unfinished"), encoding="utf-8")
    (ready.venv / "half a package").touch()

    assert ready.run("open").stdout == "โปรแกรม|open\n"
    assert ready.note().startswith("app ")
    assert not (ready.venv / "half a package").exists()


def test_venv_whose_python_is_gone_is_made_anew(ready: Machine) -> None:
    for link in ready.venv.glob("bin/python*"):
        link.unlink()
        link.symlink_to("/nowhere/python3")

    assert ready.run("open").stdout == "โปรแกรม|open\n"


def test_failed_installation_says_so_keeps_its_log_and_heals(ready: Machine) -> None:
    pyproject = ready.project / "pyproject.toml"
    pyproject.write_text(PYPROJECT.replace("[]", '["not-to-be-had"]', 1), encoding="utf-8")

    failed = ready.run("open")
    pyproject.write_text(PYPROJECT, encoding="utf-8")
    healed = ready.run("open")

    assert (failed.returncode, failed.stdout) == (4, "")
    assert "ติดตั้งไม่สำเร็จ" in failed.stderr
    assert str(ready.venv / "set-up.log") in failed.stderr
    assert "No matching distribution found for not-to-be-had" in ready.log()
    assert healed.stdout == "โปรแกรม|open\n"


def test_two_set_ups_at_once_do_the_work_once(machine: Machine) -> None:
    machine.has_real_python()

    both = [machine.start("open", str(number)) for number in (1, 2)]
    said = [process.communicate(timeout=100)[0] for process in both]

    assert said == ["โปรแกรม|open|1\n", "โปรแกรม|open|2\n"]
    assert machine.log().count("new venv") == 1


def test_folder_that_cannot_be_written_is_named(machine: Machine) -> None:
    machine.has_good_python()
    machine.venv.write_text("a file where the folder would be", encoding="utf-8")

    result = machine.run("setup")

    assert result.returncode == 4
    assert result.stderr.endswith(f"{machine.project}\n")


# --- The commands of `run` itself ---------------------------------------------------------------------------


def test_tour_is_played_where_there_is_no_screen(ready: Machine) -> None:
    ready.has("Xvfb", "")
    ready.has("uname", "echo Linux")

    result = ready.run(DISPLAY="")

    assert result.stdout == "โปรแกรม|tour\n"
    assert len(result.stderr.splitlines()) == 1
    assert "ไม่พบจอภาพ" in result.stderr


def test_program_opens_where_there_is_a_screen(ready: Machine) -> None:
    assert ready.run(DISPLAY=":7").stdout == "โปรแกรม\n"


def test_help_needs_nothing(machine: Machine) -> None:
    result = machine.run("--help", DISPLAY="")

    assert result.returncode == 0
    assert "./run test" in result.stdout
    assert not machine.venv.exists()


@pytest.mark.parametrize(
    ("codes", "expected"),
    [({}, 0), ({"ruff": 1, "mypy": 2, "pytest": 3}, 1), ({"mypy": 2, "pytest": 3}, 2), ({"pytest": 5}, 5)],
)
def test_every_check_runs_pytest_last_and_the_first_failure_counts(
    ready: Machine, codes: dict[str, int], expected: int
) -> None:
    for program in TEST_PROGRAMS:
        ready.has(program, "")
    (ready.venv / "set-up-note").write_text(ready.note().replace("app", "test"), encoding="utf-8")
    for tool in ("ruff", "mypy", "pytest"):
        words = f"import sys\nprint('{tool}', *sys.argv[1:])\nsys.exit({codes.get(tool, 0)})\n"
        (ready.project / f"{tool}.py").write_text(words, encoding="utf-8")

    result = ready.run("test", "-k", "two words")

    assert result.returncode == expected
    assert result.stdout.splitlines() == [
        "ruff check",
        "ruff format --check",
        "mypy",
        "pytest -n auto -k two words",
    ]


def test_first_test_run_installs_what_the_tests_need(ready: Machine) -> None:
    for program in TEST_PROGRAMS:
        ready.has(program, "")
    pyproject = PYPROJECT.replace("test = []", 'test = ["only-for-tests"]')
    (ready.project / "pyproject.toml").write_text(pyproject, encoding="utf-8")

    assert ready.run("open").returncode == 0
    assert ready.run("test").returncode == 4
    assert "No matching distribution found for only-for-tests" in ready.log()


# --- The Windows twins, as far as they can be told from here -----------------------------------------------


def test_windows_powershell_can_read_the_thai_in_its_script() -> None:
    assert (PROJECT / "run.ps1").read_bytes().startswith(b"\xef\xbb\xbf")


def test_windows_command_file_has_the_line_ends_cmd_expects() -> None:
    lines = (PROJECT / "run.cmd").read_bytes().split(b"\n")

    assert all(line.endswith(b"\r") for line in lines[:-1])
