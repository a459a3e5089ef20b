"""One letter, two matters: part of a case gets a case of its own, and can be put back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from answerable.cases.models import Case, CaseLink, Interaction
from answerable.cases.tests.makers import history
from answerable.casework import deliver, follow, joining, linking, splitting
from answerable.casework.balance import balance
from answerable.casework.tests.makers import case_of, make_case, send_form, send_mail
from answerable.casework.tests.twins import end, followed, restrict, standing
from answerable.casework.verify import breaks
from answerable.channels.models import Envelope
from answerable.clock.queries import nearest_due
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import ChannelTrouble, Refused, Stale
from answerable.routing.models import RoutingDecision

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
TREE = "And a tree has fallen over the path in the park."


@pytest.fixture
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def lamp(town, monday):
    """Amina wrote of a lamp on Monday, and of a tree on Tuesday; now it is Friday."""
    case = make_case(language="es")
    deliver.drain()
    monday.shift(timedelta(days=1))
    to = Dispatch.objects.get().reply_to
    send_mail(TREE, to=to)
    monday.shift(timedelta(days=3))
    return Case.objects.get(pk=case.pk)


def message(case: Case, text: str = TREE) -> Interaction:
    return case.interactions.get(kind="message", text=text)


def split(case: Case, by, **changes: object) -> Case:
    given: dict[str, Any] = {
        "messages": [message(case).pk],
        "summary": "Fallen tree",
        "service": None,
        "seen": Case.objects.get(pk=case.pk).version,
    }
    new = splitting.split(case, by=by, **(given | changes))
    return Case.objects.get(pk=new.pk)


def test_the_words_stay_and_the_new_case_begins_with_them(lamp, ben):
    new = split(lamp, ben)

    link = CaseLink.objects.get()
    assert (link.case, link.to, link.kind, link.by) == (new, lamp, "arises_from", ben)
    assert list(link.messages.all()) == [message(lamp)]
    assert not new.interactions.filter(kind="message").exists()
    assert list(breaks()) == []


def test_it_finds_its_desk_anew(lamp, ben, town):
    new = split(lamp, ben, service=town.tree)

    assert (new.team, new.service, new.case_type) == (
        town.parks,
        town.tree,
        "fault_report",
    )
    assert RoutingDecision.objects.get(case=new).basis == "service"
    assert split(lamp, ben, summary="Something else").team == town.triage


def test_its_promise_counts_from_when_the_words_came(lamp, ben):
    new = split(lamp, ben)

    came = message(lamp).at
    assert new.opened_at == came == MONDAY + timedelta(days=1)
    assert set(new.deadlines.values_list("started_at", flat=True)) == {came}
    assert new.next_due == nearest_due(new)


def test_what_was_confirmed_with_the_first_letter_is_confirmed(lamp, ben):
    first = message(lamp, "The street light outside 4 Mill Lane is out.")

    new = split(lamp, ben, messages=[first.pk])

    receipt = new.deadlines.get(kind="acknowledge")
    assert (receipt.state, receipt.ended_at) == ("met", MONDAY)


def test_what_came_after_the_confirmation_is_still_to_be_confirmed(
    lamp, ben, mailoutbox
):
    new = split(lamp, ben)
    assert new.deadlines.get(kind="acknowledge").state == "running"

    deliver.drain()

    assert new.deadlines.get(kind="acknowledge").state == "missed"


def test_the_person_is_told_in_their_language_with_the_new_reference(lamp, ben):
    new = split(lamp, ben)

    letter = Dispatch.objects.get(occasion="split")
    assert (letter.case, letter.language) == (new, "es")
    assert letter.address == "amina@mail.example"
    assert new.reference in letter.text
    assert lamp.reference in letter.text
    assert TREE not in letter.text


def test_who_gave_no_address_opens_it_with_the_secret_that_they_have(town, ben):
    kept = send_form(words=TREE)
    case = case_of(kept.envelope)

    new = split(case, ben)

    assert new.sealed_secret == case.sealed_secret
    assert not Dispatch.objects.filter(occasion="split").exists()


def test_nothing_is_written_to_an_address_that_had_too_much_today(lamp, ben):
    for number in range(5):
        Dispatch.objects.create(
            occasion="link",
            channel="email",
            language="es",
            address="amina@mail.example",
            message_id=f"<{number}@hillford.example>",
            is_automatic=True,
        )

    new = split(lamp, ben)

    assert history(new).filter(what="not_acknowledged").exists()
    assert not Dispatch.objects.filter(occasion="split").exists()


def test_both_journals_say_who_did_it(lamp, ben):
    new = split(lamp, ben)

    assert history(lamp).get(what="split").after == {
        "case": new.pk,
        "messages": [message(lamp).pk],
    }
    assert history(new).get(what="opened").actor == f"staff:{ben.pk}"


def test_the_balance_holds_and_no_reference_is_given_twice(lamp, ben):
    new = split(lamp, ben)

    envelope = Envelope.objects.get(reference=new.reference)
    assert (envelope.source, envelope.outcome) == ("split", "opened")
    assert balance().holds


def test_out_of_a_complaint_comes_a_complaint(lamp, ben, town):
    Case.objects.filter(pk=lamp.pk).update(case_type="complaint")

    new = split(lamp, ben, service=town.tree)

    assert new.case_type == "complaint"
    assert set(new.deadlines.values_list("kind", "state")) == {
        ("acknowledge", "running")
    }


def test_a_case_is_split_into_several(lamp, ben):
    first, second = split(lamp, ben), split(lamp, ben, summary="The path")

    assert {first.reference, second.reference} == {
        link.case.reference for link in CaseLink.objects.all()
    }


@pytest.mark.parametrize(
    "chosen",
    [pytest.param([], id="nothing"), pytest.param([0], id="unknown")],
)
def test_a_message_of_the_person_must_be_chosen(lamp, ben, chosen):
    with pytest.raises(Refused, match="Choose at least one message"):
        split(lamp, ben, messages=chosen)


def test_what_we_said_ourselves_is_no_matter_of_theirs(lamp, ben):
    ours = lamp.interactions.get(kind="acknowledgement")

    with pytest.raises(Refused, match="Choose at least one message"):
        split(lamp, ben, messages=[ours.pk])


def test_an_ended_case_is_not_divided(lamp, ben):
    end(lamp, ben)

    with pytest.raises(Refused, match="only an open one"):
        split(lamp, ben)


def test_words_of_a_protected_case_stay_with_it(lamp, ben):
    restrict(lamp, ben)

    with pytest.raises(Refused, match="protected"):
        split(lamp, ben)


def test_whoever_decided_on_an_older_page_is_told(lamp, ben):
    with pytest.raises(Stale):
        split(lamp, ben, seen=0)


def test_put_back_it_is_joined_with_the_case_it_came_from(lamp, ben, monday):
    before = standing(lamp)
    new = split(lamp, ben)
    monday.shift(timedelta(days=2))

    survivor = splitting.undo_split(new, by=ben, seen=new.version)

    assert survivor.pk == lamp.pk
    assert Case.objects.get(pk=new.pk).state == "merged"
    carried = survivor.deadlines.filter(carried_from__case=new)
    assert carried.count() == new.deadlines.filter(state="stopped").count()
    assert standing(lamp)[0] == before[0]
    assert list(breaks()) == []


def test_after_thirty_days_it_stays_a_case_of_its_own(lamp, ben, monday):
    new = split(lamp, ben)
    monday.shift(timedelta(days=30, seconds=1))

    with pytest.raises(Refused, match="more than 30 days ago"):
        splitting.undo_split(new, by=ben, seen=new.version)


def test_where_its_source_was_answered_that_one_is_taken_up_again(lamp, ben, monday):
    new = split(lamp, ben)
    owed = set(new.deadlines.filter(ended_at=None).values_list("kind", "due_at"))
    end(lamp, ben)
    monday.shift(timedelta(days=2))

    survivor = splitting.undo_split(new, by=ben, seen=new.version)

    moved = history(lamp).filter(what="moved").latest("at")
    assert (survivor.pk, survivor.state) == (lamp.pk, "in_progress")
    assert (moved.reason, moved.actor) == ("split_undone", f"staff:{ben.pk}")
    carried = survivor.deadlines.filter(carried_from__case=new, ended_at=None)
    assert set(carried.values_list("kind", "due_at")) == owed
    assert Case.objects.get(pk=lamp.pk).next_due == nearest_due(survivor)
    assert list(breaks()) == []
    assert balance().holds


def test_a_whole_is_taken_up_with_the_source(lamp, ben, monday):
    whole = make_case(words="Everything in Mill Lane.")
    linking.link(lamp, to=whole, kind=CaseLink.Kind.PART_OF, by=ben)
    new = split(lamp, ben)
    end(lamp, ben)
    end(whole, ben)

    splitting.undo_split(new, by=ben, seen=new.version)

    assert Case.objects.get(pk=whole.pk).state == "in_progress"


def test_put_back_into_an_answered_one_it_can_be_taken_out_once_more(lamp, ben):
    new = split(lamp, ben)
    end(lamp, ben)
    splitting.undo_split(new, by=ben, seen=new.version)
    joined = Case.objects.get(pk=new.pk)

    undone = joining.undo_joining(joined, by=ben, seen=joined.version)

    assert undone.state == "received"
    assert Case.objects.get(pk=lamp.pk).state == "in_progress"


def take_back(case, ben):
    follow.withdraw(followed(case))


def join_with_another(case, ben):
    other = make_case(words="The lamp again.")
    joining.join(case, to=other, by=ben, seen=case.version)


def close(case, ben):
    end(case, ben)
    Case.objects.filter(pk=case.pk).update(state="closed", closed_at=timezone.now())


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        pytest.param(take_back, "The person took back", id="withdrawn"),
        pytest.param(join_with_another, "Join this case with that one", id="joined"),
        pytest.param(close, "closed for good", id="closed"),
    ],
)
def test_where_its_source_is_over_it_stays_and_is_said_why(lamp, ben, happens, said):
    new = split(lamp, ben)
    happens(Case.objects.get(pk=lamp.pk), ben)

    with pytest.raises(Refused, match=said):
        splitting.undo_split(new, by=ben, seen=new.version)

    assert Case.objects.get(pk=new.pk).is_open


def test_what_was_answered_itself_is_opened_before_it_is_put_back(lamp, ben):
    new = split(lamp, ben)
    end(new, ben)
    now = Case.objects.get(pk=new.pk)

    with pytest.raises(Refused, match="Open it again first"):
        splitting.undo_split(now, by=ben, seen=now.version)


def test_what_is_joined_elsewhere_is_taken_apart_before_it_is_put_back(lamp, ben):
    new = split(lamp, ben)
    join_with_another(new, ben)
    now = Case.objects.get(pk=new.pk)

    with pytest.raises(Refused, match="Take the two apart first"):
        splitting.undo_split(now, by=ben, seen=now.version)


def test_who_puts_back_from_an_older_page_is_told(lamp, ben):
    new = split(lamp, ben)

    with pytest.raises(Stale):
        splitting.undo_split(new, by=ben, seen=0)


def test_what_was_never_split_is_not_put_back(lamp, ben):
    with pytest.raises(Refused, match="not split"):
        splitting.undo_split(lamp, by=ben, seen=lamp.version)


def test_where_no_free_reference_is_found_nothing_is_done(lamp, ben, monkeypatch):
    monkeypatch.setattr(splitting, "new_reference", lambda: lamp.reference)

    with pytest.raises(ChannelTrouble, match="No free reference"):
        split(lamp, ben)

    assert not CaseLink.objects.exists()
