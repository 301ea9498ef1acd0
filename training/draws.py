"""Which of a drill's faults strike in a run: all of them in practice; in an examination those that the seed draws.

An author marks a fault with a chance, or puts several into a pool of which each run has one. Every draw there can be
is proved by itself, so a file may not ask for too many.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
from collections.abc import Iterable, Iterator, Mapping
from math import prod
from typing import Any

from training.errors import Complaint
from training.frozen import replace
from training.modes import Mode
from training.scenario import Fault, Scenario
from training.sms_otp import seed_bytes
from training.toml_lines import Places

MOST_DRAWS = 16


def drawn(scenario: Scenario, mode: Mode, seed: str) -> Scenario:
    """The drill with the faults that strike in this run.

    In practice that is every fault and the first of each pool; in an examination the seed decides.

    Raises:
        InvalidSeed: nothing can be drawn from the seed.
    """
    if not mode.rules.drawn:
        return next(every_draw(scenario))
    taken = {
        name: faults[_number(seed, f"pool|{name}") % len(faults)] for name, faults in _pools(scenario).items()
    }

    def strikes(fault: Fault) -> bool:
        return (
            fault is taken[fault.pool]
            if fault.pool
            else _number(seed, f"fault|{fault.id}") % 100 < fault.chance
        )

    return _with(scenario, filter(strikes, scenario.faults))


def every_draw(scenario: Scenario) -> Iterator[Scenario]:
    """The drill with each set of faults that can strike together; that of practice comes first."""
    pools = [[{fault.id} for fault in faults] for faults in _pools(scenario).values()]
    chances = [[{fault.id}, set[str]()] for fault in scenario.faults if fault.chance < 100]
    always = {fault.id for fault in scenario.faults if not fault.pool and fault.chance == 100}
    for choice in itertools.product(*pools, *chances):
        struck = always.union(*choice)
        yield _with(scenario, (fault for fault in scenario.faults if fault.id in struck))


def complaints(faults: Iterable[tuple[int, Mapping[str, Any]]], places: Places) -> Iterator[Complaint]:
    """What is wrong with the chances and pools of a file's faults, each given with its number from 0."""
    pools: dict[str, int] = {}
    draws = 1
    for nth, fault in faults:
        if {"chance", "pool"} <= set(fault):
            yield Complaint(places.line("fault", nth, "chance"), "เหตุหนึ่งใช้ chance หรือ pool ได้เพียงอย่างเดียว")
        draws *= 2 if "chance" in fault else 1
        if "pool" in fault:
            pools[fault["pool"]] = pools.get(fault["pool"], 0) + 1
    draws *= prod(pools.values())
    if draws > MOST_DRAWS:
        sentence = f"เหตุที่สุ่มสอบมีได้ {draws} แบบ เกิน {MOST_DRAWS} แบบ ให้ลดเหตุที่มี chance หรือ pool"
        yield Complaint(places.heading("fault"), sentence)


def _with(scenario: Scenario, faults: Iterable[Fault]) -> Scenario:
    kept = tuple(faults)
    return scenario if kept == scenario.faults else replace(scenario, faults=kept)


def _pools(scenario: Scenario) -> dict[str, list[Fault]]:
    pools: dict[str, list[Fault]] = {}
    for fault in scenario.faults:
        if fault.pool:
            pools.setdefault(fault.pool, []).append(fault)
    return pools


def _number(seed: str, purpose: str) -> int:
    """A number that the seed alone decides."""
    digest = hmac.new(seed_bytes(seed), seed_bytes(f"draw|{purpose}"), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big")
