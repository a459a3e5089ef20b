"""How the installation is stands at the desk, in plain words with what to do."""

from __future__ import annotations

import pytest
from django.core.checks import Error
from django.db import connection

from answerable.front.desk.setup import health
from answerable.front.desk.tests.pages import read, text_of

HEALTH = "/setup/health/"


@pytest.fixture
def worker(db):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")


def row(page, title):
    """Return what stands in the row of this name."""
    rows = read(page).select("main .links > li")
    found = next(each for each in rows if each.h2 and each.h2.text == title)
    return " ".join(found.text.split())


def test_what_is_in_order_is_said_so(administrator, worker):
    page = administrator.get(HEALTH)

    assert row(page, "The worker").endswith("Running: 1 In order")
    assert "Waiting to be sent: 0" in row(page, "Mail going out")


def test_what_must_be_mended_says_how(administrator):
    said = row(administrator.get(HEALTH), "The worker")

    assert "start answerable procrastinate worker" in said
    assert said.endswith("To be mended")


def test_what_cannot_be_seen_is_not_called_well(administrator, worker):
    assert row(administrator.get(HEALTH), "Backups").endswith("Not known")


def test_the_checks_of_a_real_site_are_run_and_their_mends_are_shown(
    administrator, monkeypatch, settings
):
    asked = []
    error = Error("No key.", hint="Make one.", id="answerable.E002")
    settings.DEMO = False

    def run_checks(**options):
        asked.append(options["include_deployment_checks"])
        return [error]

    monkeypatch.setattr(health, "run_checks", run_checks)

    page = text_of(administrator.get(HEALTH))

    assert asked == [True]
    assert "No key. Make one. answerable.E002" in page


def test_no_secret_is_shown(administrator, settings):
    settings.DEMO = False

    page = administrator.get(HEALTH).content.decode()

    assert settings.SECRET_KEY not in page


def test_an_auditor_reads_how_it_is(seat, ada, worker):
    assert row(seat(ada).get(HEALTH), "The worker").endswith("In order")


def test_it_asks_few_questions(administrator, worker, django_assert_max_num_queries):
    administrator.get(HEALTH)

    with django_assert_max_num_queries(25):
        administrator.get(HEALTH)
