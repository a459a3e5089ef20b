"""Articles merged into one another: found as before, listed as before, and apart again."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import Hand
from answerable.agency.models import ConfigurationEntry
from answerable.knowledge.content import Content
from answerable.knowledge.heirs import heir_of, merged_into, public_heir_of
from answerable.knowledge.merging import merging_of, why_not
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy import (
    Placement,
    begin_article,
    bring_back,
    change_article,
    merge_article,
    place_article,
    placement_of,
    publish,
    put_article,
    put_life_event,
    retire,
)
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import content_of, free_slug, version_of
from answerable.knowledge.search import find
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.lib.errors import Refused

BIN = {
    "title": {"en": "When is my bin emptied?", "es": "¿Cuándo vacían mi cubo?"},
    "questions": {"en": ["rubbish day"], "es": []},
    "answer": {"en": "On Mondays.", "es": "Los lunes."},
    "issue": None,
    "steps": None,
    "cost": None,
    "time": None,
    "documents": None,
}
WASTE = BIN | {
    "title": {"en": "What may I throw away?"},
    "questions": {"en": []},
    "answer": {"en": "What fits in the bin."},
}
PAPER = WASTE | {"title": {"en": "Where does paper go?"}}


@pytest.fixture
def bins(town, dee):
    return make_article(
        dee, town.hall, "bins", content=make_content(texts=BIN), services=[town.lamp]
    )


@pytest.fixture
def waste(town, dee):
    return make_article(dee, town.hall, "waste", content=make_content(texts=WASTE))


@pytest.fixture
def paper(town, dee):
    return make_article(dee, town.hall, "paper", content=make_content(texts=PAPER))


def now(article):
    return KnowledgeArticle.objects.get(pk=article.pk)


def keys(query):
    return [hit.key for hit in find(query, language="en")]


def test_E86_a_merge_keeps_old_ids_resolvable(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))

    assert heir_of("bins") == waste
    assert version_of(now(bins), 1).mark == "bins/1"


def test_the_one_that_ends_is_read_by_nobody(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))

    assert not now(bins).is_live
    assert list(merged_into(now(waste))) == [bins]


def test_what_people_asked_the_one_for_finds_the_other(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))

    assert keys("rubbish day") == ["waste"]


def test_what_the_other_says_is_not_changed(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))

    assert now(waste).version == 1


def test_the_other_is_found_so_after_it_was_published_anew(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))
    content = content_of(version_of(waste))
    answer = {"answer": {"en": "All that fits."}}
    change_article(waste, Content({**content.texts, **answer}), by=Hand(dee))
    publish(waste, Note("Plainer."), by=Hand(dee))

    assert keys("rubbish day") == ["waste"]


def test_the_other_stands_where_the_one_stood(bins, waste, dee, town):
    merge_article(bins, waste, by=Hand(dee))

    assert list(now(waste).services.all()) == [town.lamp]


def test_a_chain_is_a_single_step(bins, waste, paper, dee):
    merge_article(bins, waste, by=Hand(dee))
    merge_article(waste, paper, by=Hand(dee))

    assert [heir_of(slug) for slug in ("bins", "waste")] == [paper, paper]
    assert keys("rubbish day") == ["paper"]


def test_undone_it_is_as_it_was(bins, waste, dee):
    before = placement_of(waste).record()
    merge_article(bins, waste, by=Hand(dee))

    bring_back(bins, by=Hand(dee))

    assert heir_of("bins") is None
    assert now(bins).is_live
    assert placement_of(now(waste)).record() == before
    assert keys("rubbish day") == ["bins"]


def test_what_the_other_had_before_stays_when_it_is_undone(bins, waste, dee, town):
    own = Placement(town.hall, dee, services=[town.lamp])
    place_article(waste, own, by=Hand(dee))
    merge_article(bins, waste, by=Hand(dee))

    bring_back(bins, by=Hand(dee))

    assert list(now(waste).services.all()) == [town.lamp]


def test_a_chain_is_undone_from_its_end(bins, waste, paper, dee):
    merge_article(bins, waste, by=Hand(dee))
    merge_article(waste, paper, by=Hand(dee))

    with pytest.raises(Refused, match="Undo that first"):
        bring_back(bins, by=Hand(dee))

    bring_back(waste, by=Hand(dee))
    assert [heir_of(slug) for slug in ("bins", "waste")] == [waste, None]


def test_publishing_what_was_merged_takes_it_apart(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))
    answer = {"answer": {"en": "On Tuesdays."}}
    change_article(bins, make_content(texts=BIN | answer), by=Hand(dee))

    publish(bins, Note("Needed after all."), by=Hand(dee))

    assert heir_of("bins") is None
    assert now(bins).is_live


def test_said_twice_it_is_done_once(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))
    merge_article(bins, waste, by=Hand(dee))

    lines = ConfigurationEntry.objects.filter(name="bins", effect="updated")
    assert lines.count() == 1


def test_the_log_tells_it_of_both(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))

    told = {
        (line.name, one["field"], str(one["after"]))
        for line in ConfigurationEntry.objects.filter(by=dee)
        for one in line.differences
    }
    assert ("bins", "merged into", "waste") in told
    assert ("waste", "former", "['bins']") in told


def test_a_page_is_not_merged_into_itself(bins):
    assert "the same page" in why_not(bins, bins)


def test_a_circle_is_refused(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))

    with pytest.raises(Refused, match="in a circle"):
        merge_article(waste, bins, by=Hand(dee))


def test_what_was_merged_names_the_page_to_choose(bins, waste, paper, dee):
    merge_article(bins, waste, by=Hand(dee))

    with pytest.raises(Refused, match="merged into “waste”"):
        merge_article(paper, bins, by=Hand(dee))


def test_nothing_is_merged_into_what_nobody_reads(bins, waste, dee):
    retire(waste, by=Hand(dee))

    with pytest.raises(Refused, match="Nobody reads the other page now"):
        merge_article(bins, waste, by=Hand(dee))


def test_what_everybody_reads_does_not_lead_to_staff_alone(bins, town, dee):
    inside = make_content(texts=WASTE, audience="staff")
    other = make_article(dee, town.hall, "inside", content=inside)

    with pytest.raises(Refused, match="only staff read the other"):
        merge_article(bins, other, by=Hand(dee))


def test_what_is_not_published_yet_is_seen_to_first(bins, waste, dee):
    change_article(bins, make_content(texts=WASTE), by=Hand(dee))

    with pytest.raises(Refused, match="Publish them or give them up"):
        merge_article(bins, waste, by=Hand(dee))


def test_the_public_is_led_nowhere_when_the_other_becomes_internal(bins, waste, dee):
    merge_article(bins, waste, by=Hand(dee))
    inside = make_content(texts=WASTE, audience="staff")
    change_article(waste, inside, by=Hand(dee))
    publish(waste, Note("For us."), by=Hand(dee))

    assert public_heir_of("bins") is None
    assert heir_of("bins") == waste


def test_the_preview_names_the_languages_that_are_lost(bins, waste, town):
    told = merging_of(bins, waste)

    assert told.lost == ["es"]
    assert told.questions == {"en": ["When is my bin emptied?", "rubbish day"]}
    assert told.gained == {"services": [town.lamp.slug]}


def test_nobody_else_gets_an_address_that_leads_on(waste, town, dee):
    place_article(waste, Placement(town.hall, dee, former=["rubbish"]), by=Hand(dee))

    with pytest.raises(Refused, match="leads on to “waste”"):
        begin_article(
            slug="rubbish",
            placement=Placement(town.hall, dee),
            content=make_content(texts=BIN),
            by=Hand(dee),
        )
    assert free_slug("Rubbish") == "rubbish-2"


def test_a_folder_cannot_take_the_address_of_another_page(bins, waste, town, dee):
    with pytest.raises(Refused, match="“bins” cannot lead here"):
        put_article(
            slug="waste",
            placement=Placement(town.hall, dee, former=["bins"]),
            content=make_content(texts=WASTE),
        )


def test_a_life_event_comes_along(bins, waste, town, dee):
    moving = put_life_event(slug="moving", name={"en": "Moving"}).thing
    bins.life_events.add(moving)

    merge_article(bins, waste, by=Hand(dee))

    assert list(now(waste).life_events.all()) == [moving]


def test_values_in_a_title_are_not_looked_for(bins, town, dee):
    make_fact()
    fee = make_content(texts=WASTE | {"title": {"en": "Why {card-fee} for a card?"}})
    other = make_article(dee, town.hall, "fee", content=fee)

    merge_article(other, bins, by=Hand(dee))

    assert "bins" in keys("why card")
