"""The .docx writer: whole archives, the same bytes every time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from templates_docs.package import Package, deflate, deflate_with_zlib, pack

PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>" * 500, "word/styles.xml": b"<s/>"}


def read(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_archive_holds_the_parts_as_given() -> None:
    assert read(pack(PARTS)) == PARTS


def test_open_part_is_replaced_and_the_others_stay() -> None:
    package = Package(pack(PARTS), ["word/document.xml"])

    assert read(package.build({"word/document.xml": b"<new/>"})) == PARTS | {"word/document.xml": b"<new/>"}


def test_open_part_that_is_not_given_stays_as_in_the_reference() -> None:
    assert read(Package(pack(PARTS), ["word/document.xml"]).build({})) == PARTS


def test_content_types_come_first() -> None:
    assert next(iter(read(Package(pack(PARTS), ["word/styles.xml"]).build({})))) == "[Content_Types].xml"


def test_same_parts_give_the_same_bytes_and_no_clock() -> None:
    package = Package(pack(PARTS), ["word/document.xml"])

    first, second = (package.build({"word/document.xml": b"<new/>"}) for _ in range(2))

    assert first == second
    assert {info.date_time for info in zipfile.ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("packer", [deflate, deflate_with_zlib])
def test_every_packer_gives_the_same_words_back(packer: Callable[[bytes], bytes]) -> None:
    package = Package(pack(PARTS), ["word/document.xml"], packer)

    assert read(package.build({"word/document.xml": b"<new/>" * 99}))["word/document.xml"] == b"<new/>" * 99


def test_package_comes_back_from_its_state() -> None:
    package = Package(PARTS, ["word/document.xml"])
    parts = {"word/document.xml": b"<new/>"}

    assert Package.of_state(package.state).build(parts) == package.build(parts)
