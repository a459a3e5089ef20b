"""Finding the answer to a case in our help pages, and putting it into the message.

Nothing is sent by it. The message keeps the version that it was written from.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.models import Staff
from answerable.agency.queries import offered_or_first
from answerable.cases.access import case_worked
from answerable.cases.models import Case
from answerable.casework.writing_up import write_up
from answerable.front.desk.case.drafting import drafts_for
from answerable.front.desk.case.page import show_case
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.forms.writing import WriteForm
from answerable.front.desk.letters.answers import sought_in
from answerable.front.shared.languages import language_name
from answerable.knowledge.access import may_begin
from answerable.knowledge.cited import cited_in, marks_in, versions_marked
from answerable.knowledge.models import ArticleVersion
from answerable.knowledge.reading import Reading, read_all
from answerable.knowledge.renderings import Head, render, render_reading
from answerable.knowledge.suggesting import suggested
from answerable.lib.errors import NotFound, Refused

LONGEST_ASKED = 2_000  # characters of what somebody wrote that are looked for


@dataclass(frozen=True)
class Suggestion:
    """A help page that may answer, as it would stand in a letter of this case."""

    reading: Reading
    letter: str
    told: str

    @property
    def mark(self) -> str:
        """Return which version it is."""
        return self.reading.mark


@require_safe
@staff_required
def case_help(request: DeskRequest, reference: str) -> HttpResponse:
    """Show which help pages may answer the case, or what was looked for."""
    found = case_worked(request.user, reference)
    sought = sought_in(request.GET.get("q", ""))
    shown = {
        "case": found,
        "query": sought,
        "suggestions": pages_for(found, sought),
        "cited": [citation.version for citation in cited_in(found)],
        "may_begin": may_begin(request.user),
    }
    return show(request, "desk/cases/help.html", shown)


@require_POST
@staff_required
def case_put_help_in(request: DeskRequest, reference: str) -> HttpResponse:
    """Show the case with a help page behind what was written so far; send nothing."""
    found = case_worked(request.user, reference)
    versions = versions_marked(marks_in(request.POST.get("mark", "")))
    if len(versions) != 1:
        raise NotFound(request.POST.get("mark", ""))
    [version] = versions
    told = render(version, Head.LETTER, found.language)
    data = _joined(found, request.user, version, told.text)
    form = WriteForm(found, request.user, data)
    form.told = told_of(told.language, found.language)
    if form.is_valid():
        form.fields["words"].widget.attrs["autofocus"] = True
    return show_case(request, found, form)


@require_POST
@staff_required
def case_help_new(request: DeskRequest, reference: str) -> HttpResponse:
    """Begin a help page from the case; it is rewritten on the page after this."""
    found = case_worked(request.user, reference)
    if not may_begin(request.user):
        raise NotFound(request.user.username)
    try:
        article = write_up(found, by=request.user)
    except Refused as refused:
        messages.error(request, refused.hint)
        return redirect("desk:case-help", reference)
    messages.success(request, _("Read it through before anybody else does."))
    edit = reverse("desk:help-edit", args=[article.slug])
    return redirect(f"{edit}?language={offered_or_first(found.language)}")


def pages_for(case: Case, sought: str = "") -> list[Suggestion]:
    """Return help pages that may answer, as they would stand in a letter of the case."""
    versions = suggested(case, sought or _asked(case))
    return [
        Suggestion(
            reading,
            render_reading(reading, Head.LETTER).text,
            told_of(reading.language, case.language),
        )
        for reading in read_all(versions, case.language)
    ]


def told_of(given: str, wanted: str) -> str:
    """Say that there is no page in the language of the person; else nothing."""
    if given == wanted:
        return ""
    told = _("There is no page in %(wanted)s: this is the one in %(given)s.")
    return told % {"wanted": language_name(wanted), "given": language_name(given)}


def _asked(case: Case) -> str:
    """Return what the person wrote first, as far as it is looked for."""
    first = case.interactions.filter(kind="message").order_by("at", "id").first()
    return first.text[:LONGEST_ASKED] if first else case.summary


def _joined(case: Case, staff: Staff, version: ArticleVersion, text: str) -> QueryDict:
    """Return what this member has written so far, with the page behind it."""
    draft = drafts_for(case, staff).own.get(WriteForm.name)
    typed = draft.words.rstrip() if draft else ""
    cited = draft.facts.get("articles", "") if draft else ""
    data = seen_now(QueryDict(), case.version)
    data["words"] = f"{typed}\n\n{text}" if typed else text
    data["articles"] = f"{cited} {version.mark}".strip()
    return data
