"""What our pages say is there for machines, too: schema.org and CPSV-AP as JSON-LD."""

from __future__ import annotations

import json

import pytest
import time_machine

from answerable.agency.models import Calendar, Service
from answerable.front.portal.tests.pages import read
from answerable.knowledge.models import ArticleVisit
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.lib.memory import forget

PAGE = "/help/lost-card/"
DATA = f"{PAGE}data.jsonld"
# What CPSV-AP 3.2 says each of these must have.
MANDATORY = {
    "cpsv:PublicService": {
        "dct:identifier",
        "dct:title",
        "dct:description",
        "cv:hasCompetentAuthority",
    },
    "cv:Channel": {"dct:identifier"},
    "cv:PublicOrganisation": {"skos:prefLabel", "dct:spatial"},
    "cv:LifeEvent": {"dct:identifier", "dct:title"},
}


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as traveller:
        yield traveller


def graph(client, path=DATA):
    answer = client.get(path)
    assert answer["Content-Type"] == "application/ld+json"
    return json.loads(answer.content)["@graph"]


def kinds_of(node):
    kinds = node["@type"]
    return {kinds} if isinstance(kinds, str) else set(kinds)


def of_kind(nodes, kind):
    return [node for node in nodes if kind in kinds_of(node)]


def pointers(value):
    """Yield every name that a node points to."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for each in value.values():
            yield from pointers(each)
    elif isinstance(value, list):
        for each in value:
            yield from pointers(each)


def test_the_page_of_an_answer_leads_to_its_data(client, lost_card):
    link = read(client.get(f"/es{PAGE}")).find("link", type="application/ld+json")

    assert link["rel"] == ["alternate"]
    [page] = of_kind(graph(client, link["href"]), "WebPage")
    assert page["inLanguage"] == "es"


def test_the_list_of_services_leads_to_its_data(client, lost_card):
    page = read(client.get("/services/"))

    href = page.find("link", type="application/ld+json")["href"]
    services = of_kind(graph(client, href), "GovernmentService")
    assert {one["name"] for one in services} == {"Street light", "Tree", "Permit"}
    for one in services:
        assert page.find(id=one["@id"].partition("#")[2])


def test_a_question_is_told_with_its_whole_answer(client, lost_card):
    [page] = of_kind(graph(client), "FAQPage")

    [question] = page["mainEntity"]
    assert question["name"] == "How do I replace a lost card?"
    text = question["acceptedAnswer"]["text"]
    assert text.startswith("Come to us. It costs €18.00.")
    assert "1. Bring your passport." in text


def test_a_task_is_told_step_by_step(client, town, ben):
    make_fact()
    said = {"title": {"en": "Replace a lost card"}}
    make_article(ben, town.hall, content=make_content(texts=said))

    [page] = of_kind(graph(client), "WebPage")

    assert "FAQPage" not in kinds_of(page)
    steps = page["mainEntity"]["step"]
    assert [one["text"] for one in steps] == ["Bring your passport.", "Pay €18.00."]


def test_what_is_neither_is_called_a_page_and_no_more(client, town, ben):
    make_fact()
    said = {"title": {"en": "Opening hours"}, "steps": None}
    make_article(ben, town.hall, content=make_content(texts=said))

    [page] = of_kind(graph(client), "WebPage")

    assert kinds_of(page) == {"WebPage"}
    assert "mainEntity" not in page


def test_a_page_says_who_published_it_and_when(client, lost_card, settings):
    [page] = of_kind(graph(client), "WebPage")

    assert page["@id"] == f"{settings.SITE_URL}{PAGE}"
    assert page["dateModified"].startswith("2026-03-02T10:00:00")
    assert page["lastReviewed"] == "2026-03-02"
    [body] = [one for one in graph(client) if one["@id"] == page["publisher"]["@id"]]
    assert body["name"] == "Hillford Town Hall"


@pytest.mark.parametrize("path", [DATA, "/services/data.jsonld"], ids=["page", "list"])
def test_everything_has_what_the_profile_demands(client, lost_card, path):
    nodes = graph(client, path)

    for kind, terms in MANDATORY.items():
        found = of_kind(nodes, kind)
        assert found, kind
        assert all(terms <= {term for term in one if one[term]} for one in found)


@pytest.mark.parametrize("path", [DATA, "/services/data.jsonld"], ids=["page", "list"])
def test_whatever_is_pointed_to_is_there_under_an_address_of_this_site(
    client, lost_card, settings, path
):
    nodes = graph(client, path)

    names = [node["@id"] for node in nodes]
    assert len(set(names)) == len(names)
    assert set(pointers(nodes)) <= set(names)
    assert all(name.startswith(f"{settings.SITE_URL}/") for name in names)


def test_a_thing_is_called_the_same_in_each_language(client, lost_card):
    english = {node["@id"] for node in graph(client, "/services/data.jsonld")}
    arabic = {node["@id"] for node in graph(client, "/ar/services/data.jsonld")}

    assert english == arabic


def test_a_service_leads_to_its_form(client, lost_card):
    nodes = graph(client)

    [permit] = of_kind(nodes, "GovernmentService")
    web, phone = of_kind(nodes, "ServiceChannel")
    assert [one["@id"] for one in permit["availableChannel"]] == [
        web["@id"],
        phone["@id"],
    ]
    assert web["serviceUrl"].endswith("/report/?service=permit")
    assert phone["servicePhone"]["telephone"] == "0800 100 200"


def test_an_office_says_when_it_is_open_and_when_it_is_not(client, lost_card):
    Calendar.objects.create(
        slug="office",
        version=2,
        zone="UTC",
        hours={"mon": [["09:00", "12:30"], ["14:00", "24:00"]]},
        holidays=[
            {"date": "2026-03-01", "name": {"en": "Gone"}},
            {"date": "2026-04-06", "name": {"en": "Easter Monday"}},
            {
                "date": "2026-12-24",
                "name": {"en": "Eve"},
                "hours": [["09:00", "12:00"]],
            },
        ],
    )
    forget()

    [hall] = of_kind(graph(client), "GovernmentOffice")

    week = hall["openingHoursSpecification"]
    assert [(one["dayOfWeek"], one["opens"], one["closes"]) for one in week] == [
        ("Monday", "09:00", "12:30"),
        ("Monday", "14:00", "23:59"),
    ]
    days = hall["specialOpeningHoursSpecification"]
    assert [(one["validFrom"], one["opens"], one["closes"]) for one in days] == [
        ("2026-04-06", "00:00", "00:00"),
        ("2026-12-24", "09:00", "12:00"),
    ]


def test_a_title_that_looks_like_html_stays_a_text(client, town, ben):
    make_fact()
    said = {"title": {"en": "</script><script>alert(1)</script>"}}
    make_article(ben, town.hall, content=make_content(texts=said))

    answer = client.get(DATA)

    assert json.loads(answer.content)["@graph"][0]["name"] == said["title"]["en"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "<script>alert" not in client.get(PAGE).content.decode()


def test_what_staff_read_and_what_is_retired_is_not_told(client, town, ben):
    make_fact()
    make_article(ben, town.hall, content=make_content(audience="staff"))
    Service.objects.filter(slug="tree").update(retired_on="2026-01-01")

    services = of_kind(graph(client, "/services/data.jsonld"), "GovernmentService")

    assert client.get(DATA).status_code == 404
    assert {one["name"] for one in services} == {"Street light", "Permit"}


def test_machines_are_not_counted_as_readers(client, lost_card):
    client.get(DATA, HTTP_USER_AGENT="Mozilla/5.0 Firefox/140.0")

    assert not ArticleVisit.objects.exists()


def test_more_services_take_no_more_questions(
    client, lost_card, town, django_assert_max_num_queries
):
    for number in range(10):
        Service.objects.create(
            slug=f"more-{number}",
            name={"en": f"More {number}"},
            department=town.hall,
            team=town.roads,
            case_type="enquiry",
        )
    client.get("/services/data.jsonld")

    with django_assert_max_num_queries(4):
        client.get("/services/data.jsonld")
