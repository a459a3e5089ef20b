"""No page on which the setup is compared, or its health shown, keeps anybody out."""

from __future__ import annotations

import pytest

from answerable.agency.models import Service, Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models.case import CaseType
from answerable.casework.seeding.packing import packed, unpacked
from answerable.casework.sent_setup import send_setup, setup_packed
from answerable.clock.models import Kind
from answerable.clock.policy import Terms, publish_standard
from answerable.correspondence.models import Signature
from answerable.correspondence.policy import SignedWith, write_signature
from answerable.forms.policy import publish_form
from answerable.lib.worktime import StartRule, Unit
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

PATHS = (
    *("/setup/file/", "/setup/file/compare/", "/setup/health/"),
    "/desk/signatures/house/versions/",
)
QUESTION = {"key": "since", "kind": "text", "label": {"en": "Since when?"}}


def promise_everything():
    for case_type in ("", CaseType.COMPLAINT):
        for kind in Kind:
            terms = Terms(5, Unit.WORKING_DAY, StartRule.NEXT_DAY)
            publish_standard(kind, terms, case_type=case_type)
    for service in Service.objects.all():
        publish_form(service=service, questions=[QUESTION])


@pytest.fixture
def administrator(live_server, town, page):
    """Sit at the desk as Noor, who has sent a setup in which a team is called otherwise."""
    noor = make_staff("noor", Role.ADMINISTRATOR, town.hall)
    Staff.objects.update(email="noor@hillford.example", language="en")
    promise_everything()
    written = SignedWith({"en": "Yours,"}, {"en": "The hall"}, "0800 1")
    write_signature(Signature(), written, by=noor, seen=0)
    files = unpacked(setup_packed())
    files["teams.toml"] = files["teams.toml"].replace(b'"Roads"', b'"Ways"')
    send_setup(packed(files), by=noor)
    sign_in(page.context, live_server, noor)
    return page


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_the_whole_setup_keeps_nobody_out(
    live_server, administrator, barriers, path, direction
):
    administrator.set_viewport_size({"width": 320, "height": 640})
    answer = administrator.goto(live_server.url + path)
    administrator.evaluate(f"document.documentElement.dir = '{direction}'")
    wide = administrator.evaluate("document.documentElement.scrollWidth")

    assert answer.status == 200
    assert barriers() == []
    assert wide <= 320
