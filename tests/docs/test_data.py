"""Whoever asks what is kept of them finds every table of ours, and no other."""

from __future__ import annotations

from django.apps import apps

from tests.docs.pages import REFERENCE, entries, section


def test_every_table_is_listed_and_no_other():
    tables = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("answerable.")
    }

    assert entries(section(REFERENCE / "data.md", "In the database")) == tables
