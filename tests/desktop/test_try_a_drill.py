"""A drill played with plain lines of text, by a program that reads what is told and answers by number."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.training.driver import TWO_SEATS_TEXT

ROOT = Path(__file__).parent.parent.parent
DRILLS = ("approve_transfer_by_otp", "changed_after_code")
CARD = {"Company ID": "GMIS990001", "User ID": "AUTH01", "Password": "Fuek-2566"}


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "KHLANG_DESK_HOME": str(home), "DISPLAY": "", "PYTHONIOENCODING": "utf-8"}


def run(home: Path, *words: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *words],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env=environment(home),
        cwd=home,
    )


class Player:
    """Somebody at a terminal: reads until asked, then answers."""

    def __init__(self, home: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "main.py", "drill", "try", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(home),
            cwd=home,
        )
        self.heard = ""

    def listen(self) -> str:
        """What is said until the next question, or until the end."""
        said = b""
        while not said.decode("utf-8", "ignore").endswith(": ") and (
            more := os.read(self.process.stdout.fileno(), 65536)
        ):
            said += more
        text = said.decode("utf-8")
        self.heard += text
        return text

    def say(self, text: str) -> None:
        """Answers with a line."""
        self.process.stdin.write(f"{text}\n".encode())
        self.process.stdin.flush()

    def end(self) -> int:
        """The exit code, once there is nothing more to type."""
        self.process.stdin.close()
        self.heard += self.process.stdout.read().decode()
        self.heard += self.process.stderr.read().decode()
        return self.process.wait(30)


@pytest.fixture
def players(tmp_path: Path) -> Iterator[list[Player]]:
    made: list[Player] = []
    yield made
    for player in made:
        player.process.kill()
        player.process.wait()
        for pipe in (player.process.stdin, player.process.stdout, player.process.stderr):
            pipe.close()


def numbers(told: str) -> dict[str, str]:
    """The number of each thing that can be done, by its caption."""
    return {caption: number for number, caption in re.findall(r"^(\d+)\. (.+)$", told, re.M)}


def pick(player: Player, told: str, caption: str, card: dict[str, str] = CARD) -> str:
    """Chooses what says this, and what is said then; a box on the way is filled with the drill's own values."""
    found = [
        number for name, number in numbers(told).items() if name == caption or name.endswith(f": {caption}")
    ]
    assert found, f"nothing says {caption}: {told}"
    player.say(found[0])
    told = player.listen()
    while not told.endswith("เลือกหมายเลข: ") and (box := re.search(r"([^\n]+): $", told)):
        codes = re.findall(r"รหัส OTP : (\d{6})", player.heard)
        player.say(card.get(box[1]) or (codes[-1] if "OTP" in box[1] else "ไม่ตรงกับฎีกา"))
        told = player.listen()
    return told


@pytest.mark.parametrize("drill", [*DRILLS, "administrator_moves_away"])
def test_whoever_follows_the_guide_passes_without_a_screen(
    drill: str, tmp_path: Path, players: list[Player]
) -> None:
    player = Player(tmp_path, drill, "--mode", "guided", "--seed", "7")
    players.append(player)
    told = player.listen()
    for _ in range(20):
        ahead = re.search(r"^ขั้นถัดไป: (.+)$", told, re.M)
        if ahead is None:
            break
        caption = re.search("“(.+)”$", ahead[1])
        told = pick(player, told, caption[1] if caption else "ข้ามไป ๑ นาที")

    assert player.end() == 0
    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in player.heard
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_soft_token_is_registered_without_a_screen(tmp_path: Path, players: list[Player]) -> None:
    player = Player(tmp_path, "register_with_own_username", "--mode", "guided", "--seed", "7")
    players.append(player)
    told = player.listen()
    for _ in range(40):
        ahead = re.search(r"^ขั้นถัดไป: .*“(.+)”$", told, re.M)
        if ahead is None:
            break
        pin = "258036" if "เป๋าตัง: ใส่รหัส PIN" in told else "471903"
        card = {"รหัสผู้ใช้งาน (Username)": "990010000110", "รหัสผ่าน (Password)": "Fuek-2568", "รหัส PIN": pin}
        told = pick(player, told, ahead[1], card)

    assert player.end() == 0
    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in player.heard
    assert "New GFMS Thai — ระบบจำลอง https://portal.gfmis.go.th/" in player.heard
    assert "โทรศัพท์ Nexus Smart ID: ＋ เพิ่มโปรไฟล์" in player.heard
    assert re.search(r"^QR: เลขอ้างอิง [A-Z2-9]{8} \(DEMO-PROOF-[A-Z2-9]{8}\)$", player.heard, re.M)
    assert player.heard.count("ให้ยึดคู่มือของกรมบัญชีกลาง") > 20


