"""Put articles in the database, with the values and life events they stand on."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.agency.models import Office, Service
from answerable.casework.seeding import shapes
from answerable.casework.seeding.ground import Ground
from answerable.casework.seeding.plan import Plan
from answerable.knowledge.checking import faults_in_content
from answerable.knowledge.content import PARTS, Content
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.plain import grade_of, needs_a_reason
from answerable.knowledge.policy import (
    Placement,
    put_article,
    put_fact,
    put_life_event,
    put_synonyms,
)
from answerable.knowledge.values import CURRENCY, fault_in_value
from answerable.lib.definitions import Fault


def found_life_events(plan: Plan, ground: Ground) -> None:
    for position, one in enumerate(plan.life_events, start=1):
        entry = one.entry
        placed = put_life_event(
            slug=entry.slug,
            name=entry.name,
            position=position,
            suggests=entry.suggests,
            former=entry.former,
            retired_on=entry.retired_on,
            by=ground.by,
        )
        ground.report.note(f"life event {entry.slug}", placed)


def found_synonyms(plan: Plan, ground: Ground) -> None:
    for one in plan.synonyms:
        placed = put_synonyms(one.entry.language, one.entry.terms, by=ground.by)
        ground.report.note(f"synonyms {_name_of(one.entry)}", placed)


def found_facts(plan: Plan, ground: Ground) -> None:
    for one in plan.facts:
        entry = one.entry
        placed = put_fact(
            key=entry.key,
            kind=entry.kind,
            name=entry.name,
            currency=entry.currency,
            values={each.valid_from: each.value for each in entry.values},
            by=ground.by,
        )
        ground.report.note(f"fact {entry.key}", placed)


def found_articles(plan: Plan, ground: Ground) -> None:
    """Publish what differs from what is read; what was changed at the desk stays."""
    for one in plan.articles:
        entry = one.entry
        placed = put_article(
            slug=entry.slug,
            placement=placement_of(entry, ground),
            content=content_of(entry),
            checked_on=entry.checked_on,
            grade_reason=entry.grade_reason or "",
            by=ground.by,
        )
        ground.report.note(f"article {entry.slug}", placed)


def placement_of(entry: shapes.Article, ground: Ground) -> Placement:
    """Return who answers for it and where it stands."""
    return Placement(
        department=ground.departments[entry.department],
        owner=ground.staff[entry.owner],
        confidence=entry.confidence,
        governance=entry.governance,
        review_days=entry.review_days,
        services=list(Service.objects.filter(slug__in=entry.services)),
        offices=list(Office.objects.filter(slug__in=entry.offices)),
        life_events=list(LifeEvent.objects.filter(slug__in=entry.life_events)),
        former=entry.former,
    )


def content_of(entry: shapes.Article) -> Content:
    """Return what it says."""
    said = ((part, getattr(entry, part)) for part in PARTS)
    texts = {part: texts for part, texts in said if texts}
    return Content(texts, entry.audience, entry.legal_source)


def faulty_articles(plan: Plan) -> Iterator[Fault]:
    """Yield the articles that would leave a reader without an answer."""
    facts = plan.slugs["facts"]
    first = plan.agency.entry.languages[0]
    for one in plan.articles:
        content = content_of(one.entry)
        for fault in faults_in_content(content, facts, first=first):
            yield one.fault(fault.place, fault.mend)
        if needs_a_reason(content) and not one.entry.grade_reason:
            mend = (
                f"It reads at grade {grade_of(content)}, and up to 8 is plain. Write"
                " shorter sentences and words, or say why not as grade_reason."
            )
            yield one.fault("grade_reason", mend)


def faulty_synonyms(plan: Plan) -> Iterator[Fault]:
    """Yield the groups of an unknown language, and those that are there twice."""
    offered, seen = plan.agency.entry.languages, set[str]()
    for one in plan.synonyms:
        name = _name_of(one.entry)
        if one.entry.language not in offered:
            yield one.fault("language", f"Write one of {', '.join(offered)}.")
        if name in seen:
            yield one.fault("terms", f"{name} begins another group. Make them one.")
        seen.add(name)


def _name_of(entry: shapes.Synonyms) -> str:
    return f"{entry.language} {' '.join(entry.terms[0].split())}"


def faulty_values(plan: Plan) -> Iterator[Fault]:
    """Yield the shared values that their kind cannot have."""
    for one in plan.facts:
        entry = one.entry
        if (entry.kind == "money") != bool(CURRENCY.fullmatch(entry.currency)):
            mend = "Money needs a currency such as EUR; nothing else has one."
            yield one.fault("currency", mend)
        days = [each.valid_from for each in entry.values]
        if len(set(days)) < len(days):
            yield one.fault("values", "Two begin on the same day. Keep one of them.")
        for each in entry.values:
            if mend := fault_in_value(entry.kind, each.value):
                yield one.fault(f"values.{each.valid_from}", mend)
