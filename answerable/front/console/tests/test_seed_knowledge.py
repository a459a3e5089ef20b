"""Articles, shared values and life events come from the folder and go into it again."""

from __future__ import annotations

import json
from datetime import date

import pytest
import time_machine

from answerable.agency.configuration import Hand
from answerable.agency.models import Department, Service, Staff
from answerable.agency.queries import find_heir
from answerable.casework.seeding.folder import read_folder
from answerable.casework.seeding.telling import write_folder
from answerable.front.console.tests.folders import (
    change,
    check,
    make_folder,
    refusals,
    seed,
)
from answerable.knowledge.heirs import event_heir_of, heir_of
from answerable.knowledge.models import (
    ArticleVersion,
    Fact,
    KnowledgeArticle,
    LifeEvent,
    SynonymGroup,
)
from answerable.knowledge.policy import (
    change_article,
    end_synonyms,
    publish,
    put_synonyms,
)
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import content_of, version_of
from answerable.knowledge.reading import read
from answerable.routing.models import Learning

KNOWN = """
[[life_events]]
slug = "moving"
name = { en = "You move", es = "Se muda" }

[[life_events]]
slug = "farming"
name = { en = "You farm", es = "Cultiva" }

[[facts]]
key = "well-fee"
kind = "money"
currency = "EUR"
name = { en = "Fee for a well", es = "Tasa por un pozo" }
[[facts.values]]
valid_from = 2026-01-01
value = "18.00"
[[facts.values]]
valid_from = 2026-06-01
value = "20.00"

[[articles]]
slug = "dry-well"
services = ["well"]
department = "all"
owner = "gus"
audience = "public"
governance = "compliance_based"
review_days = 90
checked_on = 2026-02-01
legal_source = "Wells Act"
life_events = ["moving", "farming"]
[articles.title]
en = "Is your well dry?"
es = "¿Está seco su pozo?"
[articles.questions]
en = ["no water in the well"]
es = ["no hay agua"]
[articles.answer]
en = "We fill it. It costs {well-fee}."
es = "Lo llenamos. Cuesta {well-fee}."
[articles.steps]
en = ["Call us.", "Wait by the well."]
es = ["Llámenos.", "Espere junto al pozo."]
"""

HARD = (
    "Notwithstanding antecedent administrative determinations, reimbursement"
    " necessitates comprehensive documentation."
)


