"""Work at the office's own desk: questions that go on whatever is answered, and spots on papers."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from tests.training.driver import FILE, SHIPPED_DRILLS, Run
from training import explore
from training.desk.verdicts import day_of, is_faulty
from training.errors import InvalidScenario
from training.scenario import Scenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.scoring import result
from training.view import IN_HAND, Buttons

TREE = SHIPPED_DRILLS["who_acts_where"]
DESK_DRILLS = {name: drill for name, drill in SHIPPED_DRILLS.items() if drill.questions}
EVERY_DESK_DRILL = pytest.mark.parametrize("drill", DESK_DRILLS.values(), ids=DESK_DRILLS)
DRILL = """
[scenario]
id = "small"
version = "1"
title = "เรื่องสั้น"
brief = "ท่านตรวจกระดาษหนึ่งแผ่น"
letter = "D-2"
role = "officer"
mastery = 80
start = 2023-08-01T09:00:00+07:00
portal = "office_desk"
passes_with = ["done"]

[[paper]]
id = "form"
title = "แบบ"
headings = ["ข้อ", "รายการ", "ที่กรอกไว้"]
rows = [["๑", "ชื่อ", "อบต. บ้านตัวอย่าง"], ["๒", "วันที่", "ไม่ได้กรอก"]]

[[question]]
id = "go"
title = "ไปหรือไม่"
text = "ไม่พบชื่อหน่วยงานในบัญชี"
ask = "ไปสาขาหรือไม่"
hint = "ดูข้อ ๒"
choices = [
    { id = "yes", caption = "ไปทันที" },
    { id = "no", caption = "ไม่ไป", mistake = "stayed", said = "ไม่มีใครเปิดให้" },
]

[[question]]
id = "sorry"
title = "ยังไม่สาย"
text = "วันนี้ยังไปได้"
ask = "จะไปหรือไม่"
hint = "ไปเลย"
asked_when = ["go.no"]
choices = [{ id = "late", caption = "ไปวันนี้" }, { id = "never", caption = "ไม่ไปเลย", mistake = "never_went" }]

[[question]]
id = "today"
title = "วันที่ ๙"
text = "วันนี้คือวันที่ ๙"
ask = "ใช้รหัสหรือยัง"
hint = "ยังไม่ยืนยัน"
office = "unlisted"
today = 2023-08-09
choices = [
    { id = "used", caption = "ใช้แล้ว", when = "on", mistake = "used_early" },
    { id = "not_used", caption = "ยังไม่ใช้", when = "off", mistake = "used_late" },
]

[[question]]
id = "read"
title = "ตรวจแบบ"
text = "ตรวจทีละจุด"
ask = "จุดนี้ผิดหรือถูก"
hint = "ดูให้ครบ"
marks = "form"
false_mark = "cried_wolf"

[[mark]]
id = "name"
paper = "form"
row = 1

[[mark]]
id = "day"
paper = "form"
row = 2
mistake = "missed_day"
"""
OWN = ("stayed", "never_went", "used_early", "cried_wolf", "missed_day")
DRILL += "".join(
    f'\n[[mistake]]\nid = "{id_}"\nwhat = "ผิดข้อ {id_}"\nseverity = "minor"\n'
    'points = 5\nclause = "D-2"\nremedy = "ทำใหม่"\n'
    for id_ in OWN
)
DRILL += """
[[answer]]
do = "choose"
question = "go"
choice = "yes"

[[answer]]
do = "choose"
question = "today"
choice = "not_used"

[[answer]]
do = "choose"
question = "name"
choice = "sound"

[[answer]]
do = "choose"
question = "day"
choice = "faulty"

