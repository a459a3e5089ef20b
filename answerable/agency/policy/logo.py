"""The logo of the body: put in place with its words, or taken away."""

from __future__ import annotations

import hashlib

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic
from answerable.agency.models import Agency, Logo
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import put_row
from answerable.lib.changes import Placed
from answerable.lib.wording import Texts

LOGO = Topic(Subject.LOGO, "")


@transaction.atomic
def put_logo(*, content: bytes, alt: Texts, by: Hand = FOLDER) -> Placed[Agency]:
    """Show a logo in place of the product's sign; ``alt`` says what it shows."""
    mark = hashlib.sha256(content).hexdigest()[:16]
    Logo.objects.get_or_create(mark=mark, defaults={"content": content})
    return _choose(mark, alt, by)


@transaction.atomic
def describe_logo(*, alt: Texts, by: Hand) -> Placed[Agency]:
    """Say otherwise what the logo shows."""
    return _choose(Agency.objects.get().logo_mark, alt, by)


@transaction.atomic
def remove_logo(*, by: Hand) -> Placed[Agency]:
    """Show the product's sign again."""
    return _choose("", {}, by)


def _choose(mark: str, alt: Texts, by: Hand) -> Placed[Agency]:
    row = Agency.objects.select_for_update(no_key=True).get()
    wanted = {"logo_mark": mark, "logo_alt": alt}
    placed = put_row(LOGO, row, row, wanted, by=by)
    Logo.objects.exclude(mark=Agency.objects.get().logo_mark).delete()
    return placed
