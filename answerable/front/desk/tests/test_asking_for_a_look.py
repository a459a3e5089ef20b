"""The page that asks why, the telling of those who watch, and the list of auditors."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from answerable.cases.models import CaseAccess
from answerable.casework.looks import ask_for_look
from answerable.front.desk.tests.pages import address, read, text_of

REASON = "The person is at the counter."
LOOKS = reverse("desk:looks")
FOR_YOU = reverse("desk:for-you")


@pytest.fixture
def restricted(case):
    case.is_restricted = True
    case.save(update_fields=["is_restricted"])
    return case


def ask(browser, case, **changes):
    sent = {"reason": REASON, "minutes": "60"} | changes
    return browser.post(address(case, "access"), sent)


def test_looking_at_the_page_opens_nothing(clerk, restricted):
    words = text_of(clerk.get(address(restricted, "access")))

    assert "Your reason is written down before anything is shown" in words
    assert not CaseAccess.objects.exists()


def test_a_reason_opens_the_case(clerk, restricted):
    answer = ask(clerk, restricted)

    assert answer.url == address(restricted)
    page = clerk.get(answer.url)
    assert page.status_code == 200
    assert "Asked to see this restricted case, for a while" in text_of(page)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"reason": " "}, "Say why you need to see it", id="no reason"),
        pytest.param({"reason": "x" * 201}, "Shorten it to 200", id="long reason"),
        pytest.param({"minutes": "10000"}, "Choose from the list", id="for ever"),
        pytest.param({"minutes": ""}, "Choose from the list", id="no time"),
    ],
)
def test_a_mistake_is_named_and_opens_nothing(clerk, restricted, changes, told):
    answer = ask(clerk, restricted, **changes)

    assert answer.status_code == 422
    assert told in read(answer).find(class_="errsum").get_text()
    assert not CaseAccess.objects.exists()


def test_who_sees_it_already_is_not_asked(clerk, restricted):
    ask(clerk, restricted)

    assert clerk.get(address(restricted, "access")).url == address(restricted)


def test_the_supervisor_reads_who_and_why_and_ticks_it_off(
    clerk, supervisor, ben, restricted
):
    ask(clerk, restricted)

    page = read(supervisor.get(FOR_YOU))
    words = " ".join(page.get_text(" ").split())
    number = page.find("input", {"name": "mention"})["value"]
    supervisor.post(reverse("desk:for-you-read"), {"mention": number})

    assert f"{ben} asked to see the restricted case {restricted.reference}" in words
    assert REASON in words
    assert restricted.summary not in words
    assert "Nothing is for you just now" in text_of(supervisor.get(FOR_YOU))


def test_an_auditor_lists_the_looks_that_were_asked_for(seat, ada, ben, restricted):
    ask_for_look(ben, restricted.reference, reason=REASON)

    words = text_of(seat(ada).get(LOOKS))

    assert f"{restricted.reference} {ben} {REASON}" in words


def test_a_list_without_looks_says_so(seat, ada):
    assert "Nobody asked for a look yet" in text_of(seat(ada).get(LOOKS))


def test_auditors_are_led_to_the_list_and_others_are_not(seat, ada, clerk):
    queue = reverse("desk:queue")

    assert read(seat(ada).get(queue)).find("a", href=LOOKS)
    assert read(clerk.get(queue)).find("a", href=LOOKS) is None
    assert clerk.get(LOOKS).status_code == 404


@pytest.mark.parametrize(
    "number", [pytest.param(1, id="one"), pytest.param(9, id="nine")]
)
def test_many_looks_cost_no_more_than_few(
    seat, ada, restricted, number, django_assert_max_num_queries
):
    until = timezone.now()
    facts = {"case": restricted, "staff": ada, "verdict": "grant", "reason": REASON}
    CaseAccess.objects.bulk_create(
        CaseAccess(until=until, **facts) for _ in range(number)
    )
    browser = seat(ada)

    with django_assert_max_num_queries(12):
        browser.get(LOOKS)


def test_another_team_finds_nothing_to_ask_for(seat, chloe, restricted):
    browser = seat(chloe)

    assert browser.get(address(restricted, "access")).status_code == 404
    assert ask(browser, restricted).status_code == 404


def test_a_case_that_is_not_restricted_has_no_such_page(clerk, case):
    assert clerk.get(address(case, "access")).status_code == 404
