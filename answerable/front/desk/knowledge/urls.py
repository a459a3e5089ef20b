"""Addresses of help pages and shared values, below ``/desk/``."""

from __future__ import annotations

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from answerable.front.desk.knowledge import (
    articles,
    correcting,
    doubts,
    editing,
    facts,
    files,
    flagging,
    gaps,
    life_events,
    merging,
    publishing,
    synonyms,
    versions,
)


def about_one(end: str, name: str, view: Callable[..., HttpResponseBase]) -> URLPattern:
    """Return an address about a help page."""
    return path(f"help/<slug:slug>/{end}", view, name=name)


urlpatterns = [
    path("help/", articles.help_pages, name="help"),
    path("new-help/", editing.help_new, name="help-new"),
    path("help-gaps/", gaps.help_gaps, name="help-gaps"),
    path("help-doubts/", doubts.help_doubts, name="help-doubts"),
    path("help/<slug:slug>/", articles.help_page, name="help-page"),
    about_one("edit/", "help-edit", editing.help_edit),
    about_one("place/", "help-place", editing.help_place),
    about_one("review/", "help-review", publishing.help_review),
    about_one("publish/", "help-publish", publishing.help_publish),
    about_one("give-up/", "help-give-up", publishing.help_give_up),
    about_one("checked/", "help-checked", publishing.help_checked),
    about_one("retire/", "help-retire", publishing.help_retire),
    about_one("bring-back/", "help-bring-back", publishing.help_bring_back),
    about_one("merge/", "help-merge", merging.help_merge),
    about_one("flag/", "help-flag", flagging.help_flag),
    about_one(
        "flags/<int:number>/settle/", "help-flag-settle", flagging.help_flag_settle
    ),
    about_one("wrong/<int:number>/", "help-wrong", correcting.help_wrong),
    about_one("versions/", "help-versions", versions.help_versions),
    about_one("restore/", "help-restore", versions.help_restore),
    about_one("files/", "help-files", files.help_files),
    about_one("files/<str:name>/tell/", "help-file-tell", files.help_file_tell),
    about_one("files/<str:name>/move/", "help-file-move", files.help_file_move),
    about_one("files/<str:name>/remove/", "help-file-remove", files.help_file_remove),
    about_one("files/<str:sha256>/", "help-file", files.help_file),
    path("life-events/", life_events.life_events, name="life-events"),
    path("new-life-event/", life_events.life_event_new, name="life-event-new"),
    path("life-events/<slug:slug>/", life_events.life_event, name="life-event"),
    *(
        path(f"life-events/<slug:slug>/{end}/", view, name=f"life-event-{end}")
        for end, view in (
            ("pages", life_events.life_event_pages),
            ("move", life_events.life_event_move),
            ("merge", life_events.life_event_merge),
            ("retire", life_events.life_event_retire),
            ("bring-back", life_events.life_event_bring_back),
        )
    ),
    path("synonyms/", synonyms.synonyms, name="synonyms"),
    path("new-synonyms/", synonyms.synonyms_new, name="synonyms-new"),
    path("synonyms/<int:number>/", synonyms.synonyms_one, name="synonyms-one"),
    path("synonyms/<int:number>/end/", synonyms.synonyms_end, name="synonyms-end"),
    path("facts/", facts.facts, name="facts"),
    path("new-fact/", facts.fact_new, name="fact-new"),
    path("facts/<slug:key>/", facts.fact, name="fact"),
]
