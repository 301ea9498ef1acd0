"""All named rules a form may use: about single answers, about the people of a group, about a file."""

from __future__ import annotations

from templates_docs import file_rules, people_rules
from templates_docs.rules import RULES

__all__ = ["RULES", "file_rules", "people_rules"]
