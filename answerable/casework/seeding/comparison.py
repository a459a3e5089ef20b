"""What is in the database and not in the folder; a seed leaves it alone."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from answerable.agency.models import (
    Area,
    Calendar,
    Department,
    Office,
    Service,
    Skill,
    Staff,
    Team,
)
from answerable.cases.models import Checklist
from answerable.casework.seeding.plan import Plan
from answerable.casework.seeding.writing import (
    name_of_letter,
    name_of_signature,
    whose,
)
from answerable.clock.models import EscalationLadder, ServiceStandard
from answerable.clock.policy import later
from answerable.complaints.models import Procedure
from answerable.correspondence.models import LetterText, SavedAnswer, Signature
from answerable.correspondence.models.answers import CURRENT
from answerable.knowledge.models import Fact, LifeEvent, SynonymGroup
from answerable.knowledge.queries import live_articles


def strangers(plan: Plan) -> list[str]:
    """Return one line for each thing that the folder does not know."""
    known = plan.slugs
    return [
        *_beside("calendar", Calendar.objects.all(), "slug", known["calendars"]),
        *_beside("department", Department.objects.all(), "slug", known["departments"]),
        *_beside("area", Area.objects.all(), "slug", known["areas"]),
        *_beside("office", Office.objects.all(), "slug", known["offices"]),
        *_beside("team", Team.objects.all(), "slug", known["teams"]),
        *_beside("skill", Skill.objects.all(), "slug", known["skills"]),
        *_beside("staff", Staff.objects.all(), "username", known["staff"]),
        *_beside("service", Service.objects.all(), "slug", known["services"]),
        *_beside("checklist", Checklist.objects.all(), "slug", known["checklists"]),
        *_promises_beside(plan),
        *_ladders_beside(plan),
        *_procedure_beside(plan),
        *_answers_beside(plan),
        *_letters_beside(plan),
        *_signatures_beside(plan),
        *_synonyms_beside(plan),
        *_beside("life event", LifeEvent.objects.all(), "slug", known["life_events"]),
        *_beside("fact", Fact.objects.all(), "key", known["facts"]),
        *_beside("article", live_articles(), "slug", known["articles"]),
    ]


def _beside(noun: str, rows: QuerySet[Model], name: str, known: list[str]) -> list[str]:
    names = set(rows.values_list(name, flat=True)) - set(known)
    return [f"{noun} {one}: is not in the folder" for one in sorted(names)]


def _promises_beside(plan: Plan) -> list[str]:
    wanted = {
        ("", one.entry.case_type or "", one.entry.kind, one.entry.stage)
        for one in plan.standards
    }
    wanted |= {
        (one.entry.slug, "", promise.kind, 1)
        for one in plan.services
        for promise in one.entry.standards
    }
    rows = ServiceStandard.objects.values_list(
        "service__slug", "case_type", "kind", "stage"
    )
    there = {(of or "", kind, about, stage) for of, kind, about, stage in rows}
    return [
        f"standard {service or case_type or 'everything'} {kind}{later(stage)}:"
        " is not in the folder"
        for service, case_type, kind, stage in sorted(there - wanted)
    ]


def _synonyms_beside(plan: Plan) -> list[str]:
    wanted = {(one.entry.language, one.entry.terms[0]) for one in plan.synonyms}
    rows = SynonymGroup.objects.exclude(terms=[]).values_list("language", "name")
    return [
        f"synonyms {language} {name}: is not in the folder"
        for language, name in sorted(set(rows) - wanted)
    ]


def _ladders_beside(plan: Plan) -> list[str]:
    wanted = {one.entry.case_type or "" for one in plan.ladders}
    there = set(EscalationLadder.objects.values_list("case_type", flat=True))
    return [
        f"ladder {one or 'everything'}: is not in the folder"
        for one in sorted(there - wanted)
    ]


def _procedure_beside(plan: Plan) -> list[str]:
    if plan.procedures or not Procedure.objects.exists():
        return []
    return ["complaints: is not in the folder"]


def _answers_beside(plan: Plan) -> list[str]:
    """Return what teams and all have beside the folder; what is one's own is private."""
    known = plan.slugs["answers"]
    shared = SavedAnswer.objects.filter(CURRENT, owner=None)
    names = [one.entry.name or one.entry.slug for one in plan.answers]
    beside = shared.exclude(seeded_as__in=known).exclude(name__in=names)
    found = beside.order_by("name").values_list("name", flat=True)
    return [f"answer {name}: is not in the folder" for name in found]


def _letters_beside(plan: Plan) -> list[str]:
    known = {name_of_letter(one.entry) for one in plan.letters}
    rows = LetterText.objects.filter(retired_at=None, version__gt=0)
    there = {
        " ".join(filter(None, place))
        for place in rows.values_list("occasion", "language", "department__slug")
    }
    return [f"letter {one}: is not in the folder" for one in sorted(there - known)]


def _signatures_beside(plan: Plan) -> list[str]:
    """Return what units have beside the folder; a line of one's own is private."""
    known = {name_of_signature(one.entry) for one in plan.signatures}
    rows = Signature.objects.filter(staff=None, version__gt=0)
    there = {
        whose(department, team)
        for department, team in rows.values_list("department__slug", "team__slug")
    }
    return [f"signature {one}: is not in the folder" for one in sorted(there - known)]
