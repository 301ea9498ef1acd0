"""An agency whose letter holds a text box: Word draws it, our own typesetter refuses it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from templates_docs.docx_check import MAIN_PART, read_docx
from templates_docs.form_catalog import SHIPPED_FORMS
from templates_docs.package import pack
from templates_docs.word.export import as_word_template

FORM = "lost_phone_notice"
TEXT_BOX = """<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><mc:AlternateContent
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"
xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing><wp:anchor
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0"
distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1"
allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3600000</wp:posOffset>
</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="1800000" cy="540000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="77" name="box"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="540000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r>
<w:t>ในกล่องข้อความ</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"""


@pytest.fixture
def boxed_forms(tmp_path: Path) -> Path:
    """The agency's folder of forms; its notice is a Word template with a text box."""
    source = (SHIPPED_FORMS / FORM / "letter.jinja").read_text(encoding="utf-8")
    parts = read_docx(as_word_template(source, FORM), FORM)
    body = parts[MAIN_PART].decode().replace("<w:sectPr", f"{TEXT_BOX}<w:sectPr", 1)
    letter = tmp_path / "home" / "forms" / FORM / "letter.docx"
    letter.parent.mkdir(parents=True)
    letter.write_bytes(pack(parts | {MAIN_PART: body.encode()}))
    return letter.parent.parent


@pytest.fixture
def soffice() -> Path:
    """LibreOffice as it is installed here."""
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice is not installed")
    return Path(found)
