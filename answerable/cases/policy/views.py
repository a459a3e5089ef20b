"""Edit the views that staff keep over the queue.

Who may keep a view is asked here once more, of ``saved_views``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff, Team
from answerable.cases.conditions import Wanted
from answerable.cases.models import SavedView
from answerable.cases.saved_views import check_may_edit
from answerable.lib.errors import Refused, Stale


@dataclass(frozen=True)
class Looking:
    """What somebody wants to look at: a name, and what holds of a case."""

    name: str
    conditions: Mapping[str, Wanted]


@transaction.atomic
def keep_view(looking: Looking, *, by: Staff, team: Team | None = None) -> SavedView:
    """Keep a new view: for a team, or without one for oneself.

    Raises NotAllowed, and Refused where its name is taken.
    """
    view = SavedView(owner=None if team else by, team=team)
    check_may_edit(by, view)
    return _write(view, looking)


@transaction.atomic
def edit_view(view: SavedView, looking: Looking, *, by: Staff, seen: int) -> SavedView:
    """Say anew what a view shows. Raises Stale where somebody did so since."""
    locked = _lock(view, by)
    if locked.version != seen:
        hint = _("Somebody changed this view meanwhile. Compare, then save again.")
        raise Stale(code="view-changed", hint=hint)
    return _write(locked, looking)


@transaction.atomic
def archive_view(view: SavedView, *, by: Staff) -> SavedView:
    """Put a view away: it is no tab any more, and can be brought back."""
    locked = _lock(view, by)
    locked.archived_at = locked.archived_at or timezone.now()
    return _save(locked)


@transaction.atomic
def bring_back_view(view: SavedView, *, by: Staff) -> SavedView:
    """Show a view again. Raises Refused where another has its name by now."""
    locked = _lock(view, by)
    locked.archived_at = None
    return _save(locked)


def _lock(view: SavedView, by: Staff) -> SavedView:
    locked = SavedView.objects.select_for_update(no_key=True).get(pk=view.pk)
    check_may_edit(by, locked)
    return locked


def _write(view: SavedView, looking: Looking) -> SavedView:
    view.name, view.conditions = looking.name, dict(looking.conditions)
    view.clean_fields(exclude=["owner", "team", "archived_at", "conditions"])
    return _save(view)


def _save(view: SavedView) -> SavedView:
    view.version += 1
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as taken:
        hint = _("There is another view called “%(name)s”. Choose another name.")
        raise Refused(code="name-taken", hint=hint % {"name": view.name}) from taken
    return view
