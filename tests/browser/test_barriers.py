"""No page keeps anybody out: axe finds nothing, and nothing scrolls sideways."""

from __future__ import annotations

import pytest

from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.casework.resolve import resolve
from answerable.casework.tests.makers import make_case
from answerable.forms.policy import publish_form
from answerable.forms.questions import KINDS
from answerable.lib.files import FileStore
from tests.browser.seats import sign_in
from tests.browser.walker import Walker

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = (
    *("/", "/services/?q=lamp", "/report/", "/ask/", "/complain/", "/thank/"),
    *("/track/", "/track/lost/", "/verify/", "/accessibility/", "/privacy/"),
    "/promises/",
    "/complaints/",
    "/offices/?q=street+light",
)
DESK = (
    *("/desk/?view=team", "/desk/search/?q=light", "/desk/quarantine/"),
    *("/desk/colleagues/?q=example", "/situations/"),
)
# In the order of a walk; a page that asks again is looked at as well.
BEHIND = [
    *("door", "service", "details", "details", "place", "photo", "you", "saved"),
    *("check", "done", "case", "case-fixed", "case-withdraw", "case-add", "case"),
    *("case", "case-reopen"),
]
OPTIONS = [
    {"key": "out", "label": {"en": "It is out"}},
    {"key": "flickers", "label": {"en": "It flickers"}},
]
QUESTIONS = [
    {
        "key": kind,
        "kind": kind,
        "label": {"en": f"What do you say to {kind}?"},
        "required": kind == "several",
        **({"options": OPTIONS} if kind in {"choice", "several"} else {}),
    }
    for kind in KINDS
]


@pytest.mark.parametrize("path", [*PUBLIC, *(f"/ar{path}" for path in PUBLIC)])
def test_a_public_page_keeps_nobody_out(live_server, town, page, barriers, path):
    page.goto(live_server.url + path)

    assert barriers() == []


@pytest.fixture
def signed_in(live_server, page, dee):
    """Be the supervisor in this browser."""
    sign_in(page.context, live_server, dee)
    return page


@pytest.mark.parametrize("path", [*DESK, "case"])
def test_a_page_of_the_desk_keeps_nobody_out(live_server, signed_in, barriers, path):
    case = make_case()
    own = f"/desk/cases/{case.reference}/" if path == "case" else path

    signed_in.goto(live_server.url + own)

    assert barriers() == []


@pytest.fixture
def lamp_form(town, settings, tmp_path):
    """Have the street light ask every kind of question, and keep photos for a while."""
    settings.FILES = FileStore(tmp_path)
    return publish_form(service=town.lamp, questions=QUESTIONS).thing


@pytest.fixture(params=[pytest.param("", id="en"), pytest.param("/ar", id="ar")])
def walker(request, live_server, lamp_form, page, barriers):
    return Walker(page, barriers, live_server.url + request.param)


def test_no_page_behind_a_draft_or_a_proof_keeps_anybody_out(walker, ben):
    write(walker)
    reference = send(walker)
    follow(walker, reference)
    end(reference, ben)
    reopen(walker, reference)

    assert walker.found == []
    assert walker.seen == BEHIND


def write(walker: Walker) -> None:
    """Look at every page of a request; two are sent empty, and ask again."""
    walker.open("/report/")
    walker.press()
    walker.look()
    walker.fill(words="The street light at number 4 is out.", wish="Repair it.")
    walker.press()
    walker.look()
    walker.tick("[name=service][value=street-light]")
    walker.press()
    walker.look()
    walker.press()
    walker.look()
    walker.tick("[type=checkbox]")
    walker.press()
    walker.look()
    walker.fill(place="Mill Lane 4")
    walker.press()
    walker.attach("photos", "lamp.txt")
    walker.press("[name=add]")
    walker.look()
    walker.press()
    walker.look()
    walker.fill(name="Amina Yusuf", email="amina@mail.example")
    walker.press("[name=later]")
    walker.look()
    walker.press("main .btn")
    walker.press()
    walker.look()


def send(walker: Walker) -> str:
    """Send it, look at the confirmation, and open the case by its secret."""
    walker.press()
    walker.look()
    reference, secret = walker.page.locator(".reference").all_inner_texts()
    walker.press("main .btn")
    walker.fill(secret=secret)
    walker.press()
    walker.look()
    return reference


def follow(walker: Walker, reference: str) -> None:
    """Look at what can be done with an open case, and add a message."""
    for action in ("fixed", "withdraw", "add"):
        walker.open(f"/track/{reference}/{action}/")
        walker.look()
    walker.fill(words="It is still dark.")
    walker.press()
    walker.look()


def end(reference: str, by) -> None:
    case = Case.objects.get(reference=reference)
    reason = "We put in a new bulb."
    resolve(case, outcome=Outcome.DONE, reason=reason, by=by, seen=case.version)


def reopen(walker: Walker, reference: str) -> None:
    """Look at a case that has ended, and at the page that asks why it should not."""
    walker.open(f"/track/{reference}/")
    walker.look()
    walker.open(f"/track/{reference}/reopen/")
    walker.press()
    walker.look()
