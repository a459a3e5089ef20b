"""Life events at the desk: named, ordered, filled, merged, retired and brought back."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.agency.configuration import Hand, seen_in
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.life_events import LifeEventForm
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.knowledge.lines import Line, lines
from answerable.front.desk.setup.buttons import is_up
from answerable.knowledge import policy
from answerable.knowledge.access import (
    article_for,
    check_changes_words,
    check_reads_unpublished,
    may_change_words,
)
from answerable.knowledge.heirs import event_heir_of
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.policy.life_events import topic_of_event
from answerable.knowledge.queries import live_articles
from answerable.knowledge.search import find
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.wording import without_nul

PAGE = 50
MOST_EVENTS = 200
MOST_OFFERED = 10
LOOKED_AT = 40
LONGEST_SOUGHT = 100


@require_safe
@staff_required
def life_events(request: DeskRequest) -> HttpResponse:
    """List the life events in the order in which people see them, then those retired."""
    check_reads_unpublished(request.user)
    rows = LifeEvent.objects.annotate(pages=Count("articles"))
    shown = {
        "events": rows.filter(retired_on=None)[:MOST_EVENTS],
        "retired": rows.exclude(retired_on=None)[:MOST_EVENTS],
        "may_change": may_change_words(request.user),
    }
    return show(request, "desk/help/life_events.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def life_event_new(request: DeskRequest) -> HttpResponse:
    """Name a new one; it stands behind the others."""
    check_reads_unpublished(request.user)
    check_changes_words(request.user)
    form = LifeEventForm(data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        placed = policy.put_life_event(
            slug=form.address(),
            name=form.texts(),
            position=LifeEvent.objects.count() + 1,
            by=Hand(request.user),
        )
        messages.success(request, _("Choose what belongs to it."))
        return redirect("desk:life-event", placed.thing.slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/help/life_event_new.html", {"form": form}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def life_event(request: DeskRequest, slug: str) -> HttpResponse:
    """Show one with its pages; to whoever may, name and address it anew."""
    check_reads_unpublished(request.user)
    found = LifeEvent.objects.filter(slug=slug).first()
    if found is None:
        return _lead_on(slug)
    seen = seen_in(topic_of_event(slug))
    if request.method != "POST":
        return _show(request, found, LifeEventForm(found, seen=seen))
    check_changes_words(request.user)
    form = LifeEventForm(found, seen=seen, data=request.POST)
    return (
        _name(request, found, form, seen)
        if form.is_valid()
        else _show(request, found, form)
    )


@require_POST
@staff_required
def life_event_pages(request: DeskRequest, slug: str) -> HttpResponse:
    """Have a page stand under it, or no more."""
    found = _changed(request, slug)
    name = "add" if "add" in request.POST else "remove"
    article = article_for(request.user, request.POST.get(name, ""))
    policy.fill_life_event(found, by=Hand(request.user), **{name: [article]})
    return redirect("desk:life-event", slug)


@require_POST
@staff_required
def life_event_move(request: DeskRequest, slug: str) -> HttpResponse:
    """Put one a place up or down."""
    found = _changed(request, slug)
    policy.move_life_event(found, up=is_up(request), by=Hand(request.user))
    return redirect("desk:life-events")


@require_POST
@staff_required
def life_event_retire(request: DeskRequest, slug: str) -> HttpResponse:
    """Show it to nobody; its pages are read as before."""
    told = _("People do not see it any more. Its pages are read as before.")
    return _press(request, slug, policy.retire_life_event, told)


@require_POST
@staff_required
def life_event_bring_back(request: DeskRequest, slug: str) -> HttpResponse:
    """Show it again; what was merged is apart again."""
    told = _("People see it again, with what belongs to it.")
    return _press(request, slug, policy.bring_back_life_event, told)


@require_POST
@staff_required
def life_event_merge(request: DeskRequest, slug: str) -> HttpResponse:
    """Have what stands under it stand under another one, and lead its address there."""
    found = _changed(request, slug)
    into = LifeEvent.objects.filter(slug=request.POST.get("into", "")).first()
    if into is None:
        messages.error(request, _("Choose a life event of the list."))
        return redirect("desk:life-event", slug)
    try:
        policy.merge_life_event(found, into, by=Hand(request.user))
    except Refused as refused:
        messages.error(request, refused.hint)
        return redirect("desk:life-event", slug)
    messages.success(request, _("Both are one now, and the other address leads here."))
    return redirect("desk:life-event", into.slug)


def _name(
    request: DeskRequest, found: LifeEvent, form: LifeEventForm, seen: int
) -> HttpResponse:
    hand = Hand(request.user, form.cleaned_data["seen"])
    try:
        placed = policy.name_life_event(
            found, slug=form.address(), name=form.texts(), by=hand
        )
    except Stale as stale:
        form = LifeEventForm(found, data=seen_now(request.POST, seen))
        form.full_clean()
        form.add_error(None, stale.hint)
        return _show(request, found, form, HTTPStatus.CONFLICT)
    except Refused as refused:
        form.refuse(refused)
        return _show(request, found, form)
    messages.success(request, _("That is kept."))
    return redirect("desk:life-event", placed.thing.slug)


def _show(
    request: DeskRequest,
    found: LifeEvent,
    form: LifeEventForm,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    after = without_nul(request.GET.get("after", ""))
    sought = without_nul(request.GET.get("words", "")).strip()[:LONGEST_SOUGHT]
    rows = found.articles.filter(slug__gt=after).order_by("slug")
    pages = list(rows.select_related("department", "owner")[: PAGE + 1])
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    others = LifeEvent.objects.filter(retired_on=None).exclude(pk=found.pk)
    shown = {
        "event": found,
        "form": form,
        "lines": lines(pages[:PAGE]),
        "after": pages[PAGE - 1].slug if len(pages) > PAGE else "",
        "sought": sought,
        "offered": _offered(found, sought),
        "others": others[:MOST_EVENTS],
        "heir": event_heir_of(found.slug) if found.retired_on else None,
        "may_change": may_change_words(request.user),
    }
    return show(request, "desk/help/life_event.html", shown, status or wrong)


def _offered(found: LifeEvent, sought: str) -> list[Line]:
    """Return pages that fit some words and do not stand under it yet, best first."""
    if not sought:
        return []
    hits = find(sought, limit=LOOKED_AT)
    ranked = list(dict.fromkeys(hit.key for hit in hits))
    rows = live_articles().filter(slug__in=ranked).exclude(life_events=found)
    there = {one.slug: one for one in rows.select_related("department", "owner")}
    return lines([there[slug] for slug in ranked if slug in there][:MOST_OFFERED])


def _press(
    request: DeskRequest, slug: str, do: Callable[..., object], told: str
) -> HttpResponse:
    found = _changed(request, slug)
    try:
        do(found, by=Hand(request.user))
    except Refused as refused:
        messages.error(request, refused.hint)
    else:
        messages.success(request, told)
    return redirect("desk:life-event", slug)


def _changed(request: DeskRequest, slug: str) -> LifeEvent:
    """Return one for whoever may change it. Raises NotFound, NotAllowed."""
    check_reads_unpublished(request.user)
    found = LifeEvent.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound(slug)
    check_changes_words(request.user)
    return found


def _lead_on(slug: str) -> HttpResponse:
    heir = event_heir_of(slug)
    if heir is None:
        raise NotFound(slug)
    return redirect("desk:life-event", heir.slug)
