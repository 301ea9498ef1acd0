"""Sets many letters as PDF in processes beside this one, since one core alone sets some 250 a second."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from multiprocessing.connection import Connection

Parts = Mapping[str, bytes]

LEAST_LETTERS = 200
"""Fewer are set sooner than a second process has started."""


def set_all(letters: Iterable[Parts], title: str, processes: int) -> Iterator[bytes]:
    """Each letter as PDF/A, in order; closing the generator, or the end of this program, ends the processes.

    Letters are asked for as processes fall idle, so that no more than one for each is in memory.

    Args:
        letters: the parts of each Word file, by name.
        title: what the window of a reader shows.
        processes: how many.

    Raises:
        CannotTypesetError: naming what is not drawn in the letter that would have come next.
    """
    idle: list[_Process] = []
    busy: deque[_Process] = deque()
    try:
        for parts in letters:
            if len(busy) < processes:
                busy.append(_Process(parts, title))
                continue
            first = busy.popleft()
            done = first.result()
            first.begin(parts)  # before the caller writes what is done, so that nobody waits for the disk
            busy.append(first)
            yield done
        while busy:
            idle.append(busy.popleft())
            yield idle[-1].result()
    finally:
        for process in (*busy, *idle):
            process.close()


class _Process:
    """One process that sets one letter after another.

    It is started anew (`spawn`), since a copy of a program with a window and threads is not safe; and it hears of
    its end by the pipe, which breaks even when this program is killed.
    """

    def __init__(self, parts: Parts, title: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, its_end = context.Pipe()
        self._known = parts
        context.Process(target=_work, args=(its_end, dict(parts), title), daemon=True).start()
        its_end.close()
        self.begin(parts)

    def begin(self, parts: Parts) -> None:
        """Gives it a letter; only what differs from the first one is sent."""
        self._pipe.send({name: data for name, data in parts.items() if data is not self._known.get(name)})

    def result(self) -> bytes:
        """The letter it was given last, as PDF."""
        from templates_docs.errors import CannotTypesetError

        try:
            done: bytes | str = self._pipe.recv()
        except EOFError:
            raise RuntimeError("a process that sets PDFs has ended by itself") from None
        if isinstance(done, str):
            raise CannotTypesetError(done)
        return done

    def close(self) -> None:
        """Lets it end."""
        self._pipe.close()


def _work(pipe: Connection, parts: Parts, title: str) -> None:
    """What the process does until its pipe breaks: the PDF of each letter, or what is not drawn in it."""
    from templates_docs.errors import CannotTypesetError
    from templates_docs.pdf import typeset

    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C is for the program that asks, which then closes the pipe
    while True:
        try:
            changed = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            done: bytes | str = typeset({**parts, **changed}, title=title)
        except CannotTypesetError as error:
            done = error.what
        try:
            pipe.send(done)
        except OSError:
            return
