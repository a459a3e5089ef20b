"""The worker is woken when there is something for it, and finds it anyway."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.exceptions import AlreadyEnqueued

from answerable.agency.models import SentMap, SentSetup
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.casework import tasks, waking
from answerable.casework.intake import keep
from answerable.casework.resolve import resolve
from answerable.casework.sent_setup import LIFETIME
from answerable.casework.tests.makers import LAMP
from answerable.channels.web.parse import Document, raw_of
from answerable.correspondence.models import Dispatch
from answerable.forms.models import Draft
from answerable.people.models import ContactChange
from answerable.people.models.contact_change import STOPPED_WITHIN

FORM = raw_of(Document(words=LAMP, language="en", email="amina@mail.example"))


def queued(mailroom) -> list[str]:
    names = (job["task_name"].rpartition(".")[2] for job in mailroom.jobs.values())
    return sorted(names)


def a_breath_passes(monkeypatch):
    later = time.monotonic() + waking.A_BREATH
    monkeypatch.setattr("answerable.casework.waking.time.monotonic", lambda: later)


def test_the_worker_understands_all_that_waits_and_sends_what_came_of_it(
    town, mailroom, mailoutbox, django_capture_on_commit_callbacks
):
    for _ in range(3):
        keep("web", FORM)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.understand(timestamp=0)
    tasks.send(timestamp=0)

    assert Case.objects.count() == 3
    assert queued(mailroom) == ["send"]
    assert len(mailoutbox) == Dispatch.objects.filter(state="sent").count() == 3


def test_where_nothing_waits_nobody_is_woken(town, mailroom):
    tasks.understand(timestamp=0)
    tasks.send(timestamp=0)

    assert queued(mailroom) == []


@pytest.mark.usefixtures("committed")
def test_the_worker_is_woken_after_the_commit(mailroom):
    with transaction.atomic():
        waking.wake(waking.UNDERSTAND)
        during = queued(mailroom)

    assert (during, queued(mailroom)) == ([], ["understand"])


@pytest.mark.usefixtures("committed")
def test_the_worker_is_not_woken_for_what_was_rolled_back(mailroom):
    with transaction.atomic():
        waking.wake(waking.SEND)
        transaction.set_rollback(True)

    assert queued(mailroom) == []


@pytest.mark.usefixtures("committed")
def test_a_worker_that_is_woken_already_sleeps_no_less(mailroom, monkeypatch):
    waking.wake(waking.SEND)
    a_breath_passes(monkeypatch)

    waking.wake(waking.SEND)

    assert queued(mailroom) == ["send"]


@pytest.mark.usefixtures("committed")
def test_who_was_woken_in_the_same_breath_is_left_alone(
    mailroom, django_assert_num_queries
):
    waking.wake(waking.SEND)

    with django_assert_num_queries(0):
        waking.wake(waking.SEND)


@pytest.mark.usefixtures("committed")
def test_who_was_woken_a_breath_ago_may_have_looked_already(mailroom, monkeypatch):
    waking.wake(waking.SEND)
    mailroom.reset()
    a_breath_passes(monkeypatch)

    waking.wake(waking.SEND)

    assert queued(mailroom) == ["send"]


@pytest.mark.usefixtures("committed")
def test_a_job_that_waits_is_not_asked_for_again(mailroom):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock)"
            " VALUES ('default', 'send', 'send')"
        )
        waking.wake(waking.SEND)
        cursor.execute("DELETE FROM procrastinate_jobs")

    assert queued(mailroom) == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(waking.UNDERSTAND, id="understand"),
        pytest.param(waking.SEND, id="send"),
    ],
)
def test_a_task_is_woken_by_its_own_name_and_lock(name):
    task = getattr(tasks, name)

    assert task.name == f"answerable.casework.tasks.{name}"
    assert task.queueing_lock == name


def test_the_night_closes_old_cases_and_makes_new_months(case, ben):
    resolve(case, outcome=Outcome.DONE, reason="x", by=ben, seen=case.version)
    old = timezone.now() - timedelta(days=31)
    Case.objects.update(resolved_at=old)
    Draft.objects.create(door="report", language="en", expires_at=old)

    tasks.tidy(timestamp=0)

    case.refresh_from_db()
    assert case.state == "closed"
    assert not Draft.objects.exists()
    coming = timezone.now() + timedelta(days=62)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"cases_journalentry_{coming:%Y_%m}"])
        assert cursor.fetchone()[0]


@pytest.mark.parametrize("kind", [SentMap, SentSetup])
def test_the_night_throws_away_what_was_sent_and_nobody_took(dee, kind):
    sent = timezone.now() - LIFETIME - timedelta(minutes=1)
    kind.objects.create(by=dee, content=b"", at=sent)

    tasks.tidy(timestamp=0)

    assert not kind.objects.exists()


def test_the_night_throws_away_addresses_that_were_never_confirmed(case):
    old = timezone.now() - STOPPED_WITHIN - timedelta(minutes=1)
    case.person.contact_changes.create(
        kind="email", address="wrong@mail.example", asked_at=old
    )

    tasks.tidy(timestamp=0)

    assert not ContactChange.objects.exists()


def test_the_lock_of_the_queue_is_the_one_we_expect(mailroom):
    job = tasks.send.configure()
    job.defer(timestamp=0)

    with pytest.raises(AlreadyEnqueued):
        job.defer(timestamp=0)
