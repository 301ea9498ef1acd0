"""Looking at a document's pages on the screen."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import pytest

from desktop.widgets.page_view import PageView


class Document:
    """Three pages, and which of them were drawn how wide."""

    def __init__(self) -> None:
        self.drawn: list[tuple[int, int]] = []

    def __call__(self, page: int, width: int) -> bytes:
        self.drawn.append((page, width))
        height = width * 141 // 100
        return f"P6 {width} {height} 255\n".encode() + bytes([200, 255, 40 * page]) * (width * height)


@pytest.fixture
def document() -> Document:
    return Document()


@pytest.fixture
def view(root: tk.Tk, document: Document) -> PageView:
    root.geometry("500x500")
    view = PageView(root)
    view.pack(fill="both", expand=True)
    root.update()
    view.show(3, document)
    root.update()
    return view


def test_the_first_page_is_drawn_as_wide_as_its_place(view: PageView, document: Document) -> None:
    page, width = document.drawn[-1]

    assert page == 0
    assert 400 < width < 500


def test_only_the_page_in_view_is_drawn(view: PageView, document: Document) -> None:
    view.turn(2)

    assert {page for page, _ in document.drawn} == {0, 2}


@pytest.mark.parametrize(("turns", "page"), [([1], 1), ([1, 1, 1, 1], 2), ([-1], 0), ([2, -1], 1)])
def test_pages_turn_and_stop_at_the_ends(view: PageView, turns: list[int], page: int) -> None:
    for turn in turns:
        view.turn(turn)

    assert view.page == page


def test_the_keyboard_turns_pages_and_changes_the_size(
    view: PageView, document: Document, press: Callable[..., None]
) -> None:
    before = document.drawn[-1][1]
    press(view._canvas, "<Next>", "<plus>")

    assert view.page == 1
    assert view.scale == 1.25
    assert document.drawn[-1][1] == pytest.approx(before * 1.25, abs=1)


def test_a_document_shown_again_stays_on_its_page(view: PageView, document: Document) -> None:
    view.turn(2)
    view.show(3, document)
    assert view.page == 2

    view.show(1, document)
    assert view.page == 0


def test_an_unchanged_page_is_not_drawn_twice(view: PageView, document: Document) -> None:
    times = len(document.drawn)
    view.redraw()
    view.redraw()

    assert len(document.drawn) == times


@pytest.mark.parametrize("rows", [(0, 1), (3, 5), (100, 600), (0, 0)])
def test_a_page_that_changed_somewhere_shows_all_of_it(view: PageView, rows: tuple[int, int]) -> None:
    width, height = view._picture.width, view._picture.height
    pixels = bytearray(bytes([200, 255, 0]) * (width * height))
    first, end = (min(row, height) * width * 3 for row in rows)
    pixels[first:end] = bytes([1, 2, 3]) * ((end - first) // 3)

    view.show(1, lambda page, wide: f"P6 {width} {height} 255\n".encode() + pixels)

    image = view._picture.image
    shown = [image.get(width - 1, row) for row in range(height)]
    assert shown == [tuple(pixels[at : at + 3]) for at in range(0, len(pixels), width * 3)]


def test_no_document_is_an_empty_desk(view: PageView, root: tk.Tk) -> None:
    view.show(0, lambda page, width: b"")
    root.update()

    assert view._canvas.itemcget(view._item, "image") == ""
