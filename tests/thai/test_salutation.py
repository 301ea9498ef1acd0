"""How a letter opens and closes, by who receives it (saraban.md §1.5)."""

from pathlib import Path

import pytest

from thai.errors import ThaiError
from thai.salutation import read_salutations, salutation

HIGHEST = ("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง")
USUAL = ("เรียน", "ขอแสดงความนับถือ")


@pytest.mark.parametrize(
    "addressee",
    [
        "ประธานองคมนตรี",
        "นายกรัฐมนตรี",
        "ประธานรัฐสภา",
        "ประธานสภาผู้แทนราษฎร",
        "ประธานวุฒิสภา",
        "ประธานศาลฎีกา",
        "ประธานศาลรัฐธรรมนูญ",
        "ประธานศาลปกครองสูงสุด",
        "ประธานกรรมการการเลือกตั้ง",
        "ประธาน กกต.",
        "ประธานกรรมการตรวจเงินแผ่นดิน",
        "เรียน นายกรัฐมนตรี",
        " กราบเรียน  นายกรัฐมนตรี ",
        "ฯพณฯ นายกรัฐมนตรี",
        "ท่านนายกรัฐมนตรี",
        "นายเพชร นำทาง นายกรัฐมนตรี",
        "นายกมล นำทาง ประธานศาลฎีกา",
        "พล.อ. เพชร นำทาง ประธานองคมนตรี",
        "ท่านผู้หญิงดวงแก้ว สุจริต ประธานวุฒิสภา",
        "นายกรัฐมนตรี (ผ่านเลขาธิการนายกรัฐมนตรี)",
        "นายกรัฐมนตรี ผ่านปลัดสำนักนายกรัฐมนตรี",
    ],
)
def test_the_highest_offices_are_addressed_with_the_highest_respect(addressee: str) -> None:
    assert salutation(addressee) == HIGHEST


@pytest.mark.parametrize(
    "addressee",
    [
        "ผู้ว่าราชการจังหวัด ทุกจังหวัด",
        "อธิบดีกรมบัญชีกลาง",
        "ปลัดกระทรวง อธิบดี อธิการบดี เลขาธิการ ผู้อำนวยการ",
        "รัฐมนตรีว่าการกระทรวงการคลัง",
        "รองนายกรัฐมนตรี",
        "รอง นายกรัฐมนตรี",
        "นายเพชร นำทาง รองนายกรัฐมนตรี",
        "นายเพชร นำทาง รอง นายกรัฐมนตรี",
        "นายเพชร นำทาง ที่ปรึกษา นายกรัฐมนตรี",
        "เลขาธิการนายกรัฐมนตรี",
        "เลขาธิการ นายกรัฐมนตรี",
        "ปลัดสำนักนายกรัฐมนตรี",
        "นายกเทศมนตรีตำบลบ้านตัวอย่าง",
        "นายกองค์การบริหารส่วนตำบลบ้านตัวอย่าง",
        "ประธานสภาเทศบาล",
        "นายเพชร นำทาง ประธานศาลฎีกาจำลองโรงเรียนสาธิต",
        "ประธานกรรมการการเลือกตั้งประจำจังหวัด",
        "อธิบดี (ผ่าน นายกรัฐมนตรี)",
        "ผู้ว่าราชการจังหวัดพระนครศรีอยุธยา",
        "นายเพชร นำทาง",
    ],
)
def test_everyone_else_is_addressed_plainly(addressee: str) -> None:
    assert salutation(addressee) == USUAL


@pytest.mark.parametrize(
    ("addressee", "closing"),
    [
        ("สมเด็จพระราชาคณะ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"),
        ("รองสมเด็จพระราชาคณะ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"),
        ("สมเด็จพระพุฒาจารย์", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"),
        ("พระราชาคณะ", "ขอนมัสการด้วยความเคารพอย่างสูง"),
        ("พระภิกษุทั่วไป", "ขอนมัสการด้วยความเคารพ"),
        ("นมัสการ พระครูสาธิตสมมติคุณ", "ขอนมัสการด้วยความเคารพ"),
        ("เจ้าอาวาสวัดบ้านตัวอย่าง", "ขอนมัสการด้วยความเคารพ"),
    ],
)
def test_monks_are_addressed_by_rank(addressee: str, closing: str) -> None:
    assert salutation(addressee) == ("นมัสการ", closing)


@pytest.mark.parametrize(
    "addressee",
    [
        "สมเด็จพระสังฆราช",
        "พระบาทสมเด็จพระเจ้าอยู่หัว",
        "สมเด็จพระนางเจ้าฯ พระบรมราชินี",
        "สมเด็จเจ้าฟ้า",
        "พระเจ้าวรวงศ์เธอ",
        "พระมหากษัตริย์",
        "หม่อมเจ้าสมมติ",
        "พระสาธิต",
        "เจ้าคณะจังหวัดสาธิต",
    ],
)
def test_royalty_and_unknown_rank_are_left_to_the_writer(addressee: str) -> None:
    with pytest.raises(ThaiError, match="พิมพ์เอง") as caught:
        salutation(addressee)

    assert caught.value.code == "salutation_by_hand"


@pytest.mark.parametrize("wrong", ["", "  ", "เรียน ", None, 5])
def test_a_letter_needs_an_addressee(wrong) -> None:
    with pytest.raises(ThaiError) as caught:
        salutation(wrong)

    assert caught.value.code == "invalid_text"


TABLE = """
[default]
opening = "เรียน"
closing = "ด้วยความเคารพ"
[[rows]]
posts = ["อธิการบดี"]
opening = "กราบเรียน"
closing = "ขอแสดงความนับถืออย่างสูง"
"""


def test_an_office_s_own_table_is_used_instead(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(TABLE, encoding="utf-8")

    table = read_salutations(file)

    assert salutation("อธิการบดี", table) == ("กราบเรียน", "ขอแสดงความนับถืออย่างสูง")
    assert salutation("นายกรัฐมนตรี", table) == ("เรียน", "ด้วยความเคารพ")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[[", "เปิดอ่านไม่ได้"),
        ("", "default"),
        ("rows = 1\n[default]", "rows"),
        ("rows = [1]\n[default]", "แถวที่ 1"),
        (TABLE.replace('posts = ["อธิการบดี"]', ""), "posts หรือ begins"),
        (TABLE.replace('["อธิการบดี"]', "[1]"), "posts หรือ begins"),
        (TABLE.replace('opening = "กราบเรียน"', ""), "opening"),
        (TABLE.replace('closing = "ด้วยความเคารพ"', ""), "แถวที่ 2"),
    ],
)
def test_a_table_that_cannot_be_used_says_what_is_wrong(tmp_path: Path, content: str, problem: str) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(ThaiError, match=problem) as caught:
        read_salutations(file)

    assert caught.value.code == "invalid_salutation_table"
