"""The door of the setup: administrators change, auditors read, others find nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from answerable.agency.access import check_reads_setup, check_sets_up
from answerable.front.desk.doors import DeskRequest, staff_required

Rest = ParamSpec("Rest")
READING = ("GET", "HEAD")


def setup_page(
    view: Callable[Concatenate[DeskRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Let in who may read the configuration, or change it where something is sent."""

    @staff_required
    @wraps(view)
    def entered(
        request: DeskRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        check = check_reads_setup if request.method in READING else check_sets_up
        check(request.user)
        return view(request, *args, **kwargs)

    return entered
