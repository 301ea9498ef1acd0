"""The marks a template's lines may begin with, and the paragraph each makes."""

from __future__ import annotations

from dataclasses import dataclass

TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of paragraph.

    `style` is a named style of styles/saraban.docx. `label` is printed before the text, with a tab,
    or with `gap` where a line has its own use for the tab.
    `listed` paragraphs show the label once and number themselves when there are several of them.
    `numbered` paragraphs carry the clause number of their place. `before` is put first, as it stands.
    `strong` is the character style of `**words**` where plain bold is not meant.
    """

    style: str
    label: str = ""
    gap: str = TAB
    listed: str = ""
    numbered: str = ""
    before: str = ""
    strong: str = ""


EMBLEM = "<?emblem centre?>"  # 3 cm, at the page's centre
MEMO_EMBLEM = "<?emblem left?>"  # 1.5 cm, at the left margin
EVERY_PAGE = "<?everypage?>"  # the paragraph goes into the head of every page
CONTINUED = "<?continued?>"  # pages that the text fills end with the first words of the next: /๔. กรณี ...
LANDSCAPE = "<?landscape?>"  # the paper lies on its long side
PAGE_FIELD = (
    '<w:r><w:t xml:space="preserve">- </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>๒</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> -</w:t></w:r>'
)

MARKS: dict[str, Mark] = {
    # the head of a letter
    "urgency": Mark("Urgency", before=EMBLEM),
    "number": Mark("NumberLine", label="ที่", gap="\u00a0"),
    "owner": Mark("OwnerLine"),
    "date": Mark("DateLine"),
    "subject": Mark("Subject", label="เรื่อง"),
    "addressee": Mark("Addressee"),
    "through": Mark("Through"),
    "reference": Mark("Reference", label="อ้างถึง", listed="reference"),
    "enclosure": Mark("Enclosure", label="สิ่งที่ส่งมาด้วย", listed="enclosure"),
    # its text
    "body": Mark("Body"),
    "clause": Mark("Clause", numbered="clause"),
    "subclause": Mark("Subclause", numbered="subclause"),
    "item": Mark("Item", numbered="item"),
    "point": Mark("Point", numbered="point"),
    "summary": Mark("Summary"),
    # its end
    "closing": Mark("Closing"),
    "signer": Mark("SignerName"),
    "post": Mark("SignerPost"),
    "owner_unit": Mark("OwnerUnit"),
    "contact": Mark("Contact"),
    # a memorandum
    "memo_title": Mark("MemoTitle", before=MEMO_EMBLEM, strong="UrgencyWord"),
    "memo_line": Mark("MemoLine", strong="MemoLabel"),
    "memo_number": Mark("MemoNumber", strong="MemoLabel"),
    "memo_signer": Mark("MemoSigner"),
    "memo_post": Mark("MemoPost"),
    "certificate_number": Mark("NumberLine", label="เลขที่", gap="\u00a0"),
    # an order, an announcement, a certificate, an annex
    "title": Mark("Title", before=EMBLEM),
    "headline": Mark("Headline"),
    "given": Mark("Given"),
    "annex": Mark("Annex"),
    # a form to fill in, a register
    "form_title": Mark("FormTitle"),
    "form_right": Mark("FormRight"),
    "form_line": Mark("FormLine"),
    "form_pair": Mark("FormPair"),
    "form_text": Mark("FormText"),
    "opinion_title": Mark("OpinionTitle"),
    "opinion": Mark("Summary"),
    "opinion_line": Mark("OpinionLine"),
    "sign_line": Mark("SignLine"),
    "sign_name": Mark("SignName"),
    "sign_name_wide": Mark("SignNameWide"),
    # the head of the page
    "every_page": Mark("EveryPage", before=EVERY_PAGE),
    "face_mark": Mark("FaceMark"),
    "page_number": Mark("PageNumber", before=PAGE_FIELD),
}

LISTED: dict[str, Mark] = {mark.listed: mark for mark in MARKS.values() if mark.listed}
