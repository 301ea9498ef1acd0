"""What comes after approval, rule by rule: sums that agree, what the statement shows, what a new batch holds."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.training.driver import SHIPPED_DRILLS, Run
from thai.numerals import all_arabic
from training.draws import every_draw
from training.errors import InvalidScenario
from training.reports import ledger
from training.scenario import Paper, Scenario
from training.scenario_catalog import SHIPPED
from training.scenario_file import parse
from training.view import Facts, Table

LOST = SHIPPED_DRILLS["no_answer_after_code"]
PARTIAL = SHIPPED_DRILLS["partially_completed"]
RECONCILE = SHIPPED_DRILLS["reconcile_by_own_statement"]
WITH_STATEMENTS = [d for d in SHIPPED_DRILLS.values() if d.reports.statements]


def table(run: Run) -> Table:
    return next(block for block in run.view.screen.blocks if isinstance(block, Table))


def facts(run: Run) -> dict[str, str]:
    return dict(row for block in run.view.screen.blocks if isinstance(block, Facts) for row in block.rows)


def baht(text: str) -> Decimal:
    return Decimal(re.sub(r"[^0-9.]", "", all_arabic(text)) or "0")


def statement(run: Run) -> Run:
    if run.state.window.screen != "inquiries":
        run.do("open_inquiries")
    run.do("open_account", account="0000000010")
    return run


def lose_answer(scenario: Scenario) -> Run:
    run = Run(scenario).sign_in()
    run.ask_code("660817001")
    run.wait("1")
    assert run.do("read_message", message="sms-660817001-1") == ["message_read"]
    assert "answer_lost" in run.type_code(run.code)
    return run


APPROVED, NOT_APPROVED = every_draw(LOST)

# ---------------------------------------------------------------- the statement


@pytest.mark.parametrize("drill", WITH_STATEMENTS, ids=lambda drill: drill.id)
def test_a_statement_on_the_screen_adds_up_line_by_line(drill: Scenario) -> None:
    run = statement(Run(drill).sign_in())
    shown, told = table(run), facts(run)
    column = {heading: number for number, heading in enumerate(shown.headings)}

    left = baht(told["ยอดคงเหลือยกมา"])
    for cells in shown.rows:
        left += baht(cells[column["ฝาก"]]) - baht(cells[column["ถอน"]]) - baht(cells[column["ภาษี"]])
        assert baht(cells[column["ยอดคงเหลือ"]]) == left
    assert baht(told["ยอดยกไป"]) == left
    assert left == baht(told["ยอดคงเหลือยกมา"]) - baht(told["รายการถอนเงิน"]) + baht(told["รายการฝากเงิน"])


def test_every_column_of_the_banks_statement_is_there() -> None:
    headings = set(table(statement(Run(RECONCILE).sign_in())).headings)

    wanted = {"วันที่", "เวลา", "รายการ", "รายละเอียด", "เช็ค", "ถอน", "ฝาก", "ภาษี", "ยอดคงเหลือ", "ช่องทาง"}
    assert wanted <= headings


@pytest.mark.parametrize(
    ("draw", "there"), [(APPROVED, True), (NOT_APPROVED, False)], ids=["taken", "not taken"]
)
def test_the_statement_tells_the_truth_while_the_batch_list_knows_nothing(
    draw: Scenario, there: bool
) -> None:
    run = lose_answer(draw)
    run.do("reload_page")
    run.sign_in().do("open_inquiries")
    run.do("open_batch_list")
    assert "Unknown" in " ".join(table(run).rows[0])

    statement(run)

    assert any("660817001" in " ".join(cells) for cells in table(run).rows) is there


def test_a_set_that_was_paid_twice_stands_on_the_statement_twice() -> None:
    run = lose_answer(APPROVED)
    run.do("reload_page")
    run.do("read_message", message="maker_calls")
    assert "set_copied" in run.do("answer_message", message="maker_calls", choice="again")
    run.sign_in().ask_code("660817002")
    run.wait("1")
    run.do("read_message", message="sms-660817002-1")

    assert "mistake" in run.type_code(run.code)

    run.do("open_inbox")
    rows = [" ".join(cells) for cells in table(statement(run)).rows]
    assert sum("58,750.00" in row for row in rows) == 2
    assert "paid_twice" in run.state.mistakes


# ---------------------------------------------------------------- the way there


def test_a_maker_comes_from_his_menu_to_the_reports_and_back() -> None:
    run = Run(replace(SHIPPED_DRILLS["upload_direct_file"], reports=PARTIAL.reports)).sign_in()
    assert run.state.window.screen == "maker_home"

    run.do("open_inquiries")
    run.do("open_account", account="0000000010")
    assert run.state.window.screen == "account_statement"

    run.do("open_inquiries")
    run.do("open_home")
    assert run.state.window.screen == "maker_home"


# ---------------------------------------------------------------- an answer that never comes


def test_a_set_that_was_not_taken_waits_again_and_can_be_approved_once() -> None:
    run = lose_answer(NOT_APPROVED)
    run.do("reload_page")
    run.sign_in().do("open_inquiries")
    run.do("open_batch_list")
    run.do("open_inquiries")
    run.do("open_account", account="0000000010")

    assert "answer_settled" in run.do("contact", contact="bank")
    assert run.state.bank.sets[0].status == "pending"
    run.do("open_inquiries")
    run.do("open_inbox")
    run.ask_code("660817001")
    run.wait("1")
    run.do("read_message", message="sms-660817001-2")
    assert run.type_code(run.code) == ["approved"]
    run.do("logout")

    assert (run.state.outcome, run.state.mistakes) == ("approved", frozenset())


def test_calling_the_bank_before_looking_is_a_mistake() -> None:
    run = lose_answer(APPROVED)

    assert "answer_settled" in run.do("contact", contact="bank")

    assert run.state.mistakes == {"settled_unchecked"}


def test_signing_out_does_not_end_the_drill_while_nobody_knows() -> None:
    run = lose_answer(APPROVED)
    run.do("reload_page")
    run.sign_in().do("logout")

    assert run.state.outcome == ""


# ---------------------------------------------------------------- results and the new batch


@pytest.mark.parametrize(
    ("failed", "status"),
    [(None, "processing"), ((), "completed"), ((2, 5), "partial"), (range(1, 7), "failed")],
)
def test_a_batch_stands_as_its_items_do(failed: tuple[int, ...] | None, status: str) -> None:
    one = PARTIAL.reports.results[0]
    failures = tuple(replace(one.failures[0], line=line) for line in failed or ())
    results = () if failed is None else (replace(one, failures=failures),)
    scenario = replace(PARTIAL, reports=replace(PARTIAL.reports, results=results))

    assert ledger.batch_status(scenario, PARTIAL.sets[0]) == status


def test_the_report_says_of_each_item_what_became_of_it() -> None:
    run = Run(PARTIAL).sign_in()
    run.do("open_inquiries")
    run.do("open_downloads")
    run.do("open_report", batch="660831001")

    assert [cells[-1] for cells in table(run).rows] == [
        "สำเร็จ", "ไม่สำเร็จ: บัญชีปิด", "สำเร็จ", "สำเร็จ", "ไม่สำเร็จ: ไม่มีบัญชี", "สำเร็จ",
    ]  # fmt: skip
    assert facts(run)["สำเร็จ"] == "4 รายการ 37,500.00 บาท"
    assert facts(run)["ไม่สำเร็จ"] == "2 รายการ 19,500.00 บาท"
    run.do("open_advice", line="5")
    assert facts(run)["ผล"] == "ไม่สำเร็จ: ไม่มีบัญชี"


def test_a_new_batch_of_what_failed_goes_to_the_corrected_accounts_under_a_new_reference() -> None:
    run = Run(PARTIAL).sign_in()
    for kind, args in [
        ("open_inquiries", {}),
        ("open_downloads", {}),
        ("open_report", {"batch": "660831001"}),
        ("start_batch", {}),
        ("choose_items", {"items": "failed"}),
        ("choose_accounts", {"accounts": "corrected"}),
    ]:
        run.do(kind, **args)
    assert "batch_sent" in run.do("submit_batch")

    new = run.state.bank.sets[-1]
    assert (new.ref, new.status, new.total) == ("660831002", "pending", Decimal("19500.00"))
    assert [t.account for t in new.transfers] == ["0000000032", "0000000052"]
    assert "resent_unread" in run.state.mistakes  # the statement was not looked at


RIGHT = {"company_id": "<right>", "user_id": "<right>", "password": "<right>"}


def approver_opens_a_new_batch(items: str, accounts: str) -> Run:
    """The maker has read the report and the statement and sent a batch; the authorizer has it before her."""
    run = Run(PARTIAL).sign_in()
    run.do("open_inquiries")
    run.do("open_account", account="0000000010")
    run.do("open_inquiries")
    run.do("open_downloads")
    run.do("open_report", batch="660831001")
    run.do("start_batch")
    run.do("choose_items", items=items)
    run.do("choose_accounts", accounts=accounts)
    run.do("submit_batch")
    run.do("open_batch_list")
    run.do("open_inquiries")
    run.do("logout")
    assert run.state.outcome == ""
    run.do("take_seat", who="authorizer")
    run.do("login", **RIGHT)
    run.do("open_set", ref="660831002")
    return run


def test_the_new_batch_needs_a_new_approval_by_somebody_else() -> None:
    run = approver_opens_a_new_batch("failed", "corrected")
    run.do("approve", ref="660831002")
    assert run.do("confirm") == ["approved"]
    run.do("logout")

    assert (run.state.outcome, run.state.mistakes) == ("approved", frozenset())


@pytest.mark.parametrize(
    ("items", "accounts"), [("all", "corrected"), ("all", "old"), ("failed", "old"), ("failed", "corrected")]
)
def test_the_new_approval_is_a_check_of_its_own(items: str, accounts: str) -> None:
    run = approver_opens_a_new_batch(items, accounts)
    good = (items, accounts) == ("failed", "corrected")
    rejecting = the_same(run)
    run.do("approve", ref="660831002")
    run.do("confirm")
    rejecting.do("start_reject", ref="660831002")
    rejecting.do("reject", reason="<given>")

    assert ("approved_bad_set" in run.state.mistakes) is not good
    assert ("rejected_good_set" in rejecting.state.mistakes) is good


def the_same(run: Run) -> Run:
    """Another run that stands where this one does."""
    other = Run(run.scenario)
    other.state = run.state
    return other


def test_where_the_maker_sits_too_the_authorizer_has_no_menu_of_reports() -> None:
    run = approver_opens_a_new_batch("failed", "corrected")
    run.do("open_inbox")

    assert run.do("open_inquiries") == ["refused"]


def test_only_one_new_batch_is_made_and_nothing_unchosen_is_sent() -> None:
    run = Run(PARTIAL).sign_in()
    run.do("open_inquiries")
    run.do("open_downloads")
    run.do("open_report", batch="660831001")
    run.do("start_batch")
    assert run.do("submit_batch") == ["refused"]
    run.do("choose_items", items="all")
    assert run.do("submit_batch") == ["refused"]
    run.do("choose_accounts", accounts="old")
    run.do("submit_batch")
    run.do("open_batch_list")
    run.do("open_batch", batch="660831001")
    run.do("open_report", batch="660831001")

    assert run.do("start_batch") == ["refused"]
    assert {"resent_all", "resent_old_account"} <= run.state.mistakes


# ---------------------------------------------------------------- reconciling


def rows_of(paper: Paper) -> list[tuple[Decimal, Decimal]]:
    return [(baht(row[2]), baht(row[3])) for row in paper.rows if row[1] != "รวม"]


@pytest.mark.parametrize("paper", ["register", "edited_pdf"])
def test_the_papers_on_the_auditors_desk_differ_from_the_bank_in_one_line_by_29_baht(paper: str) -> None:
    lines = RECONCILE.reports.statements[0].lines
    written = rows_of(next(p for p in RECONCILE.papers if p.id == paper))
    differing = [
        (line, row) for line, row in zip(lines, written, strict=True) if (line.out, line.into) != row
    ]

    assert [line.number for line, _ in differing] == sorted(RECONCILE.reports.differing())
    line, (out, _) = differing[0]
    assert line.out - out == Decimal("29.00")
    assert line.in_register == out


def test_a_line_that_agrees_is_not_noted() -> None:
    run = statement(Run(RECONCILE).sign_in())

    assert run.do("mark_line", line="1") == ["line_misjudged", "mistake"]
    assert run.do("conclude", finding="differs") == ["refused"]
    assert run.do("mark_line", line="3") == ["line_found"]
    assert run.do("conclude", finding="differs") == ["concluded"]

    assert run.do("mark_line", line="2") == ["refused"]


@pytest.mark.parametrize(("first", "wrong"), [("maker", True), ("mayor", False)])
def test_the_maker_is_not_asked_before_it_is_reported(first: str, wrong: bool) -> None:
    run = statement(Run(RECONCILE).sign_in())
    run.do("mark_line", line="3")
    run.do("contact", contact=first)
    run.do("contact", contact="maker" if first == "mayor" else "mayor")

    assert ("warned_suspect" in run.state.mistakes) is wrong


def test_who_only_looks_has_nothing_to_approve() -> None:
    run = Run(RECONCILE).sign_in()

    assert run.state.window.screen == "inquiries"
    for kind in ("open_inbox", "approve_all", "confirm"):
        assert run.do(kind) == ["refused"]


# ---------------------------------------------------------------- what an author is told


@pytest.mark.parametrize(
    ("drill", "old", "new", "sentence"),
    [
        ("partially_completed", 'closing = "267900.00"', 'closing = "267899.00"', "Statement ไม่ลงตัว"),
        ("partially_completed", 'in = "9000.00"', 'tax = "1.00"', "อย่างใดอย่างหนึ่ง"),
        ("partially_completed", "line = 5\nwhy", "line = 7\nwhy", "ไม่มีบรรทัดที่ 7 ในชุดนั้น"),
        ("partially_completed", "line = 5\nwhy", "line = 2\nwhy", "บรรทัดที่ 2 ของชุดนั้นเขียนไว้แล้ว"),
        ("partially_completed", "line = 5\nwhy", "line = 4\nwhy", "โอนสำเร็จรวม 39,000.00 บาท แต่ Statement"),
        ("partially_completed", 'why = "closed"', 'why = "close"', 'หมายถึง "closed" หรือไม่'),
        ("partially_completed", '[[result]]\nset = "660831001"', '[[result]]\nset = "660831009"', 'ไม่มีชุด "660831009"'),
        ("reconcile_by_own_statement", 'in_register = "36500.00"', 'in_register = "36529.00"', "ตัด in_register ออก"),
        ("reconcile_by_own_statement", 'detail = "จ่ายค่าไฟฟ้า"', 'detial = "x"', 'หมายถึง "detail" หรือไม่'),
        ("no_answer_after_code", 'ends_when = "answer_known"\n', "", 'ต้องมี ends_when = "answer_known"'),
        ("no_answer_after_code", 'ref = "660817002"', 'ref = "660817001"', "ให้ใช้เลขที่ใหม่"),
        ("no_answer_after_code", 'truth = "pending"', 'truth = "lost"', "ไม่รู้จัก"),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_told_on_its_line(drill: str, old: str, new: str, sentence: str) -> None:
    text = (SHIPPED / f"{drill}.toml").read_text("utf-8")
    assert old in text

    with pytest.raises(InvalidScenario) as caught:
        parse(f"{drill}.toml", text.replace(old, new, 1))

    assert sentence in str(caught.value)
    assert all(complaint.line > 1 for complaint in caught.value.complaints)
