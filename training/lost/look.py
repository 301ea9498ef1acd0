"""The sheet on the desk with the two clocks of a lost phone."""

from __future__ import annotations

from datetime import datetime, timedelta

from thai.dates import format_date
from thai.numerals import to_thai
from training.lost import hours
from training.lost.plan import SENT
from training.scenario import Scenario
from training.state import State
from training.view import PaperView, Table

_DAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


def papers(scenario: Scenario, state: State) -> tuple[PaperView, ...]:
    """The sheet, drawn for this moment; none where no phone was lost."""
    loss = scenario.loss
    if loss is None:
        return ()
    now = scenario.start + state.now
    told = scenario.start + state.loss.told_at if state.loss.told_at is not None else None
    rows = (
        ("ขณะนี้", _told(now)),
        ("Contact Center", "รับสายอยู่" if hours.is_open(scenario, state) else "ปิด นอกวันและเวลาราชการ"),
        ("หายจนระงับสิทธิ" if told else "หายมาแล้ว ยังใช้สิทธิได้", _span((told or now) - loss.lost_at)),
        ("หนังสือของหัวหน้า", _letter(scenario, state)),
    )
    lines = (f"เครื่องหาย {_told(loss.lost_at)}",)
    table = Table(("นาฬิกา", "เดินถึง"), ("left", "left"), tuple((a, to_thai(b)) for a, b in rows))
    return (PaperView("clocks", "นาฬิกาของโทรศัพท์ที่หาย", tuple(map(to_thai, lines)), table, ()),)


def _told(moment: datetime) -> str:
    return f"วัน{_DAYS[moment.weekday()]}ที่ {format_date(moment.date(), 'abbr')} {moment:%H:%M} น."


def _span(passed: timedelta) -> str:
    minutes = passed // timedelta(minutes=1)
    return f"{minutes // 60} ชั่วโมง {minutes % 60} นาที"


def _letter(scenario: Scenario, state: State) -> str:
    assert scenario.loss is not None
    if SENT in state.loss.done:
        return "ส่งแล้ว"
    today, due, working = hours.today(scenario, state.now), hours.due(scenario.loss), hours.calendar()
    if today > due:
        return f"เกินกำหนด {working.working_days_between(due, today)} วันทำการ"
    left = working.working_days_between(today, due)
    return f"เหลืออีก {left} วันทำการหลังวันนี้" if left else "วันนี้เป็นวันสุดท้าย"
