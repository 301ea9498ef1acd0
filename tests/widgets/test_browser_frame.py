"""The make-believe browser never shows a page without saying that it is one."""

import pytest

from desktop.widgets.browser_frame import BrowserFrame, SimulationNoticeMissingError
from desktop.widgets.label import ThaiLabel
from desktop.widgets.shaping import unshape
from desktop.widgets.tokens import LIGHT, rgb

NOTICE = "ระบบจำลองเพื่อการฝึกอบรม ไม่เชื่อมต่อธนาคารจริง"


@pytest.fixture
def browser(root, pump):
    made = BrowserFrame(root, NOTICE)
    made.pack(fill="both", expand=True)
    pump(root)
    return made


def texts(canvas) -> list[str]:
    return [
        unshape(canvas.itemcget(item, "text")) for item in canvas.find_all() if canvas.type(item) == "text"
    ]


def test_the_notice_is_on_a_yellow_ribbon(root, browser, screenshot):
    label = next(w for w in browser._ribbon.winfo_children() if isinstance(w, ThaiLabel))

    assert label.plain_text == NOTICE
    assert label.winfo_ismapped()
    assert screenshot(browser._ribbon).getpixel((2, 2)) == rgb(LIGHT.ribbon)


@pytest.mark.parametrize("notice", ["", "   "])
def test_a_browser_without_a_notice_is_refused(root, notice):
    with pytest.raises(SimulationNoticeMissingError):
        BrowserFrame(root, notice)


@pytest.mark.parametrize("remove", [lambda ribbon: ribbon.destroy(), lambda ribbon: ribbon.pack_forget()])
def test_taking_the_ribbon_away_takes_the_page_away(root, browser, pump, remove):
    content = browser.content
    pump(root, lambda: content.winfo_ismapped())

    remove(browser._ribbon)

    pump(root, lambda: not content.winfo_ismapped())
    with pytest.raises(SimulationNoticeMissingError):
        _ = browser.content


def test_the_page_stays_when_the_window_is_hidden_and_shown(root, browser, pump):
    root.withdraw()
    pump(root)
    root.deiconify()

    pump(root, lambda: browser.content.winfo_ismapped())


def test_tab_and_address_are_shown(browser):
    browser.set_page("รายการรออนุมัติ", "training.invalid/approve")

    assert texts(browser._bar) == ["รายการรออนุมัติ", "training.invalid/approve"]


def test_nothing_in_the_bar_takes_the_keyboard(browser):
    assert str(browser._bar.cget("takefocus")) == "0"
    assert not browser._bar.bind("<Button-1>")


def test_a_long_notice_wraps_instead_of_being_cut(root, pump):
    root.geometry("300x400")
    browser = BrowserFrame(root, NOTICE * 3)
    browser.pack(fill="both", expand=True)
    label = next(w for w in browser._ribbon.winfo_children() if isinstance(w, ThaiLabel))

    pump(root, lambda: label.winfo_width() > 1 and str(label.cget("text")).count("\n") >= 2)

    assert label.winfo_reqwidth() <= label.winfo_width()


def test_what_is_no_web_site_has_no_bar_for_an_address(root, browser, pump):
    browser.set_page("โต๊ะทำงาน", "https://desk.invalid/")
    tall = int(browser._bar.cget("height"))
    browser.set_page("โต๊ะทำงาน", "")

    assert texts(browser._bar) == ["โต๊ะทำงาน"]
    assert int(browser._bar.cget("height")) < tall