def test_the_picture_of_a_login_is_told_on_both_screens_and_what_must_wait_has_no_number(
    tmp_path: Path, players: list[Player]
) -> None:
    player = Player(tmp_path, "daily_login_by_picture", "--seed", "7")
    players.append(player)
    card = {"รหัสผู้ใช้งาน (Username)": "990010000101", "รหัสผ่าน (Password)": "Fuek-2568"}
    told = pick(player, player.listen(), "เข้าสู่ระบบ", card)
    assert "ส่งคำขออีกครั้ง" not in numbers(told)
    told = pick(player, told, "Nexus Smart ID")

    assert len(re.findall(r"^ภาพ: \S+$", told, re.M)) == 2
    assert "ส่งคำขออีกครั้ง" in numbers(pick(player, told, "ข้ามไป ๑ นาที"))


def test_one_moves_to_another_seat_by_its_number(tmp_path: Path, players: list[Player]) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "two_chairs.toml").write_text(TWO_SEATS_TEXT, "utf-8")
    player = Player(tmp_path, "two_chairs")
    players.append(player)
    told = player.listen()
    assert "ท่านนั่งที่ นางสาวมานี ใจซื่อ ผู้ทำรายการ" in told
    assert "โทรศัพท์ของ นางสาวมานี ใจซื่อ" in told
    moves = [caption for caption in numbers(told) if caption.startswith("ย้ายไปที่นั่งของ")]
    assert moves == ["ย้ายไปที่นั่งของ นางสาวชูใจ มั่นคง ผู้อนุมัติจ่ายเงิน (Company User Authorizer)"]

    told = pick(player, told, moves[0])
    assert "ท่านนั่งที่ นางสาวชูใจ มั่นคง" in told
    assert "โทรศัพท์ของ นางสาวชูใจ มั่นคง" in told
    told = pick(player, told, "Login")
    told = pick(player, told, next(c for c in numbers(told) if c.startswith("ย้ายไปที่นั่งของ")))
    assert "ออกจากระบบก่อนลุกจากที่นั่ง" in told


def test_a_step_is_taken_back_in_free_practice(tmp_path: Path, players: list[Player]) -> None:
    player = Player(tmp_path, "changed_after_code")
    players.append(player)
    told = pick(player, player.listen(), "Login")
    told = pick(player, told, "ไม่อนุมัติ")
    assert "ยืนยันไม่อนุมัติ" in numbers(told)
    told = pick(player, told, "ย้อนกลับหนึ่งขั้น")

    assert "ดูรายละเอียด" in numbers(told)
    assert "คำใบ้: " in pick(player, told, "ขอคำใบ้ (เสีย ๓ คะแนน)")


def test_an_examination_offers_no_hint_and_no_way_back_and_is_sat_once(
    tmp_path: Path, players: list[Player]
) -> None:
    player = Player(tmp_path, "changed_after_code", "--mode", "exam", "--seed", "5")
    players.append(player)
    told = pick(player, player.listen(), "Login")
    assert not [caption for caption in numbers(told) if "คำใบ้" in caption or "ย้อนกลับ" in caption]
    told = pick(player, told, "ดูรายละเอียด 660809001")
    told = pick(player, told, "ไม่อนุมัติ")
    told = pick(player, told, "ยืนยันไม่อนุมัติ")
    pick(player, told, "Logout")
    assert player.end() == 0
    again = run(tmp_path, "drill", "try", "changed_after_code", "--mode", "exam", "--seed", "5")
    (file,) = (tmp_path / "results").iterdir()
    opened = run(tmp_path, "drill", "result", file)
    file.write_text(file.read_text("utf-8").replace('"score": 100', '"score": 99'), "utf-8")
    edited = run(tmp_path, "drill", "result", file)

    assert "ผลสอบปิดผนึกไว้ที่" in player.heard
    assert again.returncode == 2
    assert "สอบได้ครั้งเดียว" in again.stderr
    assert opened.returncode == 0
    assert "score: 100\npassed: yes\nseal: ok" in opened.stdout
    assert edited.returncode == 1
    assert "ถูกแก้ไขหลังปิดผนึก" in edited.stderr


