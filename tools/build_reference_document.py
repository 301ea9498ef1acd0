"""Builds templates_docs/styles/saraban.docx: every margin, size and indent of our letters, in one place.

Run `python tools/build_reference_document.py` after changing anything here. Figures come from the
regulation's layout as guidance of the Permanent Secretary, PM's Office gives it; those no public text
settles (marked "practice") follow what published templates agree on. All lengths are centimetres.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.enum.text import WD_TAB_LEADER as TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw, ImageFont

from templates_docs.emblem import LEAST_PIXELS
from templates_docs.package import pack

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "templates_docs" / "styles" / "saraban.docx"
PLACEHOLDER_FONT = ROOT / "templates_docs" / "fonts" / "KhlangOfficial-Regular.ttf"

FONT = "TH SarabunPSK"  # cabinet resolution of 7 September 2553
SIZE = 16

PAGE = {"width": 21.0, "height": 29.7}
MARGIN = {"left": 3.0, "right": 2.0, "top": 2.5, "bottom": 2.0}  # top and bottom: practice
HEADER_FROM_EDGE = 0.8

BETWEEN_BLOCKS = 6  # points, before each part of a letter
BEFORE_CLOSING = 12  # points
SIGNATURE_SPACE = 3 * 21.3  # points: three blank lines of 16 pt single spacing
FIRST_LINE = 2.5
OWNER_FROM = 9.0  # practice: 8.8–10.5
DATE_FROM = 7.5  # the page's centre, seen from the left margin
# The closing is 2.97 cm wide: centred on 9 cm, its first letter stands at the page's centre.
CLOSING_FROM = 2.0

# A heading word with its two spaces, at 16 points.
WIDTH_OF = {"subject": 1.0, "addressee": 1.05, "reference": 1.25, "enclosure": 2.35}
NUMBER_WIDTH = 0.6
MEMO_LABEL_WIDTH = 1.4  # เรื่อง at 20 points with its two spaces
SIGNED_ON_THE_RIGHT = 8.0  # a memorandum's and a form's signatures are centred on the right half
TEXT_WIDTH = PAGE["width"] - MARGIN["left"] - MARGIN["right"]
LYING_TEXT_WIDTH = PAGE["height"] - MARGIN["left"] - MARGIN["right"]
BOX_TEXT_WIDTH = 15.6  # a box's text, between the margins of its cell
EMBLEM_FEET = 60  # points from the top margin down to below a 3 cm emblem
COUNT_FROM = 13.0  # จำนวน ๑ ชุด, to the right of an enclosure

NAMESPACES = ("w", "r", "wp", "a", "pic")


def build() -> bytes:
    """Return the reference document; the same bytes on every run."""
    document = Document()
    clear_styles(document)
    set_defaults(document)
    add_styles(document)
    set_page(document)
    put_emblem(document)
    drop_unused_parts(document)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = CORE
    parts["word/settings.xml"] = SETTINGS
    parts["word/fontTable.xml"] = FONT_TABLE
    parts["word/theme/theme1.xml"] = with_our_font(parts["word/theme/theme1.xml"])
    return pack({name: tidy(name, data) for name, data in parts.items()})


def add_styles(document: DocumentObject) -> None:
    """Write every named style; a mark of a text template names one of these (templates_docs/marks.py)."""
    # The head of the page. From page 2 the number stands at the top: practice, as official handbooks do.
    style(document, "FaceMark", align=ALIGN.RIGHT, size=14, bold=True)
    style(document, "PageNumber", align=ALIGN.CENTER, before=BETWEEN_BLOCKS)
    # 32 pt: practice. The line is kept when there is no urgency: it brings ที่ level with the emblem's feet.
    style(document, "Urgency", size=32, bold=True, red=True)
    style(document, "NumberLine", left=OWNER_FROM, first=-OWNER_FROM)
    style(document, "OwnerLine", left=OWNER_FROM)
    style(document, "DateLine", left=DATE_FROM, before=BETWEEN_BLOCKS)
    add_heading_styles(document)
    # The text: the first line goes in, the others come back to the margin.
    style(document, "Body", first=FIRST_LINE, before=BETWEEN_BLOCKS, justified=True)
    style(document, "Clause", first=2.5, before=BETWEEN_BLOCKS, justified=True)
    style(document, "Subclause", first=3.2, justified=True)  # practice
    style(document, "Item", first=4.1, justified=True)  # practice
    style(document, "Point", first=3.2, justified=True)  # practice
    style(document, "GoingOn", justified=True)  # the rest of a paragraph that a page's end has cut
    style(document, "Summary", first=FIRST_LINE, before=BETWEEN_BLOCKS, justified=True, keep=True)
    # The end: one block that never parts from the last words.
    style(document, "Closing", left=CLOSING_FROM, align=ALIGN.CENTER, before=BEFORE_CLOSING, keep=True)
    style(document, "SignerName", left=CLOSING_FROM, align=ALIGN.CENTER, before=SIGNATURE_SPACE, keep=True)
    style(document, "SignerPost", left=CLOSING_FROM, align=ALIGN.CENTER, keep=True)
    style(document, "OwnerUnit", before=BEFORE_CLOSING, keep=True)
    style(document, "Contact", keep=True)
    style(document, "Continued", align=ALIGN.RIGHT)
    add_memorandum_styles(document)
    add_order_styles(document)
    add_form_styles(document)
    # Tables in the text; small ones are for registers and annexed lists.
    for name, size in (("Cell", SIZE), ("SmallCell", 14)):
        style(document, name, size=size)
        style(document, f"{name}Centre", size=size, align=ALIGN.CENTER)
        style(document, f"{name}Right", size=size, align=ALIGN.RIGHT)
        style(document, f"{name}Head", size=size, align=ALIGN.CENTER, bold=True)
    document.styles.element.append(parse_xml(BOX))


def add_memorandum_styles(document: DocumentObject) -> None:
    """Write the head of a บันทึกข้อความ (title 29 pt on exactly 35 pt, labels 20 pt) and its signature."""
    style(document, "MemoTitle", size=29, bold=True, tabs=(2.0,), centred=TEXT_WIDTH / 2, exactly=35)
    style(document, "MemoLine", left=MEMO_LABEL_WIDTH, first=-MEMO_LABEL_WIDTH, leaders=(TEXT_WIDTH,))
    style(document, "MemoNumber", leaders=(DATE_FROM, TEXT_WIDTH))
    # Two new lines between the text and the name: one blank line for the signature, and the gap of a block.
    right = {"left": SIGNED_ON_THE_RIGHT, "align": ALIGN.CENTER, "keep": True}
    style(document, "MemoSigner", before=SIGNATURE_SPACE * 2 / 3, **right)
    style(document, "MemoPost", **right)
    words(document, "MemoLabel", size=20)
    words(document, "UrgencyWord", size=29, red=True)  # 32 pt would not fit a line of exactly 35


def add_order_styles(document: DocumentObject) -> None:
    """Write the head lines of orders, announcements and annexes, all centred, and สั่ง ณ วันที่."""
    style(document, "Title", align=ALIGN.CENTER, bold=True, before=EMBLEM_FEET, keep=True)
    style(document, "Headline", align=ALIGN.CENTER, bold=True, keep=True)
    style(document, "Given", left=5.0, before=BETWEEN_BLOCKS, keep=True)  # practice
    style(document, "Annex", align=ALIGN.CENTER, bold=True, new_page=True, keep=True)


def add_form_styles(document: DocumentObject) -> None:
    """Write the parts of a form to fill in: boxes, dotted leaders, signatures. Practice throughout."""
    style(document, "EveryPage", align=ALIGN.CENTER, size=14, bold=True, red=True)
    style(document, "FormTitle", align=ALIGN.CENTER, size=18, bold=True, keep=True)
    style(document, "FormRight", align=ALIGN.RIGHT)
    style(document, "FormLine", leaders=(BOX_TEXT_WIDTH,))
    style(document, "FormPair", leaders=(BOX_TEXT_WIDTH / 2, BOX_TEXT_WIDTH))
    style(document, "FormText", align=ALIGN.CENTER)
    style(document, "BoxTitle", bold=True, keep=True)
    style(document, "BoxGap", size=6)
    style(
        document, "SignLine", left=SIGNED_ON_THE_RIGHT - 1, before=BEFORE_CLOSING, leaders=(14.5,), keep=True
    )
    name = {"left": SIGNED_ON_THE_RIGHT - 1, "align": ALIGN.CENTER, "keep": True}
    style(document, "SignName", **name)
    # an opinion on paper that lies, typed or written on the dots by hand; it never parts from its signature
    style(document, "OpinionTitle", bold=True, before=BEFORE_CLOSING, keep=True)
    style(document, "OpinionLine", leaders=(LYING_TEXT_WIDTH,), keep=True)
    # on paper that lies, the name stays under the dots of its line
    style(document, "SignNameWide", right=LYING_TEXT_WIDTH - BOX_TEXT_WIDTH, **name)


def words(document: DocumentObject, name: str, *, size: float, red: bool = False) -> None:
    """Add one bold character style, for words set off inside a line."""
    added = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    added.base_style = document.styles["Default Paragraph Font"]
    set_words(added, size, bold=True, red=red)


def add_heading_styles(document: DocumentObject) -> None:
    """Write เรื่อง, เรียน, อ้างถึง and สิ่งที่ส่งมาด้วย: wrapped lines stand under the first word after the heading."""
    for name, key in (("Subject", "subject"), ("Addressee", "addressee"), ("Reference", "reference")):
        width = WIDTH_OF[key]
        style(document, name, left=width, first=-width, before=BETWEEN_BLOCKS)
    style(document, "Through", left=WIDTH_OF["addressee"])
    width = WIDTH_OF["enclosure"]
    style(document, "Enclosure", left=width, first=-width, before=BETWEEN_BLOCKS, tabs=(COUNT_FROM,))
    for name, width in (
        ("ReferenceNumbered", WIDTH_OF["reference"]),
        ("EnclosureNumbered", WIDTH_OF["enclosure"]),
    ):
        left = width + NUMBER_WIDTH
        tabs = (width, COUNT_FROM) if name.startswith("Enclosure") else (width,)
        style(document, name, left=left, first=-left, before=BETWEEN_BLOCKS, tabs=tabs, together=True)


def style(
    document: DocumentObject,
    name: str,
    *,
    size: float = SIZE,
    bold: bool = False,
    red: bool = False,
    align: ALIGN | None = None,
    justified: bool = False,
    left: float = 0,
    right: float = 0,
    first: float = 0,
    before: float = 0,
    tabs: tuple[float, ...] = (),
    keep: bool = False,
    together: bool = False,
    leaders: tuple[float, ...] = (),
    centred: float = 0,
    exactly: float = 0,
    new_page: bool = False,
) -> None:
    """Add one paragraph style; Thai and Latin get the same size and weight.

    `keep` holds the paragraph to the next and whole on one page. `together` leaves out the space between
    paragraphs of this same style, so that a numbered list stands as one block. `leaders` are tabs that dots
    lead to, the last of them right-aligned; `centred` is one that text stands centred on. `exactly` is a
    line height in points.
    """
    added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    added.base_style = document.styles["Normal"]
    layout = added.paragraph_format
    layout.left_indent, layout.first_line_indent = Cm(left), Cm(first)
    layout.right_indent = Cm(right) if right else None
    layout.space_before = Pt(before)
    layout.alignment = ALIGN.THAI_JUSTIFY if justified else align
    layout.keep_with_next = layout.keep_together = keep or None
    layout.page_break_before = new_page or None
    if exactly:
        layout.line_spacing = Pt(exactly)
    for at in tabs:
        layout.tab_stops.add_tab_stop(Cm(at))
    for at in leaders:
        right = TAB.RIGHT if at == leaders[-1] else TAB.LEFT
        layout.tab_stops.add_tab_stop(Cm(at), right, TAB_LEADER.DOTS)
    if centred:
        layout.tab_stops.add_tab_stop(Cm(centred), TAB.CENTER)
    if together:
        added.element.get_or_add_pPr().append(OxmlElement("w:contextualSpacing"))
        put_in_order(added.element.pPr)
    set_words(added, size, bold=bold, red=red)


def set_words(added, size: float, *, bold: bool, red: bool) -> None:
    """Write size, weight and colour into a style, always with their Thai twins."""
    if size != SIZE:
        added.font.size = Pt(size)
        added.element.rPr.append(element("w:szCs", val=str(round(size * 2))))
    if bold:
        added.font.bold = added.font.cs_bold = True
    if red:
        added.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
    put_in_order(added.element.rPr)


def set_defaults(document: DocumentObject) -> None:
    """Write what every run and paragraph carries: one font for all four scripts, sizes, Thai, single spacing."""
    defaults = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="{SIZE * 2}"/><w:szCs w:val="{SIZE * 2}"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    document.styles.element.insert(0, defaults)


def clear_styles(document: DocumentObject) -> None:
    """Drop python-docx's own styles (350 kB) but the three every document needs and the table grid."""
    kept = {"Normal", "DefaultParagraphFont", "TableNormal", "TableGrid"}
    styles = document.styles.element
    for child in list(styles):
        if child.tag != qn("w:style") or child.get(qn("w:styleId")) not in kept:
            styles.remove(child)
    for child in styles:
        for name in ("w:rPr", "w:pPr"):
            if (old := child.find(qn(name))) is not None and child.get(qn("w:styleId")) != "TableNormal":
                child.remove(old)


