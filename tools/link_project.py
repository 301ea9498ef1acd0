"""Makes the project's packages importable in the .venv that runs this, wherever one stands.

The line that does it is relative and plain ASCII: the folder can be moved, and a Thai path does no harm. (Python
before 3.13 reads such a file in the locale's encoding, and does not start where the path is Thai and the locale is C.)
"""

import os
import sysconfig
from pathlib import Path

NAME = "khlang_desk.pth"


def link() -> Path:
    """The file that was written; it leads from the packages' folder to the project's."""
    packages = Path(sysconfig.get_path("purelib"))
    root = Path(__file__).resolve().parent.parent
    file = packages / NAME
    file.write_text(Path(os.path.relpath(root, packages.resolve())).as_posix() + "\n", "ascii")
    return file


if __name__ == "__main__":
    link()
