"""How fast letters are merged: ours and docxtpl's, the same Word template, in turn, letter by letter.

    .venv/bin/python benchmarks/merge_docx.py [LETTERS]

docxtpl is compared only where it is installed (`pip install docxtpl`); nothing is installed here. The floor is the
bare deflate of the bytes that change. Then 7,850 letters go to one zip, with the memory that took.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from templates_docs.letters_zip import LettersZip  # noqa: E402 - found through the line above
from templates_docs.package import Package, deflate, deflate_with_zlib  # noqa: E402
from templates_docs.plain_text import text_of  # noqa: E402
from templates_docs.word.template import CompiledWordTemplate, compile_word_template  # noqa: E402

LETTERS = 474  # local governments of one province
ALL_LETTERS = 7_850  # of the country
EMBLEM = ROOT / "templates_docs/styles/saraban.docx"
STYLES = ("Letterhead", "Headed", "Text", "Cell", "Sign")
LINES = (
    ("Headed", "ที่ {{ number }}\t{{ owner }}"),
    ("Headed", "{{ address }}"),
    ("Headed", "{{ day }}"),
    ("Headed", "เรื่อง\t{{ subject }}"),
    ("Headed", "เรียน\t{{ head }}"),
    ("Headed", "{%p for line in references %}"),
    ("Headed", "อ้างถึง\t{{ line }}"),
    ("Headed", "{%p endfor %}"),
    ("Headed", "{%p for line in enclosures %}"),
    ("Headed", "สิ่งที่ส่งมาด้วย\t{{ line.name }}\tจำนวน {{ line.count }} ฉบับ"),
    ("Headed", "{%p endfor %}"),
    (
        "Text",
        "ตามหนังสือที่อ้างถึง {{ unit }} อำเภอ{{ district }} จังหวัด{{ province }} ได้รับการจัดสรรเงินอุดหนุนเฉพาะกิจ "
        "และขอให้เบิกจ่ายให้แล้วเสร็จภายในระยะเวลาที่กำหนด พร้อมทั้งรายงานผลการดำเนินงานให้ทราบ ความละเอียดแจ้งแล้ว นั้น",
    ),
    (
        "Text",
        "{{ owner }}ได้ตรวจสอบข้อมูลแล้ว พบว่ามีรายการที่ยังมิได้เบิกจ่าย จำนวน {{ rows|count }} รายการ "
        "รวมเป็นเงินทั้งสิ้น {{ total }} บาท ดังมีรายละเอียดต่อไปนี้",
    ),
)
AFTER = (
    ("Text", "{%p if late %}"),
    ("Text", "เนื่องจากพ้นกำหนดเวลาแล้ว จึงขอให้{{ unit }}เร่งรัดและชี้แจงเหตุผลเป็นหนังสือภายใน {{ days }} วัน"),
    ("Text", "{%p else %}"),
    ("Text", "ขอให้{{ unit }}เบิกจ่ายให้แล้วเสร็จ และรายงานผลภายในวันที่ {{ due }} ตามแบบที่ส่งมาพร้อมนี้"),
    ("Text", "{%p endif %}"),
    ("Text", "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ ต่อไป"),
    ("Sign", "ขอแสดงความนับถือ"),
    ("Sign", "({{ signer.name }})"),
    ("Sign", "{{ signer.post }}"),
    ("Headed", "{{ contact.unit }}"),
    ("Headed", "โทร. {{ contact.tel }} ไปรษณีย์อิเล็กทรอนิกส์ {{ contact.mail }}"),
)


def letter_template() -> bytes:
    """A one-page letter with a picture, a table, header and footer, typed as in Word: tags split over runs."""
    document = docx.Document()
    for name in STYLES:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    with zipfile.ZipFile(EMBLEM) as parts:
        picture = BytesIO(parts.read("word/media/emblem.png"))
    document.add_paragraph(style="Letterhead").add_run().add_picture(picture, height=Cm(3))
    for number, (style, words) in enumerate(LINES):
        type_words(document.add_paragraph(style=style), words, split=number % 3 == 0)
    table = document.add_table(5, 4)
    for row, words in zip(
        table.rows,
        (
            ("ที่", "รายการ", "จำนวน", "เป็นเงิน"),
            ("{%tr for row in rows %}", "", "", ""),
            ("{{ row.no }}", "{{ row.item }}", "{{ row.quantity }}", "{{ row.amount }}"),
            ("{%tr endfor %}", "", "", ""),
            ("", "รวม", "", "{{ total }}"),
        ),
        strict=True,
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.paragraphs[0].style = "Cell"
            type_words(cell.paragraphs[0], word, split=False)
    for style, words in AFTER:
        type_words(document.add_paragraph(style=style), words, split=False)
    document.sections[0].header.paragraphs[0].text = "{{ urgency }}"
    document.sections[0].footer.paragraphs[0].text = "{{ number }} {{ unit }}"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def type_words(paragraph: Paragraph, words: str, *, split: bool) -> None:
    """Type words as Word saves them: looks on every run, and after corrections in runs that part tags."""
    pieces = words.replace("{{ ", "{{¦").replace(" }}", " ¦}}").split("¦") if split else [words]
    for piece in pieces:
        run = paragraph.add_run(piece if not piece.endswith("{{") else f"{piece} ")
        run.font.name, run.font.size, run.font.complex_script = "TH SarabunPSK", Pt(16), True
        for name, value in (("w:szCs", "32"), ("w:lang", "th-TH")):
            run._r.get_or_add_rPr().append(OxmlElement(name, {qn("w:val"): value}))


def records(count: int) -> Iterator[dict[str, object]]:
    chance = random.Random(2568)
    for number in range(count):
        rows = [
            {
                "no": str(n),
                "item": "งานซ่อมแซมฝายน้ำล้น & ถนน",
                "quantity": "๒",
                "amount": f"{chance.randint(1, 999)},๐๐๐.๐๐",
            }
            for n in range(1, 6)
        ]
        yield {
            "number": f"สธ ๙๙๐๐๑/ว {number}",
            "owner": "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดสาธิต",
            "address": "ศาลากลางจังหวัดสาธิต ถนนสาธิตพัฒนา สธ ๙๙๐๐๐",
            "day": "๕ มีนาคม ๒๕๖๘",
            "subject": "เร่งรัดการเบิกจ่ายเงินอุดหนุนเฉพาะกิจ",
            "head": f"นายกองค์การบริหารส่วนตำบลบ้านตัวอย่าง {number}",
            "references": ["หนังสือจังหวัดสาธิต ที่ สธ ๙๙๐๐๑/ว ๑", "หนังสือจังหวัดสาธิต ที่ สธ ๙๙๐๐๑/ว ๒"],
            "enclosures": [{"name": "แบบรายงาน", "count": "๑"}, {"name": "บัญชีรายการ", "count": "๑"}],
            "unit": f"องค์การบริหารส่วนตำบลบ้านตัวอย่าง {number}",
            "district": "สมมติ",
            "province": "สาธิต",
            "rows": rows,
            "total": f"{chance.randint(1, 999)},๐๐๐.๐๐",
            "late": chance.random() < 0.4,
            "days": "๗",
            "due": "๓๑ มีนาคม ๒๕๖๘",
            "signer": {"name": "นายเพชร นำทาง", "post": "ท้องถิ่นจังหวัดสาธิต"},
            "contact": {"unit": "กลุ่มงานการเงิน", "tel": "๐๐ ๐๐๐๐ ๐๐๐๙", "mail": "a@example.invalid"},
            "urgency": "ด่วนที่สุด",
        }


def with_zlib(data: bytes) -> CompiledWordTemplate:
    """Our template as it runs where isal is not installed."""
    template = compile_word_template(data, "letter.docx")
    template._package = Package.of_state(template._package.state, deflate_with_zlib)
    return template


def docxtpl_of(data: bytes) -> Callable[[dict[str, object]], bytes] | None:
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        return None

    def merged(record: dict[str, object]) -> bytes:
        template = DocxTemplate(BytesIO(data))
        template.render(record, autoescape=True)
        file = BytesIO()
        template.save(file)
        return file.getvalue()

    return merged


def compare(data: bytes, count: int) -> None:
    """Print a table of milliseconds a letter, every engine taking its turn at every letter."""
    ours, plain = compile_word_template(data, "letter.docx"), with_zlib(data)
    theirs = docxtpl_of(data)
    times: dict[str, list[float]] = {
        "docxtpl": [],
        "ours": [],
        "ours, zlib 1": [],
        "floor (bare deflate)": [],
    }
    for number, record in enumerate(records(count)):
        changed = list(ours.parts(record).values())
        turns: dict[str, Callable[[], object]] = {
            "ours": lambda record=record: ours.render(record),
            "ours, zlib 1": lambda record=record: plain.render(record),
            "floor (bare deflate)": lambda changed=changed: [deflate(part) for part in changed],
        }
        if theirs:
            turns["docxtpl"] = lambda record=record: theirs(record)
        # in any order: docxtpl leaves the caches cold for whoever follows it, and that must not always be the same
        order = list(turns.items())
        random.Random(number).shuffle(order)
        for name, turn in order:
            began = time.perf_counter()
            turn()
            times[name].append((time.perf_counter() - began) * 1000)
    medians = {name: statistics.median(taken) for name, taken in times.items() if taken}
    print(
        f"{count} letters to memory, in turn; deflate by {'isal' if deflate is not deflate_with_zlib else 'zlib'}"
    )
    for name, median in medians.items():
        ratio = f"{medians['docxtpl'] / median:7.1f} x docxtpl" if theirs else ""
        print(f"  {name:22}{median:9.3f} ms {ratio} {median / medians['floor (bare deflate)']:8.1f} x floor")
    if theirs:
        record = next(records(1))
        print("  same words as docxtpl:", words(theirs(record)) == words(ours.render(record)))


def words(letter: bytes) -> str:
    with zipfile.ZipFile(BytesIO(letter)) as parts:
        return text_of(parts.read("word/document.xml"))


def to_one_zip(data: bytes, count: int) -> None:
    """Print how long all letters to one zip take, and how much memory they add."""
    template = compile_word_template(data, "letter.docx")
    template.render(next(records(1)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with (Path(folder) / "letters.zip").open("wb") as file:
            letters = LettersZip(file)
            for number, record in enumerate(records(count)):
                letters.add(f"{number:05}.docx", template.render(record))
            letters.finish()
        taken = time.perf_counter() - began
        size = (Path(folder) / "letters.zip").stat().st_size
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(
        f"{count} letters to one zip of {size / 1e6:.0f} MB: {taken:.2f} s, {grown / 1024:.1f} MB more memory"
    )


if __name__ == "__main__":
    template = letter_template()
    to_one_zip(template, ALL_LETTERS)
    compare(template, int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS)
