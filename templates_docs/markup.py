"""Turns the marked lines of a text template into WordprocessingML, once, when the template is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from templates_docs.errors import TemplateRefusedError, did_you_mean
from templates_docs.marks import MARKS, TAB, Mark
from thai.kept_together import kept_together

_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})")
_MARKED = re.compile(r"@(\w+)(?:\s+(.*))?")
_CELL_SIGNS = {">": "CellRight", "^": "CellCentre"}
_TWIPS_PER_CM = 1440 / 2.54
_NO_BREAK = "\u00a0"

_RUN_START = '<w:r><w:t xml:space="preserve">'
_BOLD_START = '<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">'
_RUN_END = "</w:t></w:r>"


def expand(source: str, template: str) -> str:
    """Return the Jinja source whose output is the paragraphs as WordprocessingML.

    One line in gives one line out, so that the line numbers of later errors are the author's own.

    Raises:
        TemplateRefusedError: naming the line.
    """
    return "\n".join(_Expander(source.splitlines(), template).lines())


class _Expander:
    """Walks the lines; a paragraph runs from its `@` line to its last `+` line."""

    def __init__(self, lines: list[str], template: str) -> None:
        self._lines = [line.strip() for line in lines]
        self._template = template
        self._widths: list[int] = []

    def lines(self) -> Iterator[str]:
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            if line.startswith("@") and not line.startswith(("@table", "@end")):
                end = self._paragraph_end(at)
                yield from self._paragraph(at, end)
                at = end + 1
                continue
            yield self._single(line, at)
            at += 1
        if self._widths:
            raise self._refuse("ตารางยังไม่ปิดด้วย @end", len(self._lines) - 1)

    def _single(self, line: str, at: int) -> str:
        if not line or _is_statement(line):
            return line
        if line.startswith("@table"):
            return self._open_table(line, at)
        if line == "@end":
            if not self._widths:
                raise self._refuse("@end ไม่มี @table ที่เปิดไว้", at)
            self._widths = []
            return "</w:tbl>"
        if line.startswith("|"):
            return self._row(line, at)
        if line.startswith("+"):
            raise self._refuse("บรรทัด + ต้องต่อจากย่อหน้าในเงื่อนไขเดียวกัน", at)
        raise self._refuse("บรรทัดต้องขึ้นต้นด้วย @ชนิดย่อหน้า, +, | หรือ {%", at)

    def _paragraph_end(self, start: int) -> int:
        """Return the paragraph's last line: its last `+`, and the statements that close what it opened."""
        end, at = start, start + 1
        while at < len(self._lines) and (_is_statement(self._lines[at]) or self._lines[at][:1] in ("", "+")):
            if self._lines[at].startswith("+"):
                end = at
            at += 1
        depth = 0
        for at in range(start + 1, end + 1):
            depth += _depth(self._lines[at]) if _is_statement(self._lines[at]) else 0
            if depth < 0:
                plus = next(n for n in range(at, end + 1) if self._lines[n].startswith("+"))
                raise self._refuse("บรรทัด + ต้องอยู่ในเงื่อนไขเดียวกับย่อหน้าของมัน", plus)
        while depth > 0:
            end += 1
            if end >= len(self._lines) or not (_is_statement(self._lines[end]) or not self._lines[end]):
                raise self._refuse("ย่อหน้าจบก่อน {% endif %} หรือ {% endfor %}", end - 1)
            depth += _depth(self._lines[end])
        return end

    def _paragraph(self, start: int, end: int) -> Iterator[str]:
        if self._widths:
            raise self._refuse("ในตารางมีได้แต่แถว | … |", start)
        found = _MARKED.fullmatch(self._lines[start])
        if not found or found[1] not in MARKS:
            word = found[1] if found else self._lines[start][1:]
            raise self._refuse(f"ไม่มีย่อหน้าชนิด @{word}{did_you_mean(word, MARKS)}", start)
        pieces = [_opening(MARKS[found[1]]) + self._runs(found[2] or "", start)]
        for at in range(start + 1, end + 1):
            line = self._lines[at]
            pieces.append(self._runs(_continued(line), at) if line.startswith("+") else line)
        pieces[-1] += "</w:p>"
        yield from pieces

    def _runs(self, text: str, at: int) -> str:
        """Return the runs of one line of text: `**bold**`, `||` a tab, `~` a space that never breaks."""
        parts = text.split("**")
        if len(parts) % 2 == 0:
            raise self._refuse("เครื่องหมาย ** ต้องมีเป็นคู่", at)
        runs = []
        for number, part in enumerate(parts):
            if _depth(part) != 0:
                raise self._refuse("{% if %} และ {% endif %} ต้องอยู่ในบรรทัดและตัวหนาช่วงเดียวกัน", at)
            if part:
                runs.append((_BOLD_START if number % 2 else _RUN_START) + _words(part) + _RUN_END)
        return "".join(runs)

    def _open_table(self, line: str, at: int) -> str:
        try:
            widths = [round(float(word) * _TWIPS_PER_CM) for word in line.split()[1:]]
        except ValueError:
            widths = []
        if not widths or min(widths) <= 0 or self._widths:
            raise self._refuse("เขียน @table ตามด้วยความกว้างคอลัมน์เป็นเซนติเมตร เช่น @table 2 10 4", at)
        self._widths = widths
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        )

    def _row(self, line: str, at: int) -> str:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != len(self._widths):
            raise self._refuse(f"แถวมี {len(cells)} ช่อง แต่ตารางมี {len(self._widths)} คอลัมน์", at)
        row = ""
        for cell, width in zip(cells, self._widths, strict=True):
            style = _CELL_SIGNS.get(cell[:1], "Cell")
            text = cell[1:].strip() if style != "Cell" else cell
            paragraph = f"{_styled(style)}{self._runs(text, at)}</w:p>"
            row += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'
        return f"<w:tr>{row}</w:tr>"

    def _refuse(self, problem: str, at: int) -> TemplateRefusedError:
        return TemplateRefusedError(problem, self._template, at + 1)


