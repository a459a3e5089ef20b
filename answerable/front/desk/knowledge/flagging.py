"""Saying that something in a help page is wrong, and seeing to it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.front.desk.doors import DeskRequest, staff_required
from answerable.knowledge.access import article_edited, article_for
from answerable.knowledge.flags import flag, settle_flag
from answerable.knowledge.models.citations import LONGEST_FLAG
from answerable.lib.wording import without_nul


@require_POST
@staff_required
def help_flag(request: DeskRequest, slug: str) -> HttpResponse:
    """Keep what somebody who reads it says is wrong."""
    found = article_for(request.user, slug)
    words = without_nul(request.POST.get("words", "")).strip()[:LONGEST_FLAG]
    if words:
        flag(found, words, by=request.user)
        told = _("%(name)s and the editors of this page see it here.")
        messages.success(request, told % {"name": found.owner})
    else:
        messages.error(request, _("Write what is wrong, so that somebody can mend it."))
    return redirect("desk:help-page", slug)


@require_POST
@staff_required
def help_flag_settle(request: DeskRequest, slug: str, number: int) -> HttpResponse:
    """Keep that an editor has seen to it."""
    found = article_edited(request.user, slug)
    settle_flag(found, number, by=request.user)
    messages.success(request, _("Good. It is off the list."))
    return redirect("desk:help-page", slug)
