"""The pages about a person keep nobody out, at the desk and on the page of a case."""

from __future__ import annotations

import pytest
from django.test import Client

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.cases.proofs import link_key
from answerable.casework import persons
from answerable.casework.tests.makers import make_case
from answerable.lib.wishes import Wishes

pytestmark = pytest.mark.django_db(transaction=True)
WISHES = Wishes("ar", "phone", "morning", ("large_print", "interpreter"))


@pytest.fixture
def case(town, dee) -> Case:
    """Return a case of somebody who told us how to be in touch, and has a twin."""
    make_case(email="amina+town@mail.example", words="The kerb is broken.")
    case = make_case()
    assert case.person is not None
    persons.remember(case.person, WISHES, by=dee, seen=case.person.version)
    return case


@pytest.fixture(params=[pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def at_the_desk(request, live_server, page, dee):
    """Return a function that opens a page for the supervisor, in her language."""
    Staff.objects.filter(pk=dee.pk).update(language=request.param)
    client = Client()
    client.force_login(dee, "django.contrib.auth.backends.ModelBackend")
    session = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    return lambda path: page.goto(live_server.url + path)


@pytest.fixture(params=[pytest.param("", id="en"), pytest.param("/ar", id="ar")])
def followed(request, live_server, page, case):
    """Return a function that opens a page of the case, after the link in our letter."""
    own = f"{live_server.url}{request.param}/track/{case.reference}/"
    page.goto(f"{own}{link_key(case.reference, 'amina@mail.example')}/")
    return lambda name: page.goto(own + name)


@pytest.mark.parametrize("name", ["", "preferences/", "join/", "join/?other="])
def test_a_page_about_a_person_keeps_nobody_out(at_the_desk, barriers, case, name):
    twin = Case.objects.exclude(pk=case.pk).get()
    other = twin.reference if name.endswith("=") else ""

    at_the_desk(f"/desk/people/{case.person_id}/{name}{other}")

    assert barriers() == []


@pytest.mark.parametrize("name", ["", "preferences/", "again/", "correct/"])
def test_what_somebody_sees_of_themselves_keeps_nobody_out(followed, barriers, name):
    answer = followed(name)

    assert answer.url.endswith(name)
    assert barriers() == []
