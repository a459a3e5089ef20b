"""What somebody answered so far where their words did not say what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from django.utils.translation import get_language

from answerable.front.portal.writing import Writing, find_offered
from answerable.routing.listening import Listening, Reply, likeliest

Kept = Sequence[Mapping[str, object]]


def listening_in(writing: Writing) -> Listening:
    """Return the questions and replies of a request, in the language of the page."""
    kept = cast("Kept", writing.answers.get("heard", ()))
    replies = [
        Reply(list(cast("list[str]", one["about"])), str(one["chosen"])) for one in kept
    ]
    return Listening(likeliest(writing.own_words, get_language() or ""), replies)


def kept_replies(listening: Listening, chosen: str) -> list[dict[str, object]]:
    """Return the replies with one more, as the draft keeps them."""
    question = listening.question
    about = list(question.about) if question else []
    replies = [*listening.replies, Reply(about, chosen)]
    return [{"about": list(one.about), "chosen": one.chosen} for one in replies]


def answers_given(writing: Writing, listening: Listening) -> dict[str, object]:
    """Return what was answered to the questions of the service that was found."""
    found = listening.found
    service = find_offered(found.slug) if found else None
    if service is None:
        return {}
    kinds = {str(one["key"]): one["kind"] for one in writing.questions_of(service)}
    given = (one for one in listening.choices if one.service == service.slug)
    return {
        one.question: [one.answer] if kinds[one.question] == "several" else one.answer
        for one in given
        if one.question in kinds
    }
