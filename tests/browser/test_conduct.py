"""How we keep in touch with somebody keeps nobody out, at 320 pixels and without a script."""

from __future__ import annotations

import pytest

from answerable.casework.tests.plans import limit, warned
from answerable.complaints.conduct import Terms
from answerable.complaints.models import ContactRestriction
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def limited(case, ben, dee):
    """What Dee decided for Amina, after a warning of Ben."""
    warned(case.person, by=ben)
    return limit(case.person, by=dee, terms=Terms("The hall", "Lamps", True, 14))  # noqa: FBT003 – all four


def seat(page, live_server, staff):
    """Let a member of staff be signed in."""
    sign_in(page.context, live_server, staff)


@pytest.fixture
def opened(page, live_server, dee, limited):
    """Return a function that lets Dee open a page about Amina and what is limited."""
    seat(page, live_server, dee)
    case = limited.person.cases.get()
    about = {"case": case.reference, "person": limited.person_id, "limit": limited.pk}

    def open_page(path):
        page.goto(live_server.url + path.format(**about))
        return page

    return open_page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param("/desk/cases/{case}/", "New matters come in", id="case"),
        pytest.param("/desk/people/{person}/", "New matters come in", id="person"),
        pytest.param("/desk/people/{person}/conduct/", "The reasons", id="conduct"),
        pytest.param("/desk/people/{person}/conduct/warn/", "done to me", id="warn"),
        pytest.param(
            "/desk/people/{person}/conduct/restrict/", "appeal", id="restrict"
        ),
        pytest.param(
            "/desk/people/{person}/conduct/{limit}/review/", "Lamps", id="review"
        ),
        pytest.param("/team/conduct/", "Amina Yusuf", id="list"),
    ],
)
def test_a_page_about_conduct_keeps_nobody_out(opened, barriers, path, words):
    page = opened(path)

    assert words in page.content()
    assert barriers() == []


def test_E45_contact_is_limited_without_a_script(
    plain_page, live_server, case, ben, dee
):
    warned(case.person, by=ben)
    seat(plain_page, live_server, dee)
    plain_page.goto(f"{live_server.url}/desk/people/{case.person_id}/conduct/restrict/")
    decide = plain_page.locator("main button.btn")
    decide.click()
    plain_page.get_by_text("Choose from the list").first.wait_for()

    plain_page.check("input[name=category][value=persistence]")
    plain_page.check("input[name=writing_only]")
    for name in ("reasons", "disability", "language", "trauma"):
        plain_page.fill(f"textarea[name={name}]", "Asked by phone: nothing is known.")
    decide.click()

    plain_page.get_by_text("The letter is on its way.").wait_for()
    assert ContactRestriction.objects.get().by == dee
