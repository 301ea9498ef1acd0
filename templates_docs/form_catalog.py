"""The catalogue knows every form: the shipped ones and the agency's own, which win."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
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


class FormCatalog:
    """All forms by name; each is read when it is first asked for, and one that cannot be read hides no other."""

    def __init__(self, folders: Mapping[str, Path], letters: Mapping[str, Path]) -> None:
        """Keep where the forms are.

        Args:
            folders: of each form, by its name.
            letters: a Word letter in place of the form's own, by the form's name.
        """
        self._folders, self._letters = folders, letters
        self._read: dict[str, Form | FormError] = {}

    def __iter__(self) -> Iterator[Form]:
        return iter(self.forms.values())

    @property
    def forms(self) -> dict[str, Form]:
        """Return every form that can be used, by name."""
        found = {name: self._form(name) for name in self._folders}
        return {name: form for name, form in found.items() if isinstance(form, Form)}

    @property
    def broken(self) -> tuple[FormError, ...]:
        """Return what is wrong with the others."""
        found = map(self._form, self._folders)
        return tuple(error for error in found if isinstance(error, FormError))

    def get(self, name: str) -> Form:
        """Return the form of that name.

        Raises:
            UnknownFormError: with the nearest name as a suggestion.
            FormError: where the folder is there but cannot be used.
        """
        if name not in self._folders:
            raise UnknownFormError(name, self.forms)
        found = self._form(name)
        if isinstance(found, FormError):
            raise found
        return found

    def _form(self, name: str) -> Form | FormError:
        if name not in self._read:
            try:
                form = load_form(self._folders[name])
            except FormError as error:
                self._read[name] = error
            else:
                letter = self._letters.get(name)
                self._read[name] = form if letter is None else replace(form, letter=letter)
        return self._read[name]


def catalog(folders: Iterable[Path] = ()) -> FormCatalog:
    """Return every form found by looking: shipped ones, then each given folder, the later winning.

    A broken folder of the agency does not bring the shipped form of that name back: silently printing
    another wording than the agency chose would be worse than an error. A folder that holds a
    `letter.docx` and no `form.toml` changes only the letter of the form of its name.
    """
    places: dict[str, Path] = {}
    letters: dict[str, Path] = {}
    for parent in (SHIPPED_FORMS, *folders):
        for path in sorted(parent.glob(f"*/{FORM_FILE}")):
            name = path.parent.name
            places.pop(name, None)
            letters.pop(name, None)
            places[name] = path.parent
        for letter in parent.glob(f"*/{WORD_LETTER_FILE}"):
            if letter.parent.name in places and not letter.with_name(FORM_FILE).exists():
                letters[letter.parent.name] = letter
    return FormCatalog(places, letters)
