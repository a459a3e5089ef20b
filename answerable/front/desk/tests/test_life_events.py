"""Life events at the desk: named, ordered, filled, merged, retired, and found as before."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import Hand, last_change, seen_in
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.front.desk.tests.pages import read, text_of
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.policy import (
    let_suggest,
    merge_life_event,
    name_life_event,
    put_life_event,
    retire_life_event,
)
from answerable.knowledge.policy.life_events import topic_of_event
from answerable.knowledge.tests.makers import make_article, make_content
from answerable.lib.memory import forget

LIST = "/desk/life-events/"
NEW = "/desk/new-life-event/"
PAGE = f"{LIST}moving/"
FREE = {"answer": {"en": "Come to us. It is free."}, "steps": None, "cost": None}


@pytest.fixture
def moving(town):
    name = {"en": "You move house", "es": "Se muda"}
    return put_life_event(slug="moving", name=name, position=1).thing


@pytest.fixture
def leaving(town):
    return put_life_event(slug="leaving", name={"en": "You leave"}, position=2).thing


@pytest.fixture
def card(town, dee):
    return make_article(dee, town.hall, content=make_content(texts=FREE))


@pytest.fixture
def bins(town, dee):
    content = make_content(texts=FREE | {"title": {"en": "When is my bin emptied?"}})
    return make_article(dee, town.hall, "bins", content=content)


@pytest.fixture
def filled(leaving, moving, card, bins):
    """A life event with two pages, of which the other has one."""
    moving.articles.add(card)
    leaving.articles.set([card, bins])
    return leaving


@pytest.fixture
def eve(town):
    """Expert of Roads, who reads this and does not change it."""
    return make_staff("eve", Role.EXPERT, town.roads.department, town.roads)


def slugs(event):
    return sorted(event.articles.values_list("slug", flat=True))


def events_shown(client):
    forget()
    links = read(client.get("/help/")).select("a[href*='?event=']")
    return [link["href"].rpartition("=")[2] for link in links]


@pytest.mark.usefixtures("moving")
@pytest.mark.parametrize(
    ("who", "codes"),
    [
        pytest.param("dee", [200, 200, 200], id="supervisor"),
        pytest.param("eve", [200, 403, 200], id="expert"),
        pytest.param("ada", [200, 403, 200], id="auditor"),
        pytest.param("ben", [404, 404, 404], id="clerk"),
    ],
)
def test_each_page_has_its_doors(seat, request, who, codes):
    browser = seat(request.getfixturevalue(who))

    assert [browser.get(one).status_code for one in (LIST, NEW, PAGE)] == codes


@pytest.mark.parametrize("step", ["pages", "move", "merge", "retire", "bring-back"])
def test_who_only_reads_changes_nothing(seat, eve, moving, step):
    assert seat(eve).post(f"{PAGE}{step}/").status_code == 403


def test_a_new_one_stands_behind_the_others_under_a_free_address(seat, dee, moving):
    response = seat(dee).post(NEW, {"name_en": "Moving", "name_ar": "الانتقال"})

    made = LifeEvent.objects.get(slug="moving-2")
    assert response["Location"] == f"{LIST}moving-2/"
    assert made.name == {"en": "Moving", "ar": "الانتقال"}
    assert list(LifeEvent.objects.all()) == [moving, made]


def test_a_name_is_needed_in_the_first_language(seat, dee, town):
    response = seat(dee).post(NEW, {"name_es": "Se muda"})

    assert response.status_code == 422
    assert "Write its name" in text_of(response)


def test_they_change_places(client, seat, dee, moving, leaving):
    seat(dee).post(f"{LIST}leaving/move/", {"to": "up"})

    assert events_shown(client) == ["leaving", "moving"]


def test_a_page_is_found_and_added(seat, dee, moving, card, bins):
    browser = seat(dee)

    page = read(browser.get(PAGE, {"words": "bin emptied"}))
    button = page.select_one("button[name=add]")
    browser.post(f"{PAGE}pages/", {"add": button["value"]})

    assert slugs(moving) == ["bins"]
    assert last_change(topic_of_event("moving")).by == dee


def test_a_page_is_taken_out(seat, dee, moving, card, bins):
    moving.articles.set([card, bins])

    seat(dee).post(f"{PAGE}pages/", {"remove": "bins"})

    assert slugs(moving) == ["lost-card"]


def test_a_page_that_is_not_there_is_not_added(seat, dee, moving):
    assert seat(dee).post(f"{PAGE}pages/", {"add": "moon"}).status_code == 404


def test_it_is_named_in_every_language(seat, dee, moving):
    told = {"name_en": "You move", "name_es": "Se muda", "name_ar": "تنتقل"}

    seat(dee).post(PAGE, {**told, "slug": "moving"})

    moving.refresh_from_db()
    assert moving.name == {"en": "You move", "es": "Se muda", "ar": "تنتقل"}
    assert moving.former == []


def test_E86_an_earlier_address_leads_on(client, seat, dee, moving):
    told = {"name_en": "You move", "slug": "moving-house"}

    response = seat(dee).post(PAGE, told)

    assert response["Location"] == f"{LIST}moving-house/"
    old = client.get("/es/help/", {"event": "moving", "after": "a"})
    assert old.status_code == 301
    assert old["Location"] == "/es/help/?event=moving-house&after=a"
    assert seat(dee).get(PAGE)["Location"] == f"{LIST}moving-house/"


def test_named_back_it_has_its_first_address_again(moving, dee):
    hand = Hand(dee)
    name_life_event(moving, slug="house", name=moving.name, by=hand)
    name_life_event(moving, slug="moving", name=moving.name, by=hand)

    moving.refresh_from_db()
    assert moving.former == ["house"]


@pytest.mark.parametrize(
    ("slug", "mend"),
    [
        pytest.param("leaving", "is the address of another life event", id="taken"),
        pytest.param("gone", "is the address of another life event", id="leads on"),
        pytest.param("Moving house", "Write small letters", id="signs"),
    ],
)
@pytest.mark.usefixtures("moving", "leaving")
def test_an_address_that_cannot_be_says_what_to_do(seat, dee, slug, mend):
    LifeEvent.objects.filter(slug="leaving").update(former=["gone"])

    response = seat(dee).post(PAGE, {"name_en": "You move", "slug": slug})

    assert response.status_code == 422
    assert mend in text_of(response)


def test_who_saves_an_older_page_is_told(seat, dee, moving):
    seen = seen_in(topic_of_event("moving"))
    let_suggest(moving, suggests=False, by=Hand(dee))

    response = seat(dee).post(
        PAGE, {"name_en": "You move", "slug": "moving", "seen": seen}
    )

    assert response.status_code == 409
    assert "Somebody changed this meanwhile" in text_of(response)


def test_retired_nobody_sees_it_and_its_pages_are_read(client, seat, dee, moving, card):
    moving.articles.add(card)

    seat(dee).post(f"{PAGE}retire/")

    assert events_shown(client) == []
    assert client.get("/help/?event=moving").status_code == 404
    assert client.get("/help/lost-card/").status_code == 200


def test_brought_back_it_has_what_it_had(client, seat, dee, moving, card):
    moving.articles.add(card)
    browser = seat(dee)
    browser.post(f"{PAGE}retire/")

    browser.post(f"{PAGE}bring-back/")

    assert events_shown(client) == ["moving"]
    assert slugs(moving) == ["lost-card"]


def test_a_retired_one_is_chosen_for_no_page(seat, dee, moving, leaving, card):
    retire_life_event(leaving, by=Hand(dee))

    page = read(seat(dee).get("/desk/help/lost-card/place/"))

    values = {one["value"] for one in page.select("input[name=life_events]")}
    assert values == {str(moving.pk)}


@pytest.mark.usefixtures("filled")
def test_E86_merged_the_address_and_the_pages_are_the_others(client, seat, dee, moving):
    seat(dee).post(f"{LIST}leaving/merge/", {"into": "moving"})

    assert client.get("/help/?event=leaving")["Location"] == "/help/?event=moving"
    assert slugs(moving) == ["bins", "lost-card"]
    assert events_shown(client) == ["moving"]


def test_a_merge_is_undone_with_what_was_gained_by_it(
    client, seat, dee, moving, filled
):
    browser = seat(dee)
    browser.post(f"{LIST}leaving/merge/", {"into": "moving"})

    assert "Undo the merge" in text_of(browser.get(f"{LIST}leaving/"))
    browser.post(f"{LIST}leaving/bring-back/")

    assert (slugs(moving), slugs(filled)) == (["lost-card"], ["bins", "lost-card"])
    assert events_shown(client) == ["moving", "leaving"]


def test_a_chain_is_one_step_and_undone_from_its_end(
    client, seat, dee, moving, leaving
):
    last = put_life_event(slug="last", name={"en": "Last"}).thing
    merge_life_event(leaving, moving, by=Hand(dee))
    merge_life_event(moving, last, by=Hand(dee))

    answer = seat(dee).post(f"{LIST}leaving/bring-back/", follow=True)

    assert "Undo that first" in text_of(answer)
    assert client.get("/help/?event=leaving")["Location"] == "/help/?event=last"


@pytest.mark.parametrize("into", ["moving", "leaving", "moon"])
def test_it_is_merged_only_into_another_that_is_shown(seat, dee, moving, leaving, into):
    retire_life_event(leaving, by=Hand(dee))

    answer = seat(dee).post(f"{PAGE}merge/", {"into": into}, follow=True)

    assert "Choose" in text_of(answer)
    assert LifeEvent.objects.get(slug="moving").retired_on is None


def test_merged_twice_it_is_done_once(seat, dee, moving, leaving):
    browser = seat(dee)
    browser.post(f"{LIST}leaving/merge/", {"into": "moving"})
    browser.post(f"{LIST}leaving/merge/", {"into": "moving"})

    assert LifeEvent.objects.get(slug="moving").former == ["leaving"]


@pytest.mark.usefixtures("filled")
def test_the_page_asks_few_questions(seat, dee, django_assert_max_num_queries):
    browser = seat(dee)
    browser.get(f"{LIST}leaving/")

    with django_assert_max_num_queries(16):
        browser.get(f"{LIST}leaving/")
