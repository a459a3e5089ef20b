"""Words that mean the same to whoever searches: seen, tried, added, changed, ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.queries import get_agency, offered_or_first
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.forms.synonyms import SynonymsForm
from answerable.front.shared.languages import direction_of, language_name
from answerable.knowledge import policy
from answerable.knowledge.access import (
    check_changes_words,
    check_reads_unpublished,
    may_change_words,
)
from answerable.knowledge.models import SynonymGroup
from answerable.knowledge.policy.synonyms import topic_of
from answerable.knowledge.search import OFFICE, Hit, find
from answerable.knowledge.search.spaces import titles_of
from answerable.knowledge.search.synonyms import Supposed
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.wording import without_nul

PAGE = 50
MOST_FOUND = 5
LONGEST_SOUGHT = 80


@dataclass(frozen=True)
class Trial:
    """What is found by a phrase as things are, and as they would be: slugs and titles."""

    phrase: str
    before: Sequence[tuple[str, str]]
    after: Sequence[tuple[str, str]]


@require_safe
@staff_required
def synonyms(request: DeskRequest) -> HttpResponse:
    """List the groups of a language by their first words, or those with a word."""
    check_reads_unpublished(request.user)
    language = offered_or_first(request.GET.get("language", ""))
    sought = without_nul(request.GET.get("words", "")).strip()[:LONGEST_SOUGHT]
    rows = SynonymGroup.objects.filter(language=language).exclude(terms=[])
    if sought:
        rows = rows.filter(terms__icontains=sought)
    page = Paginator(rows.order_by("name"), PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "language": language,
        "direction": direction_of(language),
        "languages": [(code, language_name(code)) for code in get_agency().languages],
        "sought": sought,
        "may_change": may_change_words(request.user),
    }
    return show(request, "desk/help/synonyms.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def synonyms_new(request: DeskRequest) -> HttpResponse:
    """Add a group; words that were sought in vain come along with the address."""
    check_reads_unpublished(request.user)
    check_changes_words(request.user)
    group = SynonymGroup(language=_asked(request, "language"), terms=_terms(request))
    form = SynonymsForm(group, data=_sent(request), phrase=" ".join(group.terms))
    if form.is_valid() and "try" not in request.POST:
        try:
            given = form.cleaned_data["terms"]
            policy.begin_synonyms(form.spoken, given, by=Hand(request.user))
        except Refused as refused:
            form.refuse(refused)
        else:
            return _kept(request, form.spoken)
    return _show(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def synonyms_one(request: DeskRequest, number: int) -> HttpResponse:
    """Show a group; to whoever may, try and change it."""
    check_reads_unpublished(request.user)
    group = _group(number)
    seen = seen_in(topic_of(group))
    if request.method != "POST":
        return _show(request, SynonymsForm(group, seen=seen))
    check_changes_words(request.user)
    form = SynonymsForm(group, seen=seen, data=request.POST)
    if not form.is_valid() or "try" in request.POST:
        return _show(request, form)
    return _change(request, form, seen)


@require_POST
@staff_required
def synonyms_end(request: DeskRequest, number: int) -> HttpResponse:
    """Have the words of a group mean the same no more; pressed twice, it is done once."""
    check_reads_unpublished(request.user)
    check_changes_words(request.user)
    found = SynonymGroup.objects.filter(pk=number).first()
    if found is None:
        raise NotFound(str(number))
    policy.end_synonyms(found.language, found.name, by=Hand(request.user))
    messages.success(request, _("These words are searched for apart again."))
    return _to_list(found.language)


def _change(request: DeskRequest, form: SynonymsForm, seen: int) -> HttpResponse:
    hand = Hand(request.user, form.cleaned_data["seen"])
    try:
        policy.change_synonyms(form.group, form.cleaned_data["terms"], by=hand)
    except Stale as stale:
        form = SynonymsForm(form.group, data=seen_now(request.POST, seen))
        form.full_clean()
        form.add_error(None, stale.hint)
        return _show(request, form, HTTPStatus.CONFLICT)
    except Refused as refused:
        form.refuse(refused)
        return _show(request, form)
    return _kept(request, form.group.language)


def _show(
    request: DeskRequest, form: SynonymsForm, status: HTTPStatus | None = None
) -> HttpResponse:
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    group = form.group
    shown = {
        "form": form,
        "group": group,
        "language": language_name(group.language) if group.pk else "",
        "code": group.language,
        "direction": direction_of(group.language),
        "trial": _trial(form),
        "may_change": may_change_words(request.user),
    }
    return show(request, "desk/help/synonyms_one.html", shown, status or wrong)


def _trial(form: SynonymsForm) -> Trial | None:
    """Return what a phrase finds before and after, where there is one to try."""
    if not form.is_bound or form.errors or not form.cleaned_data["phrase"]:
        return None
    phrase, language = form.cleaned_data["phrase"], form.spoken
    supposed = Supposed(language, form.cleaned_data["terms"], form.group.pk or 0)
    before = find(phrase, language=language, limit=MOST_FOUND)
    after = find(phrase, language=language, limit=MOST_FOUND, supposed=supposed)
    return Trial(phrase, _titled(before), _titled(after))


def _titled(hits: Sequence[Hit]) -> list[tuple[str, str]]:
    keys = [hit.key for hit in hits]
    return list(zip(keys, titles_of(OFFICE, hits), strict=True))


def _group(number: int) -> SynonymGroup:
    """Return a group that counts. Raises NotFound."""
    found = SynonymGroup.objects.filter(pk=number).exclude(terms=[]).first()
    if found is None:
        raise NotFound(str(number))
    return found


def _kept(request: DeskRequest, language: str) -> HttpResponse:
    messages.success(request, _("Whoever types one of these words finds the others."))
    return _to_list(language)


def _to_list(language: str) -> HttpResponse:
    asked = QueryDict(mutable=True)
    asked["language"] = language
    response = redirect("desk:synonyms")
    response["Location"] += f"?{asked.urlencode()}"
    return response


def _terms(request: DeskRequest) -> list[str]:
    term = _asked(request, "term")[:LONGEST_SOUGHT].strip()
    return [term] if term else []


def _asked(request: DeskRequest, name: str) -> str:
    said = without_nul(request.GET.get(name, ""))
    return offered_or_first(said) if name == "language" else said


def _sent(request: DeskRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
