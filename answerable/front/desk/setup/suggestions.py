"""What often belongs together: which life events suggest their other things."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.access import may_set_up
from answerable.agency.models import ConfigurationEntry
from answerable.agency.models.configuration import Subject
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.buttons import press
from answerable.front.desk.setup.doors import setup_page
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.policy import let_suggest
from answerable.knowledge.related import MOST
from answerable.lib.errors import NotFound


@require_safe
@setup_page
def suggestions(request: DeskRequest) -> HttpResponse:
    """List the life events, and whether each suggests what belongs to it."""
    events = list(LifeEvent.objects.filter(retired_on=None))
    seen = _seen_in(events)
    shown = {
        "rows": [(event, seen.get(event.slug, 0)) for event in events],
        "most": MOST,
        "may_edit": may_set_up(request.user),
    }
    return show(request, "desk/setup/suggestions.html", shown)


@require_POST
@setup_page
def switch(request: DeskRequest, slug: str) -> HttpResponse:
    """Let one suggest, or not."""
    event = LifeEvent.objects.filter(slug=slug).first()
    to = request.POST.get("to")
    if event is None or to not in {"on", "off"}:
        raise NotFound(slug)
    return press(
        request,
        lambda by: let_suggest(event, suggests=to == "on", by=by),
        "desk:setup-suggestions",
        _("Saved."),
    )


def _seen_in(events: list[LifeEvent]) -> dict[str, int]:
    """Return the newest line of the log about each, all asked for at once."""
    lines = ConfigurationEntry.objects.filter(
        subject=Subject.LIFE_EVENT, name__in=[event.slug for event in events]
    )
    newest = lines.order_by("name", "-id").distinct("name")
    return dict(newest.values_list("name", "pk"))
