"""The logo of the body: a picture and its words, in place of the product's sign."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import resolve_url
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from django_stubs_ext import StrOrPromise

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.models import Agency
from answerable.agency.policy import LOGO, describe_logo, put_logo, remove_logo
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.buttons import press
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.texts import add_texts, first_texts, texts_of
from answerable.lib.pictures import (
    MIB,
    MOST_BYTES,
    FlawedPicture,
    PictureFlaw,
    logo_of,
)

CHOOSE = _("Choose a picture")
FLAWS: dict[PictureFlaw, StrOrPromise] = {
    PictureFlaw.TOO_LARGE: _(
        "This file is larger than %(most)s MB. Send a smaller one."
    ),
    PictureFlaw.NO_PICTURE: _(
        "This is no PNG, JPEG or WebP that can be read. Save the logo as PNG, and send"
        " that."
    ),
    PictureFlaw.TOO_MANY_PIXELS: _(
        "This picture has too many pixels. Make it no wider than 2,000."
    ),
    PictureFlaw.EMPTY: _("Nothing is to be seen in this picture. Choose another."),
    PictureFlaw.PALE: _(
        "This picture can hardly be seen on white. Choose a darker one; its contrast must"
        " be 3 to 1."
    ),
    PictureFlaw.TOO_DETAILED: _(
        "This picture has too much detail to be shown small. Choose a plainer one."
    ),
}


class LogoForm(SetupForm):
    """Asks for a picture, and what it shows for people who cannot see it."""

    topic = LOGO

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        """Begin with the words that there are; the picture need not be sent again."""
        self.agency = Agency.objects.get()
        super().__init__(data, first_texts("alt", self.agency.logo_alt))
        self.files = files if files is not None else MultiValueDict()
        self.fields["picture"] = forms.FileField(
            label=_("Picture"),
            help_text=_(
                "PNG, JPEG or WebP; clear places stay clear. It is shown 30 pixels high,"
                " on white."
            ),
            required=not self.agency.logo_mark,
            widget=forms.FileInput({"accept": ".png,.jpg,.jpeg,.webp"}),
            error_messages={
                "required": CHOOSE,
                "invalid": CHOOSE,
                "empty": _("This file is empty. Choose another."),
            },
        )
        add_texts(self, "alt", _("What it shows, for people who cannot see it"))

    def clean_picture(self) -> bytes | None:
        """Draw the picture anew, or say why it cannot be taken."""
        sent: UploadedFile | None = self.cleaned_data["picture"]
        if sent is None:
            return None
        try:
            return logo_of(sent.read(MOST_BYTES + 1))
        except FlawedPicture as flawed:
            facts: dict[str, Any] = {"most": MOST_BYTES // MIB}
            wrong = str(FLAWS[flawed.flaw]) % facts
            raise forms.ValidationError(wrong, code="flawed") from flawed

    def put(self, by: Hand) -> None:
        """Show the logo on every page."""
        alt, picture = texts_of(self, "alt"), self.cleaned_data["picture"]
        if picture:
            put_logo(content=picture, alt=alt, by=by)
        else:
            describe_logo(alt=alt, by=by)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def logo(request: DeskRequest) -> HttpResponse:
    """Ask for the logo; show the one that there is."""
    page = Page(
        _("Logo"),
        "desk:setup",
        _("Set up"),
        template="desk/setup/logo.html",
        shown={"seen": seen_in(LOGO)},
    )
    return edit(request, page, lambda data: LogoForm(data, request.FILES))


@require_POST
@setup_page
def remove(request: DeskRequest) -> HttpResponse:
    """Show the product's sign again."""
    said = _("The logo is gone. The sign of the product stands in its place.")
    back = resolve_url("desk:setup-logo")
    return press(request, lambda by: remove_logo(by=by), back, said)
