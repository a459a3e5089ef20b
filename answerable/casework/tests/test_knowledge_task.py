"""The worker publishes help pages on their day, and adds up who read them."""

from __future__ import annotations

from datetime import date

import time_machine

from answerable.agency.configuration import Hand
from answerable.casework import tasks
from answerable.knowledge.counting import Reader, count_visit
from answerable.knowledge.models import ArticleDay, KnowledgeArticle
from answerable.knowledge.policy import change_article, publish_on
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.tests.makers import make_article, make_content, make_fact

FREE = {"answer": {"en": "It is free."}}


def test_what_has_come_to_its_day_is_published_and_yesterday_added_up(town, ben, dee):
    with time_machine.travel("2026-03-02 10:00Z", tick=False):
        make_fact()
        article = make_article(ben, town.hall)
        change_article(article, make_content(texts=FREE), by=Hand(ben))
        publish_on(article, date(2026, 3, 3), Note("Spring"), by=Hand(dee))
        count_visit(article, Reader("203.0.113.7", "Mozilla/5.0 Firefox/140.0"), "en")
        tasks.knowledge(timestamp=0)
        before = KnowledgeArticle.objects.get().version, ArticleDay.objects.count()

    with time_machine.travel("2026-03-03 10:00Z", tick=False):
        tasks.knowledge(timestamp=0)

    assert before == (1, 0)
    assert KnowledgeArticle.objects.get().version == 2
    assert ArticleDay.objects.get().views == 1


def test_a_house_that_is_not_founded_yet_has_nothing_to_publish(db):
    tasks.knowledge(timestamp=0)

    assert not KnowledgeArticle.objects.exists()
