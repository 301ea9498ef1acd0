"""What a scenario file may say of the desk's work, and what must agree with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thai.errors import ThaiError
from training import scenario_values as values
from training.desk.reading import mistake_of, pair
from training.desk.verdicts import DAYS, KEPT_DAYS, KEPT_PEOPLE, day_of, is_faulty
from training.errors import Complaint
from training.roles import Role
from training.scenario_values import Table
from training.screens import portal, portal_names
from training.toml_lines import Places, rows, suggest
from training.two_factor.day import OFFICES

_CHOICE_KEYS = {"id", "caption", "mistake", "said", "when", "day"}
NOT_AT_A_DESK = ("sign_in", "seat", "set", "set.transfer", "start", "step", "codes")
"""The tables that make no sense where nobody signs in."""


def choices(value: Any) -> str:
    """Complains of anything but a list of at least two answers, each with its own id."""
    if not isinstance(value, list) or len(value) < 2:
        return "ต้องมีทางเลือกอย่างน้อยสองข้อ"
    for choice in value:
        if not isinstance(choice, dict) or not {"id", "caption"} <= set(choice) <= _CHOICE_KEYS:
            return "ทางเลือกต้องมี id และ caption (มี mistake, said, when หรือ day ด้วยก็ได้)"
        checks = {key: values.day if key == "day" else values.text for key in choice}
        if wrong := next(filter(None, (check(choice[key]) for key, check in checks.items())), ""):
            return f"ของทางเลือก{wrong}"
        if choice.get("when", "on") not in ("on", "off", "never"):
            return 'ของทางเลือก: when ต้องเป็น "on", "off" หรือ "never"'
    if len({choice["id"] for choice in value}) < len(value):
        return "มีทางเลือกที่ id ซ้ำกัน"
    return ""


def both(kind: values.Check) -> values.Check:
    """A check for a list of two things of that kind."""

    def check(value: Any) -> str:
        good = isinstance(value, list) and len(value) == 2 and not any(map(kind, value))
        return "" if good else "ต้องเป็นรายการสองอย่าง"

    return check


TABLES: dict[str, Table] = {
    "question": Table(
        needed={
            "id": values.reference,
            "title": values.words,
            "text": values.text,
            "ask": values.text,
            "hint": values.words,
        },
        allowed={
            "choices": choices,
            "asked_when": values.texts,
            "marks": values.text,
            "false_mark": values.text,
            "office": values.one_of(lambda: OFFICES),
            "today": values.day,
            "confirmed": values.day,
            "rule": values.one_of(lambda: tuple(DAYS)),
            "counted_from": values.day,
        },
        many=True,
        compulsory=False,
    ),
    "mark": Table(
        needed={"id": values.reference, "paper": values.text, "row": values.whole(1, 99)},
        allowed={
            "mistake": values.text,
            "rule": values.one_of(lambda: (*KEPT_DAYS, *KEPT_PEOPLE)),
            "days": both(values.day),
            "people": both(values.text),
        },
        many=True,
        compulsory=False,
    ),
}


def is_desk(data: Mapping[str, Any]) -> bool:
    """Whether the file's portal is a desk, at which nobody signs in."""
    head = data.get("scenario")
    name = head.get("portal") if isinstance(head, dict) else None
    return isinstance(name, str) and name in portal_names() and not portal(name).signs_in


def complaints(data: Mapping[str, Any], places: Places, known: Mapping[str, Any]) -> Iterator[Complaint]:
    """What does not agree in the desk's tables, each with its line; what stands there at all for a bank's portal.

    Args:
        data: the file's content.
        places: where it stands.
        known: the mistakes that the program notices by itself.
    """
    if undecided := list(_undecided(data, places)):  # what no rule can decide cannot be judged further
        yield from undecided
        return
    yield from _mistakes(data, places, known)
    if not is_desk(data):
        if data["scenario"]["role"] == Role.OFFICER.value:
            sentence = 'role = "officer" ไม่มีสิทธิที่ธนาคาร ใช้ได้เฉพาะแบบฝึกที่โต๊ะทำงาน'
            yield Complaint(places.line("scenario", 0, "role"), sentence)
        for table in ("question", "mark"):
            if table in data:
                sentence = f"หมวด [[{table}]] ใช้ได้เฉพาะแบบฝึกที่โต๊ะทำงาน (portal ที่ไม่ต้องเข้าระบบ)"
                yield Complaint(places.heading(table), sentence)
        return
    for table in NOT_AT_A_DESK:
        if table in data:
            yield Complaint(places.heading(table), f"แบบฝึกที่โต๊ะทำงานไม่ใช้หมวด {table}")
    yield from _questions(data, places)
    yield from _papers_read(data, places)
    yield from _marks(data, places)
    yield from _asked_when(data, places)


