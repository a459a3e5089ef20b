"""Publish a help page or plan it, give changes up, check it again, retire it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.agency.configuration import Hand, seen_in
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.articles import PublishForm
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.knowledge.articles import article_context
from answerable.knowledge import policy
from answerable.knowledge.access import article_edited, article_published
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy.placing import topic_of
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import content_of, find_sketch
from answerable.lib.errors import Refused, Stale


@require_POST
@staff_required
def help_publish(request: DeskRequest, slug: str) -> HttpResponse:
    """Publish the sketch now, or approve it for a day."""
    found = article_published(request.user, slug)
    sketch = find_sketch(found)
    if sketch is None:
        return _nothing_left(request, slug)
    content, seen = content_of(sketch), seen_in(topic_of(slug))
    form = PublishForm(content, seen=seen, data=request.POST)
    if form.is_valid():
        try:
            return _publish(request, found, form)
        except Stale as stale:
            form = PublishForm(content, seen=seen, data=seen_now(request.POST, seen))
            form.full_clean()
            form.refuse(stale)
        except Refused as refused:
            form.refuse(refused)
    page = article_context(request, found, form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return show(request, "desk/help/article.html", page, status)


@require_POST
@staff_required
def help_review(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask those who publish to look at the sketch."""
    found = article_edited(request.user, slug)
    if find_sketch(found) is None:
        return _nothing_left(request, slug)
    try:
        policy.ask_for_review(found, by=Hand(request.user))
    except Refused as refused:
        messages.error(request, refused.hint)
    else:
        told = _(
            "Those who supervise %(department)s see it among what waits for review."
        )
        messages.success(request, told % {"department": found.department})
    return redirect("desk:help-page", slug)


@require_POST
@staff_required
def help_give_up(request: DeskRequest, slug: str) -> HttpResponse:
    """Throw away what is not published; a page that never was is gone with it."""
    found = article_edited(request.user, slug)
    if find_sketch(found) is None:
        return _nothing_left(request, slug)
    policy.give_up(found, by=Hand(request.user))
    messages.success(request, _("What was not published is gone."))
    return redirect("desk:help-page", slug) if found.version else redirect("desk:help")


@require_POST
@staff_required
def help_checked(request: DeskRequest, slug: str) -> HttpResponse:
    """Say that a page is still right; the next check is some months away."""
    policy.mark_checked(article_edited(request.user, slug), by=Hand(request.user))
    messages.success(request, _("Noted: it is right today."))
    return redirect("desk:help-page", slug)


@require_POST
@staff_required
def help_retire(request: DeskRequest, slug: str) -> HttpResponse:
    """Let nobody read a page any more, at once or from a day on."""
    found = article_published(request.user, slug)
    typed = request.POST.get("day", "").strip()
    if not typed and "at_once" in request.POST:
        policy.retire(found, by=Hand(request.user))
        messages.success(request, _("Nobody reads this page any more."))
    else:
        _retire_on(request, found, typed)
    return redirect("desk:help-page", slug)


@require_POST
@staff_required
def help_bring_back(request: DeskRequest, slug: str) -> HttpResponse:
    """Let a page be read again that was retired."""
    found = article_published(request.user, slug)
    try:
        policy.bring_back(found, by=Hand(request.user))
    except Refused as refused:
        messages.error(request, refused.hint)
    else:
        messages.success(request, _("The page is read again, as it was."))
    return redirect("desk:help-page", slug)


def _nothing_left(request: DeskRequest, slug: str) -> HttpResponse:
    """Say to who presses twice, or after a colleague, that it is done."""
    told = _("There is nothing left to publish: it was published, or given up.")
    messages.info(request, told)
    return redirect("desk:help-page", slug)


def _publish(
    request: DeskRequest, found: KnowledgeArticle, form: PublishForm
) -> HttpResponse:
    given = form.cleaned_data
    note = Note(given["reason"], given.get("grade_reason", ""))
    hand = Hand(request.user, given["seen"])
    if given["day"]:
        policy.publish_on(found, given["day"], note, by=hand)
        messages.success(request, _("It is published on its day."))
    else:
        version = policy.publish(found, note, by=hand)
        told = _("Version %(number)s is what people read now.")
        messages.success(request, told % {"number": version.number})
    return redirect("desk:help-page", found.slug)


def _retire_on(request: DeskRequest, found: KnowledgeArticle, typed: str) -> None:
    try:
        day = parse_date(typed) if typed else None
    except ValueError:
        day = None
    if typed and day is None:
        messages.error(request, _("Write a day such as 2026-12-25."))
        return
    try:
        policy.retire_on(found, day, by=Hand(request.user))
    except Refused as refused:
        messages.error(request, refused.hint)
        return
    done = (
        _("It is read until that day.")
        if day
        else _("It is read until further notice.")
    )
    messages.success(request, done)
