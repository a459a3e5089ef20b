"""Every letter says who writes, why, about what, and how to check that it is us."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import translation

from answerable.agency.models import Department, Team
from answerable.agency.queries import get_agency
from answerable.correspondence.actions import post_alone
from answerable.correspondence.letters import one_line, signer_of, write
from answerable.correspondence.occasions import OCCASIONS

ADDRESS = "amina@mail.example"
FACTS = {
    "words": "The lamp works again.",
    "team": "Roads",
    "answer_by": "Monday 9 March 2026",
    "outcome": "Done",
    "reopen_days": 30,
    "reference": "7K4M-9XQK",
    "release_url": "https://hillford.example/release/key/",
    "confirm_url": "https://hillford.example/address/key/",
    "stop_url": "https://hillford.example/address/stop/key/",
    "last_day": "Monday 16 March 2026",
    "representative": "Omar Haddad",
    "ends_on": "Friday 11 December 2026",
    "what_changed": "a code app was set up",
    "changed_at": "Monday 16 March 2026, 09:05",
    "conduct": "Insults, threats or violence",
    "asked": "Speak to us without insults.",
    "limits": "– We answer in writing only.",
    "starts": "Monday 16 March 2026",
    "ends": "Tuesday 15 September 2026",
    "review": "Monday 15 June 2026",
    "appeal": "Write to us and say why.",
    "decision": "It stays as it is.",
}
LANGUAGES = [pytest.param(code, id=code) for code, _ in settings.LANGUAGES]
NAMES = [pytest.param(name, id=name) for name in OCCASIONS]


def letter(case, name: str, language: str = "en", by=None, **facts: object):
    return write(
        OCCASIONS[name],
        agency=get_agency(),
        language=language,
        signer=signer_of(case.team, by, language),
        case=case,
        address=ADDRESS,
        facts={**FACTS, "reference": case.reference, **facts},
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_E48_every_letter_names_staff_or_team_department_purpose_reference_and_a_check(
    case, town, ben, name, language
):
    Team.objects.update(name={"en": "Roads", "es": "Calles", "ar": "الطرق"})
    Department.objects.update(name={"en": "Streets", "es": "Vías", "ar": "الشوارع"})
    case.refresh_from_db()
    by = None if OCCASIONS[name].is_automatic else ben
    with translation.override(language):
        purpose = str(OCCASIONS[name].purpose)
        team, department = str(case.team), str(case.team.department)

    text = letter(case, name, language, by).text

    said = (str(by) if by else team, department, purpose, case.reference)
    assert [words for words in said if words not in text] == []
    assert town.agency.phone in text
    prefix = "" if language == "en" else f"/{language}"
    assert f"{settings.SITE_URL}{prefix}/verify/" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_letter_has_a_hole_in_it(case, name, language):
    written = letter(case, name, language)

    for text in (written.subject, written.body, written.text):
        assert text.strip()
        assert "%(" not in text
        assert "{{" not in text
        assert "None" not in text


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_case_opens_it_and_can_be_answered(case, name):
    text = letter(case, name).text

    assert f"/track/{case.reference}/" in text
    assert "You can simply answer this message." in text
    assert text.startswith("Dear Amina Yusuf,")


def test_a_letter_to_nobody_known_greets_all_the_same(case):
    case.person = None

    assert letter(case, "reply").text.startswith("Good day,")


def test_words_that_a_stranger_typed_as_a_name_greet_nobody(case):
    case.person.name = "You won! https://evil.example"

    text = letter(case, "acknowledgement").text

    assert text.startswith("Good day,")
    assert "evil.example" not in text


def test_words_are_written_as_they_are_and_never_as_markup(case):
    words = "5 < 6 & {{ phone }} {% now 'Y' %} 100 %"

    assert words in letter(case, "reply", words=words).text


def test_a_complaint_is_told_what_happens_next(case):
    text = letter(
        case, "acknowledgement", is_complaint=True, acknowledge_by="Monday 9 March"
    ).text

    assert "We treat it as a complaint." in text
    assert "By Monday 9 March we will write" in text


@pytest.mark.parametrize(
    ("answer_by", "said"),
    [
        pytest.param("Monday 9 March", "our answer by Monday 9 March", id="promised"),
        pytest.param("", "Roads reads it.", id="nothing promised"),
    ],
)
def test_an_acknowledgement_promises_what_is_promised(case, answer_by, said):
    assert said in letter(case, "acknowledgement", answer_by=answer_by).text


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        pytest.param("en", 1, "within 1 day,", id="one"),
        pytest.param("en", 30, "within 30 days,", id="many"),
        pytest.param("ar", 3, "3 أيام", id="a few, in Arabic"),
        pytest.param("ar", 30, "30 يومًا", id="many, in Arabic"),
    ],
)
def test_days_are_counted_as_each_language_counts(case, language, days, said):
    assert said in letter(case, "resolution", language, reopen_days=days).text


def test_files_that_were_left_out_are_named(case):
    text = letter(case, "acknowledgement", left_out=("film.mp4", "house.tiff")).text

    assert "- film.mp4\n- house.tiff" in text


def test_a_letter_about_no_case_has_no_link_and_no_thread(town):
    dispatch = post_alone(
        "release",
        address=ADDRESS,
        language="en",
        facts={"reference": "7K4M-9XQK", "release_url": FACTS["release_url"]},
    )

    assert dispatch.subject == "Please confirm your request 7K4M-9XQK"
    assert "/track/" not in dispatch.text
    assert (dispatch.case, dispatch.in_reply_to) == (None, "")
    assert dispatch.reply_to == town.agency.email
    assert dispatch.sender_name == "Hillford Town Hall, Hillford Town Hall"


def test_what_people_wrote_cannot_break_out_of_a_header(case):
    case.summary = "Lamp\r\nBcc: eve@mail.example"

    assert letter(case, "reply").subject == "Re: Lamp Bcc: eve@mail.example"


def test_lines_are_joined_by_one_blank():
    assert one_line(" a\r\n\tb  c ") == "a b c"


@pytest.mark.parametrize(
    ("has_team", "has_staff", "signer"),
    [
        pytest.param(True, True, ("Ben Example", "Streets"), id="staff of a team"),
        pytest.param(True, False, ("Roads", "Streets"), id="a team"),
        pytest.param(False, True, ("Ben Example", ""), id="staff"),
        pytest.param(False, False, ("", ""), id="the house"),
    ],
)
def test_staff_sign_and_else_their_team(town, ben, has_team, has_staff, signer):
    found = signer_of(
        town.roads if has_team else None, ben if has_staff else None, "en"
    )

    assert (found.name, found.department) == signer
