"""Finishes a rendered text: numbers its clauses and lists, and keeps the closing with the text before it."""

from __future__ import annotations

import re
from functools import lru_cache

from templates_docs.emblem import HEIGHT_CM, MEMO_HEIGHT_CM, TOP_CM, Emblem
from templates_docs.marks import LISTED
from thai.numerals import all_thai
from thai.reference import clause_number

# The markers are XML processing instructions: no answer can forge one, since its `<` is escaped.
_LISTED = re.compile(r"<\?listed (\w+)\?>")
_NUMBERED = re.compile(r'<\?number (\w+)\?>|<w:pStyle w:val="Body"/>')
_EMBLEM = re.compile(r"<\?emblem (centre|left)\?>")
_LAST_WORDS = '<w:pStyle w:val="Summary"/>'
_EMU_PER_CM = 360_000


def arrange(xml: str, emblem: Emblem, alt_text: str) -> str:
    """Return the paragraphs with their numbers, lists, emblem and the closing's company in place."""
    xml = _keep_with_summary(xml)
    if "<?" not in xml:
        return xml
    # to look for a marker costs a tenth of walking through the text with its expression
    if "<?listed " in xml:
        xml = _list(xml)
    if "<?number " in xml:
        xml = _number(xml)
    return _EMBLEM.sub(lambda found: _anchor(emblem, alt_text, found[1]), xml) if "<?emblem " in xml else xml


def _list(xml: str) -> str:
    """Give each list its heading once; number it only when it has several entries."""
    totals = {name: xml.count(f"<?listed {name}?>") for name in LISTED}
    seen = dict.fromkeys(LISTED, 0)

    def opening(found: re.Match[str]) -> str:
        name = found[1]
        mark = LISTED[name]
        seen[name] += 1
        label = mark.label if seen[name] == 1 else ""
        style = mark.style if totals[name] == 1 else f"{mark.style}Numbered"
        text = f"{_text(label)}<w:tab/>"
        if totals[name] > 1:
            text += f"{_text(all_thai(f'{seen[name]}.'))}<w:tab/>"
        return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{text}</w:r>'

    return _LISTED.sub(opening, xml)


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>' if words else ""


def _number(xml: str) -> str:
    """Write each clause's number: ๑. → ๑.๑ → (๑); a plain paragraph ends a run of points."""
    clause = subclause = item = 0

    def number(found: re.Match[str]) -> str:
        nonlocal clause, subclause, item
        match found[1]:
            case "clause":
                clause, subclause, item = clause + 1, 0, 0
                return _numeral((clause,))
            case "subclause":
                subclause, item = subclause + 1, 0
                return _numeral((max(clause, 1), subclause))
            case None:
                item = 0
                return found[0]
        item += 1
        return _numeral((1, 1, item))

    return _NUMBERED.sub(number, xml)


@lru_cache
def _numeral(place: tuple[int, ...]) -> str:
    return clause_number(place)


def _keep_with_summary(xml: str) -> str:
    """Hold the paragraph before the closing words to them: at least two lines of text go with the signature."""
    last_words = xml.find(_LAST_WORDS)
    if last_words < 0:
        return xml
    start = xml.rfind("<w:p>", 0, last_words)
    before = xml.rfind("<w:pStyle ", 0, max(start, 0))
    if before < 0:
        return xml
    end = xml.index("/>", before) + 2
    return f"{xml[:end]}<w:keepNext/>{xml[end:]}"


def _anchor(emblem: Emblem, alt_text: str, place: str) -> str:
    """Return the emblem as a floating picture, 1.5 cm from the paper's edge.

    It stands 3 cm tall at the page's centre, or on a memorandum 1.5 cm tall at the left margin.
    """
    width, height = emblem.size_emu(HEIGHT_CM if place == "centre" else MEMO_HEIGHT_CM)
    size = f'cx="{width}" cy="{height}"'
    across = "page" if place == "centre" else "margin"
    align = "center" if place == "centre" else "left"
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{across}"><wp:align>{align}</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{round(TOP_CM * _EMU_PER_CM)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="emblem" descr="{alt_text}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="1" name="emblem.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdEmblem"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
