"""A person sees what one of us promised them, and whether it was kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.agency.duty import today
from answerable.cases.models import Case
from answerable.casework import commitments
from answerable.clock.commitments import Promising
from answerable.clock.models import Commitment
from answerable.front.portal.tests.pages import look, text_of


@pytest.fixture(name="pledged")
def _pledged(lamp, ben):
    promising = Promising("We send you the form.", today() + timedelta(days=1), ben)
    seen = Case.objects.get(pk=lamp.pk).version
    commitments.promise(lamp, promising, by=ben, seen=seen)
    return Commitment.objects.get()


def test_a_promise_is_shown_with_its_day(follower, lamp, pledged):
    page = text_of(look(follower, lamp.reference))

    assert "What we promised you" in page
    assert "We send you the form." in page
    assert "You have this by" in page


def test_A17_an_unkept_promise_appears_overdue_the_next_minute(follower, lamp, pledged):
    Commitment.objects.update(due_at=timezone.now() - timedelta(minutes=1))

    page = text_of(look(follower, lamp.reference))

    assert "Not kept yet" in page
    assert "have not kept it yet. We are sorry." in page


def test_a_promise_that_is_kept_says_when(follower, lamp, pledged, ben):
    commitments.keep(pledged, by=ben)

    assert "kept on" in text_of(look(follower, lamp.reference))


def test_one_that_was_promised_anew_shows_the_new_day_and_why(
    follower, lamp, pledged, ben
):
    later, seen = today() + timedelta(days=9), Case.objects.get(pk=lamp.pk).version
    commitments.change(pledged, words="The printer broke.", to=later, by=ben, seen=seen)

    page = text_of(look(follower, lamp.reference))

    assert page.count("You have this by") == 1
    assert "The printer broke." in page


def test_one_that_was_taken_back_says_so(follower, lamp, pledged, ben):
    seen = Case.objects.get(pk=lamp.pk).version
    commitments.change(pledged, words="It is not ours.", to=None, by=ben, seen=seen)

    assert "We took this promise back" in text_of(look(follower, lamp.reference))
