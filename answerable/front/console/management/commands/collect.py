"""Take mail from a folder: ``answerable collect --eml DIR``."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from answerable.agency.queries import get_agency
from answerable.casework import intake
from answerable.casework.waking import UNDERSTAND, wake
from answerable.channels.models import Envelope
from answerable.front.console.answers import add_json, answer
from answerable.lib.errors import NotFound


class Command(BaseCommand):
    """Keep every mail of a folder, then understand what was kept."""

    help = "Keep every mail file of a folder, then understand them here."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the folder."""
        parser.add_argument("--eml", type=Path, required=True, help="a folder of mails")
        parser.add_argument(
            "--keep-only", action="store_true", help="leave the rest to the worker"
        )
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Keep first, understand later, and say what became of this run's mails."""
        kept = [self._keep(path) for path in self._files(Path(str(options["eml"])))]
        if options["keep_only"]:
            wake(UNDERSTAND)
        else:
            for envelope in kept:
                intake.understand(envelope)
        answer(self, _counts(kept), as_json=bool(options["json"]))

    def _files(self, folder: Path) -> list[Path]:
        if not folder.is_dir():
            message = f"{folder} is no folder. Name the folder that holds the mails."
            raise CommandError(message)
        return sorted(path for path in folder.iterdir() if path.is_file())

    def _keep(self, path: Path) -> Envelope:
        try:
            mailbox = get_agency().email
        except NotFound as missing:
            raise CommandError(str(missing)) from missing
        return intake.keep("email", path.read_bytes(), mailbox=mailbox).envelope


def _counts(kept: list[Envelope]) -> dict[str, int]:
    """Return what became of these envelopes, in the words of the balance."""
    found = Envelope.objects.filter(pk__in=[envelope.pk for envelope in kept])
    outcomes = Counter(found.values_list("outcome", flat=True))
    return {"received": len(kept)} | {
        outcome: outcomes[outcome] for outcome in Envelope.Outcome.values
    }
