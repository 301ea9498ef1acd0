"""The documents say what there is: a command, a link or a key that they leave out or invent fails here."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.parser import parser

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "licences").glob("*.md")])
GUIDE = (ROOT / "docs/user_guide.md").read_text("utf-8")


def commands(of: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                deeper = list(commands(inner, f"{before}{name} "))
                yield from deeper or [f"{before}{name}"]


@pytest.mark.parametrize("command", list(commands(parser())))
def test_every_command_is_in_the_user_s_guide(command: str) -> None:
    assert f"`./run {command}" in GUIDE


@pytest.mark.parametrize(
    "command",
    sorted(
        set(
            re.findall(
                r"`\./run ([a-z]+(?: (?:check|play|replay|try|enrol|result"
                r"|lint|export|list|show|reissue|cancel|number)\b)?)",
                GUIDE,
            )
        )
    ),
)
def test_every_command_in_the_user_s_guide_is_there(command: str) -> None:
    assert command in {*commands(parser()), "test", "setup"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text("utf-8"))

    for link in links:
        if not link.startswith(("http", "mailto")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


@pytest.mark.parametrize(
    "key", sorted(set(re.findall(r'"<(F\d+)>"', (ROOT / "desktop/keys.py").read_text("utf-8"))))
)
def test_every_function_key_is_in_the_user_s_guide(key: str) -> None:
    assert key in GUIDE


def test_every_dependency_is_explained() -> None:
    import tomllib

    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    told = (ROOT / "docs/architecture.md").read_text("utf-8")

    for requirement in wanted:
        assert re.split(r"[=<>]", requirement)[0] in told


def test_pyotp_is_pinned_exactly() -> None:
    assert '"pyotp==2.12.0"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_readme_has_four_pictures_of_the_tour() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))

    assert len(pictures) == 4
    assert all((ROOT / picture).read_bytes().startswith(b"\x89PNG") for picture in pictures)
