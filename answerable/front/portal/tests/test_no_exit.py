"""A government has no competitor: every page has other means, and a way to complain."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.queries import offered_services
from answerable.complaints.models import Procedure
from answerable.front.portal.offers import offers
from answerable.front.portal.tests.pages import read, text_of
from answerable.lib.memory import forget

LANGUAGES = ("en", "es", "ar")


def means_on(page) -> set[str]:
    """Return by which means a page lets people reach us."""
    main, foot = page.find("main"), page.find("footer")
    return {
        *(["web"] if main.find("form") else []),
        *(["phone"] if foot.select("a[href^='tel:']") else []),
        *(["visit"] if foot.find(id="foot-visit") else []),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_E38_every_page_of_a_service_has_two_means_and_the_way_to_appeal(
    client, town, language
):
    offered = offers(offered_services())
    assert offered

    for offer in offered:
        door = reverse("portal:door", args=[offer.door])
        client.cookies["django_language"] = language
        page = read(client.get(f"{door}?{offer.query}", follow=True))

        assert len(means_on(page)) >= 2, offer
        assert page.find("a", href=reverse("portal:complaints")), offer


@pytest.mark.parametrize("name", ["start", "services", "track", "promises", "privacy"])
def test_every_page_leads_to_a_complaint(client, town, name):
    page = read(client.get(reverse(f"portal:{name}")))

    assert page.find("a", href=reverse("portal:complaints")) is not None


def test_the_way_of_a_complaint_says_its_stages_and_how_soon(client, town):
    page = text_of(client.get(reverse("portal:complaints")))

    assert "Stage 1" in page
    assert "We confirm what we understood within 5 working days." in page
    assert "You can complain within 12 months of what happened." in page


def test_who_looks_after_us_is_named_with_how_to_reach_them(client, town):
    Procedure.objects.create(
        version=1,
        stages=[{"slug": "one", "name": {"en": "Review"}}],
        time_limit_months=6,
        body={
            "name": {"en": "The Ombudsman"},
            "phone": "0300 061 0614",
            "url": "https://ombudsman.example/",
        },
    )
    forget()

    page = read(client.get(reverse("portal:complaints")))

    assert "Review" in page.text
    assert "Stage 2" not in page.text
    assert "The Ombudsman" in page.text
    assert page.find("a", href="tel:03000610614") is not None
    assert page.find("a", href="https://ombudsman.example/") is not None