def set_page(document: DocumentObject) -> None:
    """Write A4, the margins, and the two page heads: the first page's has no number."""
    (section,) = document.sections
    section.page_width, section.page_height = Cm(PAGE["width"]), Cm(PAGE["height"])
    section.left_margin, section.right_margin = Cm(MARGIN["left"]), Cm(MARGIN["right"])
    section.top_margin, section.bottom_margin = Cm(MARGIN["top"]), Cm(MARGIN["bottom"])
    section.header_distance = section.footer_distance = Cm(HEADER_FROM_EDGE)
    section.different_first_page_header_footer = True
    for header in (section.first_page_header, section.header):
        header.is_linked_to_previous = False
        paragraph: Paragraph = header.paragraphs[0]
        paragraph.style = document.styles["FaceMark"]
    properties = section._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    properties.insert(
        list(properties).index(properties.find(qn("w:cols"))), element("w:pgNumType", fmt="thaiNumbers")
    )


def put_emblem(document: DocumentObject) -> None:
    """Put the dotted placeholder into the file under the name every letter's emblem slot refers to."""
    relation, _ = document.part.get_or_add_image(io.BytesIO(placeholder()))
    rels = document.part.rels
    rels["rIdEmblem"] = rels.pop(relation)
    rels["rIdEmblem"]._rId = "rIdEmblem"
    image = rels["rIdEmblem"].target_part
    image.partname = type(image.partname)("/word/media/emblem.png")


