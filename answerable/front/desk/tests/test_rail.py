"""The rail at the side of every page of the desk, which is remembered between pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

from answerable.front import desk
from answerable.front.desk.tests.pages import read

PAGES = Path(desk.__file__).parent / "templates" / "desk"
QUEUE = reverse("desk:queue")


@pytest.fixture
def rail():
    """Return a function that reads the rail as somebody sees it on a page."""

    def seen(browser, page=QUEUE):
        return read(browser.get(page)).find("nav", class_="rail")

    return seen


def names_in(rail):
    return [line.get_text(" ", strip=True) for line in rail.find_all("a")]


def test_everything_that_it_shows_is_in_the_name_it_is_remembered_by():
    shown = (PAGES / "parts" / "rail.html").read_text()
    asked = re.findall(r"{% if (?:\S+ in )?([\w.]+)|{{ ([\w.]+)", shown)
    names = {name for pair in asked for name in pair if name}

    base = (PAGES / "base.html").read_text()
    remembered = re.search(r"{% cache \d+ rail (.*) %}", base)

    assert {"here", "for_you"} < names
    assert remembered
    own = {"language", "user.uses_keys"}  # of addresses and words, and of {% key %}
    assert set(remembered[1].split()) == names | own


def test_who_leads_a_team_leaves_nothing_of_it_to_others(rail, supervisor, clerk):
    led = names_in(rail(supervisor))
    own = names_in(rail(clerk))

    assert "Team board" in led
    assert "Team board" not in own
    assert own == names_in(rail(clerk))


def test_the_page_that_is_open_is_marked(rail, clerk):
    rail(clerk)

    marked = rail(clerk, reverse("desk:recent")).find_all(attrs={"aria-current": True})

    assert [line["href"] for line in marked] == [reverse("desk:recent")]


def test_it_is_written_once_for_pages_that_show_the_same(clerk):
    written = "desk/parts/rail.html"

    first, again = clerk.get(QUEUE), clerk.get(QUEUE)

    assert written in {each.name for each in first.templates}
    assert written not in {each.name for each in again.templates}
