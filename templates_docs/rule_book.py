"""All named rules a form may use: those about single answers and those about the people of a group."""

from __future__ import annotations

from templates_docs import people_rules
from templates_docs.rules import RULES

__all__ = ["RULES", "people_rules"]
