"""What a saved view can ask, in words: the question, what to choose from, and what was.

One line in ``ASKED`` for each condition of ``cases.conditions``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext_lazy

from answerable.agency.models import Area, Staff
from answerable.agency.queries import all_services, all_teams, beside
from answerable.cases.conditions import DAYS_AHEAD, LATE, ME, NOBODY, UNLIMITED
from answerable.cases.models import Case, SavedView
from answerable.cases.models.case import CaseType
from answerable.cases.workflow import OPEN
from answerable.channels.registry import CHANNELS
from answerable.front.desk.channels import channel_name
from answerable.front.shared.languages import language_name

Choice = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """A question about cases, and what can be chosen; that depends on who asks."""

    question: Promise
    choices: Callable[[Staff], Iterable[Choice]]


def _rows(rows: Iterable[Model]) -> Iterator[Choice]:
    return ((str(row.pk), str(row)) for row in rows)


def _services(_reader: Staff) -> Iterator[Choice]:
    ordered = sorted(all_services().values(), key=lambda each: each.position)
    return _rows(ordered)


def _owners(reader: Staff) -> Iterator[Choice]:
    yield ME, _("Whoever looks")
    yield NOBODY, _("Nobody yet")
    yield from _rows(beside(reader))


def _dues(_reader: Staff) -> Iterator[Choice]:
    yield LATE, _("It is late")
    for days in DAYS_AHEAD:
        words = ngettext(
            "It is late, or due within %(count)s day",
            "It is late, or due within %(count)s days",
            days,
        )
        yield str(days), words % {"count": days}
    yield UNLIMITED, _("It has no time limit")


def _states(_reader: Staff) -> Iterator[Choice]:
    named = Case._meta.get_field("state").flatchoices
    return ((code, str(name)) for code, name in named if code in OPEN)


ASKED: dict[str, Asked] = {
    "service": Asked(gettext_lazy("Service"), _services),
    "team": Asked(gettext_lazy("Team"), lambda _reader: _rows(all_teams().values())),
    "owner": Asked(gettext_lazy("Owner"), _owners),
    "due": Asked(gettext_lazy("Time left"), _dues),
    "state": Asked(gettext_lazy("Where it stands"), _states),
    "case_type": Asked(
        gettext_lazy("Kind of matter"),
        lambda _reader: ((code, str(name)) for code, name in CaseType.choices),
    ),
    "area": Asked(
        gettext_lazy("Area"), lambda _reader: _rows(Area.objects.order_by("slug"))
    ),
    "channel": Asked(
        pgettext_lazy("way of contact", "It came by"),
        lambda _reader: ((code, channel_name(code)) for code in CHANNELS),
    ),
    "language": Asked(
        gettext_lazy("Language of the person"),
        lambda _reader: (
            (code, language_name(code)) for code, _n in settings.LANGUAGES
        ),
    ),
}


def in_words(view: SavedView, reader: Staff) -> list[str]:
    """Return what a view asks, a sentence for each condition."""
    return [
        _("%(question)s: %(chosen)s")
        % {
            "question": ASKED[name].question,
            "chosen": _chosen(ASKED[name], wanted, reader),
        }
        for name, wanted in view.conditions.items()
    ]


def _chosen(asked: Asked, wanted: list[str], reader: Staff) -> str:
    """Return what was chosen; what its reader is not offered is not named."""
    offered = dict(asked.choices(reader))
    named = [offered.get(each, _("somebody else")) for each in wanted]
    return _(" or ").join(dict.fromkeys(named))
