"""Machines on which `./run` is tried.

Nothing here asks the network or touches this machine: the project is a copy with no requirements; `apt-get`,
`sudo` and the Pythons that would not do are a few lines of shell; the Python that would do is the real one.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.run_script.machine import Machine, new_machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with a screen, on which nothing that `run` may want is there yet."""
    return new_machine(tmp_path)


@pytest.fixture(scope="session")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    machine = new_machine(tmp_path_factory.mktemp("set-up"))
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
