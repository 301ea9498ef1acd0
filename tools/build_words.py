"""Makes the Thai word list the program breaks lines with, from the list PyThaiNLP carries.

    python tools/build_words.py FOLDER

FOLDER is searched for `words_th.txt` of the PyPI package `pythainlp` 5.4.0, unpacked.  Nothing is downloaded
here, and a file that differs from the one we read is refused.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import unicodedata
from pathlib import Path

SOURCE_NAME = "words_th.txt"
SHA256 = "35f65d43ea83b5b981134d5edc3b9afcb64b4ba96146900fc4d312f2940c3265"
RESULT = Path(__file__).resolve().parent.parent / "thai" / "words" / "common.txt"

LONGEST = 24  # longer entries are proverbs and full names of places, where a line may well break
_WORD = re.compile(r"[เแโใไ]?[ก-ฮ][ก-ฮะ-ฺเ-ๅ็-๎]*")
_ENDS_MID_SYLLABLE = re.compile(r"[เแโใไ]$")
_ONE_LETTER_WORDS = {"ณ", "ธ"}


def main(arguments: list[str]) -> int:
    """Write the list; the exit status."""
    parser = argparse.ArgumentParser(description="Make the word list.")
    parser.add_argument("folder", type=Path, help="where the unpacked source package is")
    source = next(iter(sorted(parser.parse_args(arguments).folder.rglob(SOURCE_NAME))), None)
    if source is None:
        raise SystemExit(f"{SOURCE_NAME}: not found")
    content = source.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise SystemExit(f"{source}: is another version than the one this list is made from")
    words = clean(content.decode("utf-8").splitlines())
    RESULT.write_text("\n".join(words) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(words)} words, {RESULT.stat().st_size} bytes")
    return 0


def clean(lines: list[str]) -> list[str]:
    """The usable words, each once, in code point order.

    Left out: whatever holds a space, a dot, a digit or a repetition sign (the breaker treats those itself),
    single letters, which are no words, and entries too long to keep on one line.
    """
    words = {unicodedata.normalize("NFC", line.strip()) for line in lines}
    return sorted(word for word in words if _is_usable(word))


def _is_usable(word: str) -> bool:
    if len(word) == 1:
        return word in _ONE_LETTER_WORDS
    if len(word) > LONGEST or _ENDS_MID_SYLLABLE.search(word):
        return False
    return _WORD.fullmatch(word) is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
