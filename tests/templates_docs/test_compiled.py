"""A template on its own: compiled from its path, rendered from a plain record."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from templates_docs import compile_template
from templates_docs.errors import DocumentError, TemplateRefusedError


def test_template_is_compiled_from_its_path_and_rendered_from_a_record(tmp_path: Path) -> None:
    path = tmp_path / "letter.jinja"
    path.write_text("@body เรียน {{ person.first }}", encoding="utf-8")

    template = compile_template(path)

    document = Document(BytesIO(template.render({"person": {"first": "มานี"}})))
    assert [use.name for use in template.fields] == ["person.first"]
    assert [paragraph.text for paragraph in document.paragraphs] == ["เรียน มานี"]


@pytest.mark.parametrize("name", ["letter.jinja", "letter.docx"])
def test_template_in_the_working_folder_may_be_named_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text("@body {{", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DocumentError, match=f" {name}"):
        compile_template(name)


@pytest.mark.parametrize("data", [None, "แม่แบบภาษาไทย".encode("cp874"), b"@body x" * 100_000])
def test_file_that_is_no_template_is_refused(data: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "letter.jinja"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(TemplateRefusedError, match=r"letter\.jinja"):
        compile_template(path)


def test_listing_and_checking_forms_loads_neither_jinja_nor_docx() -> None:
    code = (
        "import sys; from templates_docs.form_catalog import catalog; catalog().get('lost_phone_notice').defaults();"
        "print([name for name in ('jinja2', 'docx', 'lxml') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
