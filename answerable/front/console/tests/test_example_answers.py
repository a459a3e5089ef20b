"""The answers of the example town are whole, plain, and promise what its services do."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from answerable.agency.roles import Role
from answerable.casework.seeding.folder import read_folder
from answerable.front.console.management.commands.seed import EXAMPLE
from answerable.knowledge.filling import FIELD
from answerable.lib.readability import PLAIN, reading_grade

SAMPLES = Path(__file__).parents[3] / "knowledge" / "tests" / "samples"
LANGUAGES = {"en", "es", "ar"}
EDITORS = {Role.EXPERT, Role.SUPERVISOR}
ONE_LINE = ("title", "issue", "answer", "cost", "time")
LISTS = ("steps", "documents")
# An amount, or a day, as somebody would type it instead of a shared value.
TYPED = re.compile(r"[£€$]|\bGBP\b|\d[.,]\d|\d{1,2}:\d\d|\b20\d\d\b|\bWM-\w")
LONGEST = 240
# Shared values that say how soon a service answers, beside the promise itself.
PROMISED = {
    "pothole-days": "pothole",
    "light-days": "street-light",
    "left-car-days": "abandoned-car",
    "bin-back-hours": "missed-bin",
    "bulky-days": "bulky-waste",
    "water-hours": "water-leak",
    "flood-hours": "blocked-drain",
    "noise-days": "noise",
    "pest-days": "pests",
    "graffiti-days": "graffiti",
    "food-days": "food-hygiene",
    "tree-days": "tree-park",
    "permit-days": "building-permit",
    "rent-months": "housing-benefit",
    "repair-days": "home-repair",
    "licence-days": "business-licence",
    "tax-days": "local-tax",
    "parking-days": "parking-permit",
    "certificate-days": "certificate",
    "badge-days": "blue-badge",
    "school-days": "school-place",
    "care-days": "care-assessment",
}


@pytest.fixture(scope="module")
def plan():
    return read_folder(EXAMPLE)


@pytest.fixture(scope="module")
def articles(plan):
    return [written.entry for written in plan.articles]


@pytest.fixture(scope="module")
def values(plan):
    """Return what each shared value is now, or first."""
    return {one.entry.key: value_of(one.entry) for one in plan.facts}


def value_of(fact):
    begun = [one.value for one in fact.values if one.valid_from <= date(2026, 12, 1)]
    return begun[-1]


def lines_of(article, language):
    """Return everything that an article says in a language."""
    said = [getattr(article, part)[language] for part in ONE_LINE]
    return said + [line for part in LISTS for line in getattr(article, part)[language]]


def filled(text, values):
    return FIELD.sub(lambda found: values[found[1]], text)


def test_forty_questions_and_more_have_an_answer(articles):
    public = [one for one in articles if one.audience == "public"]

    assert len(public) >= 40
    assert len(articles) - len(public) == 3


def test_no_service_is_without_an_answer(plan, articles):
    answered = {slug for one in articles for slug in one.services}

    assert {one.entry.slug for one in plan.services} - answered == set()


def test_every_part_stands_in_every_language_and_is_as_long_there(articles):
    uneven = [
        (one.slug, part)
        for one in articles
        for part in ("questions", *LISTS)
        if len({len(lines) for lines in getattr(one, part).values()}) > 1
    ]

    assert uneven == []
    assert all(
        set(getattr(one, part)) == LANGUAGES for one in articles for part in ONE_LINE
    )
    assert all(4 <= len(one.questions["en"]) <= 8 for one in articles)


def test_an_answer_is_short_with_its_values_in_it(articles, values):
    lengths = {
        (one.slug, code): len(filled(one.answer[code], values))
        for one in articles
        for code in LANGUAGES
    }

    # Amounts and days are longer in words than as they are stored, by some 20 each.
    assert max(lengths.values()) <= LONGEST - 20


def test_everything_is_in_plain_words(articles, values):
    grades = {
        one.slug: reading_grade(filled("\n".join(lines_of(one, "en")), values))
        for one in articles
    }

    hard = {slug for slug, grade in grades.items() if grade is None or grade > PLAIN}
    assert hard == set()


def test_no_amount_day_hour_or_form_is_typed_into_a_text(articles):
    typed = [
        (one.slug, line)
        for one in articles
        for code in LANGUAGES
        for line in lines_of(one, code)
        if TYPED.search(FIELD.sub("", line))
    ]

    assert typed == []


def test_the_languages_of_an_article_name_the_same_values(articles):
    named = {
        one.slug: {
            tuple(sorted(FIELD.findall("\n".join(lines_of(one, code)))))
            for code in LANGUAGES
        }
        for one in articles
    }

    assert {slug for slug, each in named.items() if len(each) > 1} == set()


def test_every_value_stands_in_an_article(articles, values):
    used = {
        key
        for one in articles
        for line in lines_of(one, "en")
        for key in FIELD.findall(line)
    }

    assert set(values) == used


def test_every_owner_may_edit_what_they_answer_for(plan, articles):
    parents = {one.entry.slug: one.entry.parent for one in plan.departments}
    posts = {one.entry.username: one.entry.roles for one in plan.staff}

    def may_edit(article):
        over = {article.department}
        above = parents[article.department]
        while above:
            over.add(above)
            above = parents[above]
        return any(
            post.role in EDITORS and post.department in over
            for post in posts[article.owner]
        )

    assert [one.slug for one in articles if not may_edit(one)] == []


@pytest.mark.parametrize(("key", "slug"), PROMISED.items(), ids=PROMISED)
def test_an_article_promises_what_its_service_promises(plan, values, key, slug):
    [service] = [one.entry for one in plan.services if one.entry.slug == slug]

    [amount] = [one.amount for one in service.standards if one.kind == "answer"]

    assert values[key] == str(amount)


def test_what_articles_say_of_the_house_is_what_the_house_says(plan, values):
    agency = plan.agency.entry
    [week] = [
        one.entry.hours for one in plan.calendars if one.entry.slug == "town-hall"
    ]

    assert values["town-phone"] == agency.phone
    assert values["emergency-number"] == agency.emergency_number
    assert values["hall-opens"] == week["mon"][0][0]
    assert values["hall-lunch"] == f"{week['mon'][0][1]}–{week['mon'][1][0]}"
    assert values["hall-closes"] == week["mon"][-1][1]
    assert values["hall-closes-thursday"] == week["thu"][-1][1]
    assert values["hall-closes-friday"] == week["fri"][-1][1]


def test_what_articles_say_of_complaints_is_what_is_promised(plan, values):
    promised = {
        (one.entry.stage, one.entry.kind): str(one.entry.amount)
        for one in plan.standards
        if one.entry.case_type == "complaint"
    }

    assert values["complaint-confirm-days"] == promised[1, "acknowledge"]
    assert values["complaint-answer-days"] == promised[1, "answer"]
    assert values["complaint-second-days"] == promised[2, "answer"]


@pytest.mark.parametrize("file", ["questions.toml", "questions_told.toml"])
def test_the_questions_that_are_held_out_have_each_public_article_once(articles, file):
    held = tomllib.loads((SAMPLES / file).read_text("utf-8"))["questions"]

    assert sorted(one["article"] for one in held) == sorted(
        one.slug for one in articles if one.audience == "public"
    )
    assert all(set(one) == {"article"} | LANGUAGES for one in held)


def test_no_question_that_is_held_out_stands_in_an_article(articles):
    listed = {
        (code, line.casefold())
        for one in articles
        for code in LANGUAGES
        for line in one.questions[code]
    }
    held = [
        (code, one[code].casefold())
        for file in ("questions.toml", "questions_told.toml")
        for one in tomllib.loads((SAMPLES / file).read_text("utf-8"))["questions"]
        for code in LANGUAGES
    ]

    assert [one for one in held if one in listed] == []
