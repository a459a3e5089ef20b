"""The front door, the search and the pages about the site."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from answerable.agency.models import Service
from answerable.front.portal.tests.pages import read, text_of

ABOUT = (
    "start",
    "services",
    "track",
    "lost",
    "verify",
    "accessibility",
    "privacy",
    "promises",
)


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in ABOUT])
@pytest.mark.parametrize(
    "language", [pytest.param(code, id=code) for code in ("en", "es", "ar")]
)
def test_every_page_is_valid_in_every_language(client, town, name, language):
    with translation.override(language):
        address = reverse(f"portal:{name}")

    page = read(client.get(address))

    assert page.html["lang"] == language
    assert page.html["dir"] == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in ABOUT])
def test_no_page_begins_a_session(client, town, name):
    answer = client.get(reverse(f"portal:{name}"))

    assert set(answer.cookies) <= {"csrftoken"}


def test_the_start_page_leads_to_every_door(client, town):
    page = read(client.get("/"))

    hrefs = {link["href"] for link in page.main.find_all("a")}
    assert {"/report/", "/ask/", "/complain/", "/thank/", "/track/"} <= hrefs


def test_the_start_page_shows_no_services_before_there_are_any(client, db):
    assert "Some of our services" not in text_of(client.get("/"))


@pytest.mark.parametrize(
    ("case_type", "door"),
    [
        pytest.param("fault_report", "report", id="a fault"),
        pytest.param("application", "report", id="an application"),
        pytest.param("enquiry", "ask", id="a question"),
        pytest.param("complaint", "complain", id="a complaint"),
        pytest.param("compliment", "thank", id="thanks"),
    ],
)
def test_a_service_is_asked_for_at_its_door(client, town, case_type, door):
    Service.objects.filter(slug="street-light").update(case_type=case_type)

    page = read(client.get("/services/"))

    link = page.find("a", string="Street light")
    assert link["href"] == f"/{door}/?service=street-light"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("street light", id="name"),
        pytest.param("STREET LIGHTS", id="capitals and plural"),
        pytest.param("steet lihgt", id="misspelt"),
    ],
)
def test_a_service_is_found_by_what_people_type(client, town, typed):
    answer = client.get("/services/", {"q": typed})

    assert "1 service found" in read(answer).find("p", role="status").get_text()
    assert "Street light" in text_of(answer)


def test_words_that_fit_nothing_lead_to_everything_and_to_asking(client, town):
    answer = client.get("/services/", {"q": "zzz"})

    page = read(answer)
    assert "0 services found" in page.find("p", role="status").get_text(" ", strip=True)
    assert page.find("a", string="Tree")
    assert page.main.find("a", href="/ask/?words=zzz")


def test_who_searched_in_vain_is_led_on_before_everything_is_listed(client, town):
    page = read(client.get("/services/", {"q": "zzz"}))

    links = [link["href"] for link in page.select("main a")]
    assert links[:2] == ["/ask/?words=zzz", "/report/?words=zzz"]
    assert len(page.select("#ask")) == 1


def test_asking_instead_carries_the_words_along(client, town):
    page = read(client.get("/ask/", {"words": "Where is the hall?"}))

    assert page.find(id="id_words").get_text(strip=True) == "Where is the hall?"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("<script>alert(1)</script>", id="markup"),
        pytest.param("\0 light", id="nul"),
        pytest.param("%00%s{{ 7*7 }}", id="templates"),
        pytest.param("ﷺ" * 3000, id="very long"),
    ],
)
def test_nothing_typed_breaks_the_search(client, town, typed):
    answer = client.get("/services/", {"q": typed})

    assert answer.status_code == 200
    assert read(answer).find("script") is None
