"""What an article says is published as versions, which nobody changes again."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, transaction

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.models import ConfigurationEntry
from answerable.knowledge.content import Content, record_of
from answerable.knowledge.models import ArticleSketch, ArticleVersion, KnowledgeArticle
from answerable.knowledge.policy import (
    Placement,
    ask_for_review,
    begin_article,
    bring_back,
    carry_out_due,
    change_article,
    give_up,
    mark_checked,
    place_article,
    placement_of,
    publish,
    publish_on,
    put_article,
    retire,
    retire_on,
    take_version_again,
)
from answerable.knowledge.policy.placing import topic_of
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import (
    content_of,
    find_sketch,
    public_articles,
    version_of,
)
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.lib.changes import Effect
from answerable.lib.errors import NotFound, Refused, Stale

WHY = Note(reason="The counter has moved.")
FREE = {"answer": {"en": "Come to us. It is free."}}


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=False):
        yield


@pytest.fixture
def lost_card(town, ben):
    make_fact()
    return make_article(ben, town.hall, services=[town.lamp])


def fresh(article):
    return KnowledgeArticle.objects.get(pk=article.pk)


def test_what_is_published_reads_back(lost_card):
    version = version_of(lost_card)

    assert record_of(content_of(version)) == record_of(make_content())
    assert (version.number, version.mark) == (1, "lost-card/1")
    assert version.facts == ["card-fee"]
    assert lost_card.checked_on == date(2026, 3, 2)
    assert lost_card.review_on == date(2026, 8, 29)


def test_the_same_again_is_no_version(lost_card, town, ben):
    placement = Placement(town.hall, ben, services=[town.lamp])

    placed = put_article(slug="lost-card", placement=placement, content=make_content())

    assert placed.effect is Effect.UNCHANGED
    assert ArticleVersion.objects.count() == 1


def test_another_owner_is_no_version(lost_card, dee):
    wanted = Placement(lost_card.department, dee)

    placed = place_article(lost_card, wanted, by=Hand(dee))

    assert [one.field for one in placed.differences] == ["owner", "services"]
    assert fresh(lost_card).owner == dee
    assert ArticleVersion.objects.count() == 1


def test_the_database_refuses_to_change_a_version(lost_card):
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        ArticleVersion.objects.update(reason="It was never so.")


def test_a_change_waits_beside_what_is_read(lost_card, ben):
    change_article(lost_card, make_content(texts=FREE), by=Hand(ben))

    assert "costs" in version_of(fresh(lost_card)).texts["answer"]["en"]
    assert "free" in find_sketch(lost_card).texts["answer"]["en"]


def test_a_sketch_that_is_published_is_the_next_version_with_its_reason(lost_card, dee):
    change_article(lost_card, make_content(texts=FREE), by=Hand(dee))

    version = publish(lost_card, WHY, by=Hand(dee))

    assert (version.number, version.by, version.reason) == (2, dee, WHY.reason)
    assert find_sketch(lost_card) is None
    assert version_of(lost_card, 1).texts["answer"]["en"].endswith("{card-fee}.")


def test_an_old_version_comes_back_as_a_new_one(lost_card, dee):
    change_article(lost_card, make_content(texts=FREE), by=Hand(dee))
    publish(lost_card, WHY, by=Hand(dee))

    take_version_again(lost_card, 1, by=Hand(dee))
    version = publish(lost_card, Note(reason="It was right before."), by=Hand(dee))

    assert version.number == 3
    assert version.texts == version_of(lost_card, 1).texts


def test_who_changes_an_older_page_is_told(lost_card, ben, dee):
    seen = seen_in(topic_of("lost-card"))
    change_article(lost_card, make_content(texts=FREE), by=Hand(dee, seen=seen))

    with pytest.raises(Stale):
        change_article(lost_card, make_content(), by=Hand(ben, seen=seen))


def test_a_change_takes_back_what_was_asked_and_approved(lost_card, ben, dee):
    change_article(lost_card, make_content(texts=FREE), by=Hand(ben))
    ask_for_review(lost_card, by=Hand(ben))
    publish_on(lost_card, date(2026, 4, 1), WHY, by=Hand(dee))

    sketch = change_article(lost_card, Content(texts={}), by=Hand(ben))

    assert (sketch.asked_at, sketch.publish_on, sketch.approved_by) == (None,) * 3


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        pytest.param({"title": {"es": "Mi tarjeta"}}, "title.en", id="no title"),
        pytest.param({"answer": {"en": ""}}, "answer.en", id="no answer"),
        pytest.param({"answer": {"en": "x" * 241}}, "Shorten it to 240", id="long"),
        pytest.param({"cost": {"en": "{fee}"}}, "no shared value “fee”", id="value"),
        pytest.param({"cost": {"en": "{Fee"}}, "A brace stands here", id="brace"),
        pytest.param({"steps": {"en": ["Pay {fee}."]}}, "steps.en", id="in a list"),
    ],
)
def test_nothing_is_published_with_a_hole_in_it(lost_card, dee, texts, line):
    change_article(lost_card, make_content(texts=texts), by=Hand(dee))

    with pytest.raises(Refused) as refused:
        publish(lost_card, WHY, by=Hand(dee))

    assert line in refused.value.hint
    assert fresh(lost_card).version == 1


def test_what_is_approved_for_a_day_is_published_on_it(lost_card, ben, dee):
    change_article(lost_card, make_content(texts=FREE), by=Hand(ben))
    publish_on(lost_card, date(2026, 4, 1), WHY, by=Hand(dee))

    before = carry_out_due(date(2026, 3, 31))
    after = carry_out_due(date(2026, 4, 1))

    assert (before, after) == (0, 1)
    version = version_of(fresh(lost_card))
    assert (version.number, version.by, version.reason) == (2, dee, WHY.reason)
    assert carry_out_due(date(2026, 4, 1)) == 0


def test_what_has_its_last_day_is_retired_on_it(lost_card, dee):
    retire_on(lost_card, date(2026, 4, 1), by=Hand(dee))

    carry_out_due(date(2026, 3, 31))
    assert public_articles().exists()
    carry_out_due(date(2026, 4, 1))

    assert not public_articles().exists()
    assert fresh(lost_card).retire_on is None


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 2, 1)])
def test_no_day_of_the_past_can_be_planned(lost_card, dee, day):
    change_article(lost_card, make_content(texts=FREE), by=Hand(dee))

    with pytest.raises(Refused):
        publish_on(lost_card, day, WHY, by=Hand(dee))
    with pytest.raises(Refused):
        retire_on(lost_card, day, by=Hand(dee))


def test_what_was_retired_comes_back_as_it_was(lost_card, dee):
    retire(lost_card, by=Hand(dee))
    at = fresh(lost_card).retired_at
    retire(lost_card, by=Hand(dee))
    assert fresh(lost_card).retired_at == at
    with pytest.raises(NotFound):
        mark_checked(lost_card, by=Hand(dee))

    bring_back(lost_card, by=Hand(dee))

    assert fresh(lost_card).is_live
    assert fresh(lost_card).version == 1


def test_a_check_puts_off_the_next_one(lost_card, dee):
    with time_machine.travel("2026-05-02 10:00Z", tick=False):
        mark_checked(lost_card, by=Hand(dee))

    now = fresh(lost_card)
    assert (now.checked_on, now.checked_by) == (date(2026, 5, 2), dee)
    assert now.review_on == date(2026, 10, 29)


def test_a_new_article_is_read_by_nobody_until_it_is_published(town, dee):
    make_fact()
    placement = Placement(town.hall, dee)

    article = begin_article(
        slug="new", placement=placement, content=make_content(), by=Hand(dee)
    )
    assert not public_articles().exists()
    publish(article, WHY, by=Hand(dee))

    assert [one.slug for one in public_articles()] == ["new"]


def test_a_new_article_that_is_given_up_is_gone(town, dee):
    make_fact()
    article = begin_article(
        slug="new",
        placement=Placement(town.hall, dee),
        content=make_content(),
        by=Hand(dee),
    )

    give_up(article, by=Hand(dee))

    assert not KnowledgeArticle.objects.exists()
    assert not ArticleSketch.objects.exists()


def test_two_articles_have_no_address_in_common(lost_card, town, dee):
    with pytest.raises(Refused):
        begin_article(
            slug="lost-card",
            placement=Placement(town.hall, dee),
            content=make_content(),
            by=Hand(dee),
        )


@pytest.mark.parametrize("is_sketched", [False, True], ids=["published", "sketched"])
def test_a_folder_leaves_alone_what_was_changed_at_the_desk(
    lost_card, dee, is_sketched
):
    change_article(lost_card, make_content(texts=FREE), by=Hand(dee))
    if not is_sketched:
        publish(lost_card, WHY, by=Hand(dee))
    of_folder = make_content(texts={"time": {"en": "A week."}})

    placed = put_article(
        slug="lost-card", placement=placement_of(lost_card), content=of_folder
    )

    assert placed.effect is Effect.UNCHANGED
    assert placed.differences
    assert version_of(fresh(lost_card)).texts["time"] == {"en": "Ten days."}


def test_the_log_says_what_was_other_before(lost_card, dee):
    change_article(lost_card, make_content(texts=FREE), by=Hand(dee))

    line = ConfigurationEntry.objects.order_by("-pk").first()

    assert (line.subject, line.name, line.by) == ("article", "lost-card", dee)
    fields = {one["field"] for one in line.differences}
    assert "not published.texts.answer.en" in fields


def test_a_translation_is_behind_until_it_follows_or_is_found_right(lost_card, dee):
    def editions():
        return version_of(fresh(lost_card)).editions

    def published(texts, confirmed=()):
        before = content_of(version_of(fresh(lost_card))).texts
        content = Content({**before, **texts})
        change_article(lost_card, content, confirmed=confirmed, by=Hand(dee))
        publish(lost_card, WHY, by=Hand(dee))
        return editions()

    assert editions() == {"en": 1, "es": 1}
    assert published({"time": {"en": "A week."}}) == {"en": 2, "es": 1}
    assert published({"time": {"en": "A day."}}) == {"en": 3, "es": 1}
    assert published({"time": {"en": "A day.", "es": "Un día."}}) == {"en": 3, "es": 3}
    assert published({"time": {"en": "An hour."}}, ["es"]) == {"en": 4, "es": 4}
