"""What letters say: whose words go out, who may edit them, and that none is lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings

from answerable.agency.models import Department
from answerable.agency.policy import plan_reorganisation
from answerable.agency.policy.reorganising import carry_out
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_department, make_staff
from answerable.cases.models import Case, Interaction
from answerable.correspondence.access import may_edit_text
from answerable.correspondence.actions import post, post_alone
from answerable.correspondence.letter_fields import fault_in_body, fault_in_subject
from answerable.correspondence.letters import signer_of, write
from answerable.correspondence.models import LetterText, TextVersion
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.phrasing import (
    Phrasing,
    Place,
    own_phrasing,
    phrasing_for,
)
from answerable.correspondence.policy import restore_text, retire_text, write_text
from answerable.correspondence.shortcomings import Lack, shortcomings
from answerable.correspondence.tests.makers import make_text
from answerable.lib.errors import NotAllowed, NotFound, Refused, Stale
from answerable.lib.memory import forget

HOUSE = Place("link", "en")
LINK, REPLY = OCCASIONS["link"], OCCASIONS["reply"]
BODY = "{{ words }} Yours, %s"
LANGUAGES = [code for code, _ in settings.LANGUAGES]


@pytest.fixture
def lucia(town):
    """Customer experience officer."""
    return make_staff("lucia", Role.CX_OFFICER, town.hall)


@pytest.fixture
def hana(town):
    """Head of the department of streets."""
    return make_staff("hana", Role.DEPARTMENT_HEAD, town.roads.department)


def said(language="en", department=None):
    """Return what a link says now."""
    forget()
    return phrasing_for(LINK, language, department and department.pk).body


# Whose words go out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OCCASIONS)
def test_our_own_words_have_every_field_that_their_letter_needs(name, language):
    own = own_phrasing(OCCASIONS[name], language)

    assert fault_in_subject(OCCASIONS[name], own.subject) == ""
    assert fault_in_body(OCCASIONS[name], own.body) == ""


def test_without_a_text_of_the_desk_our_own_goes_out(town):
    assert said() == own_phrasing(LINK, "en").body


def test_the_nearest_text_goes_out(town, lucia):
    streets = town.roads.department
    crew = Department.objects.create(
        slug="crew", name={"en": "Crew"}, parent=streets, valid_from="2020-01-01"
    )
    make_text(by=lucia, body="Of the house.")
    make_text(by=lucia, department=streets, body="Of streets.")

    assert said(department=crew) == said(department=streets) == "Of streets."
    assert said(department=town.parks.department) == said() == "Of the house."


def test_a_text_is_never_taken_from_another_language(town, lucia):
    make_text(by=lucia)

    assert said("es") == own_phrasing(LINK, "es").body


def test_a_text_that_its_letter_cannot_do_with_any_more_is_left_out(town, lucia):
    text = make_text("reply", by=lucia, body="{{ words }}")
    TextVersion.objects.filter(text=text).update(body="Nothing.")
    LetterText.objects.update(body="Nothing.")
    forget()

    assert phrasing_for(REPLY, "en", None) == own_phrasing(REPLY, "en")


def test_departments_in_a_ring_are_not_followed_for_ever(town):
    hall = town.hall
    hall.parent = town.roads.department
    hall.save()

    assert said(department=hall) == own_phrasing(LINK, "en").body


def test_the_dispatch_keeps_which_version_was_used(case, lucia, ben):
    text = make_text("reply", by=lucia, body="{{ words }}\n\nYours.")
    forget()

    sent = post(case, "reply", kind=Interaction.Kind.REPLY, words="It works.", by=ben)
    own = post_alone("link", address="a@mail.example", language="en", case=case)

    assert "It works.\n\nYours." in sent.text
    assert (sent.written_as.text, sent.written_as.number) == (text, 1)
    assert own.written_as is None


def test_E48_a_text_of_the_desk_leaves_out_none_of_the_facts(case, lucia, ben, town):
    make_text("reply", by=lucia, body="{{ words }}")
    forget()

    sent = post(case, "reply", kind=Interaction.Kind.REPLY, words="Done.", by=ben)

    facts = ("Ben Example", "Streets", "to answer you", case.reference, "/verify/")
    assert [fact for fact in (*facts, town.agency.phone) if fact not in sent.text] == []


def test_a_paragraph_with_nothing_in_it_leaves_no_hole(case, town):
    tried = Phrasing("Hello", "{{ reference }}\n\n{{ left_out }}\n\nGoodbye.")

    letter = write(
        OCCASIONS["acknowledgement"],
        agency=town.agency,
        language="en",
        signer=signer_of(case.team, None, "en"),
        case=case,
        phrasing=tried,
    )

    assert letter.body == f"{case.reference}\n\nGoodbye."


# Fields


@pytest.mark.parametrize(
    ("occasion", "body", "told"),
    [
        pytest.param("link", "{{ secret }}", "There is no field", id="unknown"),
        pytest.param("link", "{{ words }}", "There is no field", id="of another"),
        pytest.param("reply", "Hello.", "Put in {{ words }}", id="missing"),
        pytest.param("link", "{{ reference", "ends with two braces", id="open"),
    ],
)
def test_a_wrong_or_missing_field_is_refused_with_the_mend(
    town, lucia, occasion, body, told
):
    with pytest.raises(Refused, match=told):
        make_text(occasion, by=lucia, body=body)
    assert not LetterText.objects.exists()


def test_a_subject_of_a_machine_repeats_nothing_that_a_stranger_wrote(town, lucia):
    with pytest.raises(Refused, match="There is no field"):
        write_text(HOUSE, Phrasing("{{ summary }}", "Here."), by=lucia, seen=0)


# Who may edit


def test_heads_edit_for_their_department_and_those_who_govern_for_all(
    town, dee, lucia, hana
):
    ada = make_staff("ada", Role.AUDITOR, town.hall)
    noor = make_staff("noor", Role.ADMINISTRATOR, town.hall)
    staff = (dee, ada, lucia, noor, hana)

    def editors(department):
        return [each.username for each in staff if may_edit_text(each, department)]

    assert editors(None) == ["lucia", "noor"]
    assert editors(town.roads.department_id) == ["lucia", "noor", "hana"]
    assert editors(town.parks.department_id) == ["lucia", "noor"]


def test_policy_asks_once_more_whose_a_text_is(town, lucia, hana):
    make_text(by=lucia)

    with pytest.raises(NotAllowed, match="Administrators"):
        write_text(HOUSE, Phrasing("A", "B"), by=hana, seen=1)
    with pytest.raises(NotAllowed):
        retire_text(HOUSE, by=hana)
    with pytest.raises(NotAllowed, match="head of the department"):
        make_text(by=hana, department=town.parks.department)


# Versions


def test_every_change_is_a_version_with_who_and_when(town, lucia):
    make_text(by=lucia, body="First.")
    write_text(HOUSE, Phrasing("Your link", "Second."), by=lucia, seen=1)
    write_text(HOUSE, Phrasing("Your link", "Second."), by=lucia, seen=2)
    restore_text(HOUSE, number=1, by=lucia)
    retire_text(HOUSE, by=lucia)
    retire_text(HOUSE, by=lucia)

    kept = TextVersion.objects.filter(by=lucia).order_by("number")
    assert list(kept.values_list("number", "change", "body")) == [
        (1, "written", "First."),
        (2, "written", "Second."),
        (3, "checked", "Second."),
        (4, "restored", "First."),
        (5, "retired", "First."),
    ]
    assert said() == own_phrasing(LINK, "en").body


def test_a_text_that_was_given_up_is_written_again(town, lucia):
    make_text(by=lucia, body="First.")
    retire_text(HOUSE, by=lucia)

    write_text(HOUSE, Phrasing("Your link", "Again."), by=lucia, seen=2)

    assert said() == "Again."


@pytest.mark.parametrize("seen", [0, 2], ids=["none yet", "never was"])
def test_a_change_that_was_not_seen_is_not_overwritten(town, lucia, seen):
    make_text(by=lucia)

    with pytest.raises(Stale):
        write_text(HOUSE, Phrasing("A", "B"), by=lucia, seen=seen)


def test_what_was_never_written_is_neither_restored_nor_given_up(town, lucia):
    with pytest.raises(NotFound):
        restore_text(HOUSE, number=1, by=lucia)
    with pytest.raises(NotFound):
        retire_text(HOUSE, by=lucia)


# What is wanting


def wanting():
    found = shortcomings(LetterText.objects.all(), ["en", "es"])
    return [(each.place.language, each.lack) for each in found]


def test_nothing_is_wanting_while_the_desk_wrote_nothing(town):
    assert wanting() == []


def test_a_language_that_was_not_written_is_wanting(town, lucia):
    make_text(by=lucia)

    assert wanting() == [("es", Lack.LANGUAGE)]


def test_a_text_is_behind_when_our_own_changed_until_somebody_looks(town, lucia):
    make_text(by=lucia)
    make_text(by=lucia, language="es")
    LetterText.objects.filter(language="es").update(stands_for="another")

    assert wanting() == [("es", Lack.OWN_CHANGED)]
    same = Phrasing("Your link", "Here is your way back.")
    write_text(Place("link", "es"), same, by=lucia, seen=1)
    assert wanting() == []


def test_a_text_is_behind_when_the_first_language_was_written_anew(town, lucia):
    make_text(by=lucia, language="es")
    make_text(by=lucia)

    assert wanting() == [("es", Lack.FIRST_CHANGED)]


def test_looking_at_the_first_language_leaves_no_other_behind(town, lucia):
    make_text(by=lucia)
    make_text(by=lucia, language="es")

    same = Phrasing("Your link", "Here is your way back.")
    write_text(HOUSE, same, by=lucia, seen=1)

    assert wanting() == []


def test_a_text_that_does_not_fit_any_more_is_told(town, lucia):
    make_text("reply", by=lucia, body="{{ words }}")
    make_text("reply", by=lucia, language="es", body="{{ words }}")
    LetterText.objects.filter(language="es").update(body="Nada.")

    assert wanting() == [("es", Lack.UNFIT)]


def test_an_occasion_that_is_gone_has_no_text_that_fits(town, lucia):
    make_text(by=lucia)
    LetterText.objects.update(occasion="gone")

    assert ("en", Lack.UNFIT) in wanting()


@pytest.mark.parametrize(
    "name", ["conduct_warning", "conduct_restriction", "conduct_review"]
)
def test_E45_no_text_leaves_out_what_is_never_limited(name):
    own = own_phrasing(OCCASIONS[name], "en")
    shorter = own.body.replace("{{ always }}", "")

    assert "{{ always }}" in fault_in_body(OCCASIONS[name], shorter)


# Departments that became others


@pytest.fixture
def merged(town, lucia):
    """Streets and parks, each with a text of its own, have become one."""
    for team in (town.roads, town.parks):
        make_text("reply", by=lucia, department=team.department, body=BODY % team.slug)
    outdoors = make_department("outdoors", parent=town.hall)
    both = [town.roads.department, town.parks.department]
    carry_out(
        plan_reorganisation(on=date(2090, 1, 1), ending=both, into=outdoors, by=lucia)
    )
    forget()
    return outdoors


def test_letters_say_what_the_department_said_that_the_team_was_in(case, merged, ben):
    case = Case.objects.get(pk=case.pk)

    sent = post(case, "reply", kind=Interaction.Kind.REPLY, words="It works.", by=ben)

    assert "It works. Yours, roads" in sent.text


def test_once_the_new_department_has_a_text_that_goes_out(case, merged, lucia, ben):
    make_text("reply", by=lucia, department=merged, body=BODY % "outdoors")
    forget()
    case = Case.objects.get(pk=case.pk)

    sent = post(case, "reply", kind=Interaction.Kind.REPLY, words="It works.", by=ben)

    assert "It works. Yours, outdoors" in sent.text
