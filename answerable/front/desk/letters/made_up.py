"""A case that nobody has, made up in memory: those who edit letters may read no real one.

It is about a service that is offered, answers that service's own questions, and is
promised what a case would be that came in now. Nothing of it is written down.
"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils import timezone, translation
from django.utils.translation import gettext as _, pgettext_lazy

from answerable.agency.models import Service, Team
from answerable.agency.queries import (
    find_team,
    get_triage_team,
    services_on_offer,
)
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.cases.workflow import State
from answerable.clock.models import Deadline
from answerable.clock.queries import promised
from answerable.forms.asking import answers_in_words, form_of, kept_answers
from answerable.forms.queries import find_newest
from answerable.front.desk.letters.tried import Tried
from answerable.lib.references import grouped, with_check
from answerable.lib.wording import in_language
from answerable.people.models import Person

REFERENCE = grouped(with_check("TESTCAS"))
WHO = pgettext_lazy("somebody who does not exist", "Sam Sample")


def make_up(slug: str, language: str, *, as_complaint: bool = False) -> Tried | None:
    """Make up a case about a service (its slug); None where none is offered."""
    offered = {service.slug: service for service in services_on_offer()}
    service = offered.get(slug) or next(iter(offered.values()), None)
    if service is None:
        return None
    with translation.override(language):
        case = _case(service, language)
        if as_complaint:
            case.case_type = CaseType.COMPLAINT
        answers = _answers(service, language)
    deadlines = _promised(case, service)
    case.next_due = min((each.due_at for each in deadlines), default=None)
    return Tried(case, deadlines, answers, is_made_up=True)


def _case(service: Service, language: str) -> Case:
    return Case(
        reference=REFERENCE,
        case_type=service.case_type or CaseType.ENQUIRY,
        state=State.RECEIVED,
        channel="web",
        language=language,
        summary=in_language(service.name, language),
        opened_at=timezone.now(),
        person=Person(name=str(WHO)),
        service=service,
        team=_team(service),
    )


def _team(service: Service) -> Team:
    return find_team(service.team_id) or get_triage_team()


def _promised(case: Case, service: Service) -> list[Deadline]:
    now, team = case.opened_at, _team(service)
    days = promised(service, case.case_type, team, at=now)
    return [Deadline(kind=kind, due_at=due) for kind, due in days.items()]


def _answers(service: Service, language: str) -> list[tuple[str, str]]:
    """Return what is asked about a service, answered by the first that is offered."""
    form = find_newest(service)
    if form is None:
        return []
    fields: Mapping[str, forms.Field] = form_of(form, language).base_fields
    given = {key: _answer(field) for key, field in fields.items()}
    return answers_in_words(form, kept_answers(form, given), language)


def _answer(field: forms.Field) -> object:
    """Return an answer that a question could get."""
    if isinstance(field, forms.MultipleChoiceField):
        return [key for key, _label in _choices(field)[:1]]
    if isinstance(field, forms.ChoiceField):
        return _choices(field)[0][0]
    if isinstance(field, forms.DateField):
        return timezone.localdate()
    if isinstance(field, forms.IntegerField):
        return max(field.min_value or 0, 1)
    return _("(Here stand words of the person.)")


def _choices(field: forms.ChoiceField) -> list[tuple[str, str]]:
    # A question's options are a plain list; the widget has them as one.
    return [(str(key), str(label)) for key, label in field.widget.choices]
