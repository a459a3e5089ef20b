"""Cases that belong together, and a whole that ends with its parts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.cases.models import Case, CaseLink
from answerable.cases.tests.makers import history
from answerable.casework import follow, linking, resolve
from answerable.casework.tests.makers import make_case, send_mail
from answerable.casework.tests.twins import (
    end,
    followed,
    join,
    links,
    make_twins,
    undo,
)
from answerable.casework.verify import breaks
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused, Stale

RELATED, PART_OF = CaseLink.Kind.RELATED, CaseLink.Kind.PART_OF


@pytest.fixture
def twins(town):
    return make_twins()


def part_of(part: Case, whole: Case, by) -> CaseLink:
    return linking.link(part, to=whole, kind=PART_OF, by=by)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def refused_code(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def test_a_link_stands_in_both_journals(twins, ben):
    linking.link(twins.omar, to=twins.amina, kind=RELATED, by=ben)

    for case in (twins.omar, twins.amina):
        assert history(case).filter(what="linked", actor=f"staff:{ben.pk}").exists()
    assert list(breaks()) == []


def test_a_link_is_taken_back_and_both_journals_keep_that_it_was(twins, ben):
    link = linking.link(twins.omar, to=twins.amina, kind=RELATED, by=ben)
    now = fresh(twins.amina)

    linking.unlink(now, link=link.pk, by=ben, seen=now.version)

    assert not CaseLink.objects.exists()
    for case in (twins.omar, twins.amina):
        assert history(case).filter(what="unlinked").count() == 1


def test_what_the_story_itself_linked_is_not_unlinked(twins, ben):
    link = CaseLink.objects.create(case=twins.omar, to=twins.amina, kind="follows")

    assert (
        refused_code(
            lambda: linking.unlink(
                twins.omar, link=link.pk, by=ben, seen=twins.omar.version
            )
        )
        == "link-gone"
    )


def test_two_cases_are_linked_once_whoever_begins(twins, ben):
    linking.link(twins.omar, to=twins.amina, kind=RELATED, by=ben)

    again = refused_code(
        lambda: linking.link(twins.amina, to=twins.omar, kind=RELATED, by=ben)
    )

    assert again == "link-twice"


def test_a_case_is_not_linked_with_itself(twins, ben):
    code = refused_code(
        lambda: linking.link(twins.omar, to=twins.omar, kind=RELATED, by=ben)
    )

    assert code == "link-itself"


def test_a_link_on_an_older_page_is_told_to_read_again(twins, ben):
    with pytest.raises(Stale):
        linking.link(twins.omar, to=twins.amina, kind=RELATED, by=ben, seen=0)


def test_a_case_is_a_part_of_one_other(twins, ben):
    third = make_case(words="The whole street is dark.")
    part_of(twins.omar, twins.amina, ben)

    assert refused_code(lambda: part_of(twins.omar, third, ben)) == "part-twice"


def test_a_whole_is_no_part_and_a_part_is_no_whole(twins, ben):
    third = make_case(words="The whole street is dark.")
    part_of(twins.omar, twins.amina, ben)

    assert refused_code(lambda: part_of(twins.amina, third, ben)) == "part-of-parts"
    assert refused_code(lambda: part_of(third, twins.omar, ben)) == "part-of-part"


def test_there_is_no_circle(twins, ben):
    part_of(twins.omar, twins.amina, ben)

    assert refused_code(lambda: part_of(twins.amina, twins.omar, ben)) == "link-twice"


def test_an_open_case_is_no_part_of_one_that_has_ended(twins, ben):
    end(twins.amina, ben)

    assert (
        refused_code(lambda: part_of(twins.omar, fresh(twins.amina), ben))
        == "part-of-ended"
    )


def test_a_whole_is_not_resolved_while_a_part_is_open(twins, ben):
    part_of(twins.omar, twins.amina, ben)

    with pytest.raises(Refused, match=twins.omar.reference) as refused:
        end(twins.amina, ben)

    assert refused.value.code == "parts-open"
    assert fresh(twins.amina).state == "received"


def test_after_its_parts_a_whole_is_resolved(twins, ben):
    part_of(twins.omar, twins.amina, ben)
    end(twins.omar, ben)

    assert end(twins.amina, ben).state == "resolved"


def test_both_end_together_where_that_is_said(twins, ben):
    part_of(twins.omar, twins.amina, ben)

    end(twins.amina, ben, with_parts=True)

    assert fresh(twins.omar).state == fresh(twins.amina).state == "resolved"
    told = Dispatch.objects.filter(occasion="resolution")
    assert set(told.values_list("address", flat=True)) == {
        "amina@mail.example",
        "omar@mail.example",
    }
    assert list(breaks()) == []


def test_a_part_that_the_clerk_may_not_see_is_not_named_and_not_ended(twins, ben, town):
    part_of(twins.omar, twins.amina, ben)
    Case.objects.filter(pk=twins.omar.pk).update(team=town.parks)

    with pytest.raises(Refused, match="you do not see") as refused:
        end(twins.amina, ben, with_parts=True)

    assert twins.omar.reference not in refused.value.hint


def test_a_complaint_does_not_end_with_a_case_that_is_none(twins, ben):
    part_of(twins.omar, twins.amina, ben)
    Case.objects.filter(pk=twins.omar.pk).update(case_type="complaint")

    with pytest.raises(Refused, match=twins.omar.reference):
        end(twins.amina, ben, with_parts=True)


def test_a_part_that_is_joined_with_another_case_holds_nothing_up(twins, ben):
    part_of(twins.omar, twins.amina, ben)
    join(twins, ben)

    assert end(twins.amina, ben).state == "resolved"
    assert links(twins.omar) == ["part_of", "joined"]


def test_a_whole_is_not_joined_away_from_its_parts(twins, ben):
    part_of(twins.omar, twins.amina, ben)
    twins.amina, twins.omar = twins.omar, twins.amina

    assert refused_code(lambda: join(twins, ben)) == "join-parts"


# A part that is taken up again


@pytest.fixture
def ended(twins, ben):
    """Both have ended, Omar's as a part of Amina's."""
    part_of(twins.omar, twins.amina, ben)
    end(twins.amina, ben, with_parts=True)
    return twins.fresh()


def at_the_desk(case, ben):
    resolve.take_back_up(case, by=ben, seen=case.version)


def by_its_person(case, ben):
    follow.reopen(followed(case))


def by_a_message(case, ben):
    last = Dispatch.objects.filter(case=case).latest("pk")
    sender = "Omar <omar@mail.example>"
    send_mail("It is dark again.", sender=sender, to=last.reply_to)


TAKE_UP = [
    pytest.param(at_the_desk, id="at the desk"),
    pytest.param(by_its_person, id="by its person"),
    pytest.param(by_a_message, id="by a message"),
]


@pytest.mark.parametrize("take_up", TAKE_UP)
def test_a_whole_is_taken_up_again_with_its_part(ended, ben, take_up):
    take_up(ended.omar, ben)

    now = ended.fresh()
    assert [now.omar.is_open, now.amina.is_open] == [True, True]
    assert links(now.omar) == ["part_of"]
    line = history(now.amina).filter(what="moved").latest("number")
    assert (line.actor, line.reason) == ("system", "part_taken_up")
    assert now.amina.next_due is not None
    assert list(breaks()) == []


def test_a_whole_that_is_taken_up_again_leaves_its_parts_ended(ended, ben):
    at_the_desk(ended.amina, ben)

    assert not ended.fresh().omar.is_open


@pytest.mark.parametrize("take_up", TAKE_UP)
def test_of_a_whole_that_may_not_be_taken_up_any_more_a_part_goes_on_alone(
    ended, ben, take_up
):
    Case.objects.filter(pk=ended.amina.pk).update(state="closed")

    take_up(ended.omar, ben)

    now = ended.fresh()
    assert [now.omar.is_open, now.amina.is_open] == [True, False]
    assert links(now.omar) == []
    for case in (now.omar, now.amina):
        line = history(case).get(what="unlinked")
        assert (line.actor, line.reason) == ("system", "whole_has_ended")


def test_of_a_whole_that_ended_long_ago_a_part_goes_on_alone(ended, ben):
    then = timezone.now() - timedelta(days=31)
    Case.objects.filter(pk=ended.amina.pk).update(resolved_at=then)

    by_a_message(ended.omar, ben)

    assert links(ended.omar) == []
    assert not ended.fresh().amina.is_open


def test_a_part_that_is_taken_apart_from_another_case_takes_its_whole_up(twins, ben):
    whole = make_case(words="The whole street is dark.")
    part_of(twins.omar, whole, ben)
    join(twins, ben)
    end(whole, ben)

    undo(twins, ben)

    assert fresh(twins.omar).is_open
    assert fresh(whole).is_open


# A whole that is taken back


def take_back(case):
    follow.withdraw(followed(case))


def say_that_it_is_solved(case):
    follow.confirm_fixed(followed(case))


@pytest.mark.parametrize("finish", [take_back, say_that_it_is_solved])
def test_when_its_person_takes_a_whole_back_its_parts_go_on_alone(twins, ben, finish):
    part_of(twins.omar, twins.amina, ben)

    finish(twins.amina)

    now = twins.fresh()
    assert [now.omar.is_open, now.amina.is_open] == [True, False]
    assert links(now.omar) == []
    assert history(now.omar).get(what="unlinked").reason == "whole_has_ended"
    assert list(breaks()) == []


def test_a_part_that_had_ended_before_stays_a_part_of_what_is_taken_back(twins, ben):
    part_of(twins.omar, twins.amina, ben)
    end(twins.omar, ben)

    take_back(twins.amina)

    assert links(twins.omar) == ["part_of"]


def test_a_whole_that_was_taken_back_stays_so_when_a_part_is_taken_up(twins, ben):
    part_of(twins.omar, twins.amina, ben)
    end(twins.omar, ben)
    take_back(twins.amina)

    by_a_message(twins.omar, ben)

    now = twins.fresh()
    assert [now.omar.is_open, now.amina.state] == [True, "withdrawn"]
    assert links(now.omar) == []
