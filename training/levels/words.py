"""What approval in levels is called when it happens, and when it goes wrong."""

from __future__ import annotations

from training.words import Words

EVENTS: dict[str, Words] = {
    "level_approved": Words(
        "อนุมัติรายการในระดับของตน รอระดับถัดไป", "Approved at one's own level; the next one waits"
    ),
    "level_waits": Words("จะอนุมัติก่อนถึงระดับของตน", "Was about to approve before one's level"),
    "decision_refused": Words(
        "ธนาคารไม่ให้ผู้เดิมหรือผู้ทำรายการตัดสินรายการนี้", "The bank would not let that person decide about the set"
    ),
}
WHAT: dict[str, Words] = {
    "relied_on_first": Words(
        "อนุมัติตามผู้อนุมัติระดับก่อนโดยไม่เปิดดูรายละเอียดเอง",
        "Approved on the strength of the level before, without looking at the details oneself",
    ),
    "decided_twice": Words(
        "พยายามอนุมัติรายการที่ตนทำหรืออนุมัติไปแล้ว", "Tried to decide about a set one had made or approved already"
    ),
}
