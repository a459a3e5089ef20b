"""The stage of the public pages: a place for files, and somebody on the way."""

from __future__ import annotations

import pytest
import time_machine
from django.utils import translation

from answerable.agency.models import Office
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.casework import resolve
from answerable.casework.tests.makers import send_form
from answerable.forms.models import Form
from answerable.front.portal.tests.pages import MONDAY, Walk, track
from answerable.knowledge.policy import put_life_event
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.lib.files import FileStore


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Keep files where the test can throw them away."""
    settings.FILES = FileStore(tmp_path)
    return settings.FILES


@pytest.fixture(autouse=True)
def monday():
    """It is Monday morning, and stays so until a test moves the clock."""
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def english():
    """Begin in English; a page in another language leaves that one behind."""
    translation.activate("en")


@pytest.fixture
def walk(client, town):
    """Somebody at the door "report"."""
    return Walk(client)


@pytest.fixture
def kept(town):
    """What Amina sent: an envelope and its secret."""
    return send_form(
        place="Mill Lane", name="Amina Yusuf", email="amina@mail.example", token="amina"
    )


@pytest.fixture
def follower(client, kept):
    """The browser of somebody who typed reference and secret."""
    track(client, kept.envelope.reference, kept.secret)
    return client


@pytest.fixture
def reference(kept):
    return kept.envelope.reference


@pytest.fixture
def lamp(reference):
    """The case that Amina brought."""
    return Case.objects.get(reference=reference)


@pytest.fixture
def resolved(lamp, ben):
    """The case, done and explained by Ben."""
    reason = "The bulb was broken. We put in a new one."
    return resolve.resolve(
        lamp, outcome=Outcome.DONE, reason=reason, by=ben, seen=lamp.version
    )


@pytest.fixture
def lamp_form(town):
    """Have the street light ask which lamp it is."""
    asked = {
        "key": "lamp",
        "kind": "choice",
        "label": {"en": "Which lamp?"},
        "options": [
            {"key": "pole", "label": {"en": "On a pole"}},
            {"key": "wall", "label": {"en": "On a wall"}},
        ],
    }
    return Form.objects.create(service=town.lamp, version=1, questions=[asked])


@pytest.fixture
def lost_card(town, ben):
    """A help page that everybody may read, with a service, an office and an event."""
    make_fact()
    moving = put_life_event(slug="moving", name={"en": "You move house"}).thing
    office = Office.objects.create(
        slug="hall",
        name={"en": "Town Hall"},
        address={"en": "1 Hall Square"},
        phone="0800 100 200",
        calendar_slug="office",
    )
    return make_article(
        ben,
        town.hall,
        services=[town.permit],
        offices=[office],
        life_events=[moving],
        content=make_content(legal_source="Cards Act, section 4"),
    )