def test_the_debrief_leads_back_to_before_a_step_and_the_other_way_is_told_as_well(
    tmp_path: Path, players: list[Player]
) -> None:
    player = Player(tmp_path, "changed_after_code", "--seed", "5")
    players.append(player)
    told = pick(player, player.listen(), "Login")
    told = pick(player, told, "ไม่อนุมัติ")
    told = pick(player, told, "ยืนยันไม่อนุมัติ")
    debrief = pick(player, told, "Logout")
    assert "ได้ ๙๐ จาก ๑๐๐ คะแนน" in debrief
    lines = numbers(debrief)
    (refused,) = [number for caption, number in lines.items() if caption.endswith(" เลือกไม่อนุมัติ")]
    assert re.search(r"^\d+\. [๐-๙]+:[๐-๙]{2} ข้อผิดพลาด: ", debrief, re.M)

    player.say("99")
    assert "ไม่มีข้อ 99" in player.listen()
    player.say("".join(chr(ord(digit) + ord("๐") - ord("0")) for digit in refused))
    told = player.listen()
    (log,) = (tmp_path / "runs").iterdir()
    replayed = run(tmp_path, "drill", "replay", log)
    told = pick(player, told, "ดูรายละเอียด 660809001")
    told = pick(player, told, "ไม่อนุมัติ")
    told = pick(player, told, "ยืนยันไม่อนุมัติ")
    debrief = pick(player, told, "Logout")

    assert "ได้ ๑๐๐ จาก ๑๐๐ คะแนน" in debrief
    assert "ลองใหม่อีกทางหนึ่งตั้งแต่ตรงนี้" in debrief
    assert replayed.stdout.startswith("rows: 2\n")
    player.say("")
    assert player.end() == 0
    assert list((tmp_path / "runs").iterdir()) == []
    assert "ออกจากการฝึก" not in player.heard


def test_another_way_that_was_broken_off_goes_on(tmp_path: Path, players: list[Player]) -> None:
    player = Player(tmp_path, "changed_after_code", "--mode", "exam", "--seed", "5")
    players.append(player)
    told = pick(player, player.listen(), "Login")
    debrief = pick(player, told, "เลิกฝึก")
    (sealed,) = (tmp_path / "results").iterdir()
    before = sealed.read_bytes()
    assert "การลองใหม่เป็นการฝึก ผลสอบไม่เปลี่ยน" in debrief
    player.say(max(numbers(debrief).values()))
    told = player.listen()
    assert "กลับมาก่อนขั้นนั้นแล้ว วิธีฝึก: ฝึกด้วยตนเอง" in told
    assert "ขอคำใบ้ (เสีย ๓ คะแนน)" in numbers(told)
    assert player.end() == 0
    resumed = run(tmp_path, "drill", "try", "changed_after_code", "--resume")

    assert "ทำต่อได้โดยใส่ --resume" in player.heard
    assert "วิธีฝึก: ฝึกด้วยตนเอง" in resumed.stdout
    assert "รายการรออนุมัติ" in resumed.stdout
    assert sealed.read_bytes() == before


def test_a_drill_of_months_is_put_on_by_months_in_the_terminal_too(
    tmp_path: Path, players: list[Player]
) -> None:
    player = Player(tmp_path, "password_three_months")
    players.append(player)
    told = pick(player, player.listen(), "ข้ามไป ๓ เดือน")

    assert "ข้ามไป ๑ เดือน" in numbers(told)
    assert "๒๘ ก.พ. ๒๕๖๙" in told or "กุมภาพันธ์" in told


def test_time_is_skipped_by_a_minute_by_three_or_up_to_what_comes_next(
    tmp_path: Path, players: list[Player]
) -> None:
    player = Player(tmp_path, "approve_transfer_by_otp")
    players.append(player)
    told = pick(player, player.listen(), "Login")
    skips = [caption for caption in numbers(told) if caption.startswith("ข้ามไป")]
    assert skips == ["ข้ามไป ๑ นาที", "ข้ามไป ๓ นาที"]
    assert re.search(r"09:0[34] น\.", pick(player, told, "ข้ามไป ๓ นาที"))
    told = pick(player, told, "อนุมัติ")
    told = pick(player, told, "ยืนยัน")
    assert "อ่านข้อความ" not in told
    told = pick(player, told, "ข้ามไปถึงเหตุการณ์ถัดไป")

    assert "อ่านข้อความ" in told


