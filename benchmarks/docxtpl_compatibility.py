"""Whether our Word templates say what docxtpl makes of them: one template after another through both engines.

    .venv/bin/python benchmarks/docxtpl_compatibility.py [FOLDER]

Needs docxtpl (`pip install docxtpl==0.20.2`, in an environment of its own); nothing is installed here. Its
package holds no test templates, so `docxtpl_templates.py` builds their like, and `docxtpl_habits.py` what Word,
clerks and template makers do besides. FOLDER is the `tests` folder of a copy of docxtpl's sources, where there is
one: then docxtpl's own test scripts run, and each document that they render is compared too.

Compared is every paragraph of every part, with line breaks, tabs and page breaks, and the shape of every table:
columns, rows, cells, spans, merges and fills. The exit status is the number that differ without a reason.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import runpy
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from docxtpl_habits import HABITS  # noqa: E402 - found through the line above
from docxtpl_templates import PUBLIC  # noqa: E402

from templates_docs import compile_template  # noqa: E402
from templates_docs.errors import DocumentError  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PART = re.compile(r"word/(document|(header|footer|footnotes|endnotes)\d*)\.xml|docProps/core\.xml")
PLAIN = (str, int, float, type(None))
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


@dataclass(frozen=True)
class Job:
    """A template with the record it is filled from."""

    name: str
    template: bytes
    record: Mapping[str, Any]
    differs: str = ""
    not_plain: str = ""


def rebuilt() -> Iterator[Job]:
    for case in (*PUBLIC, *HABITS):
        yield Job(case.name, case.build(), case.record, case.differs)


def docxtpl_s_own(folder: Path) -> Iterator[Job]:
    """Run docxtpl's test scripts in a copy of their folder; yield what they render, the first time each."""
    from docxtpl import DocxTemplate

    rendered: list[Job] = []
    own_render = DocxTemplate.render

    def render(self: Any, context: Any, jinja_env: Any = None, autoescape: bool = False) -> None:
        source = self.template_file
        template = Path(source).read_bytes() if isinstance(source, str | os.PathLike) else source.getvalue()
        why = "its own Jinja environment" if jinja_env is not None else not_plain(context)
        rendered.append(Job(name, template, context, not_plain=why))
        own_render(self, context, jinja_env, autoescape)

    DocxTemplate.render = render
    for script in sorted(folder.glob("[a-z]*.py")):
        name, before = script.name, len(rendered)
        with (
            contextlib.chdir(folder),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            contextlib.suppress(Exception, SystemExit),
        ):
            runpy.run_path(str(script), run_name="__main__")
        if len(rendered) == before:
            rendered.append(Job(name, b"", {}, not_plain="renders no document in this process"))
    DocxTemplate.render = own_render
    yield from rendered


def not_plain(value: Any) -> str:
    """Return the type of the first value that is no text, number, list or dict; empty where all are."""
    if isinstance(value, Mapping):
        return next(filter(None, map(not_plain, value.values())), "")
    if isinstance(value, list | tuple):
        return next(filter(None, map(not_plain, value)), "")
    return "" if isinstance(value, PLAIN) else type(value).__name__


def by_docxtpl(job: Job) -> dict[str, list[str]]:
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(job.template))
    template.render(dict(job.record), autoescape=True)
    file = io.BytesIO()
    template.save(file)
    return outline(file.getvalue())


def by_us(job: Job) -> dict[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.docx"
        path.write_bytes(job.template)
        return outline(compile_template(path).render(job.record))


def outline(data: bytes) -> dict[str, list[str]]:
    """Return the words and table shapes of each part of a .docx."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = [name for name in parts.namelist() if PART.fullmatch(name)]
        return {name: list(_lines(ElementTree.fromstring(parts.read(name)))) for name in sorted(names)}


def _lines(element: ElementTree.Element) -> Iterator[str]:
    if element.tag == f"{W}p":
        yield "".join(_words(element))
    elif element.tag == f"{W}tbl":
        rows, columns = element.findall(f"{W}tr"), element.findall(f"{W}tblGrid/{W}gridCol")
        yield f"<table of {len(columns) if rows else 'nothing'}>"
        for row in rows:
            yield "<row>"
            for cell in row.iterfind(f"{W}tc"):
                yield f"<cell{_shape(cell)}>"
                yield from (line for child in cell for line in _lines(child))
    elif element.tag.startswith(W):
        yield from (line for child in element for line in _lines(child))
    else:
        yield from (f"{child.tag.rpartition('}')[2]}: {child.text}" for child in element if child.text)


def _words(paragraph: ElementTree.Element) -> Iterator[str]:
    for run in paragraph.iter(f"{W}r"):
        for child in run:
            if child.get(f"{W}type") == "page":
                yield "\f"
            yield (child.text or "") if child.tag == f"{W}t" else BREAKS.get(child.tag, "")


def _shape(cell: ElementTree.Element) -> str:
    found = ((name, cell.find(f"{W}tcPr/{W}{name}")) for name in ("gridSpan", "vMerge", "shd"))
    return "".join(
        f" {name} {element.get(f'{W}val')} {element.get(f'{W}fill', '')}"
        for name, element in found
        if element is not None and (name, element.get(f"{W}val")) != ("gridSpan", "1")
    )


def verdict(job: Job) -> tuple[str, str]:
    """Return `same`, `differs`, `ours better` or `not plain values`, and how or why."""
    if job.not_plain:
        return "not plain values", job.not_plain
    try:
        theirs: dict[str, list[str]] | str = by_docxtpl(job)
    except Exception as error:  # docxtpl raises whatever Jinja, lxml or python-docx raise
        theirs = f"{type(error).__name__}: {error}"
    try:
        ours: dict[str, list[str]] | str = by_us(job)
    except DocumentError as error:
        ours = f"refused: {error}"
    except Exception as error:
        ours = f"fails: {error!r}"
    if isinstance(theirs, str) and isinstance(ours, str):
        return "same", "both refuse it"
    if ours == theirs:
        return "same", ""
    return ("ours better", job.differs) if job.differs else ("differs", _difference(ours, theirs))


def _difference(ours: dict[str, list[str]] | str, theirs: dict[str, list[str]] | str) -> str:
    if isinstance(ours, str):
        return f"ours {ours}"
    if isinstance(theirs, str):
        return f"docxtpl fails: {theirs}"
    parts = {*ours, *theirs}
    part = next(
        name
        for name in sorted(parts, key=lambda n: n != "word/document.xml")
        if ours.get(name) != theirs.get(name)
    )
    return f"{part}\n      docxtpl {theirs.get(part)}\n      ours    {ours.get(part)}"


def report(title: str, jobs: Iterator[Job]) -> int:
    print(f"\n{title}")
    counts: dict[str, int] = {}
    for job in jobs:
        word, why = verdict(job)
        counts[word] = counts.get(word, 0) + 1
        print(f"  {job.name:42} {word:17} {why}")
    print("  " + ", ".join(f"{count} {word}" for word, count in sorted(counts.items())))
    return counts.get("differs", 0)


if __name__ == "__main__":
    wrong = report(
        "Templates built like docxtpl's public ones, and what clerks and Word do to tags", rebuilt()
    )
    if len(sys.argv) > 1:
        wrong += report("docxtpl's own test scripts", docxtpl_s_own(Path(sys.argv[1]).resolve()))
    sys.exit(min(wrong, 100))
