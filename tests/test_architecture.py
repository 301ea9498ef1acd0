"""The walls of the house: who may import whom, held as a test so that the picture in docs/ cannot fade."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("thai", "training", "templates_docs", "desktop")

# package -> what it may import besides the standard library and itself; the longest matching package counts
MAY_IMPORT = {
    "thai": {"babel"},
    "training": {"thai", "pyotp"},
    "templates_docs": {"thai", "jinja2", "markupsafe", "docx", "lxml", "uharfbuzz", "isal"},
    "desktop.messages": set(),
    "desktop.services": {"thai", "training", "templates_docs"},
    "desktop.files": {"thai", "desktop.services.ports", "desktop.services.preferences",
                      "desktop.services.conversion", "desktop.services.runs", "openpyxl", "pypdfium2",
                      "templates_docs.mail_merge", "templates_docs.other_programs"},
    "desktop.storage": {"thai", "desktop.services.ports"},
    "desktop.widgets": {"tkinter", "thai", "desktop.messages", "segno"},
    "desktop.office": {"tkinter", "thai", "templates_docs", "desktop.widgets", "desktop.messages",
                       "desktop.services.office", "desktop.services.ports", "desktop.services.preferences",
                       "desktop.services.merging", "desktop.services.registering",
                       "desktop.services.conversion"},
    "desktop.classroom": {"tkinter", "thai", "training", "desktop.widgets", "desktop.messages",
                          "desktop.services.classroom", "desktop.services.practice"},
    "desktop.home_page": {"tkinter", "desktop.widgets", "desktop.messages"},
    "desktop.sidebar": {"tkinter", "desktop.widgets", "desktop.messages"},
    "desktop.app": {"desktop.home_page", "desktop.keys", "desktop.sidebar", "tkinter", "thai", "desktop.widgets",
                    "desktop.messages", "desktop.office",
                    "desktop.classroom", "desktop.services"},
    "desktop.load_ahead": {"tkinter", "desktop.widgets", "desktop.office", "desktop.classroom", "desktop.services"},
    "desktop.keys": set(),
    "desktop.virtual_screen": set(),
    "desktop.bootstrap": {"desktop.services", "desktop.files", "desktop.storage"},
    "desktop.commands": {"desktop.bootstrap", "desktop.app", "desktop.load_ahead", "desktop.services", "desktop.files",
                         "desktop.virtual_screen", "desktop.messages", "thai", "training",
                         "templates_docs", "desktop.widgets", "tkinter", "segno"},
    "desktop.cli": {"desktop.commands"},
    "desktop.__main__": {"desktop.cli"},
    "main": {"desktop.cli"},
}  # fmt: skip

# inside one part, what must not know of what
NEVER = {
    "desktop.files": {"desktop.storage", "tkinter"},
    "desktop.storage": {"desktop.files", "tkinter"},
    "desktop.office": {"desktop.classroom", "desktop.files", "desktop.storage", "desktop.app"},
    "desktop.classroom": {"desktop.office", "desktop.files", "desktop.storage", "desktop.app"},
    "desktop.app": {"desktop.bootstrap", "desktop.files", "desktop.storage"},
    "desktop.load_ahead": {"desktop.bootstrap", "desktop.files", "desktop.storage"},
    "desktop.bootstrap": {"tkinter", "desktop.app", "desktop.office", "desktop.classroom", "desktop.widgets"},
}  # fmt: skip

# the wings and the ground ask no computer for the time, for chance, for a screen or for the network
PURE = ("thai", "training", "templates_docs")
IMPURE = {
    "tkinter",
    "sqlite3",
    "socket",
    "urllib",
    "http",
    "random",
    "secrets",
    "time",
    "subprocess",
    "threading",
}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")}
NETWORK = {"socket", "http", "urllib", "ftplib", "smtplib", "asyncio", "ssl", "requests"}


def modules() -> list[tuple[str, Path]]:
    found = [
        (".".join(p.relative_to(ROOT).with_suffix("").parts), p)
        for o in OURS
        for p in (ROOT / o).rglob("*.py")
    ]
    return [("main", ROOT / "main.py"), *sorted((n.removesuffix(".__init__"), p) for n, p in found)]


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write the whole name"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def within(name: str, packages: set[str]) -> bool:
    return any(name == p or name.startswith(f"{p}.") for p in packages)


def part_of(module: str) -> str:
    return max((p for p in MAY_IMPORT if within(module, {p})), key=len, default="")


MODULES = modules()
IDS = [name for name, _ in MODULES]


@pytest.mark.parametrize(("name", "path"), MODULES, ids=IDS)
def test_module_imports_only_what_its_part_may(name: str, path: Path) -> None:
    part = part_of(name)
    if name == "desktop":
        assert not imports(path)
        return
    assert part, (
        f"{name} stands in no part of the house; give it one in MAY_IMPORT and in docs/architecture.md"
    )

    for imported in imports(path):
        top = imported.split(".")[0]
        if top in sys.stdlib_module_names and top != "tkinter":
            continue
        assert within(imported, MAY_IMPORT[part] | {part}), f"{name} imports {imported}; {part} may not"
        assert not within(imported, NEVER.get(part, set())), (
            f"{name} imports {imported}, which it must never know"
        )


@pytest.mark.parametrize(("name", "path"), [m for m in MODULES if m[0].split(".")[0] in PURE])
def test_the_wings_ask_no_computer_for_time_chance_screen_or_network(name: str, path: Path) -> None:
    tops = {imported.split(".")[0] for imported in imports(path)}
    calls = {
        (node.func.value.id, node.func.attr)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
    }

    assert not tops & IMPURE, f"{name} imports {tops & IMPURE}"
    assert not calls & CLOCKS, f"{name} reads the clock: {calls & CLOCKS}"


@pytest.mark.parametrize(("name", "path"), MODULES, ids=IDS)
def test_no_module_can_open_a_network_connection(name: str, path: Path) -> None:
    tops = {imported.split(".")[0] for imported in imports(path)}

    assert not tops & NETWORK


@pytest.mark.parametrize(("name", "path"), [m for m in MODULES if m[0].startswith("desktop.services")])
def test_services_load_no_screen_and_no_converter(name: str, path: Path) -> None:
    assert not {i.split(".")[0] for i in imports(path)} & {"tkinter", "sqlite3", "subprocess"}


@pytest.mark.parametrize("package", PURE)
def test_a_whole_wing_loads_without_tk(package: str) -> None:
    names = [name for name, _ in MODULES if name.split(".")[0] == package]
    code = f"import sys; [__import__(n) for n in {names!r}]; print('tkinter' in sys.modules)"

    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"


def test_only_one_file_starts_threads() -> None:
    starters = [name for name, path in MODULES if "threading.Thread(" in path.read_text("utf-8")]

    assert starters in ([], ["desktop.widgets.background"])


@pytest.mark.parametrize(("name", "path"), MODULES, ids=IDS)
def test_every_file_opens_with_a_sentence(name: str, path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))

    assert docstring, f"{name} does not say what it is"
    assert docstring.splitlines()[0].rstrip().endswith((".", ":")), f"{name}: the first line is no sentence"


@pytest.mark.parametrize(("name", "path"), MODULES, ids=IDS)
def test_no_file_has_outgrown_its_sentence(name: str, path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 350
