"""Listening first: questions where the words leave open what it is about, and a playback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import forms

from answerable.cases.models.case import CaseType
from answerable.front.portal.forms.listen import (
    CHANGE,
    NONE_OF_THESE,
    Listened,
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
                matters={matter.slug: matter for matter in listening.matters},
                initial=_kept_help(writing),
                # Asked once, and once more with what we understood.
                sounds=[] if listening.replies else writing.sounds_like_complaint,
                taken_as=writing.kind,
            )
        return PlaybackForm(
            posted.data,
            found=listening.found.slug if listening.found else "",
            initial=_kept_help(writing),
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
    """Keep an answer, how it is to be taken, and who helps to say it.

    Who chose help and no answer goes on: a person reads it, and asks with that help.
    """
    kept = _beside(form)
    if form.is_answered:
        kept["heard"] = kept_replies(listening_in(writing), form.chosen)
        writing.keep_for_later(kept)
    elif form.cleaned_data["help"] and not form.kind:
        _leave_it_to_us(writing, form)
    else:
        writing.keep_for_later(kept)


def _keep_understood(writing: Writing, form: PlaybackForm) -> None:
    """Keep what was confirmed; whom it does not fit, a person reads."""
    right = form.cleaned_data["right"]
    if right == CHANGE:
        writing.keep(LISTEN.slug, _beside(form))
    elif right == NONE_OF_THESE:
        _leave_it_to_us(writing, form)
    else:
        listening = listening_in(writing)
        slug = listening.found.slug if listening.found else ""
        answers = answers_given(writing, listening)
        keep_service(writing, "service", slug, **_beside(form), answers=answers)


def _leave_it_to_us(writing: Writing, form: Listened) -> None:
    """Have a person read it and decide what it is about."""
    kind = form.kind or CaseType.ENQUIRY.value
    keep_service(writing, "service", "", **{**_beside(form), "kind": kind})


def _beside(form: Listened) -> dict[str, object]:
    """Return what was said beside the question."""
    return {"kind": form.kind, "help": form.cleaned_data["help"]}


def _kept_help(writing: Writing) -> dict[str, object]:
    return {"help": writing.answers.get("help", [])}


LISTEN = Listen()
