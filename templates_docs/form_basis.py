"""What a form rests on: the clauses of its letter, and the letter's rules where the program knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from templates_docs.deadlines import Clause
from templates_docs.errors import Severity, did_you_mean
from templates_docs.toml_table import TomlTable
from thai.treasury_letter import TreasuryRule, citation, letter_clauses, treasury_rules

RULE_WORDS = "{rule}"
"""Stands in a check's sentence for the words of the rule that its `number` names."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The clauses a form may cite and the rules it may name; both of the ministry's letter when that is its basis."""

    clauses: Mapping[str, Clause]
    rules: Mapping[str, TreasuryRule]

    def rule(self, item: TomlTable, key: str = "number") -> TreasuryRule | None:
        """Return the letter's rule that the item names under the key; None for the agency's own number, or none."""
        return self.rules.get(item.text(key, ""))

    def cite(self, item: TomlTable, implied: TreasuryRule | None = None) -> str:
        """Return the short name of the clause the item rests on, or that a known rule does; empty where neither.

        Raises:
            FormError: the item names a clause that the letter has not.
        """
        key = item.text("clause", "")
        if not key and implied and implied.mark == "KNOWN":
            key = implied.clause
        return self.clauses[self.known(item, key)].cite if key else ""

    def known(self, item: TomlTable, key: str) -> str:
        """Return the key of a clause, known to be there.

        Raises:
            FormError: naming the nearest clause there is.
        """
        if key not in self.clauses:
            raise item.error(f"clause อ้างถึง “{key}” ซึ่งไม่มี{did_you_mean(key, self.clauses)}", "clause")
        return key


def read_basis(table: TomlTable, basis: str) -> Basis:
    """Return the clauses that the form's file writes out, joined to those of the letter it rests on."""
    if basis != citation():
        return Basis(_written(table, basis), {})
    of_letter = {key: Clause(key, c.number, basis, c.words) for key, c in letter_clauses().items()}
    return Basis({**of_letter, **_written(table, basis)}, treasury_rules())


def with_rule(sentence: str, rule: TreasuryRule | None) -> str:
    """Return the sentence with the rule's words where it asks for them."""
    return sentence.replace(RULE_WORDS, rule.says) if rule else sentence


def severity_of(rule: TreasuryRule) -> Severity:
    """Return how grave it is to break the rule: what must not be stops the document, the rest is told."""
    return Severity.ERROR if rule.severity == "H" else Severity.WARNING


def _written(table: TomlTable, letter: str) -> dict[str, Clause]:
    group = table.table("clauses")
    if group is None:
        return {}
    clauses = {}
    for key in group.names():
        item = group.table(key)
        assert item is not None
        clauses[key] = Clause(key, item.text("cite"), item.text("letter", letter), item.text("words"))
        item.finish()
    return clauses
