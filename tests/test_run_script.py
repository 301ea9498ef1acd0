"""`./run` on machines that lack this or that, each a small folder of programs for it to find.

Nothing here asks the network or touches this machine: the project is a copy with no requirements; `apt-get`,
`sudo` and the Pythons that would not do are a few lines of shell; the Python that would do is the real one.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pip
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="`run` is for POSIX systems")

PROJECT = Path(__file__).resolve().parent.parent
REAL_PYTHON = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
PIP = os.path.dirname(pip.__file__)
SYSTEM_TOOLS = ("cat", "cksum", "env", "find", "id", "ln", "mkdir", "readlink", "rm", "true", "uname")
TEST_PROGRAMS = ("Xvfb", "xdotool", "setxkbmap", "soffice", "pdftoppm", "fc-match", "oathtool")
PYPROJECT = '[project]\nname = "copy"\ndependencies = []\noptional-dependencies.test = []\n'
MAIN = 'import sys\nprint("โปรแกรม", *sys.argv[1:], sep="|")\n'
INSTALL_PYTHON = "apt-get install -y python3 python3-tk python3-venv"


@dataclass(frozen=True)
class Machine:
    """A copy of the project, the folder of programs its PATH names, and the person's environment."""

    project: Path
    programs: Path

    def has(self, name: str, script: str) -> Path:
        """A program of the machine, made of a shell script."""
        program = self.programs / name
        program.unlink(missing_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    def has_python(self, name: str, answer: str) -> None:
        """A Python for which check_python.py has this answer; asked for a venv, it gives its name and stops."""
        self.has(
            name, f'case $* in *check_python.py) echo "{answer}" ;; *venv*) echo chose {name}; exit 1 ;; esac'
        )

    def has_good_python(self, name: str = "python3") -> None:
        self.has_python(name, f"ok {self.programs / name}")

    def has_real_python(self) -> None:
        """The Python of these tests; a venv borrows their pip, since bringing its own takes seconds."""
        self.has(
            "python3",
            f"""real={shlex.quote(REAL_PYTHON)}
            case $* in
            *check_python.py) echo "ok $0" ;;
            "-m venv "*) echo new venv && "$real" -m venv --without-pip "$3" &&
                ln -s {shlex.quote(PIP)} "$3"/lib/python3*/site-packages ;;
            *) exec "$real" "$@" ;;
            esac""",
        )

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments, **environment)
        out, errors = process.communicate(timeout=100)
        return subprocess.CompletedProcess(arguments, process.returncode, out, errors)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        home = str(self.programs)
        return subprocess.Popen(
            [self.project / "run", *arguments],
            env={"PATH": home, "HOME": home, "DISPLAY": ":7", "PIP_NO_INDEX": "1"} | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    @property
    def venv(self) -> Path:
        return self.project / ".venv"

    def log(self) -> str:
        return (self.venv / "set-up.log").read_text(encoding="utf-8")

    def note(self) -> str:
        return (self.venv / "set-up-note").read_text(encoding="utf-8")


def _new_machine(folder: Path) -> Machine:
    machine = Machine(project=folder / "โครงการ ไทย", programs=folder / "bin")
    machine.programs.mkdir()
    for tool in SYSTEM_TOOLS:
        found = shutil.which(tool)
        assert found
        (machine.programs / tool).symlink_to(found)
    machine.project.mkdir()
    shutil.copy(PROJECT / "run", machine.project)
    (machine.project / "tools").mkdir()
    for tool in ("check_python.py", "link_project.py", "requirements.py"):
        shutil.copy(PROJECT / "tools" / tool, machine.project / "tools")
    (machine.project / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (machine.project / "main.py").write_text(MAIN, encoding="utf-8")
    return machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with a screen, on which nothing that `run` may want is there yet."""
    return _new_machine(tmp_path)


@pytest.fixture(scope="module")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    machine = _new_machine(tmp_path_factory.mktemp("set-up"))
    machine.has_real_python()
    result = machine.run("setup")
    assert result.returncode == 0, result.stderr + machine.log()
    return machine


@pytest.fixture
def ready(set_up_once: Machine, tmp_path: Path) -> Machine:
    """A machine on which `./run setup` has been done, for real, and the folder since moved."""
    project = shutil.copytree(set_up_once.project, tmp_path / "ย้ายมาแล้ว", symlinks=True)
    programs = shutil.copytree(set_up_once.programs, tmp_path / "bin", symlinks=True)
    return Machine(project, programs)


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
        f"{INSTALL_PYTHON} xvfb xdotool x11-xkb-utils libreoffice-writer-nogui fontconfig oathtool"
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
