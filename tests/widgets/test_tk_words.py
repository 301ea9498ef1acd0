"""Tk's own boxes speak the window's language."""

import pytest

from desktop.messages import use_language
from desktop.widgets.tk_words import teach_tk


@pytest.fixture(autouse=True)
def thai_again():
    yield
    use_language("th")


def tk_says(root, words: str) -> str:
    return str(root.tk.call("namespace", "eval", "::tk", ("::msgcat::mc", words)))


@pytest.mark.parametrize(
    ("english", "thai"),
    [("&OK", "ตกลง"), ("&Cancel", "ยกเลิก"), ("&Yes", "ใช่"), ("&No", "ไม่ใช่"), ("&Open", "เปิด")],
)
def test_tk_says_it_in_thai(root, english, thai):
    teach_tk(root)

    assert tk_says(root, english) == thai


def test_tk_says_it_in_english_again(root):
    teach_tk(root)
    use_language("en")
    teach_tk(root)

    assert tk_says(root, "&Cancel").replace("&", "") == "Cancel"
