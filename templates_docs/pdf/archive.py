"""Assembles pages into a PDF/A-2b file: fonts and pictures inside, colours named, title and language told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape

from templates_docs.package import Writable
from templates_docs.pdf.canvas import Page, picture_name
from templates_docs.pdf.colour_profile import srgb_profile
from templates_docs.pdf.embedded_font import embedded_font
from templates_docs.pdf.faces import Face
from templates_docs.pdf.objects import PdfFile, raw_stream, stream, text_string
from templates_docs.pdf.pictures import picture_object

_PRODUCER = "Khlang Desk"
_CONTENT_LEVEL = 1  # a page is a tenth of its file; deflating it harder costs more time than it saves room


class Archive:
    """A PDF/A-2b file (ISO 19005-2) on its way: pages are written as they come, what they share at the end."""

    def __init__(self, file: Writable) -> None:
        self._pdf = PdfFile(file)
        self._catalog, self._tree, self._resources = (self._pdf.reserve() for _ in range(3))
        self._sheets: list[int] = []
        self._glyphs: dict[int, set[tuple[int, str]]] = {}
        self._pictures: dict[str, int] = {}

    def add(self, pages: Iterable[Page], parts: Mapping[str, bytes]) -> None:
        """Write pages with the pictures that these parts of their Word file hold.

        A picture is known by its part's name: all documents of one archive come from one template.
        """
        for page in pages:
            for face in page.faces:
                self._glyphs.setdefault(face, set()).update(page.rare.get(face, ()))
            for part in sorted(page.pictures - self._pictures.keys()):
                self._pictures[part] = self._pdf.add(picture_object(parts[part]))
            content = self._pdf.add(stream(page.content(), level=_CONTENT_LEVEL))
            self._sheets.append(
                self._pdf.add(
                    f"<</Type/Page/Parent {self._tree} 0 R/MediaBox[0 0 {page.width:.2f} {page.height:.2f}]"
                    f"/Resources {self._resources} 0 R/Contents {content} 0 R>>"
                )
            )

    def finish(self, faces: Sequence[Face], title: str) -> None:
        """Write the fonts that the pages use, once for all of them, and what names the file.

        Args:
            faces: that the pages were set in.
            title: what a reader's window shows.
        """
        pdf = self._pdf
        fonts = "".join(
            f"/F{number} {embedded_font(faces[number], frozenset(rare)).write(pdf)} 0 R"
            for number, rare in sorted(self._glyphs.items())
        )
        pictures = "".join(f"/{picture_name(part)} {number} 0 R" for part, number in self._pictures.items())
        pdf.fill(self._resources, f"<</Font<<{fonts}>>/XObject<<{pictures}>>>>")
        kids = " ".join(f"{sheet} 0 R" for sheet in self._sheets)
        pdf.fill(self._tree, f"<</Type/Pages/Count {len(self._sheets)}/Kids[{kids}]>>")
        profile = pdf.add(_profile())
        metadata = pdf.add(raw_stream(_xmp(title), "/Type/Metadata/Subtype/XML"))
        pdf.fill(
            self._catalog,
            f"<</Type/Catalog/Pages {self._tree} 0 R/Lang(th-TH)/Metadata {metadata} 0 R"
            "/ViewerPreferences<</DisplayDocTitle true>>"
            "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
            f"/DestOutputProfile {profile} 0 R>>]>>",
        )
        info = pdf.add(f"<</Title{text_string(title)}/Producer({_PRODUCER})>>")
        pdf.finish(self._catalog, info)


@cache
def _profile() -> bytes:
    return stream(srgb_profile(), "/N 3")


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
