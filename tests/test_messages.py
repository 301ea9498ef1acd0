"""What the window says, in Thai and in English."""

import importlib.util
import re
import string
from pathlib import Path

import pytest

from desktop import messages

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def thai():
    messages.use_language("th")
    yield
    messages.use_language("th")


def test_the_window_speaks_thai_at_first():
    assert messages.language() == "th"
    assert messages._("Cancel") == "ยกเลิก"


def test_english_is_what_the_code_says():
    messages.use_language("en")

    assert messages._("Cancel") == "Cancel"
    assert messages.ngettext("{n} row", "{n} rows", 2) == "{n} rows"


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(ValueError, match="fr"):
        messages.use_language("fr")

    assert messages.language() == "th"


def test_what_has_no_translation_is_said_as_it_is():
    assert messages._("never said anywhere") == "never said anywhere"


def test_every_message_in_the_code_has_its_thai(catalogue):
    thai = catalogue.translation()
    known = {message.id for message in thai}

    missing = [message.id for message in catalogue.messages_in_code() if message.id not in known]
    assert missing == [], "run: python tools/catalogue.py update"
    assert catalogue.untranslated(thai) == []


def test_the_compiled_catalogue_is_in_step(catalogue):
    assert catalogue.COMPILED.read_bytes() == catalogue.compiled(catalogue.translation())


def test_translations_keep_every_blank_to_fill(catalogue):
    for message in catalogue.translation():
        if message.id:
            said = message.string if isinstance(message.string, str) else message.string[0]
            asked = message.id if isinstance(message.id, str) else message.id[1]
            assert blanks(said) == blanks(asked), message.id


def test_translations_are_thai(catalogue):
    for message in catalogue.translation():
        words = message.string if isinstance(message.string, str) else message.string[0]
        if message.id and re.search("[A-Za-z]{3}", str(message.id)):
            assert re.search("[ก-๛]", words), message.id


def blanks(text: str) -> set[str]:
    return {name for _before, name, _form, _how in string.Formatter().parse(text) if name} | set(
        re.findall(r"%\d?\$?s", text)
    )
