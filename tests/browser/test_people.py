"""The pages about a person keep nobody out, at the desk and on the page of a case."""

from __future__ import annotations

import pytest

from answerable.agency.duty import today
from answerable.agency.models import Staff, StaffRole
from answerable.agency.roles import Role
from answerable.cases.access import case_followed
from answerable.cases.models import Case
from answerable.cases.proofs import LinkProof, link_key
from answerable.casework import persons
from answerable.casework.contact_letters import confirm_key, stop_key
from answerable.casework.contact_points import ask_own
from answerable.casework.looks import ask_for_look
from answerable.casework.representing import Authority, grant
from answerable.casework.tests.makers import make_case
from answerable.lib.wishes import Wishes
from answerable.people.models import ContactChange
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
AMINA = "amina@mail.example"
WISHES = Wishes("ar", "phone", "morning", ("large_print", "interpreter"))


@pytest.fixture
def case(town, dee) -> Case:
    """Return a case of somebody who told us how to be in touch, and has a twin."""
    make_case(email="amina+town@mail.example", words="The kerb is broken.")
    case = make_case()
    assert case.person is not None
    persons.remember(case.person, WISHES, by=dee, seen=case.person.version)
    proof = LinkProof(link_key(case.reference, AMINA))
    ask_own(case_followed(proof, case.reference), "phone", "01632 960011")
    let_act(case, dee)
    return case


def let_act(case: Case, by: Staff) -> None:
    """Have a lawyer act for her."""
    case.refresh_from_db()
    authority = Authority(
        name="Omar Haddad",
        kind="email",
        address="omar@law.example",
        role="lawyer",
        is_for_all=True,
        proof="seen",
        document=None,
        told="both",
        first_day=today(),
        last_day=None,
    )
    grant(case, authority, by=by, seen=case.version)


@pytest.fixture(params=[pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def at_the_desk(request, live_server, page, dee):
    """Return a function that opens a page for the supervisor, in her language."""
    Staff.objects.filter(pk=dee.pk).update(language=request.param)
    sign_in(page.context, live_server, dee)
    return lambda path: page.goto(live_server.url + path)


@pytest.fixture(params=[pytest.param("", id="en"), pytest.param("/ar", id="ar")])
def followed(request, live_server, page, case):
    """Return a function that opens a page of the case, after the link in our letter."""
    own = f"{live_server.url}{request.param}/track/{case.reference}/"
    page.goto(f"{own}{link_key(case.reference, AMINA)}/")
    return lambda name: page.goto(own + name)


@pytest.mark.parametrize(
    "name", ["", "preferences/", "contact/", "join/", "join/?other="]
)
def test_a_page_about_a_person_keeps_nobody_out(at_the_desk, barriers, case, name):
    twin = Case.objects.exclude(pk=case.pk).get()
    other = twin.reference if name.endswith("=") else ""

    at_the_desk(f"/desk/people/{case.person_id}/{name}{other}")

    assert barriers() == []


@pytest.mark.parametrize("name", ["", "preferences/", "contact/", "again/", "correct/"])
def test_what_somebody_sees_of_themselves_keeps_nobody_out(followed, barriers, name):
    answer = followed(name)

    assert answer.url.endswith(name)
    assert barriers() == []


@pytest.mark.parametrize("name", ["", "representatives/"])
def test_who_acts_for_a_person_keeps_nobody_out(at_the_desk, barriers, case, name):
    at_the_desk(f"/desk/cases/{case.reference}/{name}")

    assert barriers() == []


def test_the_page_that_asks_for_a_reason_keeps_nobody_out(at_the_desk, barriers, case):
    Case.objects.filter(pk=case.pk).update(is_restricted=True)

    at_the_desk(f"/desk/cases/{case.reference}/access/")

    assert barriers() == []


@pytest.fixture
def asked_for(case, dee, ben) -> None:
    """Have Ben ask for a look at the case, and Dee audit."""
    Case.objects.filter(pk=case.pk).update(is_restricted=True)
    above = case.team.department
    StaffRole.objects.create(staff=dee, department=above, role=Role.AUDITOR)
    ask_for_look(ben, case.reference, reason="The person is at the counter.")


@pytest.mark.usefixtures("asked_for")
@pytest.mark.parametrize("path", ["/looks/", "/desk/for-you/"])
def test_the_looks_that_were_asked_for_keep_nobody_out(at_the_desk, barriers, path):
    at_the_desk(path)

    assert barriers() == []


@pytest.fixture(params=[pytest.param("", id="en"), pytest.param("/ar", id="ar")])
def from_a_letter(request, live_server, page):
    """Return a function that follows a link in a letter of ours."""
    return lambda path: page.goto(f"{live_server.url}{request.param}{path}")


@pytest.mark.parametrize(
    ("path", "key_of"),
    [
        pytest.param("/address/", confirm_key, id="confirm"),
        pytest.param("/address/stop/", stop_key, id="stop"),
    ],
)
def test_the_links_about_an_address_keep_nobody_out(
    from_a_letter, barriers, case, path, key_of
):
    from_a_letter(f"{path}{key_of(ContactChange.objects.get())}/")

    assert barriers() == []
