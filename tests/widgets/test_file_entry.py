"""A file is typed as its path, or picked in the computer's own window."""

from pathlib import Path

import pytest

from desktop.widgets.file_entry import FileEntry


@pytest.fixture
def entry(root, pump) -> FileEntry:
    entry = FileEntry(root)
    entry.pack(fill="x")
    pump(root)
    return entry


def test_picked_file_takes_the_place_of_what_was_typed(root, entry: FileEntry, tmp_path: Path):
    path = tmp_path / "order.pdf"
    path.write_bytes(b"%PDF-1.7")
    entry.set("what was typed")
    heard = []
    entry.on_change(lambda: heard.append(entry.get()))

    picking(root, entry, str(path))

    assert entry.get() == str(path)
    assert heard[-1] == str(path)


def test_closing_the_window_leaves_what_was_typed(root, entry: FileEntry):
    entry.set("what was typed")

    picking(root, entry, "")

    assert entry.get() == "what was typed"


def picking(root, entry: FileEntry, path: str) -> None:
    """Opens the window, types the path into it and ends it; without one, cancels."""
    window = f"{entry}.__tk_filedialog"

    def end() -> None:
        if not int(root.tk.call("winfo", "exists", window)):
            root.after(50, end)
        elif path:
            root.tk.call(f"{window}.contents.f2.ent", "insert", 0, path)
            root.tk.call(f"{window}.contents.f2.ok", "invoke")
        else:
            root.tk.call(f"{window}.contents.f2.cancel", "invoke")

    root.after(50, end)
    entry.pick()
