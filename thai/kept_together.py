"""Knows what official writing keeps on one line: dates, numbered clauses, amounts with their unit, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

_DIGIT = "[0-9๐-๙]"
_NUMBER = f"{_DIGIT}[0-9๐-๙.,]*"
_LETTER = "[ก-ฮะ-ฺเ-ๅ็-๎]"

# Every full month name ends so, and no other word that follows a day number does.
_MONTH = rf"(?:{_LETTER}+(?:าคม|ายน|าพันธ์)|[ก-ฮเ]{_LETTER}{{0,2}}\.[ก-ฮ]\.)"
_ERA = r"(?:พ\.ศ\.|ค\.ศ\.)"

# Words after which a number belongs to them.
_COUNTED_FROM = (
    "(?:ข้อ|หน้า|มาตรา|วรรค|บท|หมวด|ส่วน|ตอน|เล่ม|ชั้น|ที่|ปี|ต่อ|เวลา|อนุมัติ|อ้างถึง|ส่งมาด้วย|หมายเลข|เลขรับ"
    r"|รหัส|ร้อยละ|จำนวน|ภายใน|ทุก|โทรศัพท์|โทรสาร|โทร\.|พ\.ศ\.|ค\.ศ\.|ว)"
)

# What is counted, after a number; the beginning is enough, the word list knows the rest.
_UNIT = (
    "(?:วินาที|นาที|ชั่วโมง|วัน|สัปดาห์|เดือน|ไตรมาส|ปี|ครั้ง|คราว|คน|ราย|ฉบับ|ชุด|แผ่น|หน้า|เล่ม|ข้อ|บาท|สตางค์|ตัว"
    "|หลัก|หมายเลข|แห่ง|เครื่อง|คัน|หน่วย|คะแนน|ส่วน|เท่า|จุด|ขั้น|สาย|สิทธิ|บัญชี|ประการ|ประเด็น|ช่อง|แถว|บรรทัด"
    r"|อักขระ|ร้อย|พัน|หมื่น|แสน|ล้าน|เมตร|เซนติเมตร|มิลลิเมตร|กิโลเมตร|ตาราง|ไร่|งาน|น\.|%|KB|MB|GB)"
)

_TITLE = re.compile(
    r"(?:นายแพทย์|นาย|นางสาว|นาง|น\.ส\.|เด็กชาย|เด็กหญิง|ด\.[ชญ]\.|แพทย์หญิง|ว่าที่ร้อย(?:ตรี|โท|เอก)"
    rf"|ดร\.|[ผร]?ศ\.)(?={_LETTER})"
)
_NAME = re.compile(f"{_LETTER}{{2,14}}(?: {_LETTER}{{2,16}})?(?!{_LETTER})")

_SPANS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:วันที่ ?)?{_DIGIT}{{1,2}} {_MONTH}(?: (?:{_ERA} ?)?{_DIGIT}{{2,4}})?",  # วันที่ ๕ กุมภาพันธ์ ๒๕๖๘
        rf"{_MONTH} (?:{_ERA} ?)?{_DIGIT}{{4}}",  # กุมภาพันธ์ ๒๕๖๘
        r"(?:[เ]?[ก-ฮ][ะ-ฺ็-๎]*){1,3}\.(?:[ก-ฮ]{1,3}\.)+",  # พ.ศ.  เม.ย.
        rf"{_COUNTED_FROM} ?{_NUMBER}(?: ?\({_DIGIT}+\))*",  # ข้อ ๑.๒ (๑)
        rf"{_NUMBER} ?{_UNIT}",  # ๓ วันทำการ
        rf"{_DIGIT}+(?: {_DIGIT}{{3,4}})+",  # ๐ ๒๐๓๒ ๒๖๓๖
        rf"{_NUMBER} ?[-–] ?{_NUMBER}",  # ๒๘๑๗ - ๒๘๑๙
        rf"(?:ที่ )?[ก-ฮ]{{2,4}} {_DIGIT}[0-9๐-๙.]*/(?:ว ?)?{_DIGIT}+(?: - {_DIGIT}+)?",  # ที่ กค ๐๔๐๒.๒/ว ๓๔
        rf"(?<!{_LETTER}){_LETTER}{{1,5}}\.",  # อบต.
        rf"(?:(?<!\S){_DIGIT}+\.|(?<![0-9๐-๙)] )\({_DIGIT}+\)) \S",  # a clause mark and what it opens: ๑. ให้
        r"(?<!\S)ณ \S",  # สั่ง ณ วันที่
        r"จำกัด \(มหาชน\)",
        r"และ/หรือ",
    )
)


def kept_together(text: str, word_ends: Set[int]) -> frozenset[int]:
    """Every index before which a line may not end, although a word does.

    Args:
        text: The whole text.
        word_ends: Where its words end; it tells นาย before a name from the beginning of นายทะเบียน.
    """
    spans = [found.span() for pattern in _SPANS for found in pattern.finditer(text)]
    spans += _names(text, word_ends)
    return frozenset(at for start, end in spans for at in range(start + 1, end))


def _names(text: str, word_ends: Set[int]) -> Iterator[tuple[int, int]]:
    """A title with the name and surname after it; where the name runs on into text, only its first word."""
    for title in _TITLE.finditer(text):
        start, end = title.span()
        if end not in word_ends or (start > 0 and start not in word_ends):
            continue
        name = _NAME.match(text, end)
        yield (start, name.end() if name else end + 1)
