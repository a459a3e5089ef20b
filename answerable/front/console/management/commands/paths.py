"""Ask what staff do again and again: ``answerable paths --days 30``."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from answerable.agency.queries import all_services
from answerable.front.console.answers import add_json, answer
from answerable.insight.journal import MOST_DAYS, USUAL_DAYS, Found, read_paths

MOST_TOLD = 20


class Command(BaseCommand):
    """Read the journal for steps that repeat; nothing is written."""

    help = "Say which steps staff take again and again, the heaviest first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the days to look back."""
        parser.add_argument(
            "--days", type=int, default=USUAL_DAYS, help="how many days to look back"
        )
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Print what was read, then a line for each path."""
        days = int(str(options["days"]))
        if not 1 <= days <= MOST_DAYS:
            message = f"Look back from 1 to {MOST_DAYS} days, not {days}."
            raise CommandError(message)
        found = read_paths(timezone.now(), days)
        answer(self, facts_of(found), as_json=bool(options["json"]))


def facts_of(found: Found) -> dict[str, object]:
    """Return what was read and found."""
    return {
        "cases_read": found.cases,
        "were_there_more": found.is_cut,
        **{
            f"{_service(path.service)}: {' > '.join(path.steps)}": {
                "times": path.times,
                "minutes": round(path.minutes, 1),
                "certainty": round(path.certainty, 3),
                "weight": round(path.weight, 1),
            }
            for path in found.paths[:MOST_TOLD]
        },
    }


def _service(pk: int | None) -> str:
    known = all_services().get(pk) if pk else None
    return known.slug if known else "no service"
