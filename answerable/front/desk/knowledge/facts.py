"""Shared values at the desk: what each is, what it will be, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.duty import today
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.facts import NewFactForm, ValueForm
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.knowledge.lines import lines
from answerable.knowledge import policy, values
from answerable.knowledge.access import (
    check_changes_facts,
    check_reads_unpublished,
    may_change_facts,
)
from answerable.knowledge.models import Fact, FactValue
from answerable.knowledge.policy.facts import topic_of
from answerable.knowledge.queries import articles_with_fact, facts_now
from answerable.knowledge.reading import said_of
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.wording import without_nul

PAGE = 50
MOST_ARTICLES = 100
MOST_VALUES = 100


@dataclass(frozen=True)
class Told:
    """A shared value, in words of today and of the next day on which it changes."""

    fact: Fact
    now: str
    coming: str
    coming_on: object


@require_safe
@staff_required
def facts(request: DeskRequest) -> HttpResponse:
    """List the shared values with what each is today."""
    check_reads_unpublished(request.user)
    after = without_nul(request.GET.get("after", ""))
    found = list(Fact.objects.filter(key__gt=after).order_by("key")[: PAGE + 1])
    shown = {
        "lines": _lines(found[:PAGE]),
        "after": found[PAGE - 1].key if len(found) > PAGE else "",
        "may_change": may_change_facts(request.user),
    }
    return show(request, "desk/help/facts.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def fact(request: DeskRequest, key: str) -> HttpResponse:
    """Show a value with all its days and its pages; to whoever may, set another one."""
    check_reads_unpublished(request.user)
    found = Fact.objects.filter(key=key).first()
    if found is None:
        raise NotFound(key)
    seen = seen_in(topic_of(key))
    if request.method != "POST":
        return _show(request, found, ValueForm(found, seen=seen))
    check_changes_facts(request.user)
    form = ValueForm(found, seen=seen, data=request.POST)
    return (
        _set(request, found, form, seen)
        if form.is_valid()
        else _show(request, found, form)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def fact_new(request: DeskRequest) -> HttpResponse:
    """Keep a value that is not there yet, for texts to hold."""
    check_reads_unpublished(request.user)
    check_changes_facts(request.user)
    form = NewFactForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            kept = policy.put_fact(**form.told(), by=Hand(request.user)).thing
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request, _("Write its key, with its braces, in the texts.")
            )
            return redirect("desk:fact", kept.key)
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/help/new_fact.html", {"form": form}, wrong)


def _set(request: DeskRequest, found: Fact, form: ValueForm, seen: int) -> HttpResponse:
    given = form.cleaned_data
    hand = Hand(request.user, given["seen"])
    try:
        policy.put_value(
            found, valid_from=given["valid_from"], value=given["value"], by=hand
        )
    except Stale as stale:
        form = ValueForm(found, seen=seen, data=seen_now(request.POST, seen))
        form.full_clean()
        form.refuse(stale)
        return _show(request, found, form)
    except Refused as refused:
        form.refuse(refused)
        return _show(request, found, form)
    messages.success(request, _("Every page that has it follows, from that day on."))
    return redirect("desk:fact", found.key)


def _show(request: DeskRequest, found: Fact, form: ValueForm) -> HttpResponse:
    using = articles_with_fact(found).select_related(
        "article__department", "article__owner"
    )
    articles = [one.article for one in using.order_by("article__slug")[:MOST_ARTICLES]]
    rows = found.values.select_related("by").order_by("-valid_from")[:MOST_VALUES]
    page = {
        "fact": found,
        "form": form,
        "values": [(row, _said(found, row.value)) for row in rows],
        "now": said_of(found.key, facts_now(), get_language() or ""),
        "lines": lines(articles),
        "may_change": may_change_facts(request.user),
        "today": today(),
    }
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/help/fact.html", page, wrong)


def _lines(found: list[Fact]) -> list[Told]:
    now, language, day = facts_now(), get_language() or "", today()
    later = FactValue.objects.filter(fact__in=found, valid_from__gt=day)
    coming = {
        row.fact_id: row
        for row in later.order_by("fact_id", "valid_from").distinct("fact_id")
    }
    return [
        Told(
            one,
            said_of(one.key, now, language),
            _said(one, next_one.value) if (next_one := coming.get(one.pk)) else "",
            next_one.valid_from if next_one else None,
        )
        for one in found
    ]


def _said(fact: Fact, value: str) -> str:
    return values.in_writing(fact.kind, value, fact.currency, get_language() or "")
