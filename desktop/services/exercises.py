"""The documents that a drill ends in: real forms, filled with what happened in the run and marked as an exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.services.office import Office
from thai.errors import ThaiError

if TYPE_CHECKING:
    from templates_docs.form import Form
    from training.scenario import Scenario


@dataclass(frozen=True)
class Exercise:
    """A form to open, with the answers that already stand in it."""

    form: Form
    answers: Mapping[str, object]


def exercises(
    scenario: Scenario, office: Office, happened: Mapping[str, object] | None = None
) -> Iterator[Exercise]:
    """The forms that the drill offers and the agency has, in the drill's order.

    A form's invented example is the ground, for its people are the drill's own cast; what happened in the run goes
    over it wherever the form asks for that, what the drill's file says wins, and it is always marked as an exercise.

    Args:
        scenario: the drill.
        office: whose forms.
        happened: answers out of the run, by the names of fields; see `training.what_happened`.
    """
    for document in scenario.documents:
        try:
            form = office.catalog.get(document.form)
        except ThaiError:
            continue  # the agency's own drill names a form that it has not
        asked = {field.name for field in form.fields}
        from_run = {name: answer for name, answer in (happened or {}).items() if name in asked}
        yield Exercise(form, {**form.example_answers(), **from_run, **document.answers, "exercise": True})
