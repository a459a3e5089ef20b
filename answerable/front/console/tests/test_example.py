"""The example town comes to life. It is played once, and looked at by every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone, translation
from procrastinate.contrib.django import app as jobs
from procrastinate.testing import InMemoryConnector

from answerable.agency.duty import today
from answerable.agency.queries import get_agency
from answerable.cases.models import Case, CaseTask, Mention, SavedView
from answerable.casework.balance import balance
from answerable.front.console.example_days.playing import read_days
from answerable.insight.spared import lines_of, period_until, totals_of
from answerable.knowledge.journeys.tokens import WINDOW
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.queries import content_of, version_of
from answerable.lib.memory import forget

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def played(
    django_db_setup: None, django_db_blocker: Any, empty_tables: Callable[[], None]
) -> Iterator[None]:
    """Play it really, in a demo, which takes a minute; no test here changes anything."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True, UNDO_SECONDS=0),
        jobs.replace_connector(InMemoryConnector()),
        translation.override("en"),
    ):
        forget()
        try:
            call_command("seed", verbosity=0)
            call_command("example", verbosity=0)
            yield
        finally:
            empty_tables()


def test_the_example_town_has_cases_of_every_kind_language_and_door():
    cases = Case.objects.values_list("language", "channel", "state")
    languages, channels, states = map(set, zip(*cases, strict=True))
    assert languages == set(get_agency().languages)
    assert channels == {"web", "email", "phone"}
    assert {"received", "in_progress", "waiting_person", "resolved"} <= states
    assert Case.objects.filter(next_due__lt=timezone.now()).exists()
    assert CaseTask.objects.exists()
    assert SavedView.objects.exists()
    assert Mention.objects.filter(kind="named").exists()
    assert Mention.objects.filter(kind="handed_over").exists()


def test_some_help_pages_have_papers_that_can_be_read_out(client):
    for slug, count in (("parking-permit-for-residents", 2), ("market-stall", 1)):
        article = KnowledgeArticle.objects.get(slug=slug)
        files = content_of(version_of(article)).files
        assert len(files) == count
        assert all(one.is_tagged for one in files)
        given = client.get(f"/help/{slug}/files/{files[0].name}")
        assert b"".join(given.streaming_content).startswith(b"%PDF")


def test_everything_that_was_brought_is_a_case_and_the_balance_holds():
    days = read_days()

    assert Case.objects.count() == len(days.stories) + len(days.past)
    assert balance().holds


def test_what_help_pages_spared_is_counted_from_what_people_did():
    everything, period = KnowledgeArticle.objects.all(), period_until(today(), 30)
    figures = totals_of(everything, period)
    told = [one for one in read_days().journeys if one.days_ago > WINDOW.days]
    assert figures.read == sum(len(one.read) * one.readers for one in told)
    assert min(figures.asked, figures.spared, figures.useless, figures.unknown) > 0
    first = lines_of(everything, period, most=1)[0]
    assert first.article.slug == "parking-permit-for-residents"
    assert [one.service.slug for one in first.asked_about] == ["parking-permit"]