def placeholder() -> bytes:
    """Return a dotted frame that says ตราครุฑ; the emblem itself is the organisation's to provide."""
    width, height = 640, LEAST_PIXELS
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    dot, edge, step = 3, 8, 21
    across = [(x, y) for x in range(edge, width - edge + 1, step) for y in (edge, height - edge)]
    down = [(x, y) for y in range(edge, height - edge + 1, step) for x in (edge, width - edge)]
    for x, y in across + down:
        draw.ellipse((x - dot, y - dot, x + dot, y + dot), fill=110)
    font = ImageFont.truetype(str(PLACEHOLDER_FONT), 150, layout_engine=ImageFont.Layout.BASIC)
    draw.text((width / 2, height / 2), "ตราครุฑ", font=font, fill=110, anchor="mm")
    saved = io.BytesIO()
    image.convert("1", dither=Image.Dither.NONE).save(saved, "PNG", optimize=True)
    return saved.getvalue()


def drop_unused_parts(document: DocumentObject) -> None:
    """Cut off thumbnails, numbering and the like: nothing in our letters looks at them."""
    wanted = {"styles", "settings", "theme", "fontTable", "image", "header"}
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind not in (wanted if owner is document.part else {"officeDocument", "core-properties"}):
                del owner.rels[key]


