"""Cases that ended, and what people wrote: our own words, for learning and for judging."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from answerable.agency.models import Service, Team
from answerable.agency.tests.makers import Town, make_service
from answerable.cases.models import Case, Interaction
from answerable.channels.models import Envelope

# By the name of the service, what ended in it.
TAUGHT = {
    "street-light": (
        "the street light is out",
        "the lamp outside our house is broken",
        "no light on the whole street at night",
        "a lamp post flickers all evening",
        "the lights by the footpath stay dark",
        "a street lamp is on during the day",
        "the bulb of the lamp post is gone",
        "it is dark because the lighting does not work",
    ),
    "tree": (
        "a branch hangs over the pavement",
        "the tree has fallen on the path",
        "a dead tree leans towards the road",
        "roots lift the pavement beside the oak",
        "the trees need pruning",
        "branches block the view of the crossing",
        "a storm broke a big branch off",
        "the hedge in the park is overgrown",
    ),
    "rubbish": (
        "the rubbish was not collected",
        "our bin was missed this week",
        "somebody dumped a mattress",
        "the recycling was left behind",
        "rubbish bags lie in the street",
        "the waste lorry did not come",
        "fly tipping behind the shops",
        "the lid of our bin is broken",
    ),
    "permit": (
        "how do I apply for a parking permit",
        "my parking permit has run out",
        "a permit for a second car",
        "what does a resident permit cost",
        "the permit has the wrong number plate",
        "I want a visitor permit for parking",
        "renew the permit for residents",
        "where is my parking permit, I applied in May",
    ),
}
OPENINGS = (
    "Hello,",
    "Good morning,",
    "Please help:",
    "I write to you because",
    "In our neighbourhood",
    "For some days now",
    "Once more:",
)
# Written afterwards, in other words, to see whether what was learned holds.
JUDGED = {
    "street-light": (
        "Our road has been without light since Tuesday",
        "Lamp post number four does not work any more",
        "The lamps next to the bus stop flicker",
        "It is so dark by the school, the lighting is off",
        "Could you mend the broken light at the corner",
        "lampost outside is brocken, very dark at night",
    ),
    "tree": (
        "Several branches came down in the wind",
        "The oak in front of number nine looks dead",
        "When are the trees in our avenue pruned?",
        "A fallen tree blocks the cycle path",
        "Please cut the hedge beside the playground",
        "tre branches scratch my car when I park",
    ),
    "rubbish": (
        "Nobody emptied the bins on Friday",
        "There is an old mattress dumped near the river",
        "My recycling is still standing outside, not collected",
        "The waste collection forgot our side of the street",
        "Bags of rubbish everywhere behind the market",
        "missed bin again, third week",
    ),
    "permit": (
        "I would like to renew my resident permit",
        "What is the cost of parking for residents?",
        "We bought a car, how do we apply for parking",
        "Number plate on the permit must be changed",
        "A visitor comes for a week, is there a permit",
        "permitt for parking ran out yesterday",
    ),
}


def more_services(town: Town) -> dict[str, Service]:
    """Return the services that the words are about; one more than the town has."""
    rubbish = make_service("rubbish", town.parks)
    found = (town.lamp, town.tree, town.permit, rubbish)
    return {service.slug: service for service in found}


def live_through(town: Town) -> dict[str, Service]:
    """Let as many cases end as teach something; return the services."""
    services = more_services(town)
    texts = [
        (f"{opening} {words}", services[slug])
        for opening in OPENINGS
        for slug, said in TAUGHT.items()
        for words in said
    ]
    make_past(texts)
    return services


def make_past(
    texts: Sequence[tuple[str, Service | Team]],
    *,
    came: datetime | None = None,
    **changes: object,
) -> list[Case]:
    """Let cases end in these services, or in teams without one."""
    begun = came or timezone.now() - timedelta(weeks=20)
    first = Case.objects.count()
    rows = [
        Case(
            **{
                "reference": f"P{first + number:08}",
                "case_type": "fault_report",
                "channel": "web",
                "language": "en",
                "summary": text[:200],
                "state": "resolved",
                "outcome": "done",
                "service": where if isinstance(where, Service) else None,
                "team": where.team if isinstance(where, Service) else where,
                "opened_at": begun + timedelta(minutes=number),
            }
            | changes
        )
        for number, (text, where) in enumerate(texts)
    ]
    cases = Case.objects.bulk_create(rows)
    _say(cases, [text for text, _where in texts])
    return cases


def _say(cases: Sequence[Case], texts: Iterable[str]) -> None:
    envelopes = Envelope.objects.bulk_create(
        Envelope(
            source="web",
            raw=b"raw",
            raw_sha256="0" * 64,
            size=3,
            idempotency_key=case.reference,
            reference=case.reference,
            sealed_secret="",
        )
        for case in cases
    )
    Interaction.objects.bulk_create(
        Interaction(
            case=case,
            kind=Interaction.Kind.MESSAGE,
            channel="web",
            envelope=envelope,
            at=case.opened_at,
            text=text,
        )
        for case, envelope, text in zip(cases, envelopes, texts, strict=True)
    )
