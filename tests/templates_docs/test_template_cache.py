"""A compiled template comes back from disk, and from no folder that another user could have written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from templates_docs import compile_template
from templates_docs.template_cache import TemplateCache, key_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("{%p for row in rows %}")
    document.add_paragraph("{{ loop.index }} {{ row.name | thai }}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(tmp_path / "letter.docx"))
    return tmp_path / "letter.docx"


def test_template_from_the_cache_makes_the_same_bytes(letter: Path, tmp_path: Path) -> None:
    cache = TemplateCache(tmp_path / "cache")
    record = {"rows": [{"name": "มานี 1"}, {"name": "ปิติ 2"}]}

    fresh = compile_template(letter, cache=cache)
    kept = compile_template(letter, cache=cache)

    assert len(list((tmp_path / "cache").iterdir())) == 1
    assert kept.fields == fresh.fields
    assert kept.lint() == fresh.lint()
    assert kept.render(record) == fresh.render(record) == compile_template(letter).render(record)


def test_template_from_the_cache_needs_no_reader_of_word_files(letter: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from templates_docs import compile_template;"
        "from templates_docs.template_cache import TemplateCache;"
        f"t = compile_template(Path({str(letter)!r}), cache=TemplateCache(Path({str(tmp_path / 'cache')!r})));"
        "t.render({'rows': []}); print('lxml' in sys.modules)"
    )

    told = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        for _ in range(2)
    ]

    assert told == ["True", "False"]


def test_text_template_from_the_cache_is_not_compiled_again(tmp_path: Path) -> None:
    letter, cache = tmp_path / "letter.jinja", TemplateCache(tmp_path / "cache")
    letter.write_text("@body ก {{ x }}\n{% if y %}\n@body ข\n{% endif %}", encoding="utf-8")

    fresh = compile_template(letter, cache=cache)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("templates_docs.text_plan.expand", None)
        kept = compile_template(letter, cache=cache)

    assert kept.fields == fresh.fields
    assert kept.lint() == fresh.lint()
    assert kept.render({"x": "๑", "y": True}) == fresh.render({"x": "๑", "y": True})


def test_changed_template_is_compiled_anew(letter: Path, tmp_path: Path) -> None:
    cache = TemplateCache(tmp_path / "cache")
    compile_template(letter, cache=cache)
    document = docx.Document()
    document.add_paragraph("ใหม่")
    document.save(str(letter))

    assert compile_template(letter, cache=cache).plain_text({}) == "ใหม่\n"


def test_key_changes_with_content_and_purpose() -> None:
    assert len({key_of(b"a"), key_of(b"b"), key_of(b"a", True)}) == 3
    assert key_of(b"a") == key_of(b"a")


@posix
@pytest.mark.parametrize("target", ["folder", "file"])
def test_what_another_user_could_have_written_is_not_read(target: str, tmp_path: Path) -> None:
    cache = TemplateCache(tmp_path / "cache")
    cache.put("k", (1,))
    assert cache.get("k") == (1,)

    os.chmod(tmp_path / "cache" if target == "folder" else tmp_path / "cache/k.plan", 0o777)

    assert cache.get("k") is None


def test_damaged_file_counts_as_none(tmp_path: Path) -> None:
    cache = TemplateCache(tmp_path / "cache")
    cache.put("k", ("ก" * 100,))
    path = tmp_path / "cache/k.plan"
    path.write_bytes(path.read_bytes()[:-5])

    assert cache.get("k") is None


def test_folder_that_cannot_be_made_is_no_error(letter: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")

    template = compile_template(letter, cache=TemplateCache(tmp_path / "taken"))

    assert template.render({"rows": []}) == compile_template(letter).render({"rows": []})
    assert (tmp_path / "taken").read_text() == "a file"
