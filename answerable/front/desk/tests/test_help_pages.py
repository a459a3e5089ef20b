"""Help pages at the desk: found, written, published, checked, retired and compared."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from answerable.agency.configuration import Hand
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import read, text_of
from answerable.knowledge.content import Content
from answerable.knowledge.models import (
    ArticleSketch,
    Fact,
    FactValue,
    KnowledgeArticle,
)
from answerable.knowledge.policy import change_article, retire
from answerable.knowledge.queries import content_of, find_sketch, version_of
from answerable.knowledge.search.log import note_search
from answerable.knowledge.tests.makers import make_article, make_content, make_fact

LIST = "/desk/help/"
PAGE = "/desk/help/lost-card/"
MOST_QUERIES = 12  # of which nine are asked for any page of the desk
FREE = {"answer": {"en": "Come to us. It is free.", "es": "Venga. Es gratis."}}
HARD = (
    "Notwithstanding antecedent administrative determinations, reimbursement"
    " necessitates comprehensive supplementary documentation."
)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def eve(town):
    """Expert of Roads."""
    return make_staff("eve", Role.EXPERT, town.roads.department, town.roads)


@pytest.fixture
def pat(town):
    """Expert of Parks, who changes nothing of Roads."""
    return make_staff("pat", Role.EXPERT, town.parks.department, town.parks)


@pytest.fixture
def lost_card(town, eve):
    make_fact()
    return make_article(eve, town.roads.department, services=[town.lamp])


@pytest.fixture
def browsers(seat, request):
    """The browser of each of the cast."""
    cast = ("eve", "pat", "ben", "ada", "dee")
    return {name: seat(request.getfixturevalue(name)) for name in cast}


@pytest.fixture
def expert(seat, eve):
    return seat(eve)


def sketched(article, staff, **texts):
    """Change some parts of what is read."""
    before = content_of(version_of(article))
    change_article(article, Content({**before.texts, **texts}), by=Hand(staff))


def fields(browser, address):
    """Return what the form of a page would send, as it stands."""
    form = read(browser.get(address)).main.select_one("form.form")
    told = {}
    for one in form.select("input, textarea, select"):
        if one.name == "textarea":
            told[one["name"]] = one.get_text().lstrip("\n")
        elif one.name == "select":
            chosen = one.find("option", selected=True)
            told[one["name"]] = chosen["value"] if chosen else ""
        elif one.get("type") not in {"radio", "checkbox"} or one.has_attr("checked"):
            told[one["name"]] = one.get("value", "")
    return told


def titles(response):
    return [row.a.get_text(strip=True) for row in read(response).select("tbody th")]


def newest(article):
    return version_of(KnowledgeArticle.objects.get(pk=article.pk))


# The doors


@pytest.mark.parametrize(
    "address",
    [
        LIST,
        PAGE,
        f"{PAGE}edit/",
        f"{PAGE}place/",
        f"{PAGE}versions/",
        "/desk/new-help/",
        "/desk/facts/",
        "/desk/facts/card-fee/",
        "/desk/help-doubts/",
    ],
)
def test_every_page_has_its_four_doors(client, browsers, lost_card, address):
    code = {name: one.get(address).status_code for name, one in browsers.items()}
    changes = "edit" in address or "place" in address
    inside = "facts" in address or "doubts" in address
    begins = "new" in address

    assert client.get(address).status_code == 302
    assert code["eve"] == 200
    assert code["pat"] == (403 if changes else 200)
    assert code["ada"] == (403 if changes else 404 if begins else 200)
    assert code["ben"] == (403 if changes else 404 if inside or begins else 200)


@pytest.mark.parametrize(
    ("step", "allowed"),
    [
        pytest.param("publish", {"dee"}, id="publish"),
        pytest.param("retire", {"dee"}, id="retire"),
        pytest.param("bring-back", {"dee"}, id="bring back"),
        pytest.param("review", {"dee", "eve"}, id="review"),
        pytest.param("give-up", {"dee", "eve"}, id="give up"),
        pytest.param("checked", {"dee", "eve"}, id="checked"),
        pytest.param("restore", {"dee", "eve"}, id="restore"),
    ],
)
def test_every_step_is_for_those_who_may(browsers, lost_card, step, allowed):
    sketched(lost_card, lost_card.owner, **FREE)
    address = f"{PAGE}{step}/"

    refused = {
        name
        for name in ("pat", "ben", "ada", "eve")
        if browsers[name].post(address).status_code == 403
    }

    assert Client().post(address).status_code == 302
    assert browsers["dee"].get(address).status_code == 405
    assert refused == {"pat", "ben", "ada", "eve"} - allowed


def test_what_is_not_live_is_not_there_for_others(seat, lost_card, ben, eve, dee):
    retire(lost_card, by=Hand(dee))

    assert seat(ben).get(PAGE).status_code == 404
    assert seat(eve).get(PAGE).status_code == 200


def test_what_is_being_written_is_shown_to_those_who_write(seat, lost_card, ben, eve):
    sketched(lost_card, eve, **FREE)

    assert "Not published yet" in text_of(seat(eve).get(PAGE))
    assert "Not published yet" not in text_of(seat(ben).get(PAGE))


# The list


def test_pages_lie_on_shelves_by_where_they_stand(expert, town, eve, dee):
    make_fact()
    for slug in ("live", "draft", "asked", "planned", "old", "late"):
        make_article(
            eve,
            town.roads.department,
            slug,
            content=make_content(texts={"title": {"en": slug}}),
        )
    rows = {one.slug: one for one in KnowledgeArticle.objects.all()}
    for slug in ("draft", "asked", "planned"):
        sketched(rows[slug], eve, **FREE)
    ArticleSketch.objects.filter(article=rows["asked"]).update(
        asked_by=eve, asked_at="2026-03-02T10:00Z"
    )
    ArticleSketch.objects.filter(article=rows["planned"]).update(
        approved_by=dee, publish_on="2026-04-01"
    )
    retire(rows["old"], by=Hand(dee))
    KnowledgeArticle.objects.filter(slug="late").update(review_on="2026-03-01")

    def on(shelf):
        return titles(expert.get(LIST, {"show": shelf}))

    assert on("live") == ["asked", "draft", "late", "live", "planned"]
    assert (on("draft"), on("review")) == (["draft"], ["asked"])
    assert (on("scheduled"), on("retired")) == (["planned"], ["old"])
    assert on("due") == on("yours") == ["late"]
    assert on("nonsense") == on("live")


def test_a_page_is_found_by_words_of_its_title(expert, lost_card, town, eve):
    make_article(
        eve,
        town.hall,
        "bin",
        content=make_content(texts={"title": {"en": "My bin", "es": "Mi cubo"}}),
    )

    assert titles(expert.get(LIST, {"words": "cubo"})) == ["My bin"]
    assert "No help page fits" in text_of(expert.get(LIST, {"words": "xyz"}))


def test_a_long_list_goes_on(expert, town, eve, django_assert_max_num_queries):
    make_fact()
    for number in range(100, 152):
        make_article(eve, town.hall, f"page-{number}")
    expert.get(LIST)

    with django_assert_max_num_queries(MOST_QUERIES):
        first = expert.get(LIST)
    more = read(first).find("a", rel="next")["href"]

    assert len(titles(first)) == 50
    assert len(titles(expert.get(f"{LIST}{more}"))) == 2


def test_the_list_says_how_far_a_translation_is_behind(
    expert, supervisor, lost_card, eve
):
    sketched(lost_card, eve, time={"en": "A week."})
    supervisor.post(
        f"{PAGE}publish/", {**fields(supervisor, PAGE), "reason": "Quicker"}
    )

    assert "Spanish: 1 version behind" in text_of(expert.get(LIST))


# Writing


def test_a_page_is_begun_with_its_question(expert, town, eve):
    answer = expert.post(
        "/desk/new-help/",
        {"title": "How do I hire a hall?", "department": town.roads.department.pk},
    )

    article = KnowledgeArticle.objects.get()
    assert answer.url == "/desk/help/how-do-i-hire-a-hall/edit/"
    assert (article.owner, article.version) == (eve, 0)
    assert find_sketch(article).texts == {"title": {"en": "How do I hire a hall?"}}


def test_nobody_begins_a_page_of_others(expert, town):
    told = {"title": "Trees?", "department": town.parks.department.pk}

    answer = expert.post("/desk/new-help/", told)

    assert answer.status_code == 422
    assert "Choose a department of the list" in text_of(answer)


def test_two_pages_with_one_title_get_two_addresses(expert, town):
    told = {"title": "A hall?", "department": town.roads.department.pk}

    urls = [expert.post("/desk/new-help/", told).url for _each in range(2)]

    assert urls == ["/desk/help/a-hall/edit/", "/desk/help/a-hall-2/edit/"]


def test_a_title_without_latin_letters_gets_an_address_too(expert, town):
    told = {"title": "أين القاعة؟", "department": town.roads.department.pk}

    assert expert.post("/desk/new-help/", told).status_code == 302


def test_what_is_kept_is_not_published(expert, lost_card):
    told = fields(expert, f"{PAGE}edit/") | {"answer": "It is free.", "steps": "A\n\nB"}

    answer = expert.post(f"{PAGE}edit/", told)

    assert answer.url == PAGE
    texts = find_sketch(lost_card).texts
    assert (texts["answer"]["en"], texts["steps"]["en"]) == ("It is free.", ["A", "B"])
    assert texts["answer"]["es"] == "Venga. Cuesta {card-fee}."
    assert newest(lost_card).number == 1


def test_keeping_what_stands_there_changes_nothing(expert, lost_card):
    told = fields(expert, f"{PAGE}edit/")

    expert.post(f"{PAGE}edit/", told)

    assert find_sketch(lost_card) is None


def test_a_translation_is_written_beside_the_first_language(expert, lost_card):
    page = read(expert.get(f"{PAGE}edit/?language=ar"))

    field = page.find(id="article-answer")
    assert (field["dir"], field["lang"]) == ("rtl", "ar")
    assert "Come to us. It costs {card-fee}." in page.get_text()
    assert page.find(id="article-audience_0") is None


def test_who_says_that_a_translation_still_fits_brings_it_up_to_date(
    expert, supervisor, lost_card, eve
):
    sketched(lost_card, eve, time={"en": "A week."})
    address = f"{PAGE}edit/?language=es"
    expert.post(address, fields(expert, address) | {"still_fits": "on"})

    told = {**fields(supervisor, PAGE), "reason": "Quicker"}
    supervisor.post(f"{PAGE}publish/", told)

    assert newest(lost_card).editions == {"en": 2, "es": 2}


@pytest.mark.parametrize(
    ("told", "line"),
    [
        pytest.param({"answer": ""}, "This is missing. Write it.", id="no answer"),
        pytest.param({"answer": "x" * 241}, "Shorten it to 240", id="too long"),
        pytest.param({"cost": "{fee}"}, "no shared value “fee”", id="no such value"),
        pytest.param({"audience": "x"}, "Select a valid choice", id="audience"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_lost(expert, lost_card, told, line):
    sent = fields(expert, f"{PAGE}edit/") | {"time": "A week, or two."} | told

    answer = expert.post(f"{PAGE}edit/", sent)

    assert answer.status_code == 422
    assert line in text_of(answer)
    assert "A week, or two." in answer.content.decode()
    assert find_sketch(lost_card) is None


def test_a_preview_keeps_nothing(expert, lost_card):
    sent = fields(expert, f"{PAGE}edit/") | {
        "answer": "It is free & quick.",
        "preview": "1",
    }

    text = text_of(expert.post(f"{PAGE}edit/", sent))

    assert "It is free and quick." in text
    assert find_sketch(lost_card) is None


def test_who_writes_on_an_older_page_is_told_and_keeps_the_words(
    expert, lost_card, dee
):
    told = fields(expert, f"{PAGE}edit/") | {"answer": "Mine."}
    sketched(lost_card, dee, **FREE)

    answer = expert.post(f"{PAGE}edit/", told)

    assert answer.status_code == 409
    assert "Mine." in answer.content.decode()
    again = read(answer).select_one("form.form").find("input", {"name": "seen"})
    assert expert.post(f"{PAGE}edit/", told | {"seen": again["value"]}).url == PAGE


def test_E25_it_says_what_would_make_it_plainer(expert, lost_card):
    told = fields(expert, f"{PAGE}edit/") | {"issue": HARD, "preview": "1"}

    text = text_of(expert.post(f"{PAGE}edit/", told))

    assert "hard to read" in text


def test_who_answers_for_it_changes_at_once(expert, lost_card, dee):
    told = fields(expert, f"{PAGE}place/") | {
        "owner": dee.pk,
        "review_days": "30",
        "services": [],
    }

    assert expert.post(f"{PAGE}place/", told).url == PAGE
    row = KnowledgeArticle.objects.get()
    assert (row.owner, row.review_days) == (dee, 30)
    assert row.review_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        pytest.param({"review_days": "0"}, "Write 1 or more", id="no days"),
        pytest.param({"owner": "999999"}, "Choose somebody of the list", id="owner"),
        pytest.param(
            {"department": "hall"}, "Choose a department of the list", id="department"
        ),
    ],
)
def test_nobody_can_be_wrong_who_answers_for_it(expert, lost_card, told, line):
    answer = expert.post(f"{PAGE}place/", fields(expert, f"{PAGE}place/") | told)

    assert answer.status_code == 422
    assert line in text_of(answer)


def test_an_article_is_given_to_somebody_of_its_department(expert, lost_card, pat, dee):
    page = read(expert.get(f"{PAGE}place/"))

    offered = [one.get_text() for one in page.select("#place-owner option[value]")]
    assert "Pat Example" not in offered
    assert {"Eve Example", "Dee Example"} <= set(offered)


# Publishing


def test_an_expert_asks_and_a_supervisor_publishes(expert, supervisor, lost_card, eve):
    sketched(lost_card, eve, **FREE)

    expert.post(f"{PAGE}review/")
    waiting = titles(supervisor.get(LIST, {"show": "review"}))
    told = {**fields(supervisor, PAGE), "reason": "It is free now."}
    answer = supervisor.post(f"{PAGE}publish/", told)

    assert waiting == ["How do I replace a lost card?"]
    assert answer.url == PAGE
    version = newest(lost_card)
    assert (version.number, version.reason) == (2, "It is free now.")
    assert version.by.username == "dee"


@pytest.mark.parametrize("step", ["publish", "review", "give-up", "retire"])
def test_a_second_press_breaks_nothing(supervisor, lost_card, eve, step):
    sketched(lost_card, eve, **FREE)
    told = {**fields(supervisor, PAGE), "reason": "Free", "at_once": "1", "day": ""}

    answers = [supervisor.post(f"{PAGE}{step}/", told) for _each in range(3)]

    assert {one.status_code for one in answers} == {302}
    assert newest(lost_card).number == (2 if step == "publish" else 1)


def test_publishing_needs_a_reason(supervisor, lost_card, eve):
    sketched(lost_card, eve, **FREE)

    answer = supervisor.post(f"{PAGE}publish/", fields(supervisor, PAGE))

    assert answer.status_code == 422
    assert "Say in a few words what changed" in text_of(answer)


def test_what_is_hard_to_read_needs_a_signed_reason(supervisor, lost_card, eve):
    sketched(lost_card, eve, issue={"en": HARD})
    told = {**fields(supervisor, PAGE), "reason": "New law"}

    answer = supervisor.post(f"{PAGE}publish/", told)
    assert "Say why it cannot be plainer" in text_of(answer)
    supervisor.post(f"{PAGE}publish/", told | {"grade_reason": "The law says so."})

    assert newest(lost_card).grade_reason == "The law says so."
    assert "The law says so." in text_of(supervisor.get(PAGE))


def test_it_can_be_published_from_a_day_on(supervisor, lost_card, eve):
    sketched(lost_card, eve, **FREE)
    told = {**fields(supervisor, PAGE), "reason": "Spring"}

    past = supervisor.post(f"{PAGE}publish/", told | {"day": "2026-03-02"})
    supervisor.post(f"{PAGE}publish/", told | {"day": "2026-04-01"})

    assert "Write a later one" in text_of(past)
    assert find_sketch(lost_card).publish_on == date(2026, 4, 1)
    assert newest(lost_card).number == 1
    assert "approved it for Wednesday 1 April 2026" in text_of(supervisor.get(PAGE))


def test_what_changed_since_the_page_was_read_is_not_published(
    supervisor, lost_card, eve
):
    sketched(lost_card, eve, **FREE)
    told = {**fields(supervisor, PAGE), "reason": "Free"}
    sketched(lost_card, eve, time={"en": "A year."})

    answer = supervisor.post(f"{PAGE}publish/", told)

    assert answer.status_code == 422
    assert newest(lost_card).number == 1


def test_changes_are_shown_word_by_word_and_given_up(expert, lost_card, eve):
    sketched(lost_card, eve, **FREE)

    page = read(expert.get(PAGE))
    expert.post(f"{PAGE}give-up/")

    assert "free." in " ".join(one.get_text() for one in page.select("ins"))
    assert find_sketch(lost_card) is None


def test_an_earlier_version_is_taken_again(expert, supervisor, lost_card, eve):
    sketched(lost_card, eve, **FREE)
    supervisor.post(f"{PAGE}publish/", {**fields(supervisor, PAGE), "reason": "Free"})
    versions = read(expert.get(f"{PAGE}versions/"))

    expert.post(f"{PAGE}restore/", {"version": "1"})

    assert "Version 2" in versions.get_text()
    assert "Free" in versions.get_text()
    assert "{card-fee}" in find_sketch(lost_card).texts["answer"]["en"]


@pytest.mark.parametrize("number", ["", "x", "0", "9", "99999999999999999999"])
def test_a_version_that_there_is_not_is_not_there(expert, lost_card, number):
    assert expert.post(f"{PAGE}restore/", {"version": number}).status_code == 404


def test_who_checked_it_says_so(seat, lost_card, eve, in_march):
    in_march.move_to("2026-05-02 10:00Z")

    seat(eve).post(f"{PAGE}checked/")

    row = KnowledgeArticle.objects.get()
    assert (row.checked_on, row.checked_by) == (date(2026, 5, 2), eve)


@pytest.mark.parametrize(
    ("typed", "day", "line"),
    [
        pytest.param("2026-04-01", date(2026, 4, 1), "until that day", id="a day"),
        pytest.param("", None, "until further notice", id="no day"),
        pytest.param("2026-02-30", None, "Write a day such as", id="no such day"),
        pytest.param("soon", None, "Write a day such as", id="no day at all"),
        pytest.param("2026-03-01", None, "not to come", id="a day that is over"),
    ],
)
def test_a_last_day_is_planned(supervisor, lost_card, typed, day, line):
    answer = supervisor.post(f"{PAGE}retire/", {"day": typed}, follow=True)

    assert KnowledgeArticle.objects.get().retire_on == day
    assert line in text_of(answer)


def test_a_page_is_retired_and_brought_back(supervisor, client, lost_card):
    supervisor.post(f"{PAGE}retire/", {"at_once": "1"})
    assert client.get("/help/lost-card/").status_code == 404

    supervisor.post(f"{PAGE}bring-back/")

    assert client.get("/help/lost-card/").status_code == 200


# Shared values and what does not fit


def test_a_new_value_names_the_pages_that_follow(supervisor, client, lost_card):
    page = supervisor.get("/desk/facts/card-fee/")
    told = fields(supervisor, "/desk/facts/card-fee/")

    supervisor.post(
        "/desk/facts/card-fee/", told | {"value": "19.50", "valid_from": "2026-03-02"}
    )

    assert titles(page) == ["How do I replace a lost card?"]
    assert "€19.50" in text_of(client.get("/help/lost-card/"))
    assert FactValue.objects.get(value="19.50").by.username == "dee"


@pytest.mark.parametrize(
    ("told", "line"),
    [
        pytest.param({"value": "19,50"}, "Write an amount such as 18.00", id="value"),
        pytest.param({"value": ""}, "Write the new value", id="no value"),
        pytest.param({"valid_from": ""}, "Say from which day it counts", id="no day"),
    ],
)
def test_a_value_that_cannot_be_is_named(supervisor, lost_card, told, line):
    good = {"value": "19.50", "valid_from": "2026-04-01"}
    sent = fields(supervisor, "/desk/facts/card-fee/") | good | told

    answer = supervisor.post("/desk/facts/card-fee/", sent)

    assert answer.status_code == 422
    assert line in text_of(answer)
    assert FactValue.objects.count() == 2


def test_who_does_not_publish_sets_no_value(expert, lost_card):
    assert expert.post("/desk/facts/card-fee/", {"value": "1.00"}).status_code == 403
    assert "Change it from a day on" not in text_of(expert.get("/desk/facts/card-fee/"))


def test_values_are_listed_with_what_they_will_be(expert, lost_card):
    text = text_of(expert.get("/desk/facts/"))

    assert "€18.00" in text
    assert "€20.00 from Monday 1 June 2026" in text
    assert Fact.objects.count() == 1


NEW_FACT = {
    "name_en": "Fee for a hall",
    "name_es": "Tasa por una sala",
    "kind": "money",
    "currency": "eur",
    "value": "40.00",
    "valid_from": "2026-03-02",
}


def test_a_new_value_is_kept_under_a_key_of_its_own(supervisor, town):
    urls = [supervisor.post("/desk/new-fact/", NEW_FACT).url for _each in range(2)]

    assert urls == ["/desk/facts/fee-for-a-hall/", "/desk/facts/fee-for-a-hall-2/"]
    fact = Fact.objects.get(key="fee-for-a-hall")
    assert (fact.currency, fact.name["es"]) == ("EUR", "Tasa por una sala")
    assert "€40.00" in text_of(supervisor.get(urls[0]))


@pytest.mark.parametrize(
    ("told", "line"),
    [
        pytest.param({"name_en": ""}, "Write its name", id="no name"),
        pytest.param({"kind": ""}, "Choose what it is", id="no kind"),
        pytest.param({"currency": ""}, "Money needs a currency", id="no currency"),
        pytest.param({"value": "forty"}, "Write an amount such as", id="value"),
        pytest.param({"valid_from": ""}, "Say from which day it counts", id="no day"),
    ],
)
def test_a_new_value_that_cannot_be_is_named(supervisor, town, told, line):
    answer = supervisor.post("/desk/new-fact/", NEW_FACT | told)

    assert answer.status_code == 422
    assert line in text_of(answer)
    assert not Fact.objects.exists()


def test_only_who_publishes_keeps_a_new_value(browsers, town):
    codes = {
        name: one.get("/desk/new-fact/").status_code for name, one in browsers.items()
    }

    assert Client().get("/desk/new-fact/").status_code == 302
    assert codes == {"eve": 403, "pat": 403, "ben": 404, "ada": 403, "dee": 200}


def test_an_unknown_value_is_not_there(expert, lost_card):
    assert expert.get("/desk/facts/nothing/").status_code == 404


def test_what_does_not_fit_together_is_shown(expert, lost_card, town, eve):
    make_article(
        eve,
        town.hall,
        "streets",
        content=make_content(
            texts={
                "title": {"en": "Streets"},
                "questions": None,
                "steps": {"en": ["Pay a fee of €25.00 for another card."]},
            }
        ),
    )
    sketch = {"steps": {"en": ["Pay a fee of {card-fee} for another card."]}}
    make_article(eve, town.hall, "card", content=make_content(texts=sketch))

    text = text_of(expert.get("/desk/help-doubts/"))

    assert "Pay a fee of €25.00 for another card." in text
    assert "Pay a fee of €18.00 for another card." in text
    assert "Titles that name a part of ours Streets" in text


def test_who_must_look_at_a_page_is_told_for_you(expert, seat, lost_card, pat):
    KnowledgeArticle.objects.update(review_on="2026-03-10")

    assert "Help pages to be checked" in text_of(expert.get("/desk/for-you/"))
    assert "Help pages to be checked" not in text_of(seat(pat).get("/desk/for-you/"))


def test_what_people_wrote_is_read_at_the_desk(expert, client, lost_card):
    url = client.post("/help/lost-card/useful/", {"useful": "no", "version": "1"}).url
    client.post(url, {"words": "Where is the office?"})

    text = text_of(expert.get(PAGE))

    assert "Where is the office?" in text
    assert "0 yes, 1 no" in text


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize(
    "address",
    [LIST, PAGE, f"{PAGE}edit/?language=ar", f"{PAGE}place/", f"{PAGE}versions/"],
)
def test_pages_are_valid_in_every_language(seat, lost_card, address, language):
    eve = lost_card.owner
    eve.language = language
    eve.save()
    sketched(lost_card, eve, **FREE)

    page = read(seat(eve).get(address))

    assert page.html["lang"] == language


# What is missing


GAPS = "/desk/help-gaps/"


def test_C13_the_condition_is_the_mean_of_its_printed_shares(
    seat, eve, lost_card, in_march
):
    for _search in range(3):
        note_search("zeppelin", "en", found=0)
    note_search("card", "en", found=1)

    page = text_of(seat(eve).get(GAPS))

    assert "Checked by an expert 100 % 1 of 1" in page
    assert "Not due for a check 100 % 1 of 1" in page
    assert "Read, or used in an answer 0 % 0 of 1" in page
    assert "Searches that found something 25 % 1 of 4" in page
    assert "Our knowledge is at 56 of 100" in page


def test_what_is_sought_in_vain_is_a_list(seat, eve, lost_card):
    for _search in range(3):
        note_search("zeppelin", "en", found=0)

    page = read(seat(eve).get(GAPS))

    assert [row.get_text(" ", strip=True) for row in page.select("tbody tr")] == [
        "zeppelin English 3 3 0"
    ]


def test_services_that_are_answered_without_a_page_are_named(seat, eve, town, ben):
    case = make_case(service="street-light")
    Case.objects.filter(pk=case.pk).update(
        state="resolved", outcome="done", resolved_at=timezone.now()
    )

    page = text_of(seat(eve).get(GAPS))

    assert "Street light 1 of 1 cases" in page


def test_without_anything_to_count_there_is_no_number(seat, eve, town):
    assert "There is nothing to count yet" in text_of(seat(eve).get(GAPS))


@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("eve", 200, id="editor"),
        pytest.param("ada", 200, id="auditor"),
        pytest.param("ben", 404, id="clerk"),
    ],
)
def test_what_is_missing_is_for_those_who_work_on_pages(request, seat, who, status):
    assert seat(request.getfixturevalue(who)).get(GAPS).status_code == status


def test_a_stranger_is_asked_to_sign_in_for_what_is_missing(client, town):
    assert client.get(GAPS).status_code == 302
