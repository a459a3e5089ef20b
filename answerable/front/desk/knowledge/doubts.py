"""What does not fit together among the help pages."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.shared.languages import language_name
from answerable.knowledge.access import check_reads_unpublished, may_change_words
from answerable.knowledge.agreeing.doubts import doubts


@require_safe
@staff_required
def help_doubts(request: DeskRequest) -> HttpResponse:
    """Show amounts that disagree, pages that are alike, old translations, odd titles."""
    check_reads_unpublished(request.user)
    found = doubts()
    shown = {
        "doubts": found,
        "may_merge": may_change_words(request.user),
        "stale": [(one, language_name(one.language)) for one in found.stale],
    }
    return show(request, "desk/help/doubts.html", shown)
