"""Pictures on the page look as they do in the Word file, whatever kind of PNG they are."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops

from templates_docs.document import render_pdf
from templates_docs.errors import CannotTypesetError
from templates_docs.form import CheckedAnswers
from templates_docs.pdf.objects import PdfFile
from templates_docs.pdf.pictures import picture_object

SIZE = (40, 30)


def picture(mode: str) -> Image.Image:
    """A picture whose every row and column differs, half see-through where the mode can be."""
    drawn = Image.new("RGBA", SIZE)
    for x in range(SIZE[0]):
        for y in range(SIZE[1]):
            drawn.putpixel((x, y), (x * 6, y * 8, (x * y) % 256, 255 if x < 20 else x * 5 % 256))
    return drawn.convert("RGB").quantize(64) if mode == "P" else drawn.convert(mode)


def png(drawn: Image.Image, **options: object) -> bytes:
    written = BytesIO()
    drawn.save(written, "PNG", **options)
    return written.getvalue()


def on_paper(drawn: Image.Image) -> Image.Image:
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn.convert("RGBA"))
    return paper.convert("RGB")


def printed(content: bytes) -> Image.Image:
    """The picture alone on a page of its own size, as pdfium draws it."""
    file = BytesIO()
    pdf = PdfFile(file)
    catalog, tree = pdf.reserve(), pdf.reserve()
    image = pdf.add(content)
    width, height = SIZE
    operations = b"q %d 0 0 %d 0 0 cm /P Do Q" % SIZE
    drawing = pdf.add(b"<</Length %d>>\nstream\n%b\nendstream" % (len(operations), operations))
    page = pdf.add(
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {width} {height}]"
        f"/Resources<</XObject<</P {image} 0 R>>>>/Contents {drawing} 0 R>>"
    )
    pdf.fill(tree, f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>")
    pdf.fill(catalog, f"<</Type/Catalog/Pages {tree} 0 R>>")
    pdf.finish(catalog, pdf.add("<<>>"))
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "1", "LA", "RGBA"])
def test_picture_prints_as_it_looks_on_white(mode: str) -> None:
    drawn = picture(mode)

    seen = printed(picture_object(png(drawn)))

    extremes = ImageChops.difference(seen, on_paper(drawn)).getextrema()
    assert max(most for _, most in extremes) <= 2


@pytest.mark.parametrize("fault", ["cut", "text", "clear"])
def test_picture_that_cannot_be_drawn_is_refused(fault: str) -> None:
    whole = png(picture("RGBA"))
    given = {"cut": whole[:60], "text": b"GIF89a", "clear": png(picture("RGB"), transparency=(0, 0, 0))}[
        fault
    ]

    with pytest.raises(CannotTypesetError):
        picture_object(given)


def test_emblem_hangs_three_centimetres_tall_in_the_middle_of_the_page(example: CheckedAnswers) -> None:
    emblem = Image.new("RGBA", (709, 709), (200, 0, 0, 255))

    with pypdfium2.PdfDocument(render_pdf(example, png(emblem))) as document:
        seen = document[0].render(scale=2).to_pil().convert("RGB")

    box = ImageChops.difference(seen, Image.new("RGB", seen.size, (200, 0, 0))).point(
        lambda v: 255 * (v == 0)
    )
    red = ImageChops.multiply(ImageChops.multiply(*box.split()[:2]), box.split()[2]).getbbox()
    assert red is not None
    left, top, right, bottom = red
    per_cm = 2 * 72 / 2.54
    assert (bottom - top) / per_cm == pytest.approx(3.0, abs=0.05)
    assert top / per_cm == pytest.approx(1.5, abs=0.05)
    assert (left + right) / 2 / per_cm == pytest.approx(10.5, abs=0.05)
