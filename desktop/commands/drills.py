"""The trainer's commands: list the drills, prove one, play its model answer, replay a log."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import timedelta
from typing import Any

from desktop.bootstrap import build
from desktop.commands.paths import typed_path
from thai.os_reasons import os_reason

UNSOUND, REFUSED = 1, 2


def add_commands(commands: Any) -> None:
    """Adds ``drills`` and ``drill check|play|replay``."""
    listing = commands.add_parser("drills", help="รายชื่อแบบฝึก (list the drills)")
    listing.add_argument("--json", action="store_true", help="พิมพ์เป็น JSON")
    listing.set_defaults(run=list_drills)

    drill = commands.add_parser("drill", help="ตรวจ เล่นเฉลย หรือเล่นซ้ำแบบฝึก (check, play, replay)")
    verbs = drill.add_subparsers(title="verbs", metavar="VERB", required=True)

    check = verbs.add_parser("check", help="พิสูจน์ว่าแบบฝึกเล่นจนจบได้ทุกทาง (prove a scenario file)")
    check.add_argument("file", type=typed_path, metavar="FILE")
    check.set_defaults(run=check_drill)

    play = verbs.add_parser("play", help="เล่นเฉลย (play the model answer)")
    play.add_argument("id", metavar="ID")
    play.add_argument("--seed", default="1", help="เมล็ดสุ่มของรอบนี้ (default: 1)")
    play.add_argument("--log", type=typed_path, metavar="FILE.jsonl", help="เก็บบันทึกไว้ที่ไฟล์นี้")
    play.set_defaults(run=play_drill)

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
    from training.errors import InvalidScenario
    from training.scenario_catalog import load

    try:
        scenario = load(args.file)
        report = explore.check(explore.walk(scenario))
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
    """Plays the model answer, prints what happened, and keeps the log when asked to."""
    from training import events, masking
    from training.errors import DrillError
    from training.scoring import result, timeline
    from training.session import Session

    try:
        scenario = build().classroom.catalog.get(args.id)
        session, now = Session(scenario, args.seed), timedelta(0)
    except DrillError as error:
        print(error, file=sys.stderr)
        return REFUSED
    for after_s, masked in scenario.answer:
        now = max(session.state.now, now) + timedelta(seconds=after_s)
        session.act(masking.unmask(scenario, session.state, masked), now)
    for event in timeline(session.events):
        print(f"{str(event.at).split('.')[0]}  {events.KINDS[event.kind].th}")
    worth = result(scenario, session.state)
    print(f"score: {worth.score}\npassed: {'yes' if worth.passed else 'no'}\nfinal: {session.rows[-1].chain}")
    if args.log:
        rows = [session.head(), *(row.as_data() for row in session.rows)]
        try:
            args.log.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        except OSError as error:
            print(f"เก็บบันทึกที่ {args.log} ไม่ได้: {os_reason(error)}", file=sys.stderr)
            return REFUSED
    return 0 if worth.passed else UNSOUND


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
