"""The command line: every command of the program, with its words and its exit code.

Exit codes: 0 done; 1 a drill or a log is not sound; 2 what was given cannot be used; 3 no screen, or no Tk.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of the command that was typed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        if not words:  # the window must not wait for commands that nobody typed
            from desktop.commands.window import open_window

            return open_window()
        from desktop.commands.parser import parser

        args = parser().parse_args(words)
        return int(args.run(args))
    except BrokenPipeError:
        # whoever read our output has gone; that is no fault
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("หยุดตามคำสั่ง", file=sys.stderr)
        return 130
