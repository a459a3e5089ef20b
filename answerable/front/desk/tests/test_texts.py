"""The texts of letters at the desk: read, written, tried, compared and given up."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.models import Service
from answerable.agency.policy import plan_reorganisation
from answerable.agency.policy.reorganising import carry_out
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_department, make_staff
from answerable.cases.models import Case
from answerable.clock.models import Deadline
from answerable.correspondence.models import LetterText
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.tests.makers import make_text
from answerable.forms.models import Form
from answerable.forms.tests.makers import make_question
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.memory import forget
from answerable.people.models import Person

MOST_QUERIES = 12  # of which nine are asked for any page of the desk
LIST = "/desk/texts/"
PAGE = "/desk/texts/acknowledgement/en/"
BODY = "Hello. {{ reference }}\n\n{{ promise }}\n\n{{ left_out }}\n\n{{ asks_to_remember }}"


@pytest.fixture
def lucia(town):
    """Customer experience officer, who reads no case."""
    return make_staff("lucia", Role.CX_OFFICER, town.hall)


@pytest.fixture
def hana(town):
    """Head of the department of streets."""
    return make_staff("hana", Role.DEPARTMENT_HEAD, town.roads.department)


@pytest.fixture
def officer(seat, lucia):
    return seat(lucia)


def written(**changes):
    """Return what the form sends."""
    return {"subject": "We have it: {{ reference }}", "body": BODY, "seen": 0} | changes


# The list


def test_every_occasion_stands_there_in_every_language(clerk, town):
    rows = read(clerk.get(LIST)).select("tbody tr")

    assert len(rows) == len(OCCASIONS)
    assert all("The usual text" in row.text for row in rows)
    assert rows[0].select_one("td a").text.endswith("English")


def test_it_says_whose_words_go_out(clerk, town, lucia):
    make_text(by=lucia)
    make_text(by=lucia, department=town.roads.department, language="es")

    streets = text_of(clerk.get(LIST, {"of": "streets"}))

    assert "As for the whole house" in streets
    assert "Own text, version 1" in streets


def become(ending, into, by):
    planned = plan_reorganisation(
        on=date(2090, 1, 1),
        ending=ending,
        into=make_department(into, parent=None),
        by=by,
    )
    carry_out(planned)
    forget()


def test_of_a_department_that_was_renamed_it_names_the_old_one(clerk, town, lucia):
    make_text(by=lucia, department=town.roads.department)

    become([town.roads.department], "ways", lucia)

    assert "As for Streets" in text_of(clerk.get(LIST, {"of": "ways"}))


def test_of_several_that_became_one_it_says_that_teams_differ(clerk, town, lucia):
    make_text(by=lucia, department=town.roads.department)

    become([town.roads.department, town.parks.department], "outdoors", lucia)

    said = text_of(clerk.get(LIST, {"of": "outdoors"}))
    assert "As in the department that each team was in" in said


def test_a_department_that_has_ended_is_listed_while_its_words_go_out(
    clerk, town, lucia
):
    make_text(by=lucia, department=town.roads.department)

    become([town.roads.department, town.parks.department], "outdoors", lucia)

    shown = read(clerk.get(LIST)).find_all("a", href=True)
    asked = {link["href"].partition("of=")[2] for link in shown}
    assert "streets" in asked
    assert town.parks.department.slug not in asked


def test_what_is_wanting_is_named_with_where(clerk, town, lucia):
    make_text(by=lucia, department=town.roads.department)

    page = read(clerk.get(LIST))

    wants = [line.text for line in page.select("section li")]
    assert [("Spanish" in want, "Arabic" in want) for want in wants] == [
        (True, False),
        (False, True),
    ]
    assert "Streets" in wants[0]
    assert page.select_one("section li a")["href"].endswith("/link/es/?of=streets")


def test_more_texts_cost_no_more_queries(
    clerk, town, lucia, django_assert_max_num_queries
):
    for language in ("en", "es", "ar"):
        for department in (town.roads.department, town.parks.department, None):
            make_text(by=lucia, language=language, department=department)
    forget()

    with django_assert_max_num_queries(MOST_QUERIES):
        clerk.get(LIST)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/desk/texts/?of=nowhere", id="department"),
        pytest.param("/desk/texts/gossip/en/", id="occasion"),
        pytest.param("/desk/texts/link/fr/", id="language"),
        pytest.param("/desk/texts/link/en/versions/", id="versions of none"),
    ],
)
def test_what_there_is_not_is_not_found(clerk, town, address):
    assert clerk.get(address).status_code == 404


# Reading and writing


def test_a_clerk_reads_what_letters_say_and_changes_nothing(clerk, town):
    page = read(clerk.get(PAGE))
    refused = clerk.post(PAGE, written())

    assert "Your reference is {{ reference }}." in page.text
    assert page.select_one("main textarea") is None
    assert refused.status_code == 403
    assert "Administrators edit what all use" in text_of(refused)


@pytest.mark.parametrize("doing", ["restore", "retire"])
def test_what_changes_a_text_is_for_who_may_edit_it(clerk, town, lucia, doing):
    make_text("acknowledgement", by=lucia, body=BODY)

    assert clerk.post(f"{PAGE}{doing}/", {"version": 1}).status_code == 403
    assert clerk.get(f"{PAGE}{doing}/").status_code == 405


def test_an_officer_writes_what_the_next_letter_says(officer, lucia):
    answer = officer.post(PAGE, written(), follow=True)

    kept = LetterText.objects.get()
    assert "The text is kept." in text_of(answer)
    assert (kept.body, kept.version, kept.department) == (BODY, 1, None)


def test_a_head_writes_for_the_department(seat, town, hana):
    browser = seat(hana)

    browser.post(f"{PAGE}?of=streets", written())

    assert browser.post(PAGE, written()).status_code == 403
    assert LetterText.objects.get().department == town.roads.department


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        pytest.param({"body": "Hi."}, "body", "Put in {{ reference }}", id="missing"),
        pytest.param({"body": "{{ x }}"}, "body", "There is no field", id="unknown"),
        pytest.param({"subject": "{{ summary }}"}, "subject", "no field", id="subject"),
        pytest.param({"subject": ""}, "subject", "subject line", id="no subject"),
        pytest.param({"body": ""}, "body", "what the letter says", id="no text"),
    ],
)
def test_a_mistake_stands_beside_its_field_and_nothing_is_lost(
    officer, town, changes, field, told
):
    answer = officer.post(PAGE, written(**changes))

    page = read(answer)
    assert answer.status_code == 422
    assert told in page.select_one(f"#text-{field}_error").text
    sent = written(**changes)
    assert page.select_one("#text-subject").get("value", "") == sent["subject"]
    assert page.select_one("#text-body").text.strip() == sent["body"]
    assert not LetterText.objects.exists()


def test_when_two_edit_at_once_the_second_is_told_and_keeps_every_word(officer, town):
    officer.post(PAGE, written(body=f"First. {BODY}"))

    late = officer.post(PAGE, written(body=f"Second. {BODY}"))

    page = read(late)
    assert late.status_code == 409
    assert "Somebody changed this text meanwhile" in page.text
    assert page.select_one("#text-body").text.strip() == f"Second. {BODY}"
    seen = page.select_one("[name=seen]")["value"]
    officer.post(PAGE, written(body=f"Second. {BODY}", seen=seen))
    assert LetterText.objects.get().body == f"Second. {BODY}"


# Trying


def test_a_text_is_tried_on_a_real_case_before_it_is_kept(seat, hana, case):
    data = written(case=case.reference.lower(), preview="1")

    page = read(seat(hana).post(f"{PAGE}?of=streets", data))

    letter = page.select_one("section .words").text
    assert letter.startswith("Dear Amina Yusuf,\n\nHello. ")
    assert "Roads answers you. You will have our answer by " in letter
    assert "{{" not in letter
    assert not LetterText.objects.exists()


def test_trying_shows_no_link_that_opens_the_case(seat, hana, case):
    data = written(case=case.reference, preview="1")

    letter = read(seat(hana).post(f"{PAGE}?of=streets", data))

    links = [line for line in letter.text.splitlines() if "/track/" in line]
    assert [link.strip().rpartition("/track/")[2] for link in links] == [
        f"{case.reference}/…/"
    ]


def test_who_reads_no_case_tries_on_none(officer, case):
    answer = officer.post(PAGE, written(case=case.reference, preview="1"))

    assert "There is no such case for you" in text_of(answer)
    assert "Amina" not in answer.content.decode()


def test_who_reads_no_case_tries_on_one_that_is_made_up(officer, town):
    before = count_rows()

    page = read(officer.post(PAGE, written(preview="1", about=town.lamp.slug)))

    letter = page.select_one("section .words").text
    assert letter.startswith("Dear Sam Sample,\n\nHello. TEST-CAS")
    assert "Roads answers you. You will have our answer by " in letter
    assert "{{" not in letter
    assert "On a case that is made up" in page.text
    assert count_rows() == before


def count_rows():
    return [model.objects.count() for model in (Case, Person, Deadline, LetterText)]


def test_what_is_made_up_answers_the_questions_of_its_service(officer, town):
    kinds = ("number", "yes_no", "several", "date", "text", "choice")
    asked = [make_question(kind, key=kind, label={"en": kind}) for kind in kinds]
    Form.objects.create(service=town.lamp, version=9, questions=asked)
    body = "{{ issues }}\n\n{{ words }}\n\n{{ new_day }}"
    data = written(body=body, preview="1", about=town.lamp.slug)

    page = read(officer.post("/desk/texts/complaint_confirmed/en/", data))

    letter = page.select_one("section .words").text
    assert "number: 1\nyes_no: Yes\nseveral: A cat\ndate: " in letter
    assert "text: (Here stand words of the person.)\nchoice: A cat\n" in letter
    assert page.find("dt", string="yes_no")


def test_a_letter_of_a_department_is_about_its_own_services_first(officer, town):
    page = read(officer.get(f"{PAGE}?of={town.parks.department.slug}"))

    offered = [one["value"] for one in page.select("#text-about option")]
    assert offered[0] == town.tree.slug
    assert town.lamp.slug in offered


def test_where_no_service_is_offered_nothing_is_made_up(officer, town):
    Service.objects.update(retired_on=date(2020, 1, 1))
    forget()

    page = read(officer.post(PAGE, written(preview="1")))

    assert page.select_one("section .words") is None


@pytest.mark.parametrize("occasion", OCCASIONS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_letter_can_be_tried_on_what_is_made_up(
    officer, town, occasion, language
):
    address = f"/desk/texts/{occasion}/{language}/"
    page = read(officer.get(address))
    data = {
        "subject": page.select_one("#text-subject")["value"],
        "body": page.select_one("#text-body").text,
        "seen": 0,
        "preview": "1",
        "about": town.lamp.slug,
    }

    letter = read(officer.post(address, data)).select_one("section .words")

    assert letter is not None
    assert "{{" not in letter.text


def test_a_faulty_text_is_not_tried(seat, hana, case):
    data = written(body="{{ x }}", case=case.reference, preview="1")

    page = read(seat(hana).post(f"{PAGE}?of=streets", data))

    assert page.select_one("section .words") is None


def test_what_is_hard_to_read_is_said_beside_the_text_and_stops_nothing(officer, town):
    official = f"It was decided that the ABX is waived. {BODY}"

    told = text_of(officer.post(PAGE, written(body=official, preview="1")))
    officer.post(PAGE, written(body=official))

    assert "do not say who does it" in told
    assert "Say once in brackets what it is short for: ABX" in told
    assert LetterText.objects.get().body == official


def test_other_languages_are_not_judged(clerk, town):
    assert "How plain it is" in text_of(clerk.get(PAGE))
    assert "How plain it is" not in text_of(clerk.get(PAGE.replace("/en/", "/es/")))


# Versions


def test_each_version_is_shown_against_the_one_before(officer, town):
    officer.post(PAGE, written())
    officer.post(PAGE, written(body=BODY.replace("Hello.", "Goodbye."), seen=1))

    newest, first = read(officer.get(f"{PAGE}versions/")).select("ol > li")

    assert [piece.text for piece in newest.select("del, ins")] == ["Hello.", "Goodbye."]
    assert "Hello." in " ".join(piece.text for piece in first.select("ins"))


def test_an_earlier_version_is_taken_again(officer, town):
    officer.post(PAGE, written())
    officer.post(PAGE, written(body=f"Later. {BODY}", seen=1))

    told = text_of(officer.post(f"{PAGE}restore/", {"version": 1}, follow=True))

    assert "as it was in version 1" in told
    assert LetterText.objects.get().body == BODY


@pytest.mark.parametrize("version", ["", "one", "7"], ids=["none", "word", "unknown"])
def test_a_version_that_there_is_not_is_not_found(officer, town, version):
    officer.post(PAGE, written())

    restored = officer.post(f"{PAGE}restore/", {"version": version})

    assert restored.status_code == 404


def test_a_version_that_does_not_fit_any_more_is_not_taken_again(officer, town):
    officer.post(PAGE, written())
    text = LetterText.objects.get()
    text.versions.update(body="Too short.")

    told = text_of(officer.post(f"{PAGE}restore/", {"version": 1}, follow=True))

    assert "Put in {{ reference }}" in told


def test_a_text_is_given_up_for_the_usual_one(officer, town):
    officer.post(PAGE, written())

    told = text_of(officer.post(f"{PAGE}retire/", follow=True))

    assert "The usual text goes out again." in told
    assert LetterText.objects.get().retired_at
