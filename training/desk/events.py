"""What can happen at the desk, in words."""

from __future__ import annotations

from training.words import Words

EVENTS: dict[str, Words] = {
    "chosen": Words("ตัดสินใจ", "Decided"),
    "handed_in": Words("ส่งงาน", "Handed the work in"),
}