def _questions(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    for nth, row in rows(data, "question"):
        line = places.line("question", nth)
        if ("choices" in row) == ("marks" in row):
            yield Complaint(line, f'คำถาม "{row["id"]}" ต้องมี choices หรือ marks อย่างใดอย่างหนึ่ง')
        elif "false_mark" in row and "choices" in row:
            yield Complaint(places.line("question", nth, "false_mark"), "false_mark ใช้กับ marks เท่านั้น")
        elif wrong := _day_wrong(row):
            yield Complaint(line, wrong)
        elif "choices" in row and all(mistake_of(data, row, choice) for choice in row["choices"]):
            yield Complaint(line, f'คำถาม "{row["id"]}" ไม่มีทางเลือกที่ถูกต้องเลย')


def _day_wrong(row: Mapping[str, Any]) -> str:
    """What is wrong with a question about a day on which codes may or may not be in use."""
    listed = row.get("choices", ())
    if "office" not in row:
        stray = any("when" in choice for choice in listed) or {"today", "confirmed"} & set(row)
        return "today, confirmed และ when ใช้ได้เมื่อมี office" if stray else ""
    if "today" not in row or any("when" not in choice for choice in listed):
        return 'คำถามที่มี office ต้องมี today และทุกทางเลือกต้องมี when = "on" หรือ "off"'
    if any("mistake" not in choice for choice in listed):
        return "คำถามที่มี office ทุกทางเลือกต้องมี mistake โปรแกรมตัดสินเองว่าข้อใดถูก"
    if (row["office"] == "confirmed") != ("confirmed" in row):
        return 'office = "confirmed" ต้องมี confirmed และ office อื่นต้องไม่มี'
    return ""


def _undecided(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    """What keeps a rule from deciding a question or a line: a key that lacks or strays, a year without holidays."""
    for table, wrong_with in (("question", _rule_wrong), ("mark", _line_wrong)):
        for nth, row in rows(data, table):
            try:
                wrong = wrong_with(row)
            except ThaiError as error:
                wrong = str(error)
            if wrong:
                yield Complaint(places.line(table, nth, "rule" if "rule" in row else "id"), wrong)


def _rule_wrong(row: Mapping[str, Any]) -> str:
    """What is wrong with a question whose right day a rule counts."""
    listed = row.get("choices", ())
    if "rule" not in row:
        stray = "counted_from" in row or any("day" in choice for choice in listed)
        return "counted_from และ day ใช้ได้เมื่อมี rule" if stray else ""
    if "counted_from" not in row or not listed or "office" in row:
        return "คำถามที่มี rule ต้องมี counted_from กับ choices และไม่มี office"
    if any("mistake" not in choice for choice in listed):
        return "คำถามที่มี rule ทุกทางเลือกต้องมี mistake โปรแกรมนับเองว่าวันใดถูก"
    day_of(row)
    return ""


def _line_wrong(mark: Mapping[str, Any]) -> str:
    """What is wrong with a line of a paper that a rule judges."""
    if not {"rule", "days", "people"} & set(mark):
        return ""
    facts = "days" if mark.get("rule") in KEPT_DAYS else "people"
    if not {"rule", facts} <= set(mark) or {"days", "people"} <= set(mark):
        return f"จุดที่กฎตัดสินต้องมี rule และ {facts} เท่านั้น"
    if is_faulty(mark) != ("mistake" in mark):
        found = "ผิด จึงต้องมี mistake" if is_faulty(mark) else "ถูกต้อง จึงต้องไม่มี mistake"
        return f"กฎ {mark['rule']} ตัดสินว่าจุดนี้{found}"
    return ""


def _papers_read(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    read = [row["marks"] for _, row in rows(data, "question") if "marks" in row]
    for nth, row in rows(data, "question"):
        if "marks" not in row:
            continue
        line = places.line("question", nth, "marks")
        spots = [mark for _, mark in rows(data, "mark") if mark["paper"] == row["marks"]]
        if not spots:
            yield Complaint(line, f'ไม่มี [[mark]] ของกระดาษ "{row["marks"]}"')
        elif read.count(row["marks"]) > 1:
            yield Complaint(line, f'กระดาษ "{row["marks"]}" ตรวจสองครั้ง')
        elif "false_mark" not in row and not all(map(is_faulty, spots)):
            yield Complaint(line, "มีจุดที่ถูกต้อง จึงต้องมี false_mark คือข้อผิดพลาดเมื่อทำเครื่องหมายว่าผิด")


def _marks(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    papers = {row["id"]: len(row.get("rows", ())) for _, row in rows(data, "paper")}
    read = {row["marks"] for _, row in rows(data, "question") if "marks" in row}
    questions = {row["id"] for _, row in rows(data, "question")}
    taken: dict[tuple[str, int], str] = {}
    for nth, mark in rows(data, "mark"):
        line, at = places.line("mark", nth, "paper"), places.line("mark", nth, "row")
        if mark["paper"] not in papers:
            yield Complaint(line, f'ไม่มีกระดาษ "{mark["paper"]}"{suggest(mark["paper"], papers)}')
        elif mark["row"] > papers[mark["paper"]]:
            yield Complaint(at, f"ไม่มีแถวที่ {mark['row']} ในกระดาษนั้น")
        elif taken.setdefault((mark["paper"], mark["row"]), mark["id"]) != mark["id"]:
            yield Complaint(at, f"แถวที่ {mark['row']} มี [[mark]] แล้ว")
        elif mark["paper"] not in read:
            yield Complaint(line, f'ไม่มี [[question]] ที่ marks = "{mark["paper"]}"')
        if mark["id"] in questions:
            yield Complaint(places.line("mark", nth, "id"), f'มี [[question]] ชื่อ "{mark["id"]}" แล้ว')


def _asked_when(data: Mapping[str, Any], places: Places) -> Iterator[Complaint]:
    known: set[tuple[str, str]] = set()
    for nth, row in rows(data, "question"):
        for written in row.get("asked_when", ()):
            if pair(written) not in known:
                near = suggest(written, (".".join(each) for each in known))
                sentence = f'asked_when "{written}" ไม่ใช่ คำถาม.ทางเลือก ที่มาก่อน{near}'
                yield Complaint(places.line("question", nth, "asked_when"), sentence)
        known |= {(row["id"], choice["id"]) for choice in row.get("choices", ())}


def _planted(data: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    """Every mistake that an answer or a spot can be: the table it is named in, which of them, the key, and its id."""
    for nth, row in rows(data, "question"):
        if "false_mark" in row:
            yield "question", nth, "false_mark", row["false_mark"]
        for choice in row.get("choices", ()):
            if mistake := mistake_of(data, row, choice):
                yield "question", nth, "choices", mistake
    for nth, row in rows(data, "message"):
        for choice in row.get("choices", ()):
            if "mistake" in choice:
                yield "message", nth, "choices", choice["mistake"]
    for nth, row in rows(data, "mark"):
        if is_faulty(row):
            yield "mark", nth, "mistake", row["mistake"]


def _mistakes(data: Mapping[str, Any], places: Places, known: Mapping[str, Any]) -> Iterator[Complaint]:
    """What is wrong with mistakes that the author named himself, or that an answer names."""
    written = {row["id"] for _, row in rows(data, "mistake")}
    used = list(_planted(data))
    for table, nth, key, mistake in used:
        if mistake not in written:
            near = suggest(mistake, written)
            yield Complaint(places.line(table, nth, key), f'ไม่มี [[mistake]] id = "{mistake}"{near}')
        elif mistake in known:
            yield Complaint(places.line(table, nth, key), f'"{mistake}" โปรแกรมจับเอง ให้ตั้งชื่อข้อผิดพลาดใหม่')
    for nth, row in rows(data, "mistake"):
        if row["id"] in known:
            if "what" in row:
                yield Complaint(places.line("mistake", nth, "what"), "ข้อผิดพลาดที่โปรแกรมจับเองไม่ต้องมี what")
        elif "what" not in row and row["id"] not in {mistake for *_, mistake in used}:
            line = places.line("mistake", nth, "id")
            yield Complaint(line, f'ช่อง "id" ไม่รู้จัก "{row["id"][:60]}"{suggest(row["id"], known)}')
        elif "what" not in row:
            yield Complaint(places.line("mistake", nth), f'ข้อผิดพลาด "{row["id"]}" ต้องมี what คือทำอะไรผิด')
        elif row["id"] not in {mistake for *_, mistake in used}:
            line = places.line("mistake", nth, "id")
            yield Complaint(line, f'ไม่มีทางเลือกหรือจุดใดที่เป็นข้อผิดพลาด "{row["id"]}"')
