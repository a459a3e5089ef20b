"""What people see whose cases are joined: where it stands, and nothing of each other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.cases.models import Attachment, Case
from answerable.casework import joining, resolve, splitting, work
from answerable.casework.tests.makers import case_of, send_form
from answerable.casework.tests.twins import REASON, REPORTED_TOO, ask, end
from answerable.front.portal.tests.pages import (
    add,
    look,
    of_case,
    read,
    text_of,
    track,
)

MOST_QUERIES = 16
PRIVATE = "My neighbour Amina cannot walk without light."


@pytest.fixture
def omar(town):
    """What Omar sent about the same lamp."""
    return send_form(
        words=REPORTED_TOO, name="Omar Diaz", email="omar@mail.example", token="omar"
    )


@pytest.fixture
def joined(omar, lamp, ben, monday):
    """Omar's case, joined with Amina's."""
    monday.shift(timedelta(hours=1))
    case = case_of(omar.envelope)
    joining.join(
        case, to=lamp, by=ben, seen=case.version, seen_other=fresh(lamp).version
    )
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def page(client, omar, joined):
    """Return what Omar reads of his case."""
    track(client, joined.reference, omar.secret)
    return lambda: look(client, joined.reference)


def fresh(case):
    return Case.objects.get(pk=case.pk)


def test_it_says_that_it_is_joined_and_how_far_it_is(page):
    words = text_of(page())

    assert "Joined with another case about the same matter." in words
    assert "We answer by Monday 9 March 2026." in words
    assert "Roads works on it and writes to you here." in words


def test_nothing_that_somebody_else_said_is_in_it(page, lamp, ben):
    work.reply(lamp, words=PRIVATE, by=ben, seen=fresh(lamp).version, is_answer=False)
    work.change_summary(lamp, text="Amina's lamp", by=ben, seen=fresh(lamp).version)

    markup = page().content.decode()

    for theirs in ("Amina", PRIVATE, lamp.reference, "street light outside"):
        assert theirs not in markup
    assert REPORTED_TOO in markup


def test_the_survivors_person_sees_nothing_of_the_other(follower, joined, lamp):
    markup = look(follower, lamp.reference).content.decode()

    for theirs in ("Omar", REPORTED_TOO, joined.reference):
        assert theirs not in markup


def test_that_we_wait_for_somebody_else_is_not_told(page, lamp, ben):
    ask(lamp, ben)

    words = text_of(page())

    assert "Somebody works on it" in words
    assert "Waiting for you" not in words
    assert "We answer by Monday 9 March 2026." in words


def test_what_we_write_to_them_alone_is_there(page, joined, ben):
    work.reply(joined, words="We come.", by=ben, seen=joined.version, is_answer=False)

    assert "We come." in text_of(page())


def test_the_end_is_there_with_its_reason(page, lamp, ben):
    end(lamp, ben)

    words = text_of(page())

    assert "What we did, and why" in words
    assert REASON in words
    assert "Not fixed: reopen" in words


def test_an_end_from_before_the_joining_is_not_told(client, omar, lamp, ben, monday):
    end(lamp, ben)
    resolved_once = fresh(lamp)
    resolve.take_back_up(resolved_once, by=ben, seen=resolved_once.version)
    monday.shift(timedelta(hours=1))
    case = case_of(omar.envelope)
    joining.join(case, to=lamp, by=ben, seen=case.version)
    track(client, case.reference, omar.secret)

    assert REASON not in look(client, case.reference).content.decode()


def test_what_they_add_is_added_to_their_own_case(client, page, joined, lamp):
    answer = add(client, joined.reference, words="Still dark.")

    assert "We have added this to your case." in text_of(client.get(answer.url))
    assert joined.interactions.filter(text="Still dark.").exists()
    assert not lamp.interactions.filter(text="Still dark.").exists()


def test_they_can_say_that_it_is_not_solved(client, page, joined, lamp, ben):
    end(lamp, ben)
    token = "00000000-0000-0000-0000-000000000001"

    client.post(
        of_case("case-reopen", joined.reference),
        {"token": token, "words": "It is dark again."},
    )

    assert fresh(lamp).state == "in_progress"
    assert fresh(joined).state == "merged"


@pytest.mark.parametrize("name", ["case-withdraw", "case-fixed"])
def test_they_can_end_their_own_case_alone(client, page, joined, lamp, name):
    assert client.get(of_case(name, joined.reference)).status_code == 200

    client.post(of_case(name, joined.reference))

    assert fresh(joined).state == "withdrawn"
    assert fresh(lamp).is_open


def test_a_file_of_the_other_is_not_to_be_had(client, page, joined, lamp):
    theirs = Attachment.objects.create(
        interaction=lamp.interactions.get(kind="message"),
        name="lamp.txt",
        content_type="text/plain",
        size=4,
        sha256="0" * 64,
    )

    answer = client.get(of_case("case-file", joined.reference, theirs.pk))

    assert answer.status_code == 404


def test_the_secret_of_one_opens_not_the_other(client, omar, joined, lamp):
    answer = track(client, lamp.reference, omar.secret)

    assert "do not belong together" in text_of(answer)


def test_the_page_asks_the_database_little(page, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        page()


@pytest.fixture
def split_off(omar, ben, town):
    """A case that part of Omar's words began."""
    case = case_of(omar.envelope)
    return splitting.split(
        case,
        messages=[case.interactions.get(kind="message").pk],
        summary="The path",
        service=town.tree,
        by=ben,
        seen=case.version,
    )


def test_the_first_case_names_the_one_that_was_split_off(client, omar, split_off):
    reference = omar.envelope.reference
    track(client, reference, omar.secret)

    page = read(look(client, reference))

    assert page.find("a", href=of_case("case", split_off.reference))
    assert "The secret of this case opens it, too." in page.get_text()


def test_the_same_secret_opens_it_and_their_words_begin_it(client, omar, split_off):
    track(client, split_off.reference, omar.secret)

    page = read(look(client, split_off.reference))

    said = [title.get_text() for title in page.select(".timeline h3")]
    assert said == ["We confirmed that we have it", "You wrote"]
    assert REPORTED_TOO in page.get_text()
