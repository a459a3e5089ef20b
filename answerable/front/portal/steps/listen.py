"""Listening first: questions where the words leave open what it is about, and a playback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import forms

from answerable.cases.models.case import CaseType
from answerable.front.portal.forms.listen import (
    CHANGE,
    NONE_OF_THESE,
    ListenForm,
    PlaybackForm,
)
from answerable.front.portal.listening import (
    answers_given,
    kept_replies,
    listening_in,
)
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.steps.service import keep_service
from answerable.front.portal.writing import Writing


@dataclass(frozen=True)
class Listen:
    """At most five questions, one after the other; then what we understood."""

    slug: str = "listen"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        listening = listening_in(writing)
        if listening.question:
            return ListenForm(
                posted.data,
                question=listening.question,
                names={matter.slug: matter.name for matter in listening.matters},
                # Asked once, and once more with what we understood.
                sounds=[] if listening.replies else writing.sounds_like_complaint,
                taken_as=writing.kind,
            )
        return PlaybackForm(
            posted.data,
            found=listening.found.slug if listening.found else "",
            sounds=writing.sounds_like_complaint,
            taken_as=writing.kind,
        )

    def keep(self, writing: Writing, form: forms.Form) -> None:
        if isinstance(form, ListenForm):
            _keep_reply(writing, form)
        else:
            _keep_understood(writing, cast("PlaybackForm", form))

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        """Keep nothing: half a choice is none."""


def _keep_reply(writing: Writing, form: ListenForm) -> None:
    """Keep an answer, and how it is to be taken."""
    kept: dict[str, object] = {"kind": form.kind}
    if form.is_answered:
        kept["heard"] = kept_replies(listening_in(writing), form.chosen)
    writing.keep_for_later(kept)


def _keep_understood(writing: Writing, form: PlaybackForm) -> None:
    """Keep what was confirmed; whom it does not fit, a person reads."""
    right = form.cleaned_data["right"]
    if right == CHANGE:
        writing.keep(LISTEN.slug, {"kind": form.kind})
    elif right == NONE_OF_THESE:
        kind = form.kind or CaseType.ENQUIRY.value
        keep_service(writing, "service", "", kind=kind)
    else:
        listening = listening_in(writing)
        slug = listening.found.slug if listening.found else ""
        answers = answers_given(writing, listening)
        keep_service(writing, "service", slug, kind=form.kind, answers=answers)


LISTEN = Listen()
