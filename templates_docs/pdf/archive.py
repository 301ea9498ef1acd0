"""Assembles pages into a PDF/A-2b file: fonts and pictures inside, colours named, title and language told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from templates_docs.pdf.canvas import Page, picture_name
from templates_docs.pdf.colour_profile import srgb_profile
from templates_docs.pdf.embedded_font import embedded_font
from templates_docs.pdf.faces import Face
from templates_docs.pdf.objects import PdfFile, raw_stream, stream, text_string
from templates_docs.pdf.pictures import picture_object

_PRODUCER = "Khlang Desk"
_CONTENT_LEVEL = 1  # a page is a tenth of its file; deflating it harder costs more time than it saves room


def assemble(pages: Sequence[Page], faces: Sequence[Face], parts: Mapping[str, bytes], title: str) -> bytes:
    """Return the pages as a PDF/A-2b file (ISO 19005-2); the same pages give the same bytes."""
    pdf = PdfFile()
    catalog, tree = pdf.reserve(), pdf.reserve()
    resources = pdf.add(_resources(pdf, pages, faces, parts))
    sheets = [_sheet(pdf, page, tree, resources) for page in pages]
    pdf.fill(
        tree, f"<</Type/Pages/Count {len(sheets)}/Kids[{' '.join(f'{sheet} 0 R' for sheet in sheets)}]>>"
    )
    profile = pdf.add(_profile())
    metadata = pdf.add(raw_stream(_xmp(title), "/Type/Metadata/Subtype/XML"))
    pdf.fill(
        catalog,
        f"<</Type/Catalog/Pages {tree} 0 R/Lang(th-TH)/Metadata {metadata} 0 R"
        "/ViewerPreferences<</DisplayDocTitle true>>"
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/DestOutputProfile {profile} 0 R>>]>>",
    )
    info = pdf.add(f"<</Title{text_string(title)}/Producer({_PRODUCER})>>")
    return pdf.build(catalog, info)


def _resources(pdf: PdfFile, pages: Sequence[Page], faces: Sequence[Face], parts: Mapping[str, bytes]) -> str:
    fonts = ""
    for number, face in enumerate(faces):
        if any(number in page.faces for page in pages):
            rare = frozenset(pair for page in pages for pair in page.rare.get(number, ()))
            fonts += f"/F{number} {embedded_font(face, rare).write(pdf)} 0 R"
    pictures = "".join(
        f"/{picture_name(part)} {pdf.add(picture_object(parts[part]))} 0 R"
        for part in sorted({part for page in pages for part in page.pictures})
    )
    return f"<</Font<<{fonts}>>/XObject<<{pictures}>>>>"


@cache
def _profile() -> bytes:
    return stream(srgb_profile(), "/N 3")


def _sheet(pdf: PdfFile, page: Page, tree: int, resources: int) -> int:
    content = pdf.add(stream(page.content(), level=_CONTENT_LEVEL))
    return pdf.add(
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {page.width:.2f} {page.height:.2f}]"
        f"/Resources {resources} 0 R/Contents {content} 0 R>>"
    )


def _xmp(title: str) -> bytes:
    """Return the metadata that names the file's conformance (ISO 19005-2, 6.6.4) and its title."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li>'
        f'<rdf:li xml:lang="th-TH">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        "<dc:language><rdf:Bag><rdf:li>th-TH</rdf:li></rdf:Bag></dc:language>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()
