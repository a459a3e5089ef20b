"""Fields of public pages: forgiving in what they take, plain in what they refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 4_000
LONGEST_LINE = 300
MOST_FILES = 5
LARGEST_FILE = 25 * 1024 * 1024
TOO_LONG = _(
    "Use at most %(limit_value)d characters. Now it is %(show_value)d: all of it is"
    " still here."
)
SHAPES = "image/*,.heic,.pdf,.txt,.doc,.docx,.odt"


class Line(forms.CharField):
    """One line of text, with our words for what is wrong."""

    def __init__(self, **options: Any) -> None:
        """Take what a text field takes."""
        errors = {"max_length": TOO_LONG, **options.pop("error_messages", {})}
        super().__init__(error_messages=errors, **options)

    def to_python(self, value: object) -> str:
        """Return the text with one kind of line break, which counts as one character."""
        typed = str(value or "").replace("\r\n", "\n")
        return super().to_python(typed) or ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave ``maxlength`` out: browsers cut a pasted text without a word."""
        attrs = super().widget_attrs(widget)
        return {name: value for name, value in attrs.items() if name != "maxlength"}


class OwnWords(Line):
    """As much as a person has to say, within reason, in their own direction."""

    def __init__(self, *, rows: int = 6, **options: Any) -> None:
        """Show this many lines at first."""
        widget = forms.Textarea({"rows": rows, "dir": "auto"})
        options.setdefault("max_length", LONGEST_WORDS)
        super().__init__(widget=widget, **options)


class FilesInput(forms.FileInput):
    """A control that takes several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(
        self,
        data: Mapping[str, Any],  # noqa: ARG002  # Django names it
        files: MultiValueDict[str, UploadedFile],
        name: str,
    ) -> list[UploadedFile]:
        """Return every file that was chosen, not the last alone."""
        return files.getlist(name)


class Files(forms.FileField):
    """Photos and papers, each of a size that we can keep."""

    def __init__(self, **options: Any) -> None:
        """Offer what phones and offices make; checked is the size alone."""
        widget = FilesInput({"multiple": True, "accept": SHAPES})
        super().__init__(required=False, widget=widget, **options)

    def clean(
        self,
        data: Sequence[UploadedFile],
        initial: object = None,  # noqa: ARG002  # Django names it
    ) -> list[UploadedFile]:
        """Return the files. Raises ValidationError naming each that cannot be kept."""
        wrong = [str(file.name) for file in data if not is_kept(file)]
        if wrong:
            message = _(
                "%(names)s: a file must not be empty, nor larger than 25 MB. Choose"
                " a smaller one, or go on without it."
            )
            raise ValidationError(message % {"names": ", ".join(wrong)})
        return list(data)


def is_kept(file: UploadedFile) -> bool:
    """Tell whether a file has a size that we can keep."""
    return 0 < (file.size or 0) <= LARGEST_FILE


def is_only_unfinished(form: forms.Form) -> bool:
    """Tell whether nothing is wrong but that something is missing."""
    found = form.errors.as_data().values()
    return all(error.code == "required" for errors in found for error in errors)
