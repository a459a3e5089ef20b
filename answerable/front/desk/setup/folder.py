"""The whole setup as one file: downloaded, sent back, compared, and taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django_stubs_ext import StrOrPromise

from answerable.agency.access import may_set_up
from answerable.agency.configuration import Hand
from answerable.agency.duty import today
from answerable.agency.models.configuration import Subject
from answerable.casework.seeding.folder import FaultyFolder
from answerable.casework.seeding.packing import MOST_PACKED
from answerable.casework.seeding.report import Step
from answerable.casework.seeding.taking import outlook
from answerable.casework.sent_setup import (
    get_sent_setup,
    give_up_setup,
    send_setup,
    setup_packed,
    take_sent_setup,
)
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.log_words import Value, values_of
from answerable.lib.changes import Effect
from answerable.lib.errors import Refused, Stale

ZIP = "application/zip"
MOST_SHOWN = 200
MOST_FAULTS = 20
NOUNS: dict[str, StrOrPromise] = {
    **{subject.value: subject.label for subject in Subject},
    "colours": Subject.LOOK.label,
    "absence": gettext_lazy("Absence"),
    "answer": gettext_lazy("Saved answer"),
    "letter": gettext_lazy("Text of a letter"),
    "signature": gettext_lazy("Signature"),
}


class FolderForm(forms.Form):
    """Asks for the zip of a seed folder."""

    folder = forms.FileField(
        label=gettext_lazy("The file with the setup"),
        help_text=gettext_lazy("A zip, as it is downloaded here."),
        widget=forms.FileInput({"accept": ".zip"}),
        error_messages={
            "required": gettext_lazy("Choose the zip"),
            "empty": gettext_lazy("This file is empty. Choose another."),
            "invalid": gettext_lazy("Choose the zip"),
        },
    )


@dataclass(frozen=True)
class Thing:
    """One thing that differs: what it is, its name, and its values."""

    noun: StrOrPromise
    name: str
    is_new: bool
    values: list[Value]


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def folder(request: DeskRequest) -> HttpResponse:
    """Offer the setup as a file, and take one to be compared."""
    if request.method != "POST":
        return _show(request, FolderForm())
    form = FolderForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form)
    sent: UploadedFile = form.cleaned_data["folder"]
    try:
        send_setup(sent.read(MOST_PACKED + 1), by=request.user)
    except Refused as refused:
        form.add_error("folder", refused.hint)
        return _show(request, form)
    except FaultyFolder as faulty:
        form.add_error("folder", _("This folder cannot be taken. Mend what is below."))
        return _show(request, form, list(map(str, faulty.faults)))
    return redirect("desk:setup-folder-compare")


@require_POST
@setup_page
def download(_request: DeskRequest) -> HttpResponse:
    """Give everything that is set up as one file, named by the day."""
    response = HttpResponse(setup_packed(), content_type=ZIP)
    name = f"setup-{today().isoformat()}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def compare(request: DeskRequest) -> HttpResponse:
    """Show what the folder that was sent would change; on the word, take it."""
    if request.method != "POST":
        return _show_differences(request)
    try:
        report = take_sent_setup(by=request.user, seen=request.POST.get("seen", "-"))
    except Stale as stale:
        messages.error(request, stale.hint)
        return _show_differences(request, HTTPStatus.CONFLICT)
    except (Refused, FaultyFolder) as error:
        return _refused(request, error)
    counts = report.counts()
    said = _("Taken. New: %(created)s, changed: %(updated)s.") % counts
    messages.success(request, said)
    return redirect("desk:setup")


@require_POST
@setup_page
def give_up(request: DeskRequest) -> HttpResponse:
    """Forget the folder that was sent."""
    give_up_setup(by=request.user)
    messages.success(request, _("Nothing was changed."))
    return redirect("desk:setup-folder")


def _show(
    request: DeskRequest, form: FolderForm, faults: list[str] | None = None
) -> HttpResponse:
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    shown = {
        "form": form,
        "faults": (faults or [])[:MOST_FAULTS],
        "more_faults": max(len(faults or []) - MOST_FAULTS, 0),
        "may_edit": may_set_up(request.user),
    }
    return show(request, "desk/setup/folder.html", shown, wrong)


def _show_differences(
    request: DeskRequest, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    try:
        found = outlook(get_sent_setup(request.user), by=Hand(request.user))
    except (Refused, FaultyFolder) as error:
        return _refused(request, error)
    things = list(things_in(found.steps))
    shown = {
        "things": things[:MOST_SHOWN],
        "more": max(len(things) - MOST_SHOWN, 0),
        "beside": [_named(line.partition(": ")[0]) for line in found.beside],
        "seen": found.fingerprint,
    }
    return show(request, "desk/setup/folder_compare.html", shown, status)


def _refused(request: DeskRequest, error: Refused | FaultyFolder) -> HttpResponse:
    """Say why what was sent cannot be taken; of many faults, the first."""
    messages.error(request, str(error).partition("\n")[0])
    return redirect("desk:setup-folder")


def things_in(steps: Sequence[Step]) -> Iterator[Thing]:
    """Yield what differs, each thing once, with its values in a form to be read."""
    for step in steps:
        is_new = step.placed.effect is Effect.CREATED
        values = list(values_of(map(vars, step.placed.differences)))
        if is_new or values:
            noun, name = _named(step.name)
            yield Thing(noun, name, is_new, values)


def _named(name: str) -> tuple[StrOrPromise, str]:
    noun, _blank, own = name.partition(" ")
    return NOUNS.get(noun, noun), own
