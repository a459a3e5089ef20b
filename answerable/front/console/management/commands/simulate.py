"""Ask what another promise would have meant: ``answerable simulate everything answer``."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from answerable.agency.models import Service
from answerable.cases.models.case import CaseType
from answerable.clock.models import Kind
from answerable.clock.models.standards import LONGEST
from answerable.clock.simulation import Simulation, Supposed, Tally, simulate
from answerable.front.console.answers import add_json, answer
from answerable.lib.worktime import Unit

EVERYTHING = "everything"


class Command(BaseCommand):
    """Judge past cases by another promise; nothing is written."""

    help = "Say how many past cases would have met another promise."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the promise, what it would be, and since when to look."""
        parser.add_argument(
            "of",
            help="a service, a type of case, or everything, as the seed names them",
        )
        parser.add_argument("kind", choices=Kind.values, help="what is promised")
        parser.add_argument("--amount", type=int, required=True, help="how many")
        parser.add_argument(
            "--unit", choices=[unit.value for unit in Unit], default="working_day"
        )
        parser.add_argument("--stage", type=int, default=1, help="of a complaint")
        parser.add_argument(
            "--since", type=date.fromisoformat, help="what ended since, as 2026-01-31"
        )
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Print what was met and would be met, in all and by service and month."""
        amount = int(str(options["amount"]))
        if not 1 <= amount <= LONGEST:
            message = f"Promise something from 1 to {LONGEST}, not {amount}."
            raise CommandError(message)
        since = options["since"]
        found = simulate(
            self._supposed(amount, options),
            since=since if isinstance(since, date) else None,
        )
        answer(self, facts_of(found), as_json=bool(options["json"]))

    def _supposed(self, amount: int, options: dict[str, object]) -> Supposed:
        of = str(options["of"])
        case_type = of if of in CaseType.values else ""
        service = Service.objects.filter(slug=of).first()
        if not case_type and service is None and of != EVERYTHING:
            kinds = ", ".join(CaseType.values)
            message = f"Nothing is called {of}. Name a service, one of {kinds}, or everything."
            raise CommandError(message)
        return Supposed(
            Kind(str(options["kind"])),
            amount,
            Unit(str(options["unit"])),
            service=None if case_type else service,
            case_type=case_type,
            stage=int(str(options["stage"])),
        )


def facts_of(found: Simulation) -> dict[str, object]:
    """Return what was found: in all, then for each service and month."""
    parts = sorted(found.parts.items(), key=lambda part: (part[0][1], part[0][0]))
    return {
        "in_all": _figures(found.total),
        **{
            f"{month:%Y-%m} {service or EVERYTHING}": _figures(tally)
            for (service, month), tally in parts
        },
    }


def _figures(tally: Tally) -> dict[str, int]:
    return {"judged": tally.judged, "met": tally.met, "would_be_met": tally.would}
