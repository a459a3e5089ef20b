"""What opening a page costs: how often the browser asks, and how much it gets."""

from __future__ import annotations

import gzip

import pytest

from answerable.agency.models import Agency
from answerable.lib.memory import forget
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

MOST_REQUESTS = 8
MOST_BYTES = 80_000
A_BEAT = 3000  # milliseconds in which the first one comes


@pytest.fixture
def with_a_face(town):
    """A public body that chose its colours."""
    Agency.objects.update(brand="#5b2a86", hero="#3d1a5b")
    forget()


@pytest.fixture
def desk(page, live_server, ben):
    """A browser that Ben has signed in with."""
    sign_in(page.context, live_server, ben)
    return page


@pytest.fixture
def asked(page):
    """What the page asks for, in its order."""
    requests = []

    def note(request):
        requests.append(request)

    page.on("request", note)
    return requests


def weight_of(request):
    """Return what is sent at most: a site sends it packed as well as this, or better."""
    return len(gzip.compress(request.response().body()))


@pytest.mark.usefixtures("with_a_face")
@pytest.mark.parametrize("path", ["/desk/", "/desk/cases/{}/"], ids=["queue", "case"])
def test_a_page_in_chosen_colours_is_light(desk, live_server, case, asked, path):
    desk.goto(live_server.url + path.format(case.reference))
    desk.wait_for_load_state("networkidle")

    addresses = [request.url for request in asked]
    assert any("/look.css" in address for address in addresses)
    assert len(addresses) <= MOST_REQUESTS, addresses
    assert 10_000 < sum(map(weight_of, asked)) <= MOST_BYTES


@pytest.mark.usefixtures("with_a_face")
def test_who_opens_a_case_is_told_of_once_the_page_stands(desk, live_server, case):
    address = f"/desk/cases/{case.reference}/"

    with desk.expect_request(
        lambda one: one.url.endswith("/here/"), timeout=A_BEAT
    ) as told:
        desk.goto(live_server.url + address)

    assert told.value.method == "POST"
    assert told.value.url.endswith(f"{address}here/")
