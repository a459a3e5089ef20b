"""Let somebody set up a new second step: ``answerable reset_second_step ben``."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from answerable.agency.accounts.second_step import forget_second_step
from answerable.agency.models import Staff
from answerable.agency.sessions import end_others
from answerable.casework.proofs import Proof, tell_of_proof


class Command(BaseCommand):
    """Forget what one member of staff proves with, and sign them out."""

    help = "Forget the second step of a member who lost phone and paper."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the user name."""
        parser.add_argument("username")

    def handle(self, *_args: object, **options: object) -> None:
        """Forget it; whoever runs this has made sure who is asking."""
        name = str(options["username"])
        staff = Staff.objects.filter(username=name).first()
        if staff is None:
            message = f"Nobody is called {name}."
            raise CommandError(message)
        forget_second_step(staff)
        tell_of_proof(staff, Proof.FORGOTTEN)
        end_others(staff, None)
        self.stdout.write(f"{name} sets up a new second step at the next sign-in.")
