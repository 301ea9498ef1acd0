"""The words that open and close a letter, chosen by who receives it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thai.errors import ThaiError, require_text, shown

_SHIPPED = Path(__file__).with_name("salutations.toml")
_OPENING_WORD = re.compile(r"\A(?:กราบเรียน|เรียน|นมัสการ)(?:\s+|\Z)")
_HONORIFIC = re.compile(r"\A(?:ฯพณฯ|พณฯ|ท่าน(?!ผู้หญิง))\s*")
# A letter sent through someone names them after the addressee.
_SENT_THROUGH = re.compile(r"\s*(?:\(.*|\sผ่าน.*)\Z")
_PERSON = re.compile(
    r"(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|ศาสตราจารย์|ศ\.|รองศาสตราจารย์|รศ\.|ผู้ช่วยศาสตราจารย์|ผศ\.|หม่อมราชวงศ์|ม\.ร\.ว\.|หม่อมหลวง|ม\.ล\."
    r"|คุณหญิง|ท่านผู้หญิง|พล(?:เอก|โท|ตรี|เรือ|อากาศ|ตำรวจ|\.)|พัน(?:เอก|โท|ตรี|ตำรวจ)|พ\.|ร้อย(?:เอก|โท|ตรี|ตำรวจ)|ร\.)"
)
# Words that, standing between a person's name and a post, make it another post.
_OTHER_OFFICE = re.compile(
    r"(?:\A|\s)(?:รอง|อดีต|ผู้ช่วย|ผู้แทน|ที่ปรึกษา|เลขาธิการ|เลขานุการ|โฆษก|สำนัก|คณะ|กรรมการ|ประจำ|รักษา|ปฏิบัติ)\S*\Z"
)


@dataclass(frozen=True)
class SalutationRow:
    """One row of the table: whom it is for, and the two phrases.

    Attributes:
        posts: Offices that match whole.
        begins: Words an addressee may begin with.
        opening: Such as กราบเรียน; empty when the row says to choose by hand.
        closing: Such as ขอแสดงความนับถืออย่างยิ่ง; empty likewise.
    """

    posts: tuple[str, ...]
    begins: tuple[str, ...]
    opening: str
    closing: str

    def is_for(self, addressee: str, bare: str) -> bool:
        """Whether the addressee, without opening word and honorific, belongs to this row.

        Args:
            addressee: As the letter names them.
            bare: The same without whoever the letter is sent through.
        """
        return addressee.startswith(self.begins) or any(_holds_post(bare, post) for post in self.posts)


def salutation(addressee: str, table: tuple[SalutationRow, ...] | None = None) -> tuple[str, str]:
    """The opening and closing phrase for the addressee: ("เรียน", "ขอแสดงความนับถือ").

    Args:
        addressee: The post, or a person's name and post.
        table: Rows in place of the shipped ones (`read_salutations`); the first that fits is used.

    Raises:
        ThaiError: salutation_by_hand for royalty, the Supreme Patriarch and monks whose rank the name does
            not tell; invalid_text when there is no addressee.
    """
    name = _OPENING_WORD.sub("", " ".join(require_text(addressee, "ผู้รับหนังสือ").split()))
    name = _HONORIFIC.sub("", name)
    if not name:
        raise ThaiError("invalid_text", "ยังไม่ได้ระบุผู้รับหนังสือ", "ให้พิมพ์ตำแหน่งผู้รับ เช่น อธิบดีกรมบัญชีกลาง")
    bare = _SENT_THROUGH.sub("", name)
    row = next((row for row in table or _shipped_table() if row.is_for(name, bare)), None)
    if row is None or not row.opening:
        raise ThaiError(
            "salutation_by_hand",
            f"โปรแกรมไม่เลือกคำขึ้นต้นและคำลงท้ายสำหรับ “{shown(name)}”",
            "ให้ตรวจภาคผนวกของระเบียบงานสารบรรณแล้วพิมพ์เอง",
            shown(addressee),
        )
    return row.opening, row.closing


def read_salutations(path: Path) -> tuple[SalutationRow, ...]:
    """The rows of a TOML file shaped like the shipped one, its default last.

    Raises:
        ThaiError: invalid_salutation_table, naming the file and what is wrong in it.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise _unusable(path, "เปิดอ่านไม่ได้") from problem
    rows, default = data.get("rows", []), data.get("default")
    if not isinstance(rows, list) or not isinstance(default, dict):
        raise _unusable(path, "ต้องมี [[rows]] และ [default]")
    everyone = {**default, "posts": [], "begins": [""]}
    return tuple(_row(path, number, row) for number, row in enumerate([*rows, everyone], start=1))


def _row(path: Path, number: int, row: object) -> SalutationRow:
    if not isinstance(row, dict):
        raise _unusable(path, f"แถวที่ {number} ต้องเป็น [[rows]]")
    posts, begins = row.get("posts", []), row.get("begins", [])
    phrases = ("", "") if row.get("by_hand") is True else (row.get("opening"), row.get("closing"))
    lists_hold_text = all(
        isinstance(words, list) and all(isinstance(word, str) for word in words) for words in (posts, begins)
    )
    if not lists_hold_text or not (posts or begins):
        raise _unusable(path, f"แถวที่ {number} ต้องมี posts หรือ begins เป็นรายการข้อความ")
    if not all(isinstance(phrase, str) for phrase in phrases):
        raise _unusable(path, f"แถวที่ {number} ต้องมี opening และ closing หรือ by_hand = true")
    return SalutationRow(tuple(posts), tuple(begins), str(phrases[0]), str(phrases[1]))


def _holds_post(addressee: str, post: str) -> bool:
    """Whether the addressee is the post itself, or a person named before it.

    The words before the post must be a person's name with a title, else they name another office:
    รองนายกรัฐมนตรี, เลขาธิการ นายกรัฐมนตรี.
    """
    if addressee == post:
        return True
    person, found, after = addressee.rpartition(f" {post}")
    return bool(found and not after and _PERSON.match(person) and not _OTHER_OFFICE.search(person))


def _unusable(path: Path, problem: str) -> ThaiError:
    return ThaiError(
        "invalid_salutation_table",
        f"ใช้ตารางคำขึ้นต้นคำลงท้าย {path.name} ไม่ได้: {problem}",
        "กรุณาแก้ไฟล์ให้เหมือนตัวอย่างที่มากับโปรแกรม",
        path.name,
    )


@cache
def _shipped_table() -> tuple[SalutationRow, ...]:
    return read_salutations(_SHIPPED)
