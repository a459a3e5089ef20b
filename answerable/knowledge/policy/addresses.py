"""Which addresses an article may have: none that leads on, or at which another is read."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from answerable.agency.heirs import holders_of
from answerable.knowledge.models import KnowledgeArticle
from answerable.lib.errors import Refused


def check_address(slug: str) -> None:
    """Raise Refused where an address leads on to an article already."""
    if heir := holders_of(KnowledgeArticle.objects.all(), slug).first():
        hint = _("This address leads on to “%(slug)s”. Choose another one.")
        raise Refused(code="article-taken", hint=hint % {"slug": heir.slug})


def check_former(slug: str, former: Sequence[str]) -> None:
    """Raise Refused where an address cannot lead on: it is that of another article."""
    rows = KnowledgeArticle.objects.filter(retired_at=None).exclude(slug=slug)
    wanted = list(former)
    own = {slug} & {*wanted}
    read = rows.filter(slug__in=wanted).values_list("slug", flat=True)
    held = rows.filter(former__overlap=wanted).values_list("former", flat=True)
    others = {one for lists in held for one in lists}
    if taken := sorted(own | {*read} | others & {*wanted}):
        hint = _("“%(slug)s” cannot lead here: another help page has this address.")
        raise Refused(code="article-former", hint=hint % {"slug": taken[0]})
