"""The rules that send cases to teams: in their order, in sentences, with what is doubtful."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.access import may_set_up
from answerable.agency.configuration import seen_in
from answerable.agency.duty import today
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.buttons import is_up, press
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.rule_words import Names
from answerable.lib.errors import NotFound
from answerable.routing.doubts import doubts_about
from answerable.routing.policy import (
    give_up_rules,
    move_rule,
    remove_rule,
    switch_rule,
    take_book_again,
)
from answerable.routing.policy.publishing import TOPIC
from answerable.routing.queries import ground_of_today
from answerable.routing.sketch import read_sketch, sketched

PAGE = 50


@require_safe
@setup_page
def rules(request: DeskRequest) -> HttpResponse:
    """List the rules in the order in which they are asked."""
    found, names = sketched(), Names()
    rows = list(names.rows(found, doubts_about(found, today(), ground_of_today())))
    shown = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "doubtful": sum(bool(row.doubts) for row in rows),
        "last": len(rows),
        "is_sketch": read_sketch() is not None,
        "seen": seen_in(TOPIC),
        "may_edit": may_set_up(request.user),
    }
    return show(request, "desk/setup/rules.html", shown)


@require_POST
@setup_page
def move(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask a rule one place earlier or later."""
    up = is_up(request)
    return press(request, lambda by: move_rule(slug, up=up, by=by), _back())


@require_POST
@setup_page
def switch(request: DeskRequest, slug: str) -> HttpResponse:
    """Let a rule count, or not for now."""
    to = request.POST.get("to")
    if to not in {"on", "off"}:
        raise NotFound(str(to))
    switched = partial(switch_rule, slug, is_on=to == "on")
    return press(request, lambda by: switched(by=by), _back())


@require_POST
@setup_page
def remove(request: DeskRequest, slug: str) -> HttpResponse:
    """Take a rule out."""
    said = _("The rule is out. Cases are sent by it until you publish.")
    return press(request, lambda by: remove_rule(slug, by=by), _back(), said)


@require_POST
@setup_page
def give_up(request: DeskRequest) -> HttpResponse:
    """Throw away what was changed and not published."""
    said = _("The changes are gone. The published rules stand.")
    return press(request, lambda by: give_up_rules(by=by), _back(), said)


@require_POST
@setup_page
def restore(request: DeskRequest) -> HttpResponse:
    """Take an earlier book again, to be rehearsed and published."""
    version = request.POST.get("version", "")
    if not (version.isascii() and version.isdigit()):
        raise NotFound(version)
    said = _("Version %(number)s is taken again. Look at it, then publish it.")
    return press(
        request,
        lambda by: take_book_again(int(version), by=by),
        _back(),
        said % {"number": version},
    )


def _back() -> str:
    return resolve_url("desk:setup-rules")
