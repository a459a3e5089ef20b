"""A file of a help page as it is sent and told at the desk."""

from __future__ import annotations

from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy

from answerable.agency.queries import get_agency
from answerable.front.desk.forms.lines import line_field
from answerable.front.desk.forms.step import carried
from answerable.front.shared.languages import language_name
from answerable.knowledge.content import Content
from answerable.knowledge.enclosing import (
    MOST_BYTES,
    Examined,
    enclosed,
    examined,
    keep,
)
from answerable.knowledge.files import (
    ENDINGS,
    LONGEST_FILE_TITLE,
    LONGEST_NAME,
    MOST_FILES,
    ArticleFile,
    Files,
    described,
    put_instead,
    with_file,
)
from answerable.lib.errors import Refused

CHOOSE = gettext_lazy("Choose a file")
MISSING_TITLE = gettext_lazy("Say what it is, as people would call it")


class ToldForm(forms.Form):
    """Asks what a file is called and in which language it is written."""

    title = line_field(
        gettext_lazy("What it is"),
        gettext_lazy("In the language of the file, such as: Form for a lost card."),
        longest=LONGEST_FILE_TITLE,
        missing=MISSING_TITLE,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Which language is it written in?"),
        error_messages={
            "required": gettext_lazy("Choose a language"),
            "invalid_choice": gettext_lazy("Choose a language of the list"),
        },
    )
    seen = carried()

    def offer_languages(self) -> None:
        """Offer the languages of the body."""
        field = cast("forms.ChoiceField", self.fields["language"])
        field.choices = [(code, language_name(code)) for code in get_agency().languages]

    def refuse(self, refused: Refused) -> None:
        """Say above the form what could not be done."""
        self.add_error(None, refused.hint)


class NewFileForm(ToldForm):
    """Asks for a file, and whether it comes in the place of one that is there."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy(
            "PDF, Word, Excel, OpenDocument, PNG or JPEG, at most 5 MB. Pictures lose what"
            " is hidden in them."
        ),
        widget=forms.FileInput(
            {"accept": ",".join(f".{one}" for one in ENDINGS.values())}
        ),
        error_messages={
            "required": CHOOSE,
            "invalid": CHOOSE,
            "empty": gettext_lazy("This file is empty. Choose another."),
        },
    )
    instead = forms.ChoiceField(
        label=gettext_lazy("In the place of"),
        help_text=gettext_lazy("Then its address stays, and leads to the new one."),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose a file of the list")},
    )
    field_order = ("file", "title", "language", "instead")

    def __init__(
        self,
        before: Content,
        *,
        seen: int,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        """Offer what is there to be replaced."""
        first = {"seen": seen, "language": get_agency().languages[0]}
        super().__init__(data, files, auto_id="file-%s", initial=first)
        self.before = before
        self.offer_languages()
        if before.files:
            field = cast("forms.ChoiceField", self.fields["instead"])
            field.choices = [
                ("", gettext_lazy("none: it is one more")),
                *((one.name, f"{one.title} ({one.name})") for one in before.files),
            ]
        else:
            del self.fields["instead"]

    def clean_file(self) -> Examined:
        """Look at the file, or say why it cannot be taken."""
        sent: UploadedFile = self.cleaned_data["file"]
        try:
            return examined(sent.read(MOST_BYTES + 1))
        except Refused as refused:
            raise forms.ValidationError(refused.hint, code="flawed") from refused

    def clean(self) -> dict[str, object]:
        """Refuse one more than an article may have."""
        given = super().clean() or self.cleaned_data
        if not given.get("instead") and len(self.before.files) >= MOST_FILES:
            most = gettext_lazy(
                "There are %(most)s files already. Take one away first."
            )
            self.add_error("file", str(most) % {"most": MOST_FILES})
        return given

    def files_now(self) -> Files:
        """Keep the bytes, and return the files as they are with it."""
        given = self.cleaned_data
        keep(given["file"])
        new = enclosed(
            given["file"],
            self.before.files,
            title=given["title"],
            language=given["language"],
        )
        if given.get("instead"):
            return put_instead(self.before.files, given["instead"], new)
        return with_file(self.before.files, new)


class FileForm(ToldForm):
    """Asks how a file that is there is told, and how its address ends."""

    name = forms.SlugField(
        label=gettext_lazy("How its address ends"),
        help_text=gettext_lazy("Who kept the old address is led to the new one."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Write how its address ends"),
            "invalid": gettext_lazy("Use letters from a to z, digits and hyphens"),
        },
    )
    field_order = ("title", "language", "name")

    def __init__(
        self,
        before: Content,
        file: ArticleFile,
        *,
        seen: int,
        data: QueryDict | None = None,
    ) -> None:
        """Begin with how it is told."""
        first = {"title": file.title, "language": file.language, "seen": seen}
        first["name"] = file.name.rpartition(".")[0]
        super().__init__(data, auto_id="file-%s", initial=first)
        self.before, self.file = before, file
        self.offer_languages()

    def files_now(self) -> Files:
        """Return the files with this one told otherwise."""
        given = self.cleaned_data
        return described(
            self.before.files,
            self.file.name,
            title=given["title"],
            language=given["language"],
            wanted=given["name"],
        )
