"""Who may use and edit saved answers, what is offered, and that no change is lost."""

from __future__ import annotations

import pytest

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.correspondence.access import answer_edited, answer_for, answers_of
from answerable.correspondence.answers import (
    Nearness,
    Wordings,
    containing,
    lacking,
    offered,
)
from answerable.correspondence.models import AnswerVersion, SavedAnswer
from answerable.correspondence.models.answers import CURRENT
from answerable.correspondence.policy import (
    Wording,
    archive_answer,
    bring_back_answer,
    count_uses,
    edit_answer,
    keep_answer,
    put_answer,
    restore_answer,
)
from answerable.correspondence.tests.makers import ENGLISH, make_answer
from answerable.lib.changes import Effect
from answerable.lib.errors import NotAllowed, NotFound, Refused, Stale

NEW = Wording("on-friday", {"en": "We mend it on Monday."})


@pytest.fixture
def noor(town):
    """Administrator, who writes what everybody uses."""
    return make_staff("noor", Role.ADMINISTRATOR, town.hall)


@pytest.fixture
def lucia(town):
    """Customer experience officer."""
    return make_staff("lucia", Role.CX_OFFICER, town.hall)


def test_everybody_keeps_answers_of_their_own_that_nobody_else_finds(ben, dee, ada):
    own = keep_answer(NEW, by=ben, owner=ben)

    assert answer_edited(ben, own.pk) == own
    for other in (dee, ada):
        with pytest.raises(NotFound):
            answer_for(other, own.pk)


def test_nobody_writes_in_the_name_of_a_colleague(ben, dee):
    with pytest.raises(NotAllowed):
        keep_answer(NEW, by=dee, owner=ben)


def test_an_answer_of_a_team_is_used_there_and_edited_by_its_supervisor(
    town, ben, chloe, dee
):
    answer = make_answer(team=town.roads)

    assert answer_for(ben, answer.pk) == answer
    assert answer_edited(dee, answer.pk) == answer
    with pytest.raises(NotAllowed, match="supervisors of its team"):
        answer_edited(ben, answer.pk)
    with pytest.raises(NotFound):
        answer_for(chloe, answer.pk)


def test_what_all_use_is_edited_by_administrators_and_experience_officers(
    ben, dee, noor, lucia
):
    answer = make_answer()

    assert answer_edited(noor, answer.pk) == answer_edited(lucia, answer.pk)
    for other in (ben, dee):
        with pytest.raises(NotAllowed, match="Administrators"):
            answer_edited(other, answer.pk)


def test_who_audits_or_governs_reads_every_teams_and_edits_none(town, ada, lucia):
    answer = make_answer(team=town.roads)

    assert answer_for(ada, answer.pk) == answer_for(lucia, answer.pk)
    for reader in (ada, lucia):
        with pytest.raises(NotAllowed):
            answer_edited(reader, answer.pk)


def test_policy_asks_once_more_whose_an_answer_is(town, ben):
    answer = make_answer(team=town.roads)

    with pytest.raises(NotAllowed):
        edit_answer(answer, NEW, by=ben, seen=1)
    with pytest.raises(NotAllowed):
        archive_answer(answer, by=ben)


def test_every_change_is_a_version_with_who_and_when(ben):
    answer = keep_answer(Wording("on-friday", {"en": ENGLISH}), by=ben, owner=ben)
    edit_answer(answer, NEW, by=ben, seen=1)
    restore_answer(answer, number=1, by=ben)
    archive_answer(answer, by=ben)
    bring_back_answer(answer, by=ben)

    kept = AnswerVersion.objects.filter(answer=answer, by=ben, at__isnull=False)
    changes = kept.order_by("number").values_list("number", "change")
    assert list(changes) == [
        (1, "created"),
        (2, "edited"),
        (3, "restored"),
        (4, "archived"),
        (5, "brought_back"),
    ]
    answer.refresh_from_db()
    assert answer.texts == {"en": ENGLISH}


def test_restoring_brings_back_name_texts_and_services(town, ben):
    before = Wording("lamp", {"en": ENGLISH, "es": "El viernes."}, [town.lamp])
    answer = keep_answer(before, by=ben, owner=ben)
    edit_answer(answer, NEW, by=ben, seen=1)

    restored = restore_answer(answer, number=1, by=ben)

    assert (restored.name, restored.texts) == ("lamp", before.texts)
    assert list(restored.services.all()) == [town.lamp]


def test_a_version_that_there_is_not_cannot_be_restored(ben):
    with pytest.raises(NotFound):
        restore_answer(make_answer(owner=ben), number=7, by=ben)


def test_saving_what_is_so_already_makes_no_version(ben):
    answer = make_answer(owner=ben)

    same = Wording(answer.name, {**answer.texts, "es": " "})
    assert edit_answer(answer, same, by=ben, seen=1).version == 1


def test_a_change_that_was_not_seen_is_not_overwritten(ben):
    answer = make_answer(owner=ben)
    edit_answer(answer, NEW, by=ben, seen=1)

    with pytest.raises(Stale):
        edit_answer(answer, Wording("on-friday", {"en": "Never."}), by=ben, seen=1)


def test_a_name_is_given_once_to_each_owner(town, ben, dee):
    keep_answer(NEW, by=ben, owner=ben)
    keep_answer(NEW, by=dee, owner=dee)
    keep_answer(NEW, by=dee, team=town.roads)

    with pytest.raises(Refused, match="another answer called"):
        keep_answer(NEW, by=ben, owner=ben)


