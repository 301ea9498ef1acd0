"""Prints what the program (or, for ``requirements.py test``, its tests too) needs from PyPI, one line each.

`run` and `run.ps1` install this list and not the project, which then runs from its own folder: ``git pull``
takes effect by itself, the folder can be moved, and no .pth file has to hold its path. (Python before 3.13
reads such a file in the locale's encoding, and does not start where the path is Thai and the locale is C.)
"""

import sys
import tomllib
from pathlib import Path


def requirements(kind: str) -> list[str]:
    """The lines of pyproject.toml for `kind`: ``app``, or ``app`` and the extra of that name."""
    pyproject = Path(__file__).resolve().parent.parent / "pyproject.toml"
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    extra = [] if kind == "app" else project["optional-dependencies"][kind]
    return [*project["dependencies"], *extra]


if __name__ == "__main__":
    print("\n".join(requirements(sys.argv[1])))
