"""Is it one of these? Whoever reports the same can follow, and nobody reads of another."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.models import Area, Service
from answerable.agency.policy import put_boundary
from answerable.agency.tests.places import draw_town, name_streets
from answerable.cases.models import Case, CaseLink
from answerable.cases.models.case import Outcome
from answerable.casework import resolve
from answerable.casework.tests.makers import case_of, send_form
from answerable.front.portal.tests.pages import (
    Walk,
    mistakes,
    read,
    text_of,
    track,
)
from answerable.lib.positions import Source, Spot

MILL_LANE = Spot(50.02, 10.02, Source.GAZETTEER, 100)
PRIVATE = "I am Amina at number 4, my husband is ill."
MOST_QUERIES = 12


@pytest.fixture
def lamps(town):
    """Street lights show what is reported near."""
    draw_town(town.market)
    name_streets()
    town.lamp.similar_within, town.lamp.picture = 100, "lightbulb"
    town.lamp.save()
    return town.lamp


def report(**changes):
    """Have Amina report the lamp."""
    given = {
        "words": PRIVATE,
        "place": "4 Mill Lane, where Amina lives",
        "area": "market",
        "spot": MILL_LANE,
        "name": "Amina Yusuf",
        "email": "amina@mail.example",
    }
    return case_of(send_form(**(given | changes)).envelope)  # type: ignore[arg-type]  # as said


@pytest.fixture
def close(lamps):
    """A part of the town of some hundred metres, around Mill Lane."""
    close = Area.objects.create(slug="close", name={"en": "The Close"})
    west, south, east, north = 10.018, 50.018, 10.022, 50.022
    corners = [(west, south), (east, south), (east, north), (west, north)]
    put_boundary(close, polygons=[[[*corners, corners[0]]]], source="survey")
    return close


@pytest.fixture
def first(lamps):
    return report()


@pytest.fixture
def asked(walk, first):
    """Somebody who has just said where it is."""
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("place", place="Mill Lane", area="")
    return walk


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"place": "Mill Lane 4", "area": ""}, id="a street"),
        pytest.param({"place": "at the third lamp", "area": "close"}, id="an area"),
    ],
)
def test_a_report_without_a_point_is_found_by_its_words(walk, lamps, close, told):
    report(spot=None, **told)
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("place", place="Mill Lane", area="")

    page = text_of(walk.look("similar"))

    assert "Is it one of these?" in page
    assert "close by" in page
    assert "third lamp" not in page


def test_who_names_no_point_is_shown_what_is_near_the_area(walk, lamps, close):
    report()
    walk.begin()
    walk.post("service", service="street-light")
    for _asked_which_one in range(2):
        walk.post("place", place="at the third lamp", area="close")

    assert "Mill Lane · Market · close by" in text_of(walk.look("similar"))


def test_what_is_known_only_roughly_is_said_to_be_so(walk, lamps, close):
    lamps.similar_within = 600
    lamps.save()
    far = Spot(50.025, 10.02, Source.GAZETTEER, 450)
    report(spot=far, place="somewhere")
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("place", place="Mill Lane", area="")

    page = text_of(walk.look("similar"))

    assert "perhaps close by: we know the place only roughly" in page


def choices(page):
    return [one["value"] for one in page.find_all("input", {"name": "same"})]


def go_on(walk, **you):
    walk.post("photo")
    walk.post("you", language="en", **you)
    walk.send()
    return Case.objects.get(reference=walk.reference)


def follow(walk, **you):
    walk.post("similar", same=choices(read(walk.look("similar")))[0])
    return go_on(walk, **you)


def test_what_is_reported_near_is_offered_between_place_and_photo(asked):
    words = text_of(asked.look("similar"))

    assert asked.open_steps == asked.address("similar")
    assert "Is it one of these?" in words
    assert "Street light" in words
    assert "Mill Lane · Market · close by" in words
    assert (
        "Reported on Monday 2 March 2026. Nobody has begun to work on it yet." in words
    )
    assert "None of these: mine is another one" in words


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (Spot(50.02, 10.02, Source.DEVICE, 8), "at the same place"),
        (Spot(50.0205, 10.02, Source.DEVICE, 8), "about 60 metres away"),
    ],
    ids=["here", "beside"],
)
def test_how_far_it_is_is_said_as_exactly_as_it_is_known(walk, lamps, theirs, said):
    report(spot=theirs)
    walk.begin()
    walk.post("service", service="street-light")
    device = {"latitude": "50.02", "longitude": "10.02", "accuracy": "8"}
    walk.post("place", place="Mill Lane", area="", **device)
    walk.post("place", place="Mill Lane", area="market")

    assert said in text_of(walk.look("similar"))


def test_nothing_that_somebody_said_is_shown(asked, first):
    markup = asked.look("similar").content.decode()

    for theirs in ("Amina", "husband", "number 4", "4 Mill", first.reference):
        assert theirs not in markup


def test_who_says_none_of_these_reports_it_as_always(asked, first):
    answer = asked.post("similar", same="none")

    case = go_on(asked)
    assert answer.url == asked.address("photo")
    assert case.state == "received"
    assert not CaseLink.objects.exists()


def test_who_follows_has_words_of_their_own_in_no_queue(asked, first, settings):
    case = follow(asked, name="Omar", email="omar@mail.example")

    first.refresh_from_db()
    assert case.state == "merged"
    assert CaseLink.objects.get().to == first
    assert case.interactions.get(kind="message").text.startswith("The street light")
    assert not first.interactions.filter(text__startswith="The street light").exists()
    assert first.is_open


def test_the_last_pages_say_that_they_follow(asked):
    asked.post("similar", same=choices(read(asked.look("similar")))[0])
    asked.post("photo")
    asked.post("you", language="en")
    check = text_of(asked.look("check"))
    asked.send()

    assert "Nobody has begun to work on it yet." in check
    assert "You follow a report that we have already." in text_of(asked.done())


def test_neither_reads_of_the_other(client, asked, first):
    case = follow(asked, name="Omar Diaz", email="omar@mail.example")
    track(client, case.reference, asked.secret())

    markup = client.get(reverse("portal:case", args=[case.reference])).content.decode()

    for theirs in ("Amina", PRIVATE, first.reference, "number 4"):
        assert theirs not in markup
    assert "We answer by" in markup


def test_they_are_told_how_it_ends(client, asked, first, ben):
    case = follow(asked, name="Omar Diaz", email="omar@mail.example")
    first.refresh_from_db()
    resolve.resolve(
        first, outcome=Outcome.DONE, reason="New bulb.", by=ben, seen=first.version
    )

    occasions = list(case.dispatches.values_list("occasion", flat=True))
    assert occasions == ["acknowledgement", "resolution_joined"]
    assert "Somebody had told us of it already" in case.dispatches.first().text


def test_a_report_that_was_answered_meanwhile_cannot_be_chosen(asked, first, ben):
    chosen = choices(read(asked.look("similar")))[0]
    resolve.resolve(
        first, outcome=Outcome.DONE, reason="New bulb.", by=ben, seen=first.version
    )

    assert mistakes(asked.post("similar", same=chosen)) == [
        "That report has just been answered, or cannot be followed any more. Choose again."
    ]
    assert choices(read(asked.look("similar"))) == ["none"]


def test_what_ends_before_the_last_button_is_a_case_of_its_own(asked, first, ben):
    asked.post("similar", same=choices(read(asked.look("similar")))[0])
    resolve.resolve(
        first, outcome=Outcome.DONE, reason="New bulb.", by=ben, seen=first.version
    )

    case = go_on(asked)

    assert case.state == "received"
    assert case.team.slug == "roads"


def test_somebody_must_choose(asked):
    assert mistakes(asked.post("similar")) == [
        "Choose one of these, or that yours is another one"
    ]


def test_a_reference_that_is_typed_into_the_form_chooses_nothing(asked, first):
    answer = asked.post("similar", same=first.reference)

    assert mistakes(answer)
    assert "same_as" not in asked.draft.answers or not asked.draft.answers["same_as"]


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        pytest.param({"spot": Spot(50.08, 10.08, Source.MAP, 5)}, {}, id="far away"),
        pytest.param({}, {"is_restricted": True}, id="restricted"),
        pytest.param({}, {"state": "withdrawn"}, id="ended"),
        pytest.param({}, {"opened_at": "2025-12-01T00:00Z"}, id="old"),
        pytest.param({}, {"case_type": "complaint"}, id="a complaint"),
        pytest.param({"service": "tree"}, {}, id="another service"),
    ],
)
def test_what_is_not_to_be_shown_has_no_page(walk, lamps, changes, row):
    case = report(**changes)
    Case.objects.filter(pk=case.pk).update(**row)
    walk.begin()
    walk.post("service", service="street-light")

    answer = walk.post("place", place="Mill Lane", area="")

    assert answer.url == walk.address("photo")


def test_a_service_that_does_not_say_so_shows_nothing(walk, first, lamps):
    Service.objects.update(similar_within=0)
    walk.begin()
    walk.post("service", service="street-light")

    assert walk.post("place", place="Mill Lane").url == walk.address("photo")


def test_who_asks_a_question_is_asked_nothing_more(client, first):
    walk = Walk(client, "ask")
    walk.begin()
    walk.post("service", service="street-light")

    assert walk.post("place", place="Mill Lane").url == walk.address("photo")


def test_another_place_is_asked_about_anew(asked, first):
    asked.post("similar", same=choices(read(asked.look("similar")))[0])

    asked.post("place", place="Rope Street", area="")

    assert asked.draft.answers["similar"] == []
    assert asked.draft.answers["same_as"] == ""
    assert asked.open_steps == asked.address("photo")


def test_another_service_has_no_report_to_follow(asked, first):
    asked.post("similar", same=choices(read(asked.look("similar")))[0])

    asked.post("service", service="+", other="tree")

    assert asked.draft.answers["same_as"] == ""


@pytest.mark.parametrize("language", ["es", "ar"])
def test_the_page_is_whole_in_every_language(asked, language):
    address = f"/{language}{asked.address('similar')}"

    page = read(asked.client.get(address))

    assert page.html["lang"] == language
    assert len(choices(page)) == 2


def test_the_page_asks_the_database_little(asked, django_assert_max_num_queries):
    for number in range(8):
        report(email=f"a{number}@mail.example")
    with django_assert_max_num_queries(MOST_QUERIES):
        asked.look("similar")
