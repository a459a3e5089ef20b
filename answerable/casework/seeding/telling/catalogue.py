"""Tell what can be asked for: services with what they ask and promise, and the rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields

from answerable.agency.duty import today
from answerable.agency.models import Service
from answerable.cases.models import Checklist
from answerable.casework.seeding import shapes
from answerable.casework.seeding.folder import Document
from answerable.casework.seeding.shapes import complaints as shapes_of_complaints
from answerable.casework.seeding.shapes.catalogue import LEVELS, WEIGHTS
from answerable.casework.seeding.telling.entry import entry, in_order, values_of
from answerable.clock.models import EscalationLadder, ServiceStandard
from answerable.clock.policy import Terms
from answerable.clock.timetable import courses
from answerable.complaints.models import Procedure
from answerable.forms.models import Form
from answerable.routing.models import Learning, RuleBook
from answerable.routing.policy import lines_of

LEVEL_NAMES = {int(level): name for name, level in LEVELS.items()}
WEIGHT_NAMES = {int(weight): name for name, weight in WEIGHTS.items()}
PROMISED = ("kind", *(each.name for each in fields(Terms)))
PLAIN = (
    *("slug", "name", "summary", "aliases", "case_type", "place", "position"),
    *("picture", "similar_within", "similar_days", "former", "retired_on"),
)

Promises = dict[tuple[str, str, int], list[dict[str, object]]]


def services() -> dict[str, Document]:
    """Return each service by its slug; those that are offered no more as well."""
    rows = Service.objects.select_related("department", "team")
    forms = Form.objects.order_by("service_id", "-version").distinct("service_id")
    questions = {form.service_id: form.questions for form in forms}
    promised = _promised()
    return {
        one.slug: {
            "services": [
                _service(one, questions.get(one.pk, []), promised[one.slug, "", 1])
            ]
        }
        for one in rows.prefetch_related("needs__skill").order_by("slug")
    }


def standards() -> Document:
    """Return what is promised beside the services."""
    promised = _promised()
    return {
        "standards": [
            entry(
                shapes.Standard,
                {"case_type": case_type or None, "stage": stage, **one},
            )
            for (service, case_type, stage), ones in sorted(promised.items())
            for one in ones
            if not service
        ]
    }


def ladders() -> Document:
    """Return who is told before a promise is late, by type of case."""
    rows = EscalationLadder.objects.order_by("case_type", "-version")
    return {
        "ladders": [
            entry(
                shapes.Ladder,
                {
                    "case_type": one.case_type or None,
                    "silent_days": one.silent_days,
                    "rungs": [_rung(each) for each in one.rungs],
                },
            )
            for one in rows.distinct("case_type")
        ]
    }


def _rung(kept: dict[str, object]) -> dict[str, object]:
    return entry(shapes.Rung, {**kept, "unit": kept["unit"] or None})


def complaints() -> Document:
    """Return how complaints are dealt with, if that was ever published."""
    newest = Procedure.objects.order_by("-version").first()
    if newest is None:
        return {}
    body = entry(shapes_of_complaints.OutsideBody, newest.body) if newest.body else None
    stages = [entry(shapes_of_complaints.Stage, each) for each in newest.stages]
    told = values_of(newest, "name", "definition", "time_limit_months", "exclusions")
    whole = {**told, "stages": stages, "body": body}
    return {"complaints": entry(shapes.Complaints, whole)}


def learning() -> Document:
    """Return what may be done with what is learned, if that was ever asked."""
    found = Learning.objects.first()
    if found is None:
        return {}
    return {"learning": entry(shapes.Learned, {"use": str(found.use)})}


def rules() -> Document:
    """Return the newest book of rules, in its order."""
    book = RuleBook.objects.order_by("-version").first()
    return {
        "rules": [
            entry(shapes.Rule, {**vars(line), "service": line.service or None})
            for line in (lines_of(book) if book else [])
        ]
    }


def checklists() -> Document:
    """Return what is to be done each time."""
    rows = Checklist.objects.select_related("service").order_by("slug")
    return {
        "checklists": [
            entry(
                shapes.Checklist,
                {
                    **values_of(one, "slug", "name", "steps", "days", "is_offered"),
                    "service": one.service.slug if one.service else None,
                },
            )
            for one in rows
        ]
    }


def _service(
    service: Service,
    questions: list[dict[str, object]],
    promised: list[dict[str, object]],
) -> dict[str, object]:
    needs = sorted(service.needs.all(), key=lambda one: one.skill.slug)
    return entry(
        shapes.Service,
        {
            **values_of(service, *PLAIN),
            "department": service.department.slug,
            "team": service.team.slug,
            "identity_level": LEVEL_NAMES[service.identity_level],
            "impact": WEIGHT_NAMES[service.impact],
            "urgency": WEIGHT_NAMES[service.urgency],
            "questions": in_order(questions),
            "standards": [entry(shapes.Promise, one) for one in promised],
            "indications": [_indication(one) for one in service.indications],
            "needs": [
                entry(shapes.Need, {"skill": one.skill.slug, "level": one.level})
                for one in needs
            ],
        },
    )


def _indication(line: dict[str, object]) -> dict[str, object]:
    weights = (name for name in ("impact", "urgency") if line.get(name))
    named = {name: WEIGHT_NAMES[int(str(line[name]))] for name in weights}
    return entry(shapes.Indication, {**line, **named})


def _promised() -> Promises:
    """Return what is promised, now and later, by what it is for.

    That is a service or a type of case, and the stage.
    """
    found: Promises = defaultdict(list)
    stages = ServiceStandard.objects.order_by("stage").values_list("stage", flat=True)
    for stage in stages.distinct():
        for about, course in courses(today(), stage).items():
            lines = found[about.service, about.case_type, stage]
            lines += [_promise(each) for each in course.versions]
    return found


def _promise(standard: ServiceStandard) -> dict[str, object]:
    named = {
        "wording": standard.wording or None,
        "owner": standard.owner.username if standard.owner else "",
        "department": standard.department.slug if standard.department else None,
    }
    return values_of(standard, *PROMISED) | named
