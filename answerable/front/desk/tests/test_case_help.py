"""The answer to a case, found in the help pages and put into the message."""

from __future__ import annotations

import pytest

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.casework.leaving import Written, hold
from answerable.casework.tests.makers import make_case
from answerable.correspondence.models import ComposerDraft
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.knowledge.content import Content
from answerable.knowledge.models import ArticleFlag, Citation, KnowledgeArticle
from answerable.knowledge.search.counting import count_due
from answerable.knowledge.tests.makers import make_article, make_fact

LETTER = "Come to us. It costs €20.00."
HELP = "/desk/help/lost-card/"


@pytest.fixture
def eve(town):
    return make_staff("eve", Role.EXPERT, town.roads.department, town.roads)


@pytest.fixture
def pages(town, eve):
    """Two help pages, one about a card and one about trees."""
    make_fact()
    card = make_article(eve, town.roads.department)
    tree = {
        "title": {"en": "Who cuts a tree in the street?"},
        "answer": {"en": "We do. Tell us which one."},
    }
    make_article(eve, town.roads.department, "cut-a-tree", content=Content(tree))
    count_due()
    return card


@pytest.fixture
def asked(pages):
    return make_case(words="I lost my card on the bus. How do I replace it?")


def help_of(case):
    return f"{address(case)}help/"


def titles(page):
    return [one.get_text(strip=True) for one in page.select("main li h2")]


def test_the_page_that_answers_comes_first(seat, ben, asked):
    page = read(seat(ben).get(help_of(asked)))

    assert titles(page)[0] == "How do I replace a lost card?"
    assert "By what the person wrote" in page.text


def test_other_words_are_looked_for(seat, ben, asked):
    page = read(seat(ben).get(help_of(asked), {"q": "tree"}))

    assert titles(page)[0] == "Who cuts a tree in the street?"


def test_where_nothing_fits_it_says_so(seat, ben, asked):
    assert "No help page fits" in text_of(seat(ben).get(help_of(asked), {"q": "zxqv"}))


def test_a_page_is_put_behind_what_was_written_and_sent_with_its_version(
    seat, ben, asked, settings
):
    settings.UNDO_SECONDS = 0
    browser = seat(ben)
    kept = {"kind": "message", "words": "Good morning,", "draft": "0"}
    browser.post(f"{address(asked)}draft/", kept)

    page = read(browser.post(f"{help_of(asked)}put-in/", {"mark": "lost-card/1"}))
    form = page.select_one("#compose")
    words = form.textarea.text.strip()
    sent = {
        one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")
    }
    browser.post(
        f"{address(asked)}reply/", {**sent, "words": words, "no_promise": "on"}
    )

    assert words.startswith(f"Good morning,\n\n{LETTER}")
    [cited] = Citation.objects.all()
    assert (cited.version.mark, cited.case) == ("lost-card/1", asked)


def test_a_version_that_there_is_not_is_not_found(seat, ben, asked):
    answer = seat(ben).post(f"{help_of(asked)}put-in/", {"mark": "lost-card/7"})

    assert answer.status_code == 404


def test_a_draft_keeps_which_pages_are_in_it(seat, ben, asked):
    kept = {
        "kind": "message",
        "words": LETTER,
        "draft": "0",
        "articles": "lost-card/1 x",
    }

    seat(ben).post(f"{address(asked)}draft/", kept)

    assert ComposerDraft.objects.get().facts["articles"] == "lost-card/1"


def test_the_script_is_told_the_help_pages_first(seat, ben, asked):
    told = seat(ben).get(f"{address(asked)}answers.json").json()

    first = told["answers"][0]
    assert (first["mark"], first["group"]) == ("lost-card/1", "Help page")
    assert first["text"].startswith(LETTER)


def test_what_answered_a_case_is_named_on_its_page_of_help(seat, ben, asked, settings):
    settings.UNDO_SECONDS = 0
    facts = {"is_answer": False, "articles": "lost-card/1"}
    hold(asked, Written("reply", LETTER, facts, ben), seen=asked.version)

    assert "Answered already from: lost-card/1" in text_of(
        seat(ben).get(help_of(asked))
    )


def test_B16_the_desk_sees_what_somebody_had_read(seat, ben, case):
    Case.objects.filter(pk=case.pk).update(
        trail={"query": "lost card", "seen": ["lost-card"]}
    )

    page = text_of(seat(ben).get(address(case)))

    assert (
        "Before they wrote Looked for: “ lost card ” Read, and still asked: lost-card"
        in page
    )


