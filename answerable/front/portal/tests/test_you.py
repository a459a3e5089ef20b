"""How to reach the person: no more than the service declares."""

from __future__ import annotations

import pytest

from answerable.front.portal.tests.pages import (
    Walk,
    mistakes,
    read,
    text_of,
)


@pytest.mark.parametrize(
    ("service", "needed"),
    [
        pytest.param("street-light", False, id="anonymous"),
        pytest.param("permit", True, id="claimed"),
        pytest.param("", False, id="not known yet"),
    ],
)
def test_E27_a_form_asks_for_no_more_than_its_service_declares(
    walk, service, needed
):  # the row's id
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
def test_E27_a_complaint_about_a_service_need_not_be_signed(
    client, town, door
):  # the row's id
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
