"""The first page: own words and a wish, before any category."""

from __future__ import annotations

from typing import Any

from django import forms

from answerable.front.portal.doors import Door
from answerable.front.portal.forms.fields import (
    OwnWords,
)


class WhatForm(forms.Form):
    """The person's own words and what they hope for, before any category."""

    words = OwnWords()
    wish = OwnWords(rows=3)

    def __init__(self, *args: Any, door: Door, **options: Any) -> None:
        """Ask in the words of a door."""
        super().__init__(*args, **options)
        words, wish = self.fields["words"], self.fields["wish"]
        words.label, words.help_text = str(door.words), str(door.words_hint)
        words.error_messages["required"] = str(door.words_missing)
        wish.label, wish.required = str(door.wish), door.wish_required
        wish.error_messages["required"] = str(door.wish_missing)
