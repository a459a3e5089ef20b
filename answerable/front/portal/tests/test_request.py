"""The guided request: one thing a page, nothing lost on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from answerable.agency.models import Service
from answerable.cases.models import Case, Interaction
from answerable.channels.models import Envelope
from answerable.forms.models import Draft, Form
from answerable.front.portal.tests.pages import (
    WISH,
    WORDS,
    Walk,
    mistakes,
    read,
    text_of,
)

DOORS = ("report", "ask", "complain", "thank")
each_door = pytest.mark.parametrize("door", [pytest.param(d, id=d) for d in DOORS])


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


def photo(name="lamp.txt", content=b"dark"):
    return SimpleUploadedFile(name, content)


@each_door
def test_a_door_asks_for_words_and_nothing_else_first(client, town, door):
    page = read(client.get(f"/{door}/"))

    names = [
        one.get("name") for one in page.form.find_all(["input", "textarea", "select"])
    ]
    assert names == ["csrfmiddlewaretoken", "words", "wish"]


@each_door
def test_every_page_of_every_door_is_valid(client, town, door):
    walk = Walk(client, door)
    walk.begin()

    for step in ("what", "service"):
        read(walk.look(step))
    walk.post("service", service="?")
    for step in ("photo", "you"):
        if walk.look(step).status_code == 200:
            read(walk.look(step))
            walk.post(step, language="en")
    assert "Check your answers" in text_of(walk.look("check"))


def test_E42_no_category_before_words_and_wish_are_saved(walk):  # the row's id
    walk.begin(wish="", later="1")

    early = walk.look("service")
    walk.post("what", words=WORDS, wish=WISH)
    late = walk.look("service")

    assert early.url == walk.address("what")
    assert read(late).find("input", {"name": "service"})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            {"words": "", "wish": ""},
            ["Tell us what the problem is", "Tell us what you hope we do"],
            id="nothing",
        ),
        pytest.param(
            {"words": " \n ", "wish": WISH}, ["Tell us what the problem is"], id="blank"
        ),
        pytest.param(
            {"words": "\0", "wish": WISH}, ["Tell us what the problem is"], id="nul"
        ),
    ],
)
def test_missing_words_are_asked_for_in_plain_words(client, town, given, said):
    answer = client.post("/report/", given)

    assert mistakes(answer) == said
    assert not Draft.objects.exists()


def test_too_many_words_are_refused_and_all_of_them_kept(client, town):
    words = "é" * 4001

    answer = client.post("/report/", {"words": words, "wish": WISH})

    said = "Use at most 4000 characters. Now it is 4001: all of it is still here."
    assert mistakes(answer) == [said]
    assert read(answer).find(id="id_words").get_text(strip=True) == words


def test_a_line_break_counts_as_one_character(walk):
    answer = walk.begin(words="\r\n".join(["x"] * 2000))

    assert answer.url == walk.address("service")
    assert walk.draft.answers["words"].count("\n") == 1999


def test_browsers_may_not_cut_what_is_pasted(client, town):
    page = read(client.get("/report/"))

    assert "maxlength" not in page.find(id="id_words").attrs
    assert "Up to 4,000 characters" in page.get_text()


def test_a_thank_you_needs_no_wish(client, town):
    answer = Walk(client, "thank").begin(wish="")

    assert "/service/" in answer.url


def test_the_most_likely_services_are_proposed_and_none_is_ticked(walk):
    walk.begin()

    radios = read(walk.look("service")).find_all("input", {"name": "service"})

    assert [radio["value"] for radio in radios] == ["street-light", "+", "?"]
    assert not any(radio.has_attr("checked") for radio in radios)


def test_the_service_by_which_somebody_came_in_is_proposed_first(client, town):
    walk = Walk(client)
    client.post("/report/?service=tree", {"words": WORDS, "wish": WISH})
    walk.token = Draft.objects.get().token

    radios = read(walk.look("service")).find_all("input", {"name": "service"})

    assert [radio["value"] for radio in radios] == ["tree", "street-light", "+", "?"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param({"service": "street-light"}, "street-light", id="a proposed one"),
        pytest.param({"service": "+", "other": "tree"}, "tree", id="another one"),
        pytest.param({"other": "tree"}, "tree", id="the list alone"),
        pytest.param({"service": "?", "other": "tree"}, "", id="you decide"),
    ],
)
def test_a_service_is_what_the_person_confirmed(walk, given, kept):
    walk.begin()

    walk.post("service", **given)

    assert walk.draft.answers["service"] == kept


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            {}, "Choose what it is about, or say that you do not know", id="none"
        ),
        pytest.param(
            {"service": "+"},
            "Choose from the list, or say that you do not know",
            id="no other",
        ),
        pytest.param({"service": "moon"}, "Choose one of these", id="unknown"),
        pytest.param(
            {"service": "+", "other": "moon"}, "Choose from the list", id="not listed"
        ),
    ],
)
def test_a_service_that_was_not_chosen_is_asked_for_again(walk, given, said):
    walk.begin()

    answer = walk.post("service", **given)

    assert mistakes(answer) == [said]


@pytest.mark.parametrize(
    ("service", "ticked", "listed"),
    [
        pytest.param("street-light", "street-light", "", id="proposed"),
        pytest.param("tree", "+", "tree", id="from the list"),
        pytest.param("?", "?", "", id="you decide"),
    ],
)
def test_what_was_confirmed_is_shown_again(walk, service, ticked, listed):
    walk.begin()
    walk.post("service", service=service if service != "tree" else "+", other=listed)

    page = read(walk.look("service"))

    assert page.find("input", checked=True)["value"] == ticked
    assert page.find("option", selected=True)["value"] == listed


def test_the_questions_of_the_service_are_asked(walk, lamp_form):
    walk.begin()
    answer = walk.post("service", service="street-light")

    page = read(walk.look("details"))
    wrong = walk.post("details")
    walk.post("details", lamp="wall")

    assert answer.url == walk.address("details")
    assert "Which lamp?" in page.get_text()
    assert mistakes(wrong) == ["Choose one of these answers"]
    assert walk.draft.answers["answers"] == {"lamp": "wall"}


def test_another_service_asks_its_own_questions(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp="wall")

    walk.post("service", service="+", other="tree")

    assert "answers" not in walk.draft.answers or not walk.draft.answers["answers"]
    assert "details" not in walk.draft.answers["done"]


def test_the_same_service_once_more_keeps_its_answers(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp="wall")

    walk.post("service", service="street-light")

    assert walk.draft.answers["answers"] == {"lamp": "wall"}


@pytest.mark.parametrize(
    "door",
    [pytest.param("complain", id="complaint"), pytest.param("thank", id="thanks")],
)
def test_what_is_only_about_a_service_is_not_asked_its_questions(
    client, lamp_form, door
):
    walk = Walk(client, door)
    walk.begin()

    walk.post("service", service="street-light")

    assert "/details/" not in walk.open_steps


def test_a_place_is_asked_for_where_the_service_needs_one(walk):
    walk.begin()
    walk.post("service", service="street-light")

    page = read(walk.look("place"))
    wrong = walk.post("place", place="", area="market")
    walk.post("place", place="Mill Lane 4", area="market")

    assert page.find("option", value="market")
    assert mistakes(wrong) == ["Tell us where it is: a street or a landmark"]
    assert walk.draft.answers["area"] == "market"


def test_a_place_may_be_left_open_where_there_may_be_none(walk):
    Service.objects.filter(slug="tree").update(place="optional")
    walk.begin()
    walk.post("service", service="+", other="tree")

    answer = walk.post("place", place="", area="")

    assert answer.url == walk.address("photo")


def test_without_named_parts_only_words_are_asked_for(walk, town):
    town.market.delete()
    walk.begin()
    walk.post("service", service="street-light")

    assert read(walk.look("place")).find(id="id_area") is None


def test_photos_are_kept_listed_and_taken_out_again(walk):
    walk.begin()
    walk.post("service", service="?")

    stays = walk.post("photo", photos=[photo(), photo("map.txt", b"map")], add="1")
    listed = text_of(walk.look("photo"))
    sha256 = walk.draft.answers["files"][0]["sha256"]
    args = ["report", walk.token, sha256]
    removed = walk.client.post(reverse("portal:photo-remove", args=args))

    assert stays.url == removed.url == walk.address("photo")
    assert "lamp.txt" in listed
    assert [file["name"] for file in walk.draft.answers["files"]] == ["map.txt"]


@pytest.mark.parametrize(
    ("photos", "said"),
    [
        pytest.param(
            [photo("empty.jpg", b"")],
            "empty.jpg: a file must not be empty, nor larger than 25 MB. Choose a smaller"
            " one, or go on without it.",
            id="empty",
        ),
        pytest.param(
            [photo(f"{n}.txt", str(n).encode()) for n in range(6)],
            "Send at most 5 files. Choose the ones that show it best.",
            id="six",
        ),
    ],
)
def test_files_that_cannot_be_kept_are_named(walk, photos, said):
    walk.begin()
    walk.post("service", service="?")

    answer = walk.post("photo", photos=photos)

    assert mistakes(answer) == [said]


def test_a_file_that_is_too_large_is_named(walk, monkeypatch):
    monkeypatch.setattr("answerable.front.portal.forms.fields.LARGEST_FILE", 3)
    walk.begin()
    walk.post("service", service="?")

    answer = walk.post("photo", photos=[photo("big.mov", b"1234")])

    assert mistakes(answer)[0].startswith("big.mov:")


@pytest.mark.parametrize(
    ("service", "needed"),
    [
        pytest.param("street-light", False, id="anonymous"),
        pytest.param("permit", True, id="claimed"),
        pytest.param("", False, id="not known yet"),
    ],
)
def test_E27_a_form_asks_for_no_more_than_its_service_declares(walk, service, needed):  # the row's id
    walk.begin()
    walk.post("service", service="+" if service else "?", other=service)
    if service == "street-light":
        walk.post("place", place="Mill Lane")
    walk.post("photo")

    page = read(walk.look("you"))
    answer = walk.post("you", language="en")

    said = ["Give an e-mail address or a phone number: we need one to answer"]
    assert mistakes(answer) == said if needed else answer.url == walk.address("check")
    assert bool(page.find("button", {"name": "anonymous"})) is not needed


@pytest.mark.parametrize("door", [pytest.param("complain", id="complaint")])
def test_E27_a_complaint_about_a_service_need_not_be_signed(client, town, door):  # the row's id
    walk = Walk(client, door)
    walk.begin()
    walk.post("service", service="+", other="permit")
    walk.post("photo")

    answer = walk.post("you", language="en")

    assert answer.url == walk.address("check")


def test_whoever_stays_anonymous_takes_back_what_they_wrote(walk):
    walk.until_check(name="Amina", email="amina@mail.example")

    given = {
        "name": "Amina",
        "email": "not an address",
        "language": "es",
        "anonymous": "1",
    }
    answer = walk.post("you", **given)

    kept = walk.draft.answers
    assert answer.url == walk.address("check")
    assert (kept["name"], kept["email"], kept["language"]) == ("", "", "es")
    assert "You stay anonymous" in text_of(walk.look("check"))


def test_nobody_stays_anonymous_where_the_service_must_know_them(walk):
    walk.begin()
    walk.post("service", service="+", other="permit")
    walk.post("photo")

    answer = walk.post("you", language="en", anonymous="1")

    assert mistakes(answer)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            {"email": "amina@"}, "Write the address like name@example.org", id="email"
        ),
        pytest.param(
            {"phone": "call me"}, "Write a phone number like 0800 123 456", id="words"
        ),
        pytest.param(
            {"phone": "12"}, "Write a phone number like 0800 123 456", id="short"
        ),
        pytest.param({"language": ""}, "Choose a language", id="language"),
    ],
)
def test_a_wrong_way_to_reach_somebody_says_how_to_write_it(walk, given, said):
    walk.begin()
    walk.post("service", service="?")
    walk.post("photo")

    answer = walk.post("you", **({"language": "en"} | given))

    assert mistakes(answer) == [said]


def test_changing_an_answer_leads_back_to_the_check(walk):
    walk.until_check()

    looked = read(walk.look("what"))
    answer = walk.post("what", words="It is two lamps.", wish=WISH)

    assert looked.find("a", class_="back")["href"] == walk.address("check")
    assert answer.url == walk.address("check")


def test_the_check_shows_every_answer_with_a_way_to_change_it(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp="wall")
    walk.post("place", place="Mill Lane 4", area="market")
    walk.post("photo", photos=[photo()])
    walk.post(
        "you", name="Amina", email="a@mail.example", phone="0800 1234", language="en"
    )

    page = read(walk.look("check"))

    said = {
        row.dt.get_text(): row.dd.get_text() for row in page.select(".summary > div")
    }
    assert said == {
        "What is the problem?": WORDS,
        "What do you hope we do?": WISH,
        "What is it about?": "Street light",
        "Which lamp?": "On a wall",
        "Where is it?": "Mill Lane 4\nMarket",
        "Photos or papers": "lamp.txt",
        "You": "Amina\na@mail.example\n0800 1234",
        "We write to you in": "English",
    }
    assert len(page.select(".change a")) == len(said)


def test_nobody_gets_past_a_page_that_is_not_done(walk):
    walk.begin()

    jumped = walk.look("check")
    pressed = walk.post("check")

    assert jumped.url == pressed.url == walk.address("service")
    assert not Envelope.objects.exists()


def test_a_page_that_the_request_does_not_have_leads_on(walk):
    walk.begin()

    assert walk.look("details").url == walk.address("service")


@pytest.mark.parametrize(
    ("step", "given"),
    [
        pytest.param("what", {"words": "Half a sent", "wish": ""}, id="words"),
        pytest.param("service", {}, id="no choice"),
    ],
)
def test_unfinished_pages_can_be_saved(walk, step, given):
    walk.begin()

    answer = walk.post(step, later="1", **given)

    assert answer.url == reverse("portal:saved", args=["report", walk.token])
    page = read(walk.client.get(answer.url))
    assert page.find("a", href=f"http://testserver/resume/{walk.token}/")


def test_every_page_can_be_left_for_later(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", later="1")
    walk.post("details", lamp="pole")
    walk.post("place", place="Mill", later="1")
    walk.post("place", place="Mill Lane")
    walk.post("photo")
    walk.post("you", name="Ami", language="en", later="1")

    assert walk.open_steps == walk.address("you")
    assert walk.draft.answers["name"] == "Ami"


def test_what_is_wrong_is_said_even_when_it_is_left_for_later(walk):
    answer = walk.begin(words="x" * 5000, later="1")

    assert "Use at most 4000 characters" in mistakes(answer)[0]


def test_a_link_leads_back_to_the_first_open_page(walk):
    walk.begin()

    answer = walk.client.get(reverse("portal:resume", args=[walk.token]))

    assert answer.url == walk.address("service")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/resume/{token}/", id="link"),
        pytest.param("/report/{token}/you/", id="page"),
        pytest.param("/report/{token}/saved/", id="saved"),
    ],
)
def test_an_old_draft_is_gone_kindly(walk, address):
    walk.begin()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        answer = walk.client.get(address.format(token=walk.token))

    assert answer.status_code == 404
    assert "This draft is not here any more" in text_of(answer)
    assert read(answer).main.find("a", class_="btn")


def test_a_draft_stays_at_its_door(walk):
    walk.begin()

    answer = walk.client.get(f"/complain/{walk.token}/what/")

    assert answer.status_code == 404


def test_a_page_with_somebodys_words_is_kept_by_no_cache(walk):
    walk.begin()

    assert "no-store" in walk.look("what")["Cache-Control"]


NAUGHTY = (
    pytest.param(
        "\0\x01\u202e<img src=x onerror=alert(1)>'\"--{{7*7}}{% now %}", id="markup"
    ),
    pytest.param("Ω≈ç√∫ 田中さん 🏳️‍🌈 مرحبا", id="scripts"),
)


@pytest.mark.parametrize("text", NAUGHTY)
def test_nothing_typed_in_any_field_breaks_the_way(walk, lamp_form, text):
    walk.begin(words=text, wish=text)
    walk.post("service", service="+", other="street-light")
    walk.post("details", lamp="pole")
    walk.post("place", place=text)
    walk.post("photo", photos=[photo(text)])
    walk.post("you", name=text, language="en")

    page = walk.look("check").content.decode()
    walk.send()

    assert "<img" not in page
    said = Interaction.objects.get(case=Case.objects.get())
    assert said.text == kept(text)


def kept(text):
    """Return a text as the database can hold it."""
    return text.replace("\0", "").strip()