[[answer]]
do = "hand_in"
"""


@pytest.fixture(scope="module")
def small() -> Scenario:
    return parse("small.toml", DRILL)


def decide(run: Run, **answers: str) -> list[str]:
    return [
        kind
        for question, choice in answers.items()
        for kind in run.do("choose", question=question, choice=choice)
    ]


# ---------------------------------------------------------------- playing


def test_a_drill_at_the_desk_needs_no_signing_in_and_is_proved_like_any_other(small: Scenario) -> None:
    report = explore.check(explore.walk(small))

    assert (report.faults, all(report.noticed.values())) == ((), True)
    assert explore.answer_faults(small) == []


def test_who_decides_right_hands_in_a_full_pass(small: Scenario) -> None:
    run = Run(small)
    told = decide(run, go="yes", today="not_used", name="sound", day="faulty")
    told += run.do("hand_in")

    assert told == ["chosen"] * 4 + ["handed_in", "ended"]
    worth = result(small, run.state)
    assert (worth.score, worth.passed, worth.outcome) == (100, True, "done")


def test_a_wrong_answer_is_a_mistake_and_the_work_goes_on_with_what_came_of_it(small: Scenario) -> None:
    run = Run(small)

    assert decide(run, go="no") == ["chosen", "mistake"]
    assert run.state.mistakes == {"stayed"}
    assert "ไม่มีใครเปิดให้" in run.said
    assert run.view.screen.title == "ยังไม่สาย"


def test_a_question_that_hangs_on_another_answer_is_left_out(small: Scenario) -> None:
    run = Run(small)
    decide(run, go="yes")

    assert run.view.screen.title == "วันที่ ๙"


def test_no_question_is_answered_twice_and_none_before_its_turn(small: Scenario) -> None:
    run = Run(small)
    decide(run, go="no")

    for out_of_turn in ({"go": "yes"}, {"day": "faulty"}, {"sorry": "yes"}):
        assert decide(run, **out_of_turn) == ["refused"]
    assert run.do("hand_in") == ["refused"]
    assert run.state.mistakes == {"stayed"}


@pytest.mark.parametrize(
    ("name", "day", "made"),
    [
        ("sound", "faulty", set()),
        ("faulty", "faulty", {"cried_wolf"}),
        ("sound", "sound", {"missed_day"}),
        ("faulty", "sound", {"cried_wolf", "missed_day"}),
    ],
)
def test_a_fault_that_is_missed_and_a_sound_spot_that_is_marked_both_count(
    small: Scenario, name: str, day: str, made: set[str]
) -> None:
    run = Run(small)
    decide(run, go="yes", today="not_used", name=name, day=day)

    assert run.state.mistakes == made


def test_the_paper_shows_the_spot_in_hand_and_how_the_others_were_judged(small: Scenario) -> None:
    run = Run(small)
    decide(run, go="yes", today="not_used")
    assert run.view.desk[0].signs == (IN_HAND, "")
    decide(run, name="faulty")
    assert run.view.desk[0].signs == ("✗", IN_HAND)
    decide(run, day="sound")
    assert run.view.desk[0].signs == ("✗", "✓")


def test_the_spots_of_a_paper_cost_one_state_each(small: Scenario) -> None:
    reached = explore.walk(small).reached

    assert len(reached) == 7  # go, sorry, today, two spots, all decided, handed in


def test_an_answer_is_kept_in_mind_as_long_as_a_later_question_hangs_on_it() -> None:
    marks = 'marks = "form"\n'
    hanging = parse("small.toml", DRILL.replace(marks, f'{marks}asked_when = ["go.no"]\n', 1))
    run, other = Run(hanging), Run(hanging)
    decide(run, go="yes", today="not_used")
    decide(other, go="no", sorry="late", today="not_used")

    assert run.do("hand_in") == ["handed_in", "ended"]
    assert other.view.screen.title == "ตรวจแบบ"
    # go, sorry, today twice, two spots, all decided, handed in
    assert len(explore.walk(hanging).reached) == 8


# ---------------------------------------------------------------- what is on the pane


@pytest.mark.parametrize(
    "drill",
    [drill for drill in DESK_DRILLS.values() if not drill.questions[0].spot],
    ids=lambda drill: drill.id,
)
def test_the_place_of_an_answer_gives_nothing_away(drill: Scenario) -> None:
    first = drill.questions[0]
    places = set()
    for room in range(20):
        shown = next(b for b in Run(drill, f"room {room}").view.screen.blocks if isinstance(b, Buttons))
        assert {dict(b.args)["choice"] for b in shown.buttons} == {option.id for option in first.options}
        places.add(tuple(dict(b.args)["choice"] for b in shown.buttons))

    assert len(places) > 1


@EVERY_DESK_DRILL
def test_every_question_has_a_right_answer_and_costs_something_to_get_wrong(drill: Scenario) -> None:
    for question in drill.questions:
        assert {bool(option.mistake) for option in question.options} == {True, False}


@EVERY_DESK_DRILL
def test_what_came_of_a_wrong_answer_is_told_of_every_one(drill: Scenario) -> None:
    for question in drill.questions:
        wrong = [option for option in question.options if option.mistake]
        assert question.spot or all(option.said for option in wrong), question.id


# ---------------------------------------------------------------- what a rule of the letter decides

RULED = DRILL.replace(
    'office = "unlisted"\ntoday = 2023-08-09\n', 'rule = "R23"\ncounted_from = 2025-04-10\n'
).replace(
    """{ id = "used", caption = "ใช้แล้ว", when = "on", mistake = "used_early" }""",
    """{ id = "used", caption = "ภายใน {day}", day = 2025-04-15, mistake = "used_early" }""",
).replace(
    """{ id = "not_used", caption = "ยังไม่ใช้", when = "off", mistake = "used_late" }""",
    """{ id = "not_used", caption = "ภายใน {day}", day = 2025-04-18, mistake = "used_early" }""",
).replace(
    'row = 2\nmistake = "missed_day"',
    'row = 2\nmistake = "missed_day"\nrule = "R15"\ndays = [2025-11-30, 2026-03-01]',
)  # fmt: skip


def test_the_rule_counts_the_right_day_and_the_button_writes_it_out() -> None:
    drill = parse("small.toml", RULED)
    question = next(q for q in drill.questions if q.id == "today")

    assert {option.id: option.mistake for option in question.options} == {
        "used": "used_early",
        "not_used": "",
    }
    assert [option.caption for option in question.options] == [
        "ภายใน ๑๕ เมษายน ๒๕๖๘",
        "ภายใน ๑๘ เมษายน ๒๕๖๘",
    ]


@EVERY_DESK_DRILL
def test_where_a_rule_decides_nothing_bad_is_told_to_come_of_the_right_answer(drill: Scenario) -> None:
    rows = {
        row["id"]: row for row in tomllib.loads((SHIPPED / f"{drill.id}.toml").read_text("utf-8"))["question"]
    }
    for question in drill.questions:
        if {"office", "rule"} & set(rows.get(question.id, ())):
            assert [option.said for option in question.options if not option.mistake] == [""], question.id


@pytest.mark.parametrize(
    ("rule", "start", "right"),
    [
        ("R15", date(2025, 11, 30), date(2026, 2, 28)),
        ("R23", date(2025, 12, 30), date(2026, 1, 7)),
        ("R23_cautious", date(2025, 12, 30), date(2026, 1, 6)),
    ],
)
def test_each_rule_gives_its_day(rule: str, start: date, right: date) -> None:
    assert day_of({"rule": rule, "counted_from": start}) == right


TWO_NAMES = {"people": ["นายปิติ รอบคอบ", "นายปิติ  รอบคอบ"]}


@pytest.mark.parametrize(
    ("mark", "faulty"),
    [
        ({"rule": "R15", "days": [date(2025, 11, 30), date(2026, 2, 28)]}, False),
        ({"rule": "R15", "days": [date(2025, 11, 30), date(2026, 3, 1)]}, True),
        ({"rule": "R16", **TWO_NAMES}, True),
        ({"rule": "R16b", **TWO_NAMES}, True),
        ({"rule": "R16", "people": ["นายปิติ รอบคอบ", "นางสาวชูใจ มั่นคง"]}, False),
        ({"rule": "R19", "days": [date(2025, 3, 10), date(2025, 3, 10)]}, False),
        ({"rule": "R19", "days": [date(2025, 3, 10), date(2025, 3, 11)]}, True),
        ({"rule": "R20", "days": [date(2025, 3, 31), date(2025, 4, 1)]}, False),
        ({"rule": "R20", "days": [date(2025, 4, 1), date(2025, 4, 1)]}, True),
        ({"rule": "R23", "days": [date(2025, 3, 3), date(2025, 3, 6)]}, False),
        ({"rule": "R23", "days": [date(2025, 3, 3), date(2025, 3, 7)]}, True),
        ({"rule": "R31", "days": [date(2025, 2, 10), date(2025, 2, 10)]}, False),
        ({"rule": "R31", "days": [date(2025, 2, 9), date(2025, 2, 9)]}, True),
        ({"rule": "R31", "days": [date(2025, 4, 12), date(2025, 4, 12)]}, True),
        ({"rule": "R31", "days": [date(2025, 2, 10), date(2025, 2, 11)]}, True),
        ({"mistake": "missed"}, True),
        ({}, False),
    ],
)
def test_a_line_is_faulty_as_its_rule_or_else_its_author_has_it(
    mark: dict[str, object], faulty: bool
) -> None:
    assert is_faulty(mark) is faulty


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("day = 2025-04-18", "day = 2025-04-17", "ไม่มีทางเลือกที่ถูกต้อง"),
        ("counted_from = 2025-04-10\n", "", "ต้องมี counted_from"),
        ('rule = "R23"\n', "", "ใช้ได้เมื่อมี rule"),
        ('rule = "R23"\n', 'rule = "R32"\n', 'ไม่รู้จัก "R32"'),
        ('rule = "R23"\n', 'rule = "R23"\noffice = "listed"\n', "ไม่มี office"),
        ('day = 2025-04-18, mistake = "used_early"', "day = 2025-04-18", "ทุกทางเลือกต้องมี mistake"),
        ("day = 2025-04-18", 'day = "18 เม.ย."', "ต้องเป็นวันที่ (ปี ค.ศ.)"),
        ("counted_from = 2025-04-10", "counted_from = 2020-04-10", "ยังไม่มีตารางวันหยุดราชการของปี พ.ศ. 2563"),
        ("days = [2025-11-30, 2026-03-01]", "days = [2025-11-30]", "ต้องเป็นรายการสองอย่าง"),
        ("days = [2025-11-30, 2026-03-01]", 'people = ["ก", "ก"]', "ต้องมี rule และ days"),
        ('rule = "R15"\n', "", "ต้องมี rule"),
        ("2026-03-01]", "2026-02-28]", "กฎ R15 ตัดสินว่าจุดนี้ถูกต้อง จึงต้องไม่มี mistake"),
        ('row = 2\nmistake = "missed_day"', "row = 2", "กฎ R15 ตัดสินว่าจุดนี้ผิด จึงต้องมี mistake"),
    ],
)  # fmt: skip
def test_an_author_who_sees_it_otherwise_than_the_rule_is_told(old: str, new: str, sentence: str) -> None:
    assert old in RULED

    assert sentence in complaints(RULED.replace(old, new, 1))


# ---------------------------------------------------------------- what an author gets wrong


WORDS = 'task = "ก"\nhint = "ข"\n'


def complaints(text: str) -> str:
    with pytest.raises(InvalidScenario) as caught:
        parse("small.toml", text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('asked_when = ["go.no"]', 'asked_when = ["go.noo"]', 'หมายถึง "go.no" หรือไม่'),
        ('asked_when = ["go.no"]', 'asked_when = ["today.used"]', "ที่มาก่อน"),
        ('mistake = "stayed", ', 'mistake = "stayd", ', 'ไม่มี [[mistake]] id = "stayd" (หมายถึง "stayed" หรือไม่)'),
        ('mistake = "stayed", ', "", 'ไม่มีทางเลือกหรือจุดใดที่เป็นข้อผิดพลาด "stayed"'),
        ('mistake = "stayed", ', 'mistake = "told_code", ', 'ไม่มี [[mistake]] id = "told_code"'),
        ('{ id = "yes", caption = "ไปทันที" }', '{ id = "yes", caption = "ไ", mistake = "stayed" }', "ไม่มีทางเลือกที่ถูก"),
        ('{ id = "yes", caption = "ไปทันที" },', "", "อย่างน้อยสองข้อ"),
        ('id = "yes", caption', 'id = "no", caption', "id ซ้ำกัน"),
        ('caption = "ไปทันที"', "caption = 3", "ของทางเลือก"),
        ('caption = "ไปทันที"', 'text = "ไปทันที"', "ต้องมี id และ caption"),
        ('marks = "form"\n', "", "ต้องมี choices หรือ marks"),
        ('marks = "form"', 'marks = "from"', 'ไม่มี [[mark]] ของกระดาษ "from"'),
        ('false_mark = "cried_wolf"', "", "ต้องมี false_mark"),
        ('paper = "form"\nrow = 1', 'paper = "from"\nrow = 1', 'ไม่มีกระดาษ "from" (หมายถึง "form" หรือไม่)'),
        ("row = 2", "row = 3", "ไม่มีแถวที่ 3"),
        ("row = 2", "row = 1", "แถวที่ 1 มี [[mark]] แล้ว"),
        ('id = "day"', 'id = "go"', 'มี [[question]] ชื่อ "go" แล้ว'),
        ("today = 2023-08-09", "", "ต้องมี today"),
        ("today = 2023-08-09", 'today = "9 ส.ค."', "ต้องเป็นวันที่ (ปี ค.ศ.)"),
        ("today = 2023-08-09", "today = 2566-08-09", "ต้องเป็นวันที่ (ปี ค.ศ.)"),
        ('office = "unlisted"', 'office = "confirmed"', "ต้องมี confirmed"),
        ('office = "unlisted"', 'office = "unlistd"', 'หมายถึง "unlisted" หรือไม่'),
        ('office = "unlisted"\ntoday = 2023-08-09', "", "when ใช้ได้เมื่อมี office"),
        ('when = "on"', 'when = "maybe"', '"on", "off" หรือ "never"'),
        ('what = "ผิดข้อ stayed"\n', "", 'ข้อผิดพลาด "stayed" ต้องมี what'),
        ("[[paper]]", f'[[step]]\nid = "a"\ndone_when = "over"\n{WORDS}\n[[paper]]', "ไม่ใช้หมวด step"),
        ("[[paper]]", "[codes]\nmax_sends = 3\n\n[[paper]]", "ไม่ใช้หมวด codes"),
        ('portal = "office_desk"', 'portal = "office_dek"', 'หมายถึง "office_desk" หรือไม่'),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_to_do(old: str, new: str, sentence: str) -> None:
    assert old in DRILL

    assert sentence in complaints(DRILL.replace(old, new, 1))


def test_a_desk_with_nothing_to_decide_is_told_so() -> None:
    start, end = DRILL.index("[[question]]"), DRILL.index("[[mistake]]")

    assert "ขาดหมวด [[question]]" in complaints(DRILL[:start] + DRILL[end:])


def test_a_bank_drill_takes_no_questions_and_nobody_without_a_right() -> None:
    text = FILE.read_text("utf-8")
    question = DRILL[
        DRILL.index("[[question]]") : DRILL.index("[[question]]", DRILL.index("[[question]]") + 1)
    ]

    assert "ใช้ได้เฉพาะแบบฝึกที่โต๊ะทำงาน" in complaints(text.replace("[[paper]]", f"{question}\n[[paper]]", 1))
    assert "ไม่มีสิทธิที่ธนาคาร" in complaints(text.replace('role = "authorizer"', 'role = "officer"', 1))


def test_a_mistake_that_the_program_knows_needs_no_words_of_its_own() -> None:
    text = FILE.read_text("utf-8").replace('id = "told_code"\n', 'id = "told_code"\nwhat = "บอกรหัส"\n', 1)

    assert "ไม่ต้องมี what" in complaints(text)


def test_the_shipped_drills_of_the_desk_are_named_as_their_files() -> None:
    assert all((SHIPPED / f"{drill}.toml").exists() for drill in DESK_DRILLS)
