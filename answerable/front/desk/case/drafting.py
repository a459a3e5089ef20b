"""What is written in a case and not sent: put into its forms, or shown as leaving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.agency.models import Staff
from answerable.cases.access import case_worked
from answerable.cases.models import Case
from answerable.casework import leaving
from answerable.correspondence.drafts import drafts_in
from answerable.correspondence.models import ComposerDraft
from answerable.front.desk.doors import DeskRequest, staff_required
from answerable.front.desk.forms.resolve import ResolveForm
from answerable.front.desk.forms.step import StepForm
from answerable.front.desk.forms.writing import NoteForm, WriteForm
from answerable.lib.errors import Refused

Kind = ComposerDraft.Kind


@dataclass(frozen=True)
class Drafts:
    """What its reader is writing in a case, by form, what others are, what leaves it."""

    own: Mapping[str, ComposerDraft]
    theirs: Sequence[ComposerDraft]
    leaving: ComposerDraft | None

    def fill(self, forms: Mapping[str, StepForm]) -> None:
        """Put what was written into the forms it was written in."""
        for name, draft in self.own.items():
            if form := forms.get(name):
                form.initial.update({form.written: draft.words, **draft.facts})
                form.came_back, form.draft = draft.came_back, draft.version

    def left_over(self, forms: Mapping[str, StepForm]) -> list[ComposerDraft]:
        """Return what was written in forms that the case does not offer any more."""
        return [draft for name, draft in self.own.items() if name not in forms]


FORMS: Mapping[Kind, type[StepForm]] = {
    Kind.MESSAGE: WriteForm,
    Kind.NOTE: NoteForm,
    Kind.ENDING: ResolveForm,
}


def drafts_for(case: Case, staff: Staff) -> Drafts:
    """Return what is written in a case, as this member of staff has it before them."""
    found = drafts_in(case)
    written = [draft for draft in found if not draft.leaves_at]
    own = (draft for draft in written if draft.by_id == staff.pk)
    return Drafts(
        own={FORMS[Kind(draft.kind)].name: draft for draft in own},
        theirs=[draft for draft in written if draft.by_id != staff.pk],
        leaving=next((draft for draft in found if draft.leaves_at), None),
    )


@require_POST
@staff_required
def case_take_back(request: DeskRequest, reference: str) -> HttpResponse:
    """Take back what was sent a moment ago; its words are in the composer again."""
    case = case_worked(request.user, reference)
    try:
        leaving.take_back(case, by=request.user)
        told = _("Taken back. Nothing was sent, and your words are here again.")
        messages.success(request, told)
    except Refused as refused:
        messages.error(request, refused.hint)
    return redirect("desk:case", case.reference)
