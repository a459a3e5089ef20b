"""Where it is, and what shows it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.models import Service
from answerable.front.portal.tests.pages import mistakes, photo, read, text_of


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
