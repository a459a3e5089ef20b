"""The board in a browser: few clicks to help somebody who drowns, by script or without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.casework.tests.makers import make_case
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

MOST_CLICKS = 4


@pytest.fixture(name="eve")
def _eve(town, ben):
    """Somebody with nothing to do, beside Ben, who has six cases."""
    for number in range(6):
        make_case(words=f"Lamp {number}")
    Case.objects.update(owner=ben)
    return make_staff("eve", Role.CLERK, town.roads.department, town.roads)


def at_the_board(page: Page, live_server, staff) -> Page:
    sign_in(page.context, live_server, staff)
    page.goto(f"{live_server.url}/team/")
    return page


@pytest.mark.parametrize(
    "kind",
    [pytest.param("page", id="script"), pytest.param("plain_page", id="no script")],
)
def test_five_cases_are_moved_with_four_clicks_at_most(
    request, kind, live_server, dee, eve
):
    board = at_the_board(request.getfixturevalue(kind), live_server, dee)

    clicks = 2  # to open the list, and to choose of it
    board.get_by_label("To", exact=True).select_option(label="Eve Example (0)")
    board.get_by_role("button", name="Move on Ben Example").click()
    clicks += 1

    expect(board.get_by_text("5 cases moved to Eve Example.")).to_be_visible()
    assert Case.objects.filter(owner=eve).count() == 5
    assert clicks <= MOST_CLICKS


def test_new_figures_leave_alone_what_somebody_is_choosing(
    page, live_server, dee, ben, eve
):
    board = at_the_board(page, live_server, dee)
    to = board.get_by_label("To", exact=True)
    to.select_option(label="Eve Example (0)")
    Case.objects.update(owner=eve)

    with page.expect_response(lambda answer: "/team/" in answer.url):
        board.evaluate("htmx.trigger('#figures', 'refresh')")

    expect(board.locator(f"#f-{eve.pk}")).to_contain_text("6 open")
    assert to.input_value() == str(eve.pk)


def test_nothing_keeps_somebody_out_of_the_board(page, live_server, dee, eve, barriers):
    at_the_board(page, live_server, dee)

    assert barriers() == []
