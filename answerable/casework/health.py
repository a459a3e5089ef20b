"""How the house is: what waits, since when, and who should have come for it.

Each thing that was looked at is a sign: what was seen, and what to do where that is not
as it should be. The command ``doctor`` prints them, the setup shows them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrOrPromise
from procrastinate.contrib.django.models import ProcrastinateWorker

from answerable.agency.models import Agency, Team
from answerable.channels.models import Envelope, MailboxMark
from answerable.correspondence.models import Dispatch

PATIENCE = timedelta(minutes=5)
LEAST_FREE = 10  # percent of the disk
GIB = 1024**3


@dataclass(frozen=True)
class Sign:
    """One thing that was looked at; ``mend`` is empty where all is well."""

    title: StrOrPromise
    said: str
    mend: str = ""


@dataclass
class Health:
    """What was seen, as figures and in words."""

    facts: dict[str, object] = field(default_factory=dict)
    signs: list[Sign] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Return what must be mended."""
        return [sign.mend for sign in self.signs if sign.mend]


def health() -> Health:
    """Look at the office, the worker, the queues and the disk."""
    now, found = timezone.now(), Health()
    found.signs += _office()
    found.signs.append(_worker(found, now))
    found.signs += _mailboxes()
    found.signs.append(_arrived(found, now))
    found.signs.append(_sent(found, now))
    found.signs.append(_disk(found))
    return found


def _office() -> Iterator[Sign]:
    title, mend = gettext_lazy("The office"), ""
    if not Agency.objects.exists():
        mend = _("There is no agency yet: run answerable seed.")
    elif not Team.objects.filter(is_triage=True).exists():
        mend = _(
            "No team is the triage team: name one at Teams, or in the seed folder."
        )
    yield Sign(title, "" if mend else _("It is founded."), mend)


def _worker(found: Health, now: datetime) -> Sign:
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=now - PATIENCE)
    found.facts["workers"] = number = alive.count()
    mend = "" if number else _("No worker runs: start answerable procrastinate worker.")
    said = _("Running: %(number)s") % {"number": number}
    return Sign(gettext_lazy("The worker"), said, mend)


def _mailboxes() -> Iterator[Sign]:
    for mark in MailboxMark.objects.order_by("name"):
        mend = ""
        if mark.failing_since:
            mend = _(
                "The mailbox %(name)s cannot be read since %(time)s UTC: %(fault)s"
            ) % {
                "name": mark.name,
                "time": f"{mark.failing_since:%Y-%m-%d %H:%M}",
                "fault": mark.fault,
            }
        said = "" if mend else _("%(name)s is read.") % {"name": mark.name}
        yield Sign(gettext_lazy("Mail coming in"), said, mend)


def _arrived(found: Health, now: datetime) -> Sign:
    waiting = Q(outcome=Envelope.Outcome.WAITING)
    seen = Envelope.objects.filter(
        waiting | Q(outcome=Envelope.Outcome.QUARANTINED)
    ).aggregate(
        waiting=Count("pk", filter=waiting),
        oldest=Min("received_at", filter=waiting),
        quarantined=Count("pk", filter=~waiting),
    )
    found.facts |= {f"envelopes_{name}": value for name, value in seen.items()}
    mend = ""
    if seen["oldest"] and now - seen["oldest"] > PATIENCE:
        mend = _("Mail has waited for more than 5 minutes: is a worker up?")
    said = _("Waiting to be understood: %(waiting)s. In quarantine: %(quarantined)s.")
    return Sign(gettext_lazy("What arrived"), said % seen, mend)


def _sent(found: Health, now: datetime) -> Sign:
    waiting = Dispatch.objects.filter(state=Dispatch.State.WAITING)
    seen = waiting.aggregate(count=Count("pk"), oldest=Min("created_at"))
    failed = Dispatch.objects.filter(state=Dispatch.State.FAILED).count()
    found.facts |= {"to_send": seen["count"], "not_delivered": failed}
    mend = ""
    if seen["oldest"] and now - seen["oldest"] > PATIENCE:
        mend = _(
            "Letters have waited for more than 5 minutes: look at the mail server."
        )
    said = _("Waiting to be sent: %(waiting)s. Not delivered: %(failed)s.")
    counts = {"waiting": seen["count"], "failed": failed}
    return Sign(gettext_lazy("Mail going out"), said % counts, mend)


def _disk(found: Health) -> Sign:
    usage = shutil.disk_usage(_existing(settings.FILES.folder))
    percent = usage.free * 100 // usage.total
    found.facts["disk_free_percent"] = percent
    mend = ""
    if percent < LEAST_FREE:
        mend = _("The disk is nearly full: make room before mail is turned away.")
    said = _("Free: %(percent)s %% (%(size)s GB)")
    figures = {"percent": percent, "size": usage.free // GIB}
    return Sign(gettext_lazy("The disk of the files"), said % figures, mend)


def _existing(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there already."""
    return next(path for path in (folder, *folder.parents) if path.exists())
