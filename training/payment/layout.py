"""The iPay file's layout, read from data: where each field stands, and what its services and rules are.

Nobody here has seen the bank's manual, so nothing of the layout is code: one hour with it corrects
``training/file_layouts/ipay.toml``. Every entry carries a mark: KNOWN, INFERRED or UNKNOWN.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from typing import Any

from training.words import Words, words


@dataclass(frozen=True)
class Field:
    """One field of a record.

    Attributes:
        name: names it in the code, such as ``account``.
        start: its first position, counted from 1.
        length: how many characters it has.
        kind: what stands in it: ``constant``, ``digits``, ``number``, ``amount``, ``date``, ``account``,
            ``company_id``, ``text`` or ``blank``.
        label: what people call it.
        mark: how sure we are of it.
        value: what a ``constant`` always is.
        required: whether a ``text`` must say something and an ``amount`` be more than nothing.
    """

    name: str
    start: int
    length: int
    kind: str
    label: Words
    mark: str
    value: str = ""
    required: bool = False

    def cut_from(self, record: str) -> str:
        """What stands in this field of the record, spaces and all."""
        return record[self.start - 1 : self.start - 1 + self.length]

    def put_into(self, record: str, raw: str) -> str:
        """The record with this field's characters replaced by `raw`, which must be as long."""
        return record[: self.start - 1] + raw + record[self.start - 1 + self.length :]


@dataclass(frozen=True)
class ServiceType:
    """What a payment is for, as a code that means one thing in one service.

    Attributes:
        code: two digits.
        purposes: what a maker may be paying with it.
        label: what the bank calls it.
    """

    code: str
    purposes: tuple[str, ...]
    label: Words


@dataclass(frozen=True)
class Service:
    """One of the bank's payment services.

    Attributes:
        name: names it in the code: ``direct`` or ``standard``.
        title: what the screen calls it.
        own_bank_only: True when it pays accounts at this bank only, False when at other banks only.
        types: its service types, by code.
        item_limit: the most baht that one item may be; None when there is no limit.
    """

    name: str
    title: str
    own_bank_only: bool
    types: Mapping[str, ServiceType]
    item_limit: Decimal | None

    def codes_for(self, purpose: str) -> tuple[str, ...]:
        """The service types with which this may be paid; empty when this service cannot pay it."""
        return tuple(code for code, kind in self.types.items() if purpose in kind.purposes)


@dataclass(frozen=True)
class ProblemKind:
    """What is told of one kind of problem.

    Attributes:
        severity: ``error`` (the bank takes no such file), ``warning``, or ``person`` (the bank cannot see it; someone
            who compares with the vouchers can).
        mark: how sure we are that the bank looks at it.
        sentence: with ``{line}``, ``{label}``, ``{found}`` and ``{expected}``.
    """

    severity: str
    mark: str
    sentence: Words


@dataclass(frozen=True)
class Layout:
    """The whole file format.

    Attributes:
        record_length: characters in every record.
        encoding: Python's name of the characters' code.
        line_end: what stands after every record.
        own_bank: this bank's code.
        largest_bytes: the largest file that is read.
        header: the first record's fields, in order.
        detail: the fields of every other record, in order.
        services: by name.
        problems: by code.
    """

    record_length: int
    encoding: str
    line_end: str
    own_bank: str
    largest_bytes: int
    header: Mapping[str, Field]
    detail: Mapping[str, Field]
    services: Mapping[str, Service]
    problems: Mapping[str, ProblemKind]


@functools.cache
def layout() -> Layout:
    """The layout, read once."""
    text = resources.files("training").joinpath("file_layouts", "ipay.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return Layout(
        **{name: row["value"] for name, row in data["setting"].items()},
        header=_fields(data["record"]["header"]),
        detail=_fields(data["record"]["detail"]),
        services={name: _service(name, row) for name, row in data["service"].items()},
        problems={
            code: ProblemKind(row["severity"], row["mark"], words(row))
            for code, row in data["problem"].items()
        },
    )


def _fields(rows: list[dict[str, Any]]) -> dict[str, Field]:
    return {
        row["name"]: Field(
            **{key: value for key, value in row.items() if key not in ("label", "note")},
            label=words(row["label"]),
        )
        for row in rows
    }


def _service(name: str, row: dict[str, Any]) -> Service:
    limit = row.get("item_limit")
    return Service(
        name=name,
        title=row["title"],
        own_bank_only=row["own_bank_only"],
        types={
            kind["code"]: ServiceType(kind["code"], tuple(kind["purposes"]), words(kind["label"]))
            for kind in row["types"]
        },
        item_limit=None if limit is None else Decimal(limit["value"]),
    )
