"""A help page proved wrong: who was answered from it, and what they are told now."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from answerable.casework.answering import may_correct, offer_correction
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.knowledge.access import article_edited
from answerable.knowledge.cited import waiting_for_correction
from answerable.knowledge.queries import version_of

LONGEST = 4_000


class CorrectionForm(forms.Form):
    """Asks what is right: the same words go to everybody who was answered from it."""

    words = forms.CharField(
        label=gettext_lazy("What is right"),
        help_text=gettext_lazy(
            "It stands in their letter behind the day on which we had written to them."
        ),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Write what is right"),
            "max_length": TOO_LONG,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def help_wrong(request: DeskRequest, slug: str, number: int) -> HttpResponse:
    """Show who was answered from a version, and tell them what is right."""
    found = article_edited(request.user, slug)
    version = version_of(found, number)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        told = offer_correction(found, number, words=words, by=request.user)
        said = ngettext(
            "One person is told what is right.",
            "%(number)s people are told what is right.",
            told,
        )
        messages.success(request, said % {"number": told})
        return redirect("desk:help-page", slug)
    mine = may_correct(request.user, found, number)
    waiting = waiting_for_correction(found, number).count()
    shown = {
        "article": found,
        "version": version,
        "form": form,
        "mine": mine,
        "others": waiting - len(mine),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/help/wrong.html", shown, status)