def element(tag: str, **attributes: str):
    """Return an element with attributes of the w namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


# The order the schema wants (ISO/IEC 29500-1, 17.3.1.26 and 17.3.2.28), as far as our styles go.
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "tabs", "spacing", "ind"),
    *("contextualSpacing", "jc", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang"),
)


def put_in_order(properties) -> None:
    """Sort the children of a pPr or rPr as the schema wants."""
    if properties is not None:
        properties[:] = sorted(properties, key=lambda child: _ORDER.index(child.tag.rpartition("}")[2]))


def with_our_font(theme: bytes) -> bytes:
    """Return the theme with our font in it, so that text typed in Word later does not fall to another."""
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    return re.sub(
        r"(<a:(major|minor)Font>).*?(</a:\2Font>)", rf"\1{font}\3", theme.decode(), flags=re.DOTALL
    ).encode()


def tidy(name: str, data: bytes) -> bytes:
    """Return a part with only the namespaces our letters use on its root, so that it stays readable."""
    if name not in ("word/document.xml", "word/header1.xml", "word/header2.xml"):
        return data
    text = data.decode()
    tag = "w:document" if "<w:document" in text else "w:hdr"
    start = text.index(f"<{tag}")
    root = f"<{tag} {nsdecls(*NAMESPACES)}>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        + root
        + text[text.index(">", start) + 1 :]
    ).encode()


CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>th-TH</dc:language></cp:coreProperties>'
)

# Word takes the other name where the first is not installed; the two have the same widths.
FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:fonts {nsdecls("w")}><w:font w:name="{FONT}"><w:altName w:val="TH Sarabun New"/><w:charset w:val="DE"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
).encode()

# Compatibility mode 15 is Word 2013 and later; without it Word opens the letter as an older kind.
SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/>'
    '<w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
).encode()


# A form's box: lines around it, none inside.
BOX = (
    f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Box"><w:name w:val="Box"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(build())
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")