def test_the_end_of_the_input_leaves_cleanly_and_the_drill_goes_on_later(tmp_path: Path) -> None:
    typed = "1\nGMIS990001\nAUTH01\nFuek-2566\n"
    left = run(tmp_path, "drill", "try", "changed_after_code", typed=typed)
    resumed = run(tmp_path, "drill", "try", "changed_after_code", "--resume")
    anew = run(tmp_path, "drill", "try", "changed_after_code")

    assert (left.returncode, left.stderr) == (0, "")
    assert "ทำต่อได้โดยใส่ --resume" in left.stdout
    assert resumed.returncode == 0
    assert "รายการรออนุมัติ" in resumed.stdout
    assert "เข้าสู่ระบบด้วย" in anew.stdout
    assert "ค้างไว้" in anew.stderr


def test_ctrl_c_leaves_with_one_line_and_the_drill_goes_on_later(
    tmp_path: Path, players: list[Player]
) -> None:
    player = Player(tmp_path, "changed_after_code")
    players.append(player)
    pick(player, player.listen(), "Login")
    player.process.send_signal(signal.SIGINT)

    assert player.process.wait(30) == 130
    assert player.process.stderr.read().decode().splitlines() == ["หยุดตามคำสั่ง"]
    assert "รายการรออนุมัติ" in run(tmp_path, "drill", "try", "changed_after_code", "--resume").stdout


@pytest.mark.parametrize("answer", ["", "0", "99", "๙๙", "x", "-1", "²", "\x00", "1 1"])
def test_a_strange_answer_is_asked_for_again(tmp_path: Path, answer: str) -> None:
    told = run(tmp_path, "drill", "try", "changed_after_code", typed=f"{answer}\n")

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.count("เลือกหมายเลข: ") == 2


def test_a_number_may_be_typed_in_thai(tmp_path: Path) -> None:
    told = run(tmp_path, "drill", "try", "changed_after_code", typed="๓\n")

    assert "ใบสรุปฎีกาเบิกจ่าย" in told.stdout


def test_the_lock_screen_is_told_and_opened_by_number(tmp_path: Path) -> None:
    told = run(tmp_path, "drill", "try", "changed_after_code", typed="2\n")

    locked, opened = told.stdout.split("→ ปลดล็อกโทรศัพท์ของตน")
    assert "2. โทรศัพท์: ปัดขึ้นเพื่อปลดล็อก" in locked
    assert "ล็อกอยู่ · แสดงเฉพาะผู้ส่ง" in locked
    assert "2. โทรศัพท์: ล็อกหน้าจอ" in opened


def test_who_stands_at_the_desk_is_told_and_can_be_answered(tmp_path: Path) -> None:
    answers = ("1", "GMIS990001", "MAKER01", "Fuek-2566", "1")
    told = run(tmp_path, "drill", "try", "boss_leaves_his_phone", typed="\n".join(answers) + "\n")

    assert "ที่โต๊ะ นายเพชร นำทาง (นายก อบต.): ผมต้องไปประชุมที่จังหวัดทั้งวัน" in told.stdout
    assert "ที่โต๊ะ นายเพชร นำทาง (นายก อบต.): ขอประทานโทษค่ะ" in told.stdout
    assert "โทรศัพท์: ส่งคืนเจ้าของ" in told.stdout
    assert "รหัส OTP : 481902" in told.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("approve_transfer",), "หมายถึง"),
        (("changed_after_code", "--resume"), "ไม่มีการฝึกที่ค้างไว้"),
        (("changed_after_code", "--mode", "watch"), "คำสั่งไม่ครบหรือไม่ถูกต้อง"),
    ],
)
def test_what_cannot_be_tried_is_told_in_one_line(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    told = run(tmp_path, "drill", "try", *words)

    assert told.returncode == 2
    assert sentence in told.stderr
    assert len(told.stderr.splitlines()) == 1


@pytest.mark.parametrize("drill", DRILLS)
def test_the_way_that_was_found_can_be_printed_and_its_log_replays(drill: str, tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"
    played = run(tmp_path, "drill", "play", drill, "--mode", "watch", "--log", log)
    replayed = run(tmp_path, "drill", "replay", log)

    assert played.returncode == 0
    assert played.stdout.startswith("1. กรอก Company ID")
    assert "score: 100\npassed: yes" in played.stdout
    assert played.stdout.splitlines()[-1] == replayed.stdout.splitlines()[-1]


def test_what_is_no_result_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[1]", "utf-8")
    for name, sentence in (("x.json", "ไม่ใช่ผลสอบ"), ("none.json", "เปิดผลสอบ")):
        told = run(tmp_path, "drill", "result", tmp_path / name)
        assert told.returncode == 2
        assert sentence in told.stderr
        assert len(told.stderr.splitlines()) == 1