MORE = """
[learning]
use = "propose"

[[synonyms]]
language = "en"
terms = ["well", "spring"]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    made = make_folder(tmp_path / "in")
    with (made / "hamlet.toml").open("a", encoding="utf-8") as sheet:
        sheet.write(KNOWN)
    return made


def counts(*words):
    told = json.loads(seed(*words, "--json"))
    return told["created"], told["updated"]


def test_what_is_known_is_put_in_its_place_and_a_second_time_changes_nothing(
    db, folder
):
    seed(folder)

    again = counts(folder)

    assert again == (0, 0)
    article = KnowledgeArticle.objects.get()
    assert (article.checked_on, article.review_on) == (
        date(2026, 2, 1),
        date(2026, 5, 2),
    )
    assert [one.slug for one in LifeEvent.objects.all()] == ["moving", "farming"]
    with time_machine.travel("2026-07-01"):
        said = read(version_of(article), "en")
    assert said.answer == "We fill it. It costs €20.00."


def test_what_differs_is_told_and_then_published_as_the_next_version(db, folder):
    seed(folder)
    change(folder, "We fill it.", "We fill it for you.")

    status, lines = check(folder)
    seed(folder)

    assert status == 1
    assert any("article dry-well: texts.answer.en is" in line for line in lines)
    assert [one.number for one in ArticleVersion.objects.order_by("number")] == [1, 2]


def test_what_was_changed_at_the_desk_stays(db, folder):
    seed(folder)
    article, gus = KnowledgeArticle.objects.get(), Staff.objects.get()
    told = content_of(version_of(article))
    texts = {**told.texts, "time": {"en": "A day.", "es": "Un día."}}
    change_article(
        article, type(told)(texts, told.audience, told.legal_source), by=Hand(gus)
    )
    publish(article, Note(reason="People ask."), by=Hand(gus))
    change(folder, "We fill it.", "We fill it for you.")

    seed(folder)

    assert ArticleVersion.objects.count() == 2
    assert check(folder)[0] == 1


def test_an_export_is_a_folder_that_says_the_same(db, folder, tmp_path):
    seed(folder)

    names = write_folder(tmp_path / "out")

    assert {"facts.toml", "life_events.toml", "articles/dry-well.toml"} <= set(names)
    assert counts(tmp_path / "out") == (0, 0)
    told, again = read_folder(folder), read_folder(tmp_path / "out")
    for noun in ("articles", "facts", "life_events"):
        entries = [
            [one.entry.model_dump() for one in getattr(plan, noun)]
            for plan in (told, again)
        ]
        assert _sorted_links(entries[0]) == _sorted_links(entries[1])


def _sorted_links(entries):
    for one in entries:
        one.get("life_events", []).sort()
    return entries


def test_E86_earlier_addresses_travel_and_the_same_folder_changes_nothing(
    db, folder, tmp_path
):
    change(folder, 'slug = "dry-well"', 'slug = "dry-well"\nformer = ["old-well"]')
    change(folder, 'slug = "moving"', 'slug = "moving"\nformer = ["house"]')
    change(folder, 'slug = "well"', 'slug = "well"\nformer = ["spring"]')
    seed(folder)

    write_folder(tmp_path / "out")

    assert find_heir("spring") == Service.objects.get(slug="well")
    assert heir_of("old-well") == KnowledgeArticle.objects.get()
    assert event_heir_of("house") == LifeEvent.objects.get(slug="moving")
    assert counts(tmp_path / "out") == (0, 0)


def test_words_that_mean_the_same_and_the_use_of_what_is_learned_travel(
    db, folder, tmp_path
):
    with (folder / "hamlet.toml").open("a", encoding="utf-8") as sheet:
        sheet.write(MORE)
    seed(folder)
    put_synonyms("en", ["ended", "over"])
    end_synonyms("en", "ended")

    names = write_folder(tmp_path / "out")

    assert {"learning.toml", "synonyms.toml"} <= set(names)
    assert Learning.objects.get().use == "propose"
    assert SynonymGroup.objects.exclude(terms=[]).get().terms == ["well", "spring"]
    assert counts(tmp_path / "out") == (0, 0)
    assert not any("synonyms" in line for line in check(tmp_path / "out")[1])
    assert "synonyms en well: is not in the folder" in check(_bare(tmp_path))[1]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param(
            'language = "en"', 'language = "xx"', "Write one of", id="language"
        ),
        pytest.param('"well", "spring"', '"well"', "synonyms.1.terms", id="alone"),
        pytest.param('"propose"', '"perhaps"', "learning.use", id="use"),
    ],
)
def test_a_fault_in_them_is_named(db, folder, before, after, line):
    with (folder / "hamlet.toml").open("a", encoding="utf-8") as sheet:
        sheet.write(MORE.replace(before, after))

    assert any(line in one for one in refusals(folder))


def _bare(tmp_path):
    (tmp_path / "bare").mkdir()
    return make_folder(tmp_path / "bare")


def test_an_export_forgets_the_articles_of_the_one_before(db, folder, tmp_path):
    seed(folder)
    out = tmp_path / "out"
    write_folder(out)
    ArticleVersion.objects.all().delete()
    KnowledgeArticle.objects.all().delete()

    write_folder(out)

    assert not list(out.glob("articles/*.toml"))


def test_what_the_folder_does_not_know_is_named(db, folder, tmp_path):
    seed(folder)
    (tmp_path / "bare").mkdir()

    _status, lines = check(make_folder(tmp_path / "bare"))

    assert "article dry-well: is not in the folder" in lines
    assert "fact well-fee: is not in the folder" in lines
    assert "life event moving: is not in the folder" in lines


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param(
            'owner = "gus"',
            'owner = "gas"',
            "articles.dry-well.owner: staff has no 'gas'. Did you mean 'gus'?",
            id="owner",
        ),
        pytest.param(
            'life_events = ["moving", "farming"]',
            'life_events = ["movin"]',
            "life_events has no 'movin'. Did you mean 'moving'?",
            id="life event",
        ),
        pytest.param(
            "It costs {well-fee}",
            "It costs {well-cost}",
            "articles.dry-well.answer.en: There is no shared value “well-cost”.",
            id="shared value",
        ),
        pytest.param(
            'value = "20.00"',
            'value = "20 euros"',
            "facts.well-fee.values.2026-06-01: Write an amount such as 18.00",
            id="amount",
        ),
        pytest.param(
            'currency = "EUR"',
            'currency = ""',
            "facts.well-fee.currency: Money",
            id="sum",
        ),
        pytest.param(
            "valid_from = 2026-06-01",
            "valid_from = 2026-01-01",
            "facts.well-fee.values: Two begin on the same day.",
            id="day",
        ),
        pytest.param(
            'es = "Lo llenamos. Cuesta {well-fee}."',
            "",
            "articles.dry-well.answer: There is no text in es. Write it.",
            id="language",
        ),
        pytest.param(
            '"We fill it. It costs {well-fee}."',
            f'"{"We fill it. " * 21}"',
            "Shorten it to 240.",
            id="long",
        ),
        pytest.param(
            'en = ["Call us.", "Wait by the well."]',
            f"en = ['{HARD}', 'Wait.']",
            "articles.dry-well.grade_reason: It reads at grade",
            id="hard",
        ),
        pytest.param(
            'slug = "farming"',
            'slug = "farming"\nformer = ["moving"]',
            "life_events.farming.former: 'moving' is an address of another one.",
            id="address",
        ),
        pytest.param(
            'audience = "public"',
            'audience = "all"',
            "articles.dry-well.audience",
            id="who",
        ),
    ],
)
def test_a_fault_is_named_with_its_place_and_its_remedy(
    db, folder, before, after, line
):
    change(folder, before, after)

    assert any(line in one for one in refusals(folder)), refusals(folder)
    assert not Department.objects.exists()
    assert not Fact.objects.exists()
