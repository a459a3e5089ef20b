"""The thread of a case as HTML: what was said and done, oldest first.

Written here and not by a template: an event stands on a page a hundred times, and a
template takes half a millisecond for each. What events share, such as their tags in the
reader's language, is written once for a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from answerable.cases.conversation import Said
from answerable.cases.models import Attachment, Case
from answerable.correspondence.models import Dispatch
from answerable.correspondence.queries import NOT_ARRIVED
from answerable.front.desk.case import speech
from answerable.front.desk.case.moments import Moments
from answerable.front.desk.case.speech import Answers
from answerable.front.desk.case.timeline import Event
from answerable.front.shared.pieces import fill, icon, joined, tag

DONE = (
    '<li class="ev sys"><span class="av" aria-hidden="true">{}</span>'
    '<span>{}{} · <time datetime="{}">{}</time></span></li>'
)
SAID = (
    '<li class="ev {}" id="said-{}"><span class="av" aria-hidden="true">{}</span>'
    '<div class="bub"><header><b>{}</b>{}{}'
    '<time class="muted small end" datetime="{}">{}</time></header>{}</div></li>'
)

NOTHING = SafeString()


class Thread:
    """Writes the events of a case for one page.

    ``answers`` of its form stand in the message that it began with.
    """

    def __init__(self, case: Case, answers: Answers) -> None:
        """Begin a page, in the language and the time zone that are active."""
        self._case = case
        self._answers = answers
        self._tell = Moments().tell_both
        self._avatar = cache(speech.avatar)
        self._speaker = cache(speech.speaker)
        self._tags = cache(speech.tags)
        self._unsent = cache(speech.unsent)
        self._progress = cache(speech.progress)

    def write(self, events: Iterable[Event]) -> SafeString:
        """Return the events as the items of a list."""
        events = list(events)
        own = (event for event in events if event.is_theirs and not event.reference)
        opening = next(own, None)
        items = (
            self._said(event, event.said, is_opening=event is opening)
            if event.said
            else self._done(event)
            for event in events
        )
        return joined(items)

    def _done(self, event: Event) -> SafeString:
        line = event.done
        if line is None:
            return NOTHING
        by = fill(" · <bdi>{}</bdi>", line.by) if line.by else ""
        return fill(DONE, icon(line.icon), line.words, by, *self._tell(event.at))

    def _said(self, event: Event, said: Said, *, is_opening: bool) -> SafeString:
        is_ours = not event.is_theirs
        return fill(
            SAID,
            event.look,
            said.pk,
            self._avatar(event.name, is_ours=is_ours),
            self._speaker(event.name, said.address, is_ours=is_ours),
            self._tags(said.channel, said.kind, is_void=bool(said.taken_back_at))
            + speech.belongs_to(event.reference),
            tag(_("New"), kind="info", icon="info") if event.is_new else "",
            *self._tell(event.at),
            self._body(event, said, self._answers if is_opening else ()),
        )

    def _body(self, event: Event, said: Said, answers: Answers) -> SafeString:
        parts = (
            said.text and speech.words(said.text),
            said.wish and speech.wish(said.wish),
            answers and speech.answered(answers),
            said.quoted and speech.quoted(said.quoted),
            event.files and self._files(event.files),
            said.left_out and speech.left_out(said.left_out),
            event.look == "out" and self._delivery(event.dispatch),
        )
        return joined(filter(None, parts))

    def _files(self, files: Iterable[Attachment]) -> SafeString:
        reference = self._case.reference
        return joined(
            speech.file(file, reverse("desk:case-file", args=[reference, file.sha256]))
            for file in files
        )

    def _delivery(self, dispatch: Dispatch | None) -> SafeString:
        if dispatch is None:
            return self._unsent()
        if dispatch.state in NOT_ARRIVED:
            return speech.lost(dispatch)
        return self._progress(Dispatch.State(dispatch.state), dispatch.address)
