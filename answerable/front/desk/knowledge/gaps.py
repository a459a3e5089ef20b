"""What our help pages lack: what people seek in vain, and what we answer without a page."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.agency.duty import today
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.shared.languages import language_name
from answerable.knowledge.access import (
    check_reads_unpublished,
    may_begin,
    may_change_words,
)
from answerable.knowledge.condition import (
    LOOKED_BACK,
    condition_of_knowledge,
    unwritten,
)
from answerable.knowledge.search.log import ranked_gaps


@require_safe
@staff_required
def help_gaps(request: DeskRequest) -> HttpResponse:
    """Show how sound our knowledge is, and what is missing most."""
    check_reads_unpublished(request.user)
    since = today() - LOOKED_BACK
    gaps = [(one, language_name(one.language)) for one in ranked_gaps(since)]
    shown = {
        "since": since,
        "condition": condition_of_knowledge(since),
        "gaps": gaps,
        "unwritten": unwritten(since),
        "may_begin": may_begin(request.user),
        "may_change": may_change_words(request.user),
    }
    return show(request, "desk/help/gaps.html", shown)
