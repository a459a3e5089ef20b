"""Addresses of a complaint, below ``/desk/cases/<reference>/complaint/``."""

from __future__ import annotations

from django.urls import path

from answerable.front.desk.complaint import page
from answerable.front.desk.complaint.steps import Doing

OF_ONE = (Doing.STRIKE, Doing.FIND, Doing.DONE, Doing.LATER, Doing.LEARNED)

urlpatterns = [
    path("", page.case_complaint, name="case-complaint"),
    path(
        "answers/<int:number>/",
        page.case_complaint_paper,
        name="case-complaint-paper",
    ),
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