def _is_statement(line: str) -> bool:
    """Return whether the line holds nothing but Jinja statements and comments."""
    return line.startswith(("{%", "{#")) and not _TAG.sub("", line).strip() and "{{" not in line


def _depth(text: str) -> int:
    """Return how many if and for statements the text opens more than it closes."""
    words = re.findall(r"\{%-?\s*(\w+)", text)
    return sum((word in ("if", "for")) - (word in ("endif", "endfor")) for word in words)


def _continued(line: str) -> str:
    rest = line[1:]
    return f" {rest.strip()}" if rest.startswith(" ") else rest


def _styled(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def _opening(mark: Mark) -> str:
    """Return the start of a paragraph, up to where the author's words begin."""
    if mark.listed:
        return f"<w:p><?listed {mark.listed}?>"
    start = _styled(mark.style) + mark.before
    if mark.label:
        start += f"{_RUN_START}{mark.label}{mark.gap}{_RUN_END}"
    if mark.numbered:
        start += f"{_RUN_START}<?number {mark.numbered}?>{_NO_BREAK}{_RUN_END}"
    return start


def _words(text: str) -> str:
    """Return the text with its words escaped and its tags left as they are."""
    return "".join(piece if n % 2 else _plain_words(piece) for n, piece in enumerate(_TAG.split(text)))


def _plain_words(text: str) -> str:
    text = text.replace("~", _NO_BREAK)
    held = kept_together(text, frozenset())
    joined = "".join(_NO_BREAK if c == " " and at + 1 in held else c for at, c in enumerate(text))
    return escape(joined, quote=False).replace("||", TAB).replace(f" {TAB}", TAB).replace(f"{TAB} ", TAB)
