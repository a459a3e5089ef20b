"""The answers that a question offers, as fields: a few empty ones stand behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from django import forms
from django.utils.translation import gettext as _

from answerable.agency.queries import get_agency
from answerable.forms.questions.kind import Question
from answerable.front.desk.setup.naming import new_key
from answerable.front.desk.setup.texts import (
    add_texts,
    first_texts,
    in_all_or_none,
    texts_of,
)
from answerable.lib.wording import Texts

OPTIONS = ("choice", "several")
EMPTY_ROWS = 3
MOST = 40
LEAST = 2


class Offered:
    """The answers of one question in a form; the key of each travels with its row."""

    def __init__(self, form: forms.Form, question: Question | None) -> None:
        """Add a row for each answer that there is, and some for new ones."""
        self.form = form
        there = cast(
            "Sequence[Mapping[str, object]]", (question or {}).get("options", ())
        )
        self.rows = self._number_of_rows(len(there))
        for number in range(self.rows):
            key = forms.CharField(required=False, widget=forms.HiddenInput)
            form.fields[f"option_{number}_key"] = key
            label = _("Answer %(number)s") % {"number": number + 1}
            add_texts(form, f"option_{number}", label, needed=False)
        hint = _("Empty one to take it out. Once saved, there is room for more.")
        form.fields[self._first_text()].help_text = hint
        for number, option in enumerate(there):
            texts = cast("Mapping[str, str]", option["label"])
            form.initial.update(first_texts(f"option_{number}", texts))
            form.initial[f"option_{number}_key"] = option["key"]

    def check(self) -> None:
        """Ask for each answer in every language, and for two at least."""
        for number in range(self.rows):
            in_all_or_none(self.form, f"option_{number}")
        if not self.form.errors and len(list(self._written())) < LEAST:
            self.form.add_error(
                self._first_text(), _("Write at least two answers to choose from")
            )

    def options(self) -> list[dict[str, object]]:
        """Return the answers; a row that was emptied is an answer taken out."""
        written = list(self._written())
        taken = {key for key, _texts in written if key}
        options: list[dict[str, object]] = []
        for key, texts in written:
            name = key or new_key(texts, taken, "answer")
            taken.add(name)
            options.append({"key": name, "label": texts})
        return options

    def _written(self) -> Iterator[tuple[str, Texts]]:
        for number in range(self.rows):
            texts = texts_of(self.form, f"option_{number}")
            if any(texts.values()):
                yield self.form.cleaned_data[f"option_{number}_key"], texts

    def _first_text(self) -> str:
        return f"option_0_{get_agency().languages[0]}"

    def _number_of_rows(self, there: int) -> int:
        if not self.form.is_bound:
            return max(there, min(there + EMPTY_ROWS, MOST))
        sent = sum(name.endswith("_key") for name in self.form.data)
        # A folder may have brought more than are offered here: none gets lost.
        return min(max(sent, LEAST), max(there, MOST))
