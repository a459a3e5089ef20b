"""A burst main: from the fifth report to the last letter, and back once more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from answerable.agency.tests.places import draw_town, name_streets
from answerable.cases.models import Case, Situation
from answerable.casework import telling_all
from answerable.casework.balance import balance
from answerable.casework.tests.makers import make_case
from answerable.casework.verify import breaks
from answerable.front.desk.tests.pages import address, read
from answerable.front.portal.tests.pages import Walk, text_of
from answerable.lib.files import FileStore
from answerable.lib.memory import forget
from answerable.lib.positions import Source, Spot

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
MILL_LANE = Spot(50.02, 10.02, Source.GAZETTEER, 100)
DIGGING = "The main in Mill Lane has burst. We are digging."
MENDED = "The main is mended. Water is back."


@pytest.fixture(autouse=True)
def stage(town, settings, tmp_path):
    settings.FILES = FileStore(tmp_path)
    town.agency.languages = ["en"]
    town.agency.save()
    draw_town(town.market)
    name_streets()
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def desk(dee):
    browser = Client()
    browser.force_login(dee, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def fresh(case):
    return Case.objects.get(pk=case.pk)


def press(desk, name, situation, **given):
    where = reverse(f"desk:situation-{name}", args=[situation.pk])
    now = Situation.objects.get(pk=situation.pk)
    answer = desk.post(where, {"seen": now.version} | given)
    assert answer.status_code == 302, read(answer).find(class_="errsum")


def begin(desk, case):
    """Follow the suggestion on the page of a case, and begin what it proposes."""
    link = f"{reverse('desk:situation-new')}?case={case.reference}"
    assert read(desk.get(address(case))).find("a", href=link)
    form = read(desk.get(link)).find("main").find("form")
    given = {
        one["name"]: one.get("value", "")
        for one in form.find_all("input")
        if one.get("type") != "checkbox"
    }
    said = {"service": "street-light", "title_en": "A burst main", "words_en": DIGGING}
    desk.post(link, given | said | {"last_day": "2026-03-04", "area": ""})
    return Situation.objects.get()


def report_by_form(client):
    """Report the same by the web form; return the case, and what the form said."""
    walk = Walk(client)
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("place", place="Mill Lane", area="")
    said = text_of(walk.look("photo"))
    walk.post("photo")
    walk.post("you", language="en", email="omar@mail.example")
    walk.send()
    return Case.objects.get(reference=walk.reference), said


def test_many_are_told_and_ended_together_and_taken_up_again(client, desk):
    first = [
        make_case(spot=MILL_LANE, email=f"n{number}@mail.example")
        for number in range(5)
    ]
    situation = begin(desk, first[0])
    press(desk, "add", situation, case=[case.reference for case in first])
    telling_all.drain()
    forget()

    omar, said = report_by_form(client)
    assert DIGGING in said
    assert omar.situation == situation

    press(desk, "say", situation, words_en="Water comes back at six.")
    telling_all.drain()
    press(desk, "resolve", situation, sure="1", outcome="done", words_en=MENDED)
    telling_all.drain()

    everybody = [fresh(case) for case in (*first, omar)]
    assert {case.state for case in everybody} == {"resolved"}
    for case in everybody:
        letters = list(
            case.dispatches.order_by("pk").values_list("occasion", flat=True)
        )
        assert letters == ["acknowledgement", "situation", "situation", "resolution"]
        assert MENDED in case.dispatches.order_by("pk").last().text

    press(desk, "open-again", situation, last_day="2026-03-06")
    assert {fresh(case).state for case in everybody} == {"in_progress"}
    assert balance().holds
    assert list(breaks()) == []
