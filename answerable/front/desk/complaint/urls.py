"""Addresses of a complaint, below ``/desk/cases/<reference>/complaint/``."""

from __future__ import annotations

from django.urls import path

from answerable.front.desk.complaint import page
from answerable.front.desk.complaint.steps import Doing

OF_ONE = (Doing.STRIKE, Doing.FIND, Doing.DONE)

urlpatterns = [
    path("", page.case_complaint, name="case-complaint"),
    *[
        path(
            f"{doing}/",
            page.take_step,
            {"doing": doing},
            name=f"case-complaint-{doing}",
        )
        for doing in Doing
        if doing not in OF_ONE
    ],
    *[
        path(
            f"{doing}/<int:number>/",
            page.take_step,
            {"doing": doing},
            name=f"case-complaint-{doing}",
        )
        for doing in OF_ONE
    ],
]