# The four doors


@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("ben", 200, id="works it"),
        pytest.param("chloe", 404, id="another team"),
        pytest.param("ada", 403, id="reads only"),
    ],
)
def test_only_who_works_a_case_answers_it_from_help_pages(
    request, seat, asked, who, status
):
    browser = seat(request.getfixturevalue(who))

    assert browser.get(help_of(asked)).status_code == status
    if status != 200:
        sent = browser.post(f"{help_of(asked)}put-in/", {"mark": "lost-card/1"})
        assert sent.status_code == status


def test_a_stranger_is_sent_to_sign_in(client, asked):
    assert client.get(help_of(asked)).status_code == 302


# A page out of a case


def test_an_expert_makes_a_help_page_of_what_was_answered(seat, eve, asked, settings):
    settings.UNDO_SECONDS = 0
    facts = {"is_answer": True}
    hold(asked, Written("reply", LETTER, facts, eve), seen=asked.version)
    browser = seat(eve)

    answer = browser.post(f"{help_of(asked)}new/")

    article = KnowledgeArticle.objects.latest("id")
    assert answer.url == f"/desk/help/{article.slug}/edit/?language=en"
    assert article.version == 0
    assert browser.get(answer.url).status_code == 200


def test_a_clerk_makes_no_help_page(seat, ben, asked):
    assert seat(ben).post(f"{help_of(asked)}new/").status_code == 404


def test_without_an_answer_there_is_nothing_to_make_a_page_of(seat, eve, asked):
    answer = seat(eve).post(f"{help_of(asked)}new/", follow=True)

    assert "Answer the case first" in text_of(answer)


# Something is wrong with a page


def test_whoever_reads_a_page_says_what_is_wrong_and_an_editor_sees_to_it(
    seat, ben, eve, pages
):
    seat(ben).post(f"{HELP}flag/", {"words": "The fee is 20 now."})
    page = seat(eve).get(HELP)
    flag = ArticleFlag.objects.get()

    seat(eve).post(f"{HELP}flags/{flag.pk}/settle/")

    flag.refresh_from_db()
    assert "The fee is 20 now." in text_of(page)
    assert flag.settled_by == eve
    assert "The fee is 20 now." not in text_of(seat(eve).get(HELP))


def test_a_flag_without_words_is_asked_for_them(seat, ben, pages):
    answer = seat(ben).post(f"{HELP}flag/", {"words": "  "}, follow=True)

    assert "Write what is wrong" in text_of(answer)
    assert not ArticleFlag.objects.exists()


def test_who_only_reads_a_page_settles_no_flag(seat, ben, pages):
    seat(ben).post(f"{HELP}flag/", {"words": "Wrong."})
    flag = ArticleFlag.objects.get()

    assert seat(ben).post(f"{HELP}flags/{flag.pk}/settle/").status_code == 403


def test_flagged_pages_are_a_list_of_their_own(seat, ben, eve, pages):
    seat(ben).post(f"{HELP}flag/", {"words": "Wrong."})

    page = text_of(seat(eve).get("/desk/help/", {"show": "flagged"}))

    assert "How do I replace a lost card?" in page
    assert "Who cuts a tree" not in page


def test_an_editor_tells_those_who_were_answered_from_it(
    seat, ben, eve, asked, settings
):
    settings.UNDO_SECONDS = 0
    facts = {"is_answer": True, "articles": "lost-card/1"}
    hold(asked, Written("reply", LETTER, facts, ben), seen=asked.version)
    browser = seat(eve)

    before = text_of(browser.get(f"{HELP}wrong/1/"))
    empty = browser.post(f"{HELP}wrong/1/", {"words": ""})
    answer = browser.post(f"{HELP}wrong/1/", {"words": "It is 20 euros."}, follow=True)

    assert f"1 case was answered from version 1 {asked.reference}" in before
    assert empty.status_code == 422
    assert "One person is told what is right." in text_of(answer)
    assert Citation.objects.get().corrected_by == eve
    assert Case.objects.get(pk=asked.pk).journal_length > asked.journal_length


def test_who_does_not_edit_a_page_tells_nobody(seat, ben, pages):
    assert seat(ben).get(f"{HELP}wrong/1/").status_code == 403
