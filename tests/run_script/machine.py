"""A machine that lacks this or that: a small folder of programs for `./run` to find, and a copy of the project."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pip

PROJECT = Path(__file__).resolve().parents[2]
REAL_PYTHON = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
PIP = os.path.dirname(pip.__file__)
SYSTEM_TOOLS = ("cat", "cksum", "env", "find", "id", "ln", "mkdir", "readlink", "rm", "true", "uname")
TEST_PROGRAMS = ("Xvfb", "xdotool", "setxkbmap", "soffice", "pdftoppm", "fc-match", "oathtool", "zbarimg")
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


def new_machine(folder: Path) -> Machine:
    """A machine with a copy of the project that has no requirements, and the tools every system has."""
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
