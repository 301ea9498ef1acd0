"""Prints what the program (or, for ``requirements.py test``, its tests too) needs from PyPI, one line each.

`run` and `run.ps1` install this list; the project itself is run from its own folder, to which
`tools/link_project.py` leads the way, so that ``git pull`` takes effect by itself.
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
