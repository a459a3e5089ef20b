"""Part of a case gets a case of its own, at the desk."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.models import Service
from answerable.cases.models import Case, CaseLink
from answerable.casework import follow, splitting
from answerable.casework.tests.makers import make_case
from answerable.casework.tests.twins import end, followed
from answerable.front.desk.tests.pages import address, read, text_of

WORDS = "The lamp is out.\n\nAnd a tree has fallen over the path."


@pytest.fixture
def both(town):
    """A letter about a lamp and a tree."""
    return make_case(words=WORDS)


def ask_for(browser, case, **changes):
    chosen = case.interactions.get(kind="message").pk
    given = {"seen": case.version, "messages": [chosen], "summary": "Fallen tree"}
    return browser.post(address(case, "split"), given | changes)


def new_case():
    return CaseLink.objects.get(kind="arises_from").case


def test_the_messages_of_the_person_are_offered(clerk, both):
    page = read(clerk.get(address(both, "split")))

    offered = page.find_all("input", {"name": "messages"})
    assert len(offered) == 1
    assert "And a tree has fallen" in page.get_text()


def test_a_case_is_opened_for_them_and_shown(clerk, both):
    answer = ask_for(clerk, both)

    new = new_case()
    # No rule and no service: triage has it, which Ben does not see.
    assert answer.url == address(both)
    assert new.summary == "Fallen tree"
    assert "is a case of its own now" in text_of(clerk.get(answer.url))


def test_its_page_begins_with_the_words_and_says_where_they_are_from(clerk, town, both):
    answer = ask_for(clerk, both, service=town.lamp.pk)

    page = read(clerk.get(answer.url))

    assert answer.url == address(new_case())
    assert page.find("p", class_="words", string=WORDS)
    assert page.select_one("main .notice:not(.ok)").find("a", href=address(both))


def test_the_first_case_says_that_part_of_it_is_elsewhere(clerk, town, both):
    ask_for(clerk, both, service=town.lamp.pk)

    page = read(clerk.get(address(both)))

    assert "Part of it has a case of its own now" in page.get_text()
    assert page.aside.find("a", href=address(new_case()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"messages": []}, "Choose at least one message", id="nothing"),
        pytest.param({"messages": [0]}, "Choose at least one message", id="unknown"),
        pytest.param({"summary": ""}, "Write in a few words", id="no summary"),
        pytest.param({"service": 0}, "Choose a service", id="no such service"),
    ],
)
def test_what_is_missing_is_said_beside_it(clerk, both, changes, said):
    answer = ask_for(clerk, both, **changes)

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_service_that_is_not_offered_any_more_is_refused(clerk, town, both):
    Service.objects.filter(pk=town.lamp.pk).update(retired_on=date(2020, 1, 1))

    answer = ask_for(clerk, both, service=town.lamp.pk)

    assert answer.status_code == 422
    assert "Choose a service" in text_of(answer)


def test_on_an_older_page_one_is_told_and_nothing_that_was_typed_is_lost(clerk, both):
    answer = ask_for(clerk, both, seen=0)

    page = read(answer)
    assert answer.status_code == 409
    assert page.find("input", {"name": "summary"})["value"] == "Fallen tree"
    assert page.find("input", {"name": "messages", "checked": True})


def test_it_is_put_back_by_a_button(clerk, ben, town, both):
    ask_for(clerk, both, service=town.lamp.pk)
    new = new_case()
    page = read(clerk.get(address(new)))
    form = page.find("form", action=address(new, "unsplit"))
    given = {one["name"]: one["value"] for one in form.find_all("input")}

    answer = clerk.post(form["action"], given)

    assert Case.objects.get(pk=new.pk).state == "merged"
    assert "joined with the case it came from" in text_of(clerk.get(answer.url))


def test_before_it_is_put_back_into_an_answered_case_one_reads_what_happens(
    clerk, ben, town, both
):
    ask_for(clerk, both, service=town.lamp.pk)
    end(both, ben)
    new = new_case()

    page = read(clerk.get(address(new)))
    clerk.post(address(new, "unsplit"), {"seen": new.version})

    assert "it is opened again" in page.get_text()
    assert Case.objects.get(pk=both.pk).state == "in_progress"
    said = "Taken up again: what was split off comes back"
    assert said in text_of(clerk.get(address(both)))


def test_where_its_person_took_the_first_case_back_the_reason_stands_there(
    clerk, town, both
):
    ask_for(clerk, both, service=town.lamp.pk)
    follow.withdraw(followed(both))
    new = new_case()

    page = read(clerk.get(address(new)))

    assert page.find("form", action=address(new, "unsplit")) is None
    assert "The person took back the case it came from" in page.get_text()


def test_what_cannot_be_put_back_has_its_reason(clerk, both):
    answer = clerk.post(address(both, "unsplit"), {"seen": both.version})

    assert "was not split from another one" in text_of(clerk.get(answer.url))


def test_a_page_that_was_not_complete_puts_nothing_back(clerk, both):
    answer = clerk.post(address(both, "unsplit"))

    assert "The page was not complete" in text_of(clerk.get(answer.url))


def test_who_does_not_see_the_first_case_puts_nothing_back(
    seat, chloe, ben, town, both
):
    new = splitting.split(
        both,
        messages=[both.interactions.get(kind="message").pk],
        summary="Fallen tree",
        service=town.tree,
        by=ben,
        seen=both.version,
    )

    answer = seat(chloe).post(address(new, "unsplit"), {"seen": new.version})

    assert answer.status_code == 404


def test_who_only_reads_splits_nothing(seat, ada, both):
    browser = seat(ada)

    assert browser.get(address(both, "split")).status_code == 403
    assert ask_for(browser, both).status_code == 403
