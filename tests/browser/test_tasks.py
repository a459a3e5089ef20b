"""Tasks, what is put off and what was seen lately keep nobody out, at 320 pixels."""

from __future__ import annotations

import pytest

from answerable.agency.duty import today
from answerable.cases.case_tasks import Doable
from answerable.cases.models import CaseTask
from answerable.casework.case_tasks import add_tasks
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seated(page, live_server, ben, case):
    """Ben, with a task that is due today in the case before him."""
    sign_in(page.context, live_server, ben)
    due = Doable("Order the lamp", ben, today())
    add_tasks(case, due, by=ben, seen=case.version)
    page.goto(f"{live_server.url}/desk/cases/{case.reference}/")
    return page


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/desk/cases/{case}/", id="case"),
        pytest.param("/desk/cases/{case}/?change=snooze", id="put off"),
        pytest.param("/desk/cases/{case}/?change=resolve", id="resolve"),
        pytest.param("/desk/cases/{case}/tasks/", id="tasks"),
        pytest.param("/desk/cases/{case}/tasks/{task}/", id="task"),
        pytest.param("/desk/for-you/", id="for you"),
        pytest.param("/desk/recent/", id="recent"),
    ],
)
def test_a_page_about_tasks_keeps_nobody_out(live_server, seated, barriers, case, path):
    task = CaseTask.objects.get()

    seated.goto(live_server.url + path.format(case=case.reference, task=task.pk))

    assert barriers() == []
