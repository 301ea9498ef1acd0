"""The commands for drills: list them, prove one, play its answer, try one, replay a log, open a sealed result."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.bootstrap import build
from desktop.commands import authenticator
from desktop.commands.paths import typed_path
from thai.os_reasons import os_reason

if TYPE_CHECKING:
    from training.session import Session

UNSOUND, REFUSED = 1, 2


def add_commands(commands: Any) -> None:
    """Adds ``drills`` and ``drill check|play|try|replay|result``."""
    listing = commands.add_parser("drills", help="รายชื่อแบบฝึก (list the drills)")
    listing.add_argument("--json", action="store_true", help="พิมพ์เป็น JSON")
    listing.set_defaults(run=list_drills)

    drill = commands.add_parser(
        "drill", help="ตรวจ เล่นเฉลย ฝึก หรือเล่นซ้ำแบบฝึก (check, play, try, enrol, replay, result)"
    )
    verbs = drill.add_subparsers(title="verbs", metavar="VERB", required=True)

    check = verbs.add_parser("check", help="พิสูจน์ว่าแบบฝึกเล่นจนจบได้ทุกทาง (prove a scenario file)")
    check.add_argument("file", type=typed_path, metavar="FILE")
    check.set_defaults(run=check_drill)

    play = verbs.add_parser("play", help="เล่นเฉลย (play the model answer)")
    play.add_argument("id", metavar="ID")
    play.add_argument("--seed", default="1", help="เมล็ดสุ่มของรอบนี้ (default: 1)")
    play.add_argument("--log", type=typed_path, metavar="FILE.jsonl", help="เก็บบันทึกไว้ที่ไฟล์นี้")
    play.add_argument(
        "--mode",
        choices=("answer", "watch"),
        default="answer",
        help="answer เล่นเฉลยของผู้เขียน · watch เล่นทางที่โปรแกรมค้นพบ ทีละขั้นพร้อมเหตุผล (default: answer)",
    )
    play.set_defaults(run=play_drill)

    trying = verbs.add_parser("try", help="ฝึกในหน้าต่างคำสั่งด้วยข้อความล้วน (play in the terminal)")
    trying.add_argument("id", metavar="ID")
    trying.add_argument(
        "--mode", choices=("free", "guided", "exam"), default="free", help="วิธีฝึก (default: free)"
    )
    trying.add_argument("--seed", help="เมล็ดสุ่มของรอบนี้ (default: ใหม่ทุกครั้ง)")
    trying.add_argument("--resume", action="store_true", help="ทำต่อจากรอบล่าสุดที่ค้างไว้")
    trying.set_defaults(run=try_drill)

    authenticator.add_command(verbs)

    opening = verbs.add_parser("result", help="ตรวจผลสอบที่ปิดผนึก ว่าไม่ถูกแก้ไข (open a sealed result)")
    opening.add_argument("file", type=typed_path, metavar="FILE.json")
    opening.set_defaults(run=open_result)

    replay = verbs.add_parser("replay", help="เล่นซ้ำจากบันทึก ต้องได้ผลเดิม (replay a log)")
    replay.add_argument("log", type=typed_path, metavar="FILE.jsonl")
    replay.set_defaults(run=replay_drill)


def list_drills(args: argparse.Namespace) -> int:
    """Prints each drill's name and title."""
    catalog = build().classroom.catalog
    if args.json:
        rows = [
            {
                "id": s.id,
                "version": s.version,
                "title": s.title.th,
                "title_en": s.title.en,
                "role": s.role.value,
            }
            for s in catalog.scenarios.values()
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for scenario in catalog.scenarios.values():
            print(f"{scenario.id}\t{scenario.title.th}")
    for error in catalog.broken:
        print(error, file=sys.stderr)
    return 0


def check_drill(args: argparse.Namespace) -> int:
    """Walks through every state of the drill in a file; prints what that proved, or what is wrong, by line."""
    from training import explore
    from training.draws import every_draw
    from training.errors import InvalidScenario
    from training.scenario_catalog import load

    try:
        scenario = load(args.file)
        report = explore.check(*map(explore.walk, every_draw(scenario)))
    except InvalidScenario as error:
        print(error, file=sys.stderr)
        return UNSOUND
    except OverflowError as error:
        print(error, file=sys.stderr)
        return UNSOUND
    except OSError as error:
        print(f"เปิดไฟล์ {args.file} ไม่ได้: {os_reason(error)}", file=sys.stderr)
        return REFUSED
    faults = [*report.faults, *explore.answer_faults(scenario)]
    print(f"states: {report.states}\nedges: {report.edges}\nlongest: {report.longest}")
    print(f"finishable: {'no' if faults else 'yes'}")
    for mistake, noticed in report.noticed.items():
        print(f"mistake {mistake}: {'detected' if noticed else 'NOT detected'}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return UNSOUND if faults else 0


def play_drill(args: argparse.Namespace) -> int:
    """Plays the model answer or the way that was found, prints what happened, and keeps the log when asked to."""
    from training.errors import DrillError
    from training.modes import Mode
    from training.scoring import result
    from training.session import Session

    watched = args.mode == "watch"
    try:
        scenario = build().classroom.catalog.get(args.id)
        session = Session(scenario, args.seed, Mode.WATCH if watched else Mode.FREE)
    except DrillError as error:
        print(error, file=sys.stderr)
        return REFUSED
    (_play_way if watched else _play_answer)(session)
    worth = result(session.scenario, session.state)
    print(f"score: {worth.score}\npassed: {'yes' if worth.passed else 'no'}\nfinal: {session.rows[-1].chain}")
    if args.log:
        rows = [session.head(), *(row.as_data() for row in session.rows)]
        try:
            args.log.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        except OSError as error:
            print(f"เก็บบันทึกที่ {args.log} ไม่ได้: {os_reason(error)}", file=sys.stderr)
            return REFUSED
    return 0 if worth.passed else UNSOUND


def _play_answer(session: Session) -> None:
    from training import events, masking
    from training.scoring import timeline

    now = timedelta(0)
    for after_s, masked in session.scenario.answer:
        now = max(session.state.now, now) + timedelta(seconds=after_s)
        session.act(masking.unmask(session.scenario, session.state, masked), now)
    for event in timeline(session.events):
        at = f"  ({session.scenario.seat(event.seat).sign_in.name})" if event.seat else ""
        hours, rest = divmod(int(event.at.total_seconds()), 3600)
        print(f"{hours}:{rest // 60:02}:{rest % 60:02}  {events.KINDS[event.kind].th}{at}")


def _play_way(session: Session) -> None:
    from training import clean_way, guide, masking, steps

    scenario = session.scenario
    for number, masked in enumerate(clean_way.way(scenario, session.state), start=1):
        told = guide.tell(scenario, session.state, masked)
        why = told.why or steps.current(scenario, session.state)[1].hint
        print(f"{number}. {told.words.th}\n   {why.th}")
        session.act(masking.unmask(scenario, session.state, masked), session.state.now)


def try_drill(args: argparse.Namespace) -> int:
    """Lets a person, or a script, play a drill with plain text; 0 however it ends."""
    from desktop.commands.drill_terminal import play
    from training.errors import DrillError

    room = build().classroom
    try:
        scenario = room.catalog.get(args.id)
        left = next(
            (u.run for u in room.unfinished() if (u.drill, u.mode.value) == (scenario.id, args.mode)), None
        )
        if args.resume and left is None:
            print("ไม่มีการฝึกที่ค้างไว้ให้ทำต่อ สั่งใหม่โดยไม่ใส่ --resume", file=sys.stderr)
            return REFUSED
        if args.resume and left is not None:
            practice = room.resume(left)
        else:
            practice = room.start(scenario.id, args.mode, args.seed)
            if left is not None:
                print("มีการฝึกเรื่องนี้ค้างไว้ ทำต่อได้โดยใส่ --resume", file=sys.stderr)
    except DrillError as error:
        print(error, file=sys.stderr)
        return REFUSED
    play(practice, room.try_again)
    return 0


def open_result(args: argparse.Namespace) -> int:
    """Prints what a sealed result came to, once it is proved that nobody edited it."""
    from training.errors import DrillError
    from training.results import open_sealed
    from training.scoring import result

    try:
        data = json.loads(args.file.read_text("utf-8"))
        session = open_sealed(build().classroom.catalog.get(data["result"]["scenario"]), data)
    except DrillError as error:
        print(error, file=sys.stderr)
        return UNSOUND
    except OSError as error:
        print(f"เปิดผลสอบ {args.file} ไม่ได้: {os_reason(error)}", file=sys.stderr)
        return REFUSED
    except (ValueError, KeyError, TypeError, AttributeError):
        print(f"ไฟล์ {args.file} ไม่ใช่ผลสอบ", file=sys.stderr)
        return REFUSED
    worth = result(session.scenario, session.state)
    print(f"scenario: {session.scenario.id}\noutcome: {worth.outcome}\nscore: {worth.score}")
    print(f"passed: {'yes' if worth.passed else 'no'}\nseal: ok {data['seal'][:16]}")
    return 0


def replay_drill(args: argparse.Namespace) -> int:
    """Plays a log again; says which row differs when it does not come out the same."""
    from training.errors import DrillError
    from training.session import replay

    try:
        rows = [json.loads(line) for line in args.log.read_text("utf-8").splitlines() if line.strip()]
        head, *acts = rows
        session = replay(build().classroom.catalog.get(head["scenario"]), head, acts)
    except DrillError as error:
        print(error, file=sys.stderr)
        return UNSOUND
    except OSError as error:
        print(f"เปิดบันทึก {args.log} ไม่ได้: {os_reason(error)}", file=sys.stderr)
        return REFUSED
    except (ValueError, KeyError, TypeError, AttributeError):
        print(f"ไฟล์ {args.log} ไม่ใช่บันทึกการฝึก", file=sys.stderr)
        return REFUSED
    print(f"rows: {len(session.rows)}\nfinal: {session.rows[-1].chain if session.rows else '-'}")
    return 0
