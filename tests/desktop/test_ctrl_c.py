"""Ctrl-C during a merge is heeded, even if it is pressed where Python can raise no error."""

from __future__ import annotations

import signal
import sys

import pytest

from desktop.commands.merge import heeding_ctrl_c


class PressesCtrlC:
    """Is thrown away just as somebody presses it."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def test_a_ctrl_c_that_python_had_to_drop_is_raised_at_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: dropped.append(told.exc_type))

    with heeding_ctrl_c() as check:
        check()
        PressesCtrlC()

        assert dropped == [KeyboardInterrupt]
        with pytest.raises(KeyboardInterrupt):
            check()


def test_ctrl_c_is_raised_at_once_where_it_can_be_and_means_afterwards_what_it_meant_before() -> None:
    with pytest.raises(KeyboardInterrupt), heeding_ctrl_c():
        signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_shell_that_has_it_ignored_is_obeyed() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heeding_ctrl_c() as check:
            signal.raise_signal(signal.SIGINT)
            check()
    finally:
        signal.signal(signal.SIGINT, before)