def test_the_name_of_an_answer_that_was_put_away_is_free(ben):
    old = keep_answer(NEW, by=ben, owner=ben)
    archive_answer(old, by=ben)
    keep_answer(NEW, by=ben, owner=ben)

    with pytest.raises(Refused, match="another answer called"):
        bring_back_answer(old, by=ben)


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        pytest.param({"en": "  "}, "no-text", id="nothing written"),
        pytest.param({"en": "{{ salary }}"}, "fields-faulty", id="unknown field"),
    ],
)
def test_an_answer_without_words_or_with_a_wrong_field_is_refused(ben, texts, code):
    with pytest.raises(Refused) as refused:
        keep_answer(Wording("x", texts), by=ben, owner=ben)

    assert refused.value.code == code


def test_what_fits_the_service_is_offered_first_then_own_team_and_all(town, case, ben):
    make_answer("all")
    make_answer("other", services=(town.tree,))
    make_answer("team", team=town.roads)
    make_answer("own", owner=ben)
    make_answer("lamp", services=(town.lamp,))

    found = offered(ben, case)

    assert [row.name for row in found] == ["lamp", "own", "team", "all", "other"]
    assert [row.nearness for row in found] == list(Nearness)


@pytest.fixture
def everybody(ben, chloe, dee, ada, lucia):
    """Staff of different roles and teams."""
    return ben, chloe, dee, ada, lucia


def test_what_is_offered_is_what_may_be_used(town, case, everybody):
    ben = everybody[0]
    make_answer("all")
    archive_answer(make_answer("away", owner=ben), by=ben)
    for team in (town.roads, town.parks, town.triage):
        make_answer("team", team=team, services=(town.lamp, town.tree))
    for owner in everybody:
        make_answer("own", owner=owner)

    for staff in everybody:
        usable = answers_of(staff).filter(CURRENT).values_list("pk", flat=True)
        assert sorted(offer.pk for offer in offered(staff, case)) == sorted(usable)


def test_signs_of_a_pattern_are_sought_as_they_are(case, ben):
    make_answer("discount", en="It is 100% free.")
    make_answer("other", en="It is 1000 free.")

    assert [row.name for row in offered(ben, case, "100%")] == ["discount"]
    assert offered(ben, case, "_") == []


def test_among_equals_what_is_used_most_is_offered_first(case, ben, chloe):
    make_answer("seldom")
    often = make_answer("often")
    of_others = make_answer("of-others", owner=chloe)

    count_uses(ben, [often.pk, often.pk, of_others.pk, 0])

    assert [row.name for row in offered(ben, case)] == ["often", "seldom"]
    uses = dict(SavedAnswer.objects.values_list("name", "uses"))
    assert uses == {"seldom": 0, "often": 1, "of-others": 0}


def test_nothing_that_was_put_away_is_offered(case, ben):
    archive_answer(make_answer(owner=ben), by=ben)

    assert not offered(ben, case)


def test_an_answer_is_found_by_its_name_or_by_words_of_any_language(ben, town):
    make_answer("thanks", en="Thank you.", es="Muchas gracias.", ar="شكرًا")
    make_answer("later")

    for sought in ("HANK", "muchas", "شكر"):
        found = containing(answers_of(ben), sought)
        assert [row.name for row in found] == ["thanks"]


def test_an_answer_that_lacks_a_language_is_listed(ben, town):
    make_answer("whole", en="Yes.", es="Sí.", ar="نعم")
    make_answer("half", en="Yes.")

    assert [row.name for row in lacking(answers_of(ben))] == ["half"]


def test_the_words_are_in_the_language_of_the_person(case, ben):
    answer = make_answer(en="Yes.", es="Sí, {{ name }}.")
    case.language = "es"

    words = Wordings(case, ben).of(answer.texts)

    assert (words.text, words.language) == ("Sí, Amina Yusuf.", "es")
    assert not words.is_in_another_language


def test_without_a_text_in_their_language_it_is_the_first_of_the_office(case, ben):
    answer = make_answer(es="Sí.", en="Yes.")
    case.language = "ar"

    words = Wordings(case, ben).of(answer.texts)

    assert (words.text, words.language, words.wanted) == ("Yes.", "en", "ar")
    assert words.is_in_another_language


def seed(town, text="From the folder."):
    return put_answer(
        slug="seeded", texts={"en": text}, team=town.roads, services=[town.lamp]
    )


def test_the_folder_updates_what_it_created(town):
    seed(town)
    again = seed(town)
    changed = seed(town, "Anew.")

    assert again.effect is Effect.UNCHANGED
    assert changed.effect is Effect.UPDATED
    answer = SavedAnswer.objects.get()
    assert (answer.texts, answer.version) == ({"en": "Anew."}, 2)


def test_what_was_edited_at_the_desk_wins_and_the_difference_is_told(town, dee):
    answer = seed(town).thing
    edit_answer(answer, Wording("renamed", {"en": "Ours."}), by=dee, seen=1)

    placed = seed(town, "Anew.")

    assert placed.effect is Effect.UNCHANGED
    assert "texts.en" in {each.field for each in placed.differences}
    assert SavedAnswer.objects.get().texts == {"en": "Ours."}


def test_what_was_put_away_at_the_desk_stays_away(town, dee):
    archive_answer(seed(town).thing, by=dee)

    placed = seed(town)

    assert [each.field for each in placed.differences] == ["is_put_away"]
    assert SavedAnswer.objects.get().archived_at


def test_an_answer_that_the_desk_made_first_is_not_doubled(town, dee):
    wording = Wording("seeded", {"en": "Ours."}, [town.lamp])
    keep_answer(wording, by=dee, team=town.roads)

    assert seed(town).effect is Effect.UNCHANGED
    assert SavedAnswer.objects.get().texts == {"en": "Ours."}
