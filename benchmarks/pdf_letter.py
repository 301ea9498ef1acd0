"""How long one letter takes to become a PDF, after the first: a batch of different letters, as for a province.

    .venv/bin/python benchmarks/pdf_letter.py [LETTERS]

Every letter has another place, number, name and story, so that some paragraphs must be set anew and their words
shaped. Times are of the processor, so that others at work on the machine do not count. "typeset" is the Word file
to PDF; "whole" is the checked answers to PDF, the Word file made on the way.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from templates_docs.document import render_docx, render_pdf  # noqa: E402 - found through the line above
from templates_docs.form import CheckedAnswers  # noqa: E402
from templates_docs.form_catalog import catalog  # noqa: E402
from templates_docs.pdf import typeset  # noqa: E402
from thai.business_days import GovernmentCalendar  # noqa: E402
from thai.numerals import all_thai  # noqa: E402

TODAY = date(2025, 3, 5)
PLACES = ("ตลาดสดบ้านตัวอย่าง", "สถานีขนส่งสาธิต", "ท่าน้ำสมมติ", "ศาลากลางหลังเก่า", "สนามกีฬาประจำตำบล")
STORIES = (
    "ลืมไว้ในรถโดยสารประจำทางระหว่างเดินทางกลับที่พัก และติดตามหาแล้วไม่พบ",
    "ทำหล่นระหว่างเดินทางไปราชการ ทราบเหตุเมื่อถึงที่พัก",
    "วางไว้บนโต๊ะในห้องประชุมแล้วหายไป ค้นหาโดยรอบแล้วไม่พบ",
)


def letters(count: int) -> list[CheckedAnswers]:
    """The example's letter, each time from another office about another loss."""
    form = catalog().get("lost_phone_notice")
    calendar = GovernmentCalendar.shipped()
    found = []
    for number in range(count):
        answers = form.example_answers() | {
            "doc_no": all_thai(f"ตย 99001/{number + 1}"),
            "place": all_thai(f"{PLACES[number % len(PLACES)]} หมู่ที่ {number % 17 + 1}"),
            "circumstance": f"{STORIES[number % len(STORIES)]}",
            "case_no": all_thai(f"{number + 1}/2568"),
        }
        found.append(form.check(answers, TODAY, calendar).accepted())
    return found


def timed(work: list[CheckedAnswers]) -> tuple[list[float], list[float], int]:
    """Milliseconds a letter: typesetting alone, and the whole way; and the bytes of the last PDF."""
    alone, whole, size = [], [], 0
    for checked in work:
        document = render_docx(checked)
        began = time.process_time()
        typeset(document, title=checked.form.title)
        middle = time.process_time()
        size = len(render_pdf(checked))
        alone.append((middle - began) * 1000)
        whole.append((time.process_time() - middle) * 1000)
    return alone, whole, size


def main() -> None:
    """Prints the table."""
    work = letters(int(sys.argv[1]) if len(sys.argv) > 1 else 474)
    alone, whole, size = timed(work)
    print(f"{len(work)} letters, {size / 1000:.0f} kB each; milliseconds a letter")
    print(f"first letter, fonts and words loaded   {alone[0]:8.1f}")
    for name, figures in (("typeset", alone[1:]), ("whole, template and all", whole[1:])):
        tenths = statistics.quantiles(figures, n=10)
        print(f"{name:38} {statistics.median(figures):8.2f}   p10 {tenths[0]:.2f}   p90 {tenths[-1]:.2f}")


if __name__ == "__main__":
    main()
