"""How we keep in touch, at the desk: warned, limited, looked at again, and listed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from answerable.agency.duty import today
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.casework import incidents
from answerable.casework.joining_people import join_people
from answerable.casework.tests.makers import make_case
from answerable.casework.tests.plans import limit, look_again, warned
from answerable.complaints.conduct import Terms
from answerable.complaints.models import (
    ConductWarning,
    ContactRestriction,
    SafetyIncident,
)
from answerable.correspondence.models import Dispatch
from answerable.front.desk.team.places import find_place
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.people.models import Person

LIST = "/team/conduct/"
MOST_QUERIES = 13
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
WARNING = {
    "category": "persistence",
    "words": "You rang forty times in May.",
    "asked": "Send us what is new, in writing.",
}


@pytest.fixture(autouse=True)
def _a_monday(time_machine):
    time_machine.move_to(MONDAY, tick=False)


@pytest.fixture
def amina(case):
    return case.person


@pytest.fixture
def pat(town):
    """Head of the whole house."""
    return make_staff("pat", Role.DEPARTMENT_HEAD, town.hall)


@pytest.fixture
def limited(amina, ben, dee):
    """What Dee decided for Amina, after a warning of Ben."""
    warned(amina, by=ben)
    return limit(amina, by=dee, terms=Terms(subjects="Lamps", writing_only=True))


def page_of(person, doing="conduct"):
    return reverse(f"desk:person-{doing}", args=[person.pk])


def review_page(restriction, person=None):
    whose = person or restriction.person
    return reverse("desk:person-review", args=[whose.pk, restriction.pk])


def asked(**changes):
    """Return what a form for a restriction sends."""
    return {
        "category": "persistence",
        "writing_only": "on",
        "contact_point": "",
        "subjects": "",
        "answer_days": "",
        "reasons": "Forty more calls.",
        "starts_on": "2026-03-02",
        "review_on": "2026-06-01",
        "ends_on": "2026-09-01",
        "appeal": "Write to us and say why.",
        "disability": "None is known; asked.",
        "language": "Reads English well.",
        "trauma": "Asked: none.",
    } | changes


def decided(**changes):
    """Return what a form for a review sends."""
    return {
        "cause": "review",
        "decision": "keep",
        "reasons": "It helped.",
        "writing_only": "on",
        "keeps_subjects": "on",
        "ends_on": "2026-09-01",
        "review_on": "2026-06-15",
        "seen": "0",
    } | changes


# The page of a person


def test_a_clerk_reads_what_holds_and_not_why(clerk, amina, limited):
    page = text_of(clerk.get(page_of(amina)))

    assert "Answers in writing only" in page
    assert "it ends by itself" in page
    assert limited.reasons not in page
    assert limited.disability not in page


def test_who_decides_reads_all_of_it(supervisor, amina, limited):
    page = text_of(supervisor.get(page_of(amina)))

    for words in (limited.reasons, limited.disability, limited.trauma):
        assert words in page
    assert "The letter, by mail" in page


def test_who_decides_learns_that_a_letter_came_back(supervisor, amina, limited):
    Dispatch.objects.update(state=Dispatch.State.BOUNCED)

    page = text_of(supervisor.get(page_of(amina)))

    assert "The letter came back: they do not know of it" in page
    assert "The letter came back: it does not count" in page


def test_an_auditor_reads_all_of_it_and_the_look_leaves_a_trace(
    seat, ada, amina, limited
):
    page = text_of(seat(ada).get(page_of(amina)))

    assert limited.reasons in page
    assert "Warn them in writing" not in page
    assert amina.changes.filter(by=ada, what="looked_at").exists()


def test_a_clerk_reads_their_own_warning_and_that_there_is_another(
    seat, clerk, amina, dee, ben
):
    warned(amina, by=ben, words="What Ben wrote.")
    warned(amina, by=dee, words="What Dee wrote.")

    page = text_of(clerk.get(page_of(amina)))

    assert "What Ben wrote." in page
    assert "What Dee wrote." not in page
    assert "Dee Example" in page


def test_E45_after_its_last_day_a_clerk_finds_nothing_of_it(
    seat, ben, case, limited, time_machine
):
    amina = case.person
    time_machine.move_to(MONDAY + timedelta(days=400), tick=False)
    clerk = seat(ben)

    pages = [
        text_of(clerk.get(where))
        for where in (page_of(amina), reverse("desk:person", args=[amina.pk]))
    ]

    for page in (*pages, text_of(clerk.get(address(case)))):
        assert "in writing only" not in page
        assert "New matters come in" not in page
        assert "Going on about" not in page


def test_the_page_of_the_person_says_what_holds_and_leads_there(clerk, amina, limited):
    page = read(clerk.get(reverse("desk:person", args=[amina.pk])))

    assert "Answers in writing only" in page.get_text()
    assert page.find("a", href=page_of(amina)) is not None


# The page of a case


def test_E45_beside_a_case_stands_what_holds_and_that_new_matters_come_in(
    clerk, case, limited
):
    page = text_of(clerk.get(address(case)))

    assert (
        "Answers in writing only Only what is new about: Lamps"
        " Until Tuesday 1 September 2026. New matters come in as always." in page
    )


def test_beside_a_case_nothing_stands_before_its_first_day(
    clerk, case, amina, ben, dee
):
    warned(amina, by=ben)
    limit(amina, by=dee, starts_on=date(2026, 3, 10))

    assert "New matters come in as always" not in text_of(clerk.get(address(case)))


@pytest.mark.parametrize(
    ("terms", "line"),
    [
        pytest.param(Terms(writing_only=True), "Answers in writing only", id="writing"),
        pytest.param(
            Terms(contact_point="The hall"), "Only by one place: The hall", id="place"
        ),
        pytest.param(
            Terms(subjects="Lamps"), "Only what is new about: Lamps", id="subjects"
        ),
        pytest.param(
            Terms(answer_days=14),
            "On what was answered, at most once in 14 days",
            id="often",
        ),
    ],
)
def test_each_limit_has_its_line(seat, case, dee, terms, line):
    warned(case.person, by=dee)
    limit(case.person, by=dee, terms=terms)

    assert line in text_of(seat(dee).get(address(case)))


# Warning


def test_E45_a_clerk_warns_a_person_by_a_letter(clerk, amina, ben):
    answer = clerk.post(page_of(amina, "warn"), WARNING)

    assert answer.url == page_of(amina)
    kept = ConductWarning.objects.get()
    assert (kept.by, kept.done_to) == (ben, None)
    assert WARNING["words"] in Dispatch.objects.get(occasion="conduct_warning").text


def test_a_warning_without_words_comes_back_and_nothing_is_lost(clerk, amina):
    answer = clerk.post(page_of(amina, "warn"), WARNING | {"asked": ""})

    assert answer.status_code == 422
    page = read(answer)
    assert "Write down what they can do instead" in page.get_text()
    assert page.find("textarea", {"name": "words"}).string.strip() == WARNING["words"]
    assert page.find("input", {"value": "persistence"}).has_attr("checked")


def test_who_has_no_mailbox_must_be_given_the_letter(clerk, amina):
    amina.contact_points.update(ended_at=MONDAY)

    missing = clerk.post(page_of(amina, "warn"), WARNING)
    given = clerk.post(
        page_of(amina, "warn"), WARNING | {"on_paper": "on"}, follow=True
    )

    assert missing.status_code == 422
    assert "They must be told in writing" in text_of(missing)
    page = text_of(given)
    assert "The letter, on paper: print it" in page
    assert "What we ask of you:" in page


def test_a_head_of_department_warns_though_they_work_on_no_case(seat, pat, amina):
    assert seat(pat).post(page_of(amina, "warn"), WARNING).status_code == 302


def test_an_auditor_warns_nobody(seat, ada, amina):
    assert seat(ada).get(page_of(amina, "warn")).status_code == 403


# Limiting


def test_E45_a_supervisor_limits_contact_and_the_person_is_told(
    supervisor, amina, ben, dee
):
    warned(amina, by=ben)

    answer = supervisor.post(page_of(amina, "restrict"), asked())

    assert answer.url == page_of(amina)
    made = ContactRestriction.objects.get()
    assert (made.by, made.terms) == (dee, Terms(writing_only=True))
    assert "Forty more calls." in made.letter
    assert Dispatch.objects.filter(occasion="conduct_restriction").exists()


def test_E45_a_head_of_department_may(seat, pat, amina, ben):
    warned(amina, by=ben)

    assert seat(pat).post(page_of(amina, "restrict"), asked()).status_code == 302


@pytest.mark.parametrize("name", ["ben", "ada"])
def test_E45_nobody_else_limits_contact(seat, amina, request, name):
    browser = seat(request.getfixturevalue(name))

    assert browser.get(page_of(amina, "restrict")).status_code == 403
    assert browser.post(page_of(amina, "restrict"), asked()).status_code == 403


def test_who_leads_another_team_finds_nobody(seat, town, amina):
    elsewhere = make_staff("sam", Role.SUPERVISOR, town.parks.department, town.parks)

    for doing in ("conduct", "warn", "restrict"):
        assert seat(elsewhere).get(page_of(amina, doing)).status_code == 404


def test_E45_all_that_stands_in_the_way_is_said_at_once_each_at_its_field(
    supervisor, amina
):
    sent = asked(
        ends_on="2027-03-03", appeal="", disability="", trauma=" ", writing_only=""
    )

    answer = supervisor.post(page_of(amina, "restrict"), sent)

    assert answer.status_code == 422
    page = read(answer)
    wrong = {each["id"] for each in page.select(".msg")}
    assert wrong == {
        f"id_{name}_error"
        for name in (
            "category",
            "writing_only",
            "ends_on",
            "appeal",
            "disability",
            "trauma",
        )
    }
    assert page.find("textarea", {"name": "reasons"}).string.strip() == sent["reasons"]
    assert not ContactRestriction.objects.exists()


def test_E45_to_whom_it_was_done_is_told_to_ask_another(supervisor, case, amina, dee):
    incidents.report(case, kind=SafetyIncident.Kind.ABUSE, words="", by=dee)
    warned(amina, by=dee)

    answer = supervisor.post(page_of(amina, "restrict"), asked())

    assert answer.status_code == 422
    assert "It was done to you. Somebody else decides this" in text_of(answer)


def test_E45_a_threat_that_was_told_is_ticked_in_place_of_a_warning(
    supervisor, case, amina, ben
):
    met = incidents.report(case, kind=SafetyIncident.Kind.THREAT, words="", by=ben)
    page = read(supervisor.get(page_of(amina, "restrict")))
    assert page.find("input", {"name": "incidents", "value": str(met.pk)}) is not None

    answer = supervisor.post(
        page_of(amina, "restrict"), asked(category="behaviour", incidents=[met.pk])
    )

    assert answer.status_code == 302
    assert list(ContactRestriction.objects.get().incidents.all()) == [met]


def test_the_form_proposes_a_way_to_appeal_in_the_language_of_the_letter(
    supervisor, amina
):
    Person.objects.filter(pk=amina.pk).update(language="en")

    page = read(supervisor.get(page_of(amina, "restrict")))

    appeal = page.find("textarea", {"name": "appeal"}).string
    assert "Somebody who did not decide this looks at it again" in appeal
    assert page.find("input", {"name": "ends_on"})["value"] == "2026-08-31"


def test_while_something_is_limited_no_second_limit_is_offered(
    supervisor, amina, limited
):
    page = read(supervisor.get(page_of(amina)))

    assert page.find("a", href=page_of(amina, "restrict")) is None
    assert page.find("a", href=review_page(limited)) is not None


# Looking again


def test_E45_a_review_keeps_it(supervisor, limited):
    answer = supervisor.post(review_page(limited), decided())

    assert answer.status_code == 302
    limited.refresh_from_db()
    assert limited.review_on == date(2026, 6, 15)
    assert limited.reviews.get().decision == "keep"


def test_E45_a_review_takes_a_limit_away(supervisor, limited):
    supervisor.post(review_page(limited), decided(decision="ease", keeps_subjects=""))

    limited.refresh_from_db()
    assert limited.terms == Terms(writing_only=True)


def test_to_ease_nothing_is_refused_and_nothing_typed_is_lost(supervisor, limited):
    answer = supervisor.post(review_page(limited), decided(decision="ease"))

    assert answer.status_code == 422
    page = read(answer)
    assert "Nothing became less" in page.find(id="id_decision_error").get_text()
    assert page.find("textarea", {"name": "reasons"}).string.strip() == "It helped."


def test_E45_the_appeal_is_decided_by_somebody_else(supervisor, seat, pat, limited):
    sent = decided(cause="appeal", decision="lift")

    own = supervisor.post(review_page(limited), sent)
    other = seat(pat).post(review_page(limited), sent)

    assert own.status_code == 422
    assert "You authorised it" in read(own).find(id="id_cause_error").get_text()
    assert other.status_code == 302
    limited.refresh_from_db()
    assert limited.is_over(today())


def test_who_comes_second_reads_what_was_decided_and_sends_again(
    supervisor, limited, pat
):
    look_again(limited, by=pat, review_on=date(2026, 7, 1))

    answer = supervisor.post(review_page(limited), decided(reasons="I keep it."))

    assert answer.status_code == 409
    page = read(answer)
    assert "Somebody looked at it meanwhile" in page.get_text()
    assert page.find("textarea", {"name": "reasons"}).string.strip() == "I keep it."
    assert page.find("input", {"name": "seen"})["value"] == "1"


def test_only_what_is_limited_can_be_taken_away(supervisor, limited):
    page = read(supervisor.get(review_page(limited)))

    assert page.find("input", {"name": "writing_only"}) is not None
    assert page.find("input", {"name": "answer_days"}) is None
    assert page.find("input", {"name": "contact_point"}) is None


def test_a_clerk_looks_at_nothing_again(clerk, limited):
    assert clerk.get(review_page(limited)).status_code == 403


def test_the_restriction_of_somebody_else_is_not_found(supervisor, limited):
    other = make_case(name="Omar", email="omar@mail.example", visitor="2").person

    assert supervisor.get(review_page(limited, other)).status_code == 404


# The list of those who lead


@pytest.mark.parametrize("name", ["dee", "pat", "ada"])
def test_E45_who_leads_or_audits_sees_what_is_to_be_looked_at(
    seat, limited, request, name
):
    page = text_of(seat(request.getfixturevalue(name)).get(LIST))

    assert "Amina Yusuf" in page
    assert "Answers in writing only" in page


def test_the_list_is_nobody_elses(clerk, limited):
    assert clerk.get(LIST).status_code == 404


def test_who_leads_another_team_sees_their_own_alone(seat, town, limited):
    elsewhere = make_staff("sam", Role.SUPERVISOR, town.parks.department, town.parks)

    assert "Amina" not in text_of(seat(elsewhere).get(LIST))


def test_what_is_due_says_so_and_stands_first(seat, limited, ben, dee, time_machine):
    other = make_case(name="Omar Haddad", email="omar@mail.example", visitor="2").person
    assert other is not None
    warned(other, by=ben)
    limit(other, by=dee, review_on=date(2026, 5, 1))
    time_machine.move_to(datetime(2026, 5, 4, 9, tzinfo=UTC), tick=False)

    rows = read(seat(dee).get(LIST)).tbody.find_all("tr")

    assert ["It is time" in row.get_text() for row in rows] == [True, False]
    assert "Omar Haddad" in rows[0].get_text()


def test_what_is_over_or_lifted_is_not_listed(supervisor, limited, pat):
    look_again(limited, by=pat, decision="lift")

    assert "For nobody." in text_of(supervisor.get(LIST))


def test_the_list_leads_to_the_one_with_whom_its_person_was_joined(
    supervisor, limited, amina, dee
):
    other = make_case(name="A. Yusuf", email="a@mail.example", visitor="2").person
    assert other is not None
    join_people(amina, into=other, by=dee, seen=0, seen_other=0)

    page = read(supervisor.get(LIST))

    where = page.tbody.find("a")["href"]
    assert where == page_of(other)
    assert limited.reasons in text_of(supervisor.get(where))
    assert supervisor.get(review_page(limited, other)).status_code == 200


def test_E45_the_counts_of_quarters_name_conduct_and_nobody(
    seat, dee, ben, limited, time_machine
):
    amina = limited.person
    warned(amina, by=ben, category="demands")
    time_machine.move_to(datetime(2026, 4, 1, 9, tzinfo=UTC), tick=False)
    warned(amina, by=ben, category="demands", words="Again.")

    table = read(seat(dee).get(LIST)).find_all("table")[-1]

    assert [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in table.tbody.find_all("tr")
    ] == [
        ["2026/2", "Asking for what nobody can give", "1", "0"],
        ["2026/1", "Going on about what was finally answered", "1", "1"],
        ["2026/1", "Asking for what nobody can give", "1", "0"],
    ]
    assert "Amina" not in table.get_text()


def test_the_list_asks_no_more_for_more_of_them_and_goes_on_by_pages(
    supervisor, ben, dee, amina, django_assert_max_num_queries
):
    for number in range(25):
        person = Person.objects.create(name=f"Person {number:02}")
        case = make_case(words=f"Matter {number}.", visitor=f"v{number}")
        type(case).objects.filter(pk=case.pk).update(person=person)
        warned(person, by=ben)
        limit(person, by=dee)
    supervisor.get(LIST)

    with django_assert_max_num_queries(MOST_QUERIES):
        first = read(supervisor.get(LIST))
    second = read(supervisor.get(LIST + first.find("a", rel="next")["href"]))

    names = [
        row.a.get_text()
        for page in (first, second)
        for row in page.tbody.find_all("tr")
    ]
    assert names == [f"Person {number:02}" for number in range(25)]


@pytest.mark.parametrize("text", ["", "x", "2026-13-01_1", "2026-01-01_", "_1"])
def test_a_place_that_is_none_is_the_beginning(text):
    assert find_place(text) is None


def test_the_board_leads_to_the_list(supervisor, town):
    page = read(supervisor.get(reverse("desk:board")))

    assert page.find("a", href=LIST) is not None
