"""The languages that the office offers, on the pages that people read."""

from __future__ import annotations

import pytest

from answerable.agency.models import Agency
from answerable.casework.tests.makers import send_form
from answerable.correspondence.models import Dispatch
from answerable.forms.drafts import begin
from answerable.front.portal.doors import DOORS
from answerable.front.portal.forms.you import YouForm
from answerable.front.portal.tests.pages import read
from answerable.front.portal.writing import Writing
from answerable.lib.memory import forget


@pytest.fixture
def without_spanish(town):
    """The office has given up Spanish."""
    Agency.objects.update(languages=["en", "ar"])
    forget()


@pytest.fixture
def spanish_first(town):
    """The office offers no English, and Spanish first."""
    Agency.objects.update(languages=["es", "ar"])
    forget()


def test_the_header_links_only_what_is_offered(client, without_spanish):
    page = read(client.get("/track/"))

    shown = {link["hreflang"] for link in page.select("[hreflang]")}
    assert shown == {"en", "ar"}


def test_a_page_in_a_language_given_up_leads_to_the_same_in_the_first(
    client, without_spanish
):
    answer = client.get("/es/track/?reference=A")

    assert answer.status_code == 307
    assert answer["Location"] == "/track/?reference=A"


def test_where_english_is_not_offered_the_front_door_leads_on(client, spanish_first):
    assert client.get("/")["Location"] == "/es/"


def test_what_was_typed_is_sent_on_to_the_page_in_another_language(
    client, without_spanish
):
    answer = client.post("/es/track/", {"reference": "A", "secret": "B"}, follow=True)

    assert answer.request["REQUEST_METHOD"] == "POST"
    assert read(answer).html["lang"] == "en"


def test_the_desk_is_led_to_no_other_language(client, spanish_first):
    assert client.get("/sign-in/").status_code == 200


def test_a_draft_in_a_language_given_up_is_written_in_the_first(without_spanish):
    writing = Writing(begin("report", "es"), DOORS["report"])

    assert writing.language == "en"


def test_nobody_is_asked_whether_to_be_written_to_in_a_language_given_up(
    without_spanish,
):
    options = YouForm(must_know=False)["language"].subwidgets

    assert [one.data["value"] for one in options] == ["en", "ar"]


def test_a_letter_in_a_language_given_up_is_written_in_the_first(without_spanish):
    send_form(language="es", email="amina@mail.example")

    assert Dispatch.objects.get().language == "en"
