"""Addresses of situations, below ``/situations/``."""

from __future__ import annotations

from django.urls import path

from answerable.front.desk.situations import listing, page, steps

urlpatterns = [
    path("", listing.situations, name="situations"),
    path("new/", page.new_situation, name="situation-new"),
    path("<int:number>/", page.situation, name="situation"),
    path("<int:number>/change/", page.change_situation, name="situation-change"),
    path("<int:number>/say/", steps.say, name="situation-say"),
    path("<int:number>/resolve/", steps.resolve, name="situation-resolve"),
    path("<int:number>/take-back/", steps.take_back, name="situation-take-back"),
    path("<int:number>/end/", steps.end, name="situation-end"),
    path("<int:number>/open-again/", steps.open_again, name="situation-open-again"),
    path("<int:number>/add/", steps.add, name="situation-add"),
    path(
        "<int:number>/release/<str:reference>/",
        steps.release,
        name="situation-release",
    ),
]
