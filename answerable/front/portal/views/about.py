"""Honest pages about this site."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from answerable.front.portal.charter import clauses
from answerable.front.portal.complaints import way_of_complaints
from answerable.front.portal.suggesting import is_without_suggestions


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say for whom this site works, how that was tested, and whom to tell."""
    return render(request, "portal/about/accessibility.html")


@require_GET
def promises(request: HttpRequest) -> HttpResponse:
    """Say what we promise, and how well we kept it."""
    return render(request, "portal/about/promises.html", {"clauses": clauses()})


@require_GET
def complaints(request: HttpRequest) -> HttpResponse:
    """Say how a complaint goes, how soon, and who looks at it after us."""
    return render(request, "portal/about/complaints.html", {"way": way_of_complaints()})


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept, for how long, and which cookies there are."""
    context = {"is_without_suggestions": is_without_suggestions(request)}
    return render(request, "portal/about/privacy.html", context)
