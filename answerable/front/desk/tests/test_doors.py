"""The four doors of every address: stranger, other team, read-only, allowed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from answerable.cases.models import CaseAccess
from answerable.front.desk.case.doings import Doing
from answerable.front.desk.tests.pages import address, read

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
PAGES = ["queue", "recent", "search", "quarantine", "styleguide"]
NEEDED = {
    "reply": {"words": "A crew comes on Friday."},
    "ask": {"words": "Which side of the street?"},
    "wait": {"words": "The power company acts first."},
    "note": {"words": "The part is on the van."},
    "take": {},
    "assign": {"owner": ""},
    "service": {},
    "summary": {"text": "Dark lamp, Mill Lane"},
    "priority": {"impact": "3", "urgency": "3", "why": "The school is there."},
    "snooze": {"day": TOMORROW, "clock": "08:00"},
    "resolve": {"outcome": "done", "reason": "The lamp is new."},
    "reopen": {},
    "make-complaint": {},
    "no-complaint": {},
}
each_page = pytest.mark.parametrize(
    "name", [pytest.param(name, id=name) for name in PAGES]
)
each_doing = pytest.mark.parametrize(
    "doing", [pytest.param(doing, id=doing.value) for doing in Doing]
)
each_doing_of_an_open_case = pytest.mark.parametrize(
    "doing",
    [pytest.param(each, id=each.value) for each in Doing if each != Doing.REOPEN],
)


def fields(case, doing):
    chosen = {
        "assign": {"team": case.team_id},
        "service": {"service": case.service_id},
        "no-complaint": {"message": case.interactions.earliest("id").pk},
    }
    return NEEDED[doing] | chosen.get(doing, {}) | {"seen": case.version}


@each_page
def test_a_stranger_is_sent_to_sign_in_and_comes_back(client, town, name):
    wanted = reverse(f"desk:{name}")

    answer = client.get(wanted)

    assert answer.url == f"{reverse('desk:sign-in')}?next={wanted}"


@each_page
def test_a_supervisor_of_triage_opens_every_page(seat, dee, name):
    answer = seat(dee).get(reverse(f"desk:{name}"))

    assert answer.status_code == 200
    assert read(answer).h1 is not None


def test_a_stranger_sees_no_case(client, case):
    assert client.get(address(case)).url.startswith("/sign-in/")


@each_doing
def test_a_stranger_changes_nothing(client, case, doing):
    answer = client.post(address(case, doing), fields(case, doing))

    version = case.version
    case.refresh_from_db()
    assert answer.url == f"/sign-in/?next={reverse('desk:queue')}"
    assert case.version == version


def test_a_stranger_takes_nothing(client, case):
    client.post(reverse("desk:take-next"))

    case.refresh_from_db()
    assert case.owner is None


def test_another_team_does_not_see_the_case(seat, chloe, case):
    assert seat(chloe).get(address(case)).status_code == 404


@each_doing
def test_another_team_cannot_tell_that_the_case_exists(seat, chloe, case, doing):
    answer = seat(chloe).post(address(case, doing), fields(case, doing))

    assert answer.status_code == 404


def test_the_auditor_reads_the_case_and_sees_no_button(seat, ada, case):
    answer = seat(ada).get(address(case))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Your role does not work on it" in page
    assert not [doing for doing in Doing if address(case, doing) in page]


@each_doing
def test_the_auditor_is_told_why_nothing_can_be_done(seat, ada, case, doing):
    answer = seat(ada).post(address(case, doing), fields(case, doing))

    assert answer.status_code == 403
    assert "your role does not work on it" in answer.content.decode()


def test_the_auditor_takes_nothing(seat, ada, case):
    answer = seat(ada).post(reverse("desk:take-next"))

    assert answer.status_code == 403
    assert "Your role reads cases" in answer.content.decode()


@each_doing_of_an_open_case
def test_a_clerk_of_the_team_works_on_the_case(seat, ben, case, doing):
    answer = seat(ben).post(address(case, doing), fields(case, doing))

    length = case.journal_length
    case.refresh_from_db()
    assert answer.url == address(case)
    assert case.journal_length > length


def test_every_look_of_the_auditor_is_written_down(seat, ada, case):
    lines = case.journal_length

    seat(ada).get(address(case))

    case.refresh_from_db()
    assert case.journal_length == lines + 1


def test_a_clerk_looks_without_a_trace(seat, ben, case):
    lines = case.journal_length

    seat(ben).get(address(case))

    case.refresh_from_db()
    assert case.journal_length == lines


@pytest.fixture
def restricted(case):
    case.is_restricted = True
    case.save(update_fields=["is_restricted"])
    return case


def test_a_restricted_case_shows_its_own_team_where_to_ask_and_nothing_else(
    seat, ben, dee, restricted
):
    for staff in (ben, dee):
        answer = seat(staff).get(address(restricted))

        assert answer.status_code == 302
        assert answer.url == address(restricted, "access")
        assert restricted.summary not in seat(staff).get(answer.url).content.decode()


def test_a_restricted_case_is_not_there_for_another_team(seat, chloe, restricted):
    assert seat(chloe).get(address(restricted)).status_code == 404


def test_a_restricted_case_opens_for_who_was_granted_it(seat, ben, restricted):
    CaseAccess.objects.create(
        case=restricted, staff=ben, verdict="grant", reason="named by the head"
    )

    assert seat(ben).get(address(restricted)).status_code == 200


@each_doing
def test_a_form_of_another_site_is_refused(ben, case, doing):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ben, backend="django.contrib.auth.backends.ModelBackend")

    answer = browser.post(address(case, doing), fields(case, doing))

    assert answer.status_code == 403


@each_doing
def test_opening_an_address_of_an_action_does_nothing(seat, ben, case, doing):
    assert seat(ben).get(address(case, doing)).status_code == 405


def test_no_page_of_the_desk_is_kept_by_a_cache(seat, ben, case):
    answer = seat(ben).get(address(case))

    assert "no-store" in answer["Cache-Control"]
