"""Putting a saved answer into a message, without a script and for the one we have.

Without it, a list and a button do it and the same page comes back with every word.
``composer.js`` asks for the same list when somebody types a slash.
"""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.cases.access import case_worked
from answerable.cases.models import Case
from answerable.correspondence.access import answers_of
from answerable.correspondence.answers import (
    MOST_OFFERED,
    Offer,
    Worded,
    Wordings,
    offered,
)
from answerable.correspondence.models import SavedAnswer
from answerable.correspondence.models.answers import CURRENT
from answerable.front.desk.case.answering import Suggestion, pages_for
from answerable.front.desk.case.page import show_case
from answerable.front.desk.doors import DeskRequest, staff_required
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.forms.writing import WriteForm
from answerable.front.desk.letters.answers import sought_in
from answerable.front.desk.letters.offers import heading_of, told_of


@require_safe
@staff_required
def case_answers(request: DeskRequest, reference: str) -> JsonResponse:
    """Tell the script what can be put in, in the words that it would have here."""
    found = case_worked(request.user, reference)
    sought = sought_in(request.GET.get("q", ""))
    offers = offered(request.user, found, sought, most=MOST_OFFERED + 1)
    shown = offers[:MOST_OFFERED]
    answers = SavedAnswer.objects.in_bulk([offer.pk for offer in shown])
    wordings = Wordings(found, request.user)
    told = [_told(each, wordings.of(answers[each.pk].texts)) for each in shown]
    pages = [_told_page(each) for each in pages_for(found, sought)]
    more = len(offers) > MOST_OFFERED or bool(pages)
    return JsonResponse({"answers": [*pages, *told], "more": more})


@require_POST
@staff_required
def put_in(request: DeskRequest, reference: str) -> HttpResponse:
    """Show the page again with a saved answer behind what was typed; send nothing."""
    found = case_worked(request.user, reference)
    chosen = _chosen(request)
    if chosen is None:
        return show_case(request, found, _nothing_chosen(request, found))
    words = Wordings(found, request.user).of(chosen.texts)
    data = _joined(request.POST, chosen, words.text, found)
    form = WriteForm(found, request.user, data)
    form.told = told_of(words)
    if form.is_valid():
        form.fields["words"].widget.attrs["autofocus"] = True
    return show_case(request, found, form)


def _told(offer: Offer, words: Worded) -> dict[str, object]:
    return {
        "id": offer.pk,
        "name": offer.name,
        "group": heading_of(offer.nearness),
        "text": words.text,
        "language": words.language,
        "told": told_of(words),
    }


def _told_page(page: Suggestion) -> dict[str, object]:
    """Return a help page as the script lists it; its mark goes with the message."""
    return {
        "id": page.mark.replace("/", "-v"),
        "mark": page.mark,
        "name": page.reading.title,
        "group": _("Help page"),
        "text": page.letter,
        "language": page.reading.language,
        "told": page.told,
    }


def _chosen(request: DeskRequest) -> SavedAnswer | None:
    wanted = request.POST.get("saved_answer", "")
    if not wanted.isdecimal():
        return None
    return answers_of(request.user).filter(CURRENT, pk=wanted).first()


def _nothing_chosen(request: DeskRequest, case: Case) -> WriteForm:
    """Return the form with all that was typed, and what is missing."""
    form = WriteForm(case, request.user, request.POST)
    form.errors.clear()  # nothing was to be sent yet
    form.add_error(None, _("Choose a saved answer, then put it in."))
    return form


def _joined(sent: QueryDict, chosen: SavedAnswer, text: str, case: Case) -> QueryDict:
    """Return what was typed with the answer behind it, as it stands in the case now."""
    data = seen_now(sent, case.version)
    typed = data.get("words", "").rstrip()
    data["words"] = f"{typed}\n\n{text}" if typed else text
    data["used"] = f"{data.get('used', '')} {chosen.pk}".strip()
    return data
