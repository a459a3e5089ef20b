"""Promises in a message and in a case keep nobody out, at 320 pixels."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.agency.duty import today
from answerable.casework import commitments
from answerable.clock.commitments import Promising
from answerable.clock.models import Commitment
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
WHAT = "Somebody comes and looks at the lamp"


@pytest.fixture
def promised(case, ben):
    """A promise in a case that Ben made, and has not kept."""
    promising = Promising(WHAT, today() + timedelta(days=1), ben)
    commitments.promise(case, promising, by=ben, seen=case.version)
    late = timezone.now() - timedelta(days=1)
    Commitment.objects.update(due_at=late, due_on=late.date())
    return Commitment.objects.select_related("case").get()


def seat(page, live_server, staff):
    """Let a member of staff be signed in."""
    sign_in(page.context, live_server, staff)


@pytest.fixture
def seated(page, live_server, dee, promised):
    """Dee, who leads the house, in the browser."""
    seat(page, live_server, dee)
    return page


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/desk/cases/{case}/", id="case"),
        pytest.param("/desk/cases/{case}/promises/", id="promises"),
        pytest.param("/desk/cases/{case}/promises/{promise}/", id="promise"),
        pytest.param("/team/", id="board"),
    ],
)
def test_a_page_about_promises_keeps_nobody_out(
    live_server, seated, barriers, promised, path
):
    seated.goto(
        live_server.url + path.format(case=promised.case.reference, promise=promised.pk)
    )

    assert WHAT in seated.content()
    assert barriers() == []


def test_a_promise_in_a_message_is_confirmed_by_sending_it_again(
    live_server, plain_page, case, ben
):
    send = plain_page.locator("#compose button.btn:not(.quiet)")
    seat(plain_page, live_server, ben)
    plain_page.goto(f"{live_server.url}/desk/cases/{case.reference}/")
    plain_page.fill("#write-words", "We will send somebody tomorrow.")
    send.click()
    plain_page.get_by_text("This reads like a promise.").first.wait_for()

    send.click()

    plain_page.get_by_text("Your message is on its way.").wait_for()
    promised = Commitment.objects.get(case=case.pk)
    assert promised.due_on == today() + timedelta(days=1)
