"""The catalogue knows every form: the shipped ones and the agency's own, which win."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from templates_docs.errors import DocumentError, FormError, did_you_mean
from templates_docs.form import Form
from templates_docs.form_file import FORM_FILE, WORD_LETTER_FILE, load_form

SHIPPED_FORMS = Path(__file__).parent / "forms"


class UnknownFormError(DocumentError):
    """No form of that name in any folder."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        super().__init__(
            "unknown_form", f"ไม่มีแบบชื่อ “{name}”{did_you_mean(name, names)}", f"แบบที่มีอยู่: {', '.join(names)}"
        )
        self.name = name


@dataclass(frozen=True, slots=True)
class FormCatalog:
    """All forms by name; a folder that cannot be read is kept in `broken` and hides nothing else."""

    forms: Mapping[str, Form]
    broken: tuple[FormError, ...]

    def __iter__(self) -> Iterator[Form]:
        return iter(self.forms.values())

    def get(self, name: str) -> Form:
        """Return the form of that name.

        Raises:
            UnknownFormError: with the nearest name as a suggestion.
            FormError: where the folder is there but cannot be used.
        """
        if name in self.forms:
            return self.forms[name]
        for error in self.broken:
            if error.path.parent.name == name:
                raise error
        raise UnknownFormError(name, self.forms)


def catalog(folders: Iterable[Path] = ()) -> FormCatalog:
    """Return every form found by looking: shipped ones, then each given folder, the later winning.

    A broken folder of the agency does not bring the shipped form of that name back: silently printing
    another wording than the agency chose would be worse than an error. A folder that holds a
    `letter.docx` and no `form.toml` changes only the letter of the form of its name.
    """
    forms: dict[str, Form] = {}
    broken: dict[str, FormError] = {}
    for parent in (SHIPPED_FORMS, *folders):
        for path in sorted(parent.glob(f"*/{FORM_FILE}")):
            name = path.parent.name
            forms.pop(name, None)
            broken.pop(name, None)
            try:
                forms[name] = load_form(path.parent)
            except FormError as error:
                broken[name] = error
        for letter in parent.glob(f"*/{WORD_LETTER_FILE}"):
            name = letter.parent.name
            if name in forms and not letter.with_name(FORM_FILE).exists():
                forms[name] = replace(forms[name], letter=letter)
    return FormCatalog(forms, tuple(broken.values()))
