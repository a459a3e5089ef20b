"""Listening first: vague words lead to at most five questions, and to a playback."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.urls import reverse

from answerable.agency.models import Service
from answerable.cases.models import Case
from answerable.front.portal.tests.pages import Walk, mistakes, read, text_of
from answerable.lib.memory import forget
from answerable.routing.listening.asking import MOST_QUESTIONS

VAGUE = "Something is wrong here."
WISH = "Please do something."
# What somebody wrote, what they mean, and the answers that they would take for theirs,
# the best first. Some of these belong to another service: people take them as well.
PEOPLE = [
    (
        "Something is wrong in front of my house.",
        "pothole",
        ["On the pavement", "A bench, bin, path or fence"],
    ),
    ("It is very dark here and I am scared", "street-light", ["It is dark"]),
    ("I get no rest any more at home", "noise", ["Music or a party", "An animal"]),
    (
        "I got a letter and I do not understand it",
        "local-tax",
        ["The amount looks wrong", "I cannot pay on time"],
    ),
    (
        "Money is tight and I don't know what to do",
        "housing-benefit",
        ["I have no income now", "I cannot pay on time"],
    ),
    ("I need a paper from you", "certificate", ["Birth"]),
    ("They did not come", "missed-bin", ["Household rubbish"]),
    (
        "There is stuff on the pavement outside",
        "bulky-waste",
        ["Clear away what somebody dumped", "On the pavement"],
    ),
    (
        "I nearly fell this morning",
        "pothole",
        ["On the pavement", "A bench, bin, path or fence"],
    ),
    ("My cellar is wet", "water-leak", ["Water runs or drips"]),
    (
        "I want to start something of my own",
        "business-licence",
        ["A shop", "Build something new"],
    ),
    ("We have plans for our house", "building-permit", ["Make a house bigger"]),
    (
        "It is dangerous for the children",
        "tree-park",
        ["A playground", "Where cars drive"],
    ),
    ("It tastes funny", "water-leak", ["It is dirty or smells", "Food waste"]),
    (
        "It stinks",
        "missed-bin",
        ["Household rubbish", "Food waste", "It is dirty or smells"],
    ),
    (
        "Somebody must come and look at it before it falls",
        "tree-park",
        ["A tree or a branch", "The post or a wire is damaged"],
    ),
    ("My daughter was born", "certificate", ["Birth"]),
    (
        "No me alcanza para pagar",
        "local-tax",
        ["No puedo pagar a tiempo", "Ahora no tengo ingresos"],
    ),
    (
        "Necesito ayuda con mi casa",
        "housing-benefit",
        ["Ahora no tengo ingresos", "Cambiar paredes, tejado o ventanas"],
    ),
    ("عندي مشكلة أمام البيت", "street-light", ["مطفأ", "على الرصيف"]),
]
FEWEST_RIGHT = 15
MOST_QUERIES = 6


def language_of(words):
    if words.isascii():
        return "es" if words.startswith(("No me", "Necesito")) else "en"
    return "ar"


class Abroad(Walk):
    """Somebody on the pages of another language."""

    def __init__(self, client, home):
        super().__init__(client)
        self.home = home

    def address(self, step):
        return f"{self.home}/report/{self.token}/{step}/"


def options(page):
    """Return the answers of a page by their words."""
    labels = {label["for"]: label for label in page.find_all("label")}
    radios = page.find_all("input", {"name": "fits"})
    return {
        next(iter(labels[radio["id"]].stripped_strings)): radio["value"]
        for radio in radios
    }


def answer_honestly(walk, would_say):
    """Answer as one of these people would; return how many questions it took."""
    for asked in range(MOST_QUESTIONS + 1):
        offered = options(read(walk.look("listen")))
        if not offered:
            return asked
        fits = next((offered[say] for say in would_say if say in offered), "-")
        walk.post("listen", fits=fits)
    message = "there is no end to the questions"
    raise AssertionError(message)


def led_to(client, words, would_say):
    """Return the service that somebody is led to."""
    home = {"en": "", "es": "/es", "ar": "/ar"}[language_of(words)]
    walk = Abroad(client, home)
    answer = client.post(f"{home}/report/", {"words": words, "wish": "?"})
    walk.token = answer.url.split("/report/")[1].split("/")[0]
    if answer.url.endswith("/service/"):
        first = read(walk.look("service")).find("input", {"name": "service"})
        return first["value"]
    answer_honestly(walk, would_say)
    walk.post("listen", right="yes")
    return walk.draft.answers.get("service", "")


@pytest.fixture
def example(db):
    """The example government, with its twenty-five services."""
    call_command("seed")


@pytest.fixture
def vague(walk, lamp_form):
    """Somebody whose words do not say what it is about; one service asks questions."""
    walk.begin(words=VAGUE, wish=WISH)
    return walk


def test_E47_of_twenty_vague_texts_at_least_fifteen_end_at_their_service(
    client, example
):
    """Eighteen of the twenty do at this count; the others take what is near."""
    right = [
        words for words, meant, say in PEOPLE if led_to(client, words, say) == meant
    ]

    wrong = [words for words, _meant, _say in PEOPLE if words not in right]
    assert len(right) >= FEWEST_RIGHT, wrong


# One question after the other


def test_who_is_clear_goes_on_without_questions(walk):
    answer = walk.begin()

    assert answer.url == walk.address("service")


def test_who_is_vague_is_asked_by_the_answers_of_the_likeliest_services(vague):
    page = vague.look("listen")

    assert list(options(read(page))) == [
        "Permit",
        "On a pole",
        "On a wall",
        "Tree",
        "None of these fits",
    ]
    assert "On a wall Street light: Which lamp?" in text_of(page)
    assert f"You tell us {VAGUE}" in text_of(page)
    assert "Question 1 of at most 5." in text_of(page)


@pytest.mark.parametrize(
    "door",
    [pytest.param("complain", id="complaint"), pytest.param("thank", id="thanks")],
)
def test_what_is_only_about_a_service_is_not_asked(client, town, door):
    walk = Walk(client, door)

    answer = walk.begin(words=VAGUE)

    assert answer.url == walk.address("service")


def test_who_came_in_by_a_service_is_not_asked(client, town):
    walk = Walk(client)
    answer = client.post("/report/?service=tree", {"words": VAGUE, "wish": WISH})
    walk.token = answer.url.split("/")[2]

    assert answer.url == walk.address("service")


def test_an_answer_leads_to_what_we_understood(vague):
    vague.post("listen", fits="street-light.lamp.wall")

    page = text_of(vague.look("listen"))

    assert "Have we understood you?" in page
    assert f"You tell us {VAGUE}" in page
    assert "Which lamp? On a wall" in page
    assert "This goes to: Street light ." in page
    assert "Is that right?" in page


def test_what_is_confirmed_is_the_service_and_its_answer_is_not_asked_again(vague):
    vague.post("listen", fits="street-light.lamp.wall")

    answer = vague.post("listen", right="yes")

    assert vague.draft.answers["service"] == "street-light"
    assert answer.url == vague.address("details")
    ticked = read(vague.look("details")).find("input", {"value": "wall"})
    assert ticked.has_attr("checked")


def test_an_answer_to_tick_is_kept_as_one(walk, lamp_form):
    lamp_form.questions = [{**lamp_form.questions[0], "kind": "several"}]
    lamp_form.save()
    walk.begin(words=VAGUE)
    walk.post("listen", fits="street-light.lamp.wall")

    walk.post("listen", right="yes")

    assert walk.draft.answers["answers"] == {"lamp": ["wall"]}


def test_a_service_without_such_questions_is_an_answer_itself(vague):
    vague.post("listen", fits="tree..")

    vague.post("listen", right="yes")

    assert vague.draft.answers["service"] == "tree"
    assert vague.draft.answers["answers"] == {}


def test_who_would_change_it_chooses_from_everything(vague):
    vague.post("listen", fits="tree..")

    answer = vague.post("listen", right="change")
    vague.post("service", service="+", other="permit")

    assert answer.url == vague.address("service")
    assert vague.draft.answers["service"] == "permit"


def test_where_nothing_fits_a_person_reads_it_as_a_question(vague):
    vague.post("listen", fits="-")
    page = text_of(vague.look("listen"))
    vague.post("listen", right="none")
    vague.post("photo")
    vague.post("you", language="en")

    vague.send()

    assert "We could not tell yet what it is about." in page
    case = Case.objects.get()
    assert (case.case_type, case.service, case.team.slug) == ("enquiry", None, "triage")


def test_where_nothing_fits_nobody_can_say_yes(vague):
    vague.post("listen", fits="-")

    answer = vague.post("listen", right="yes")

    assert mistakes(answer) == ["Choose one of these"]
    assert "service" not in vague.draft.answers


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            {}, "Choose what comes closest, or that none of these fits", id="nothing"
        ),
        pytest.param({"fits": "moon"}, "Choose one of these", id="another"),
    ],
)
def test_a_question_that_was_not_answered_is_asked_again(vague, given, said):
    answer = vague.post("listen", **given)

    assert mistakes(answer) == [said]
    assert "heard" not in vague.draft.answers or not vague.draft.answers["heard"]


def test_what_we_understood_is_not_taken_as_right_without_an_answer(vague):
    vague.post("listen", fits="tree..")

    answer = vague.post("listen")

    assert mistakes(answer) == ["Say whether we understood you"]
    assert "service" not in vague.draft.answers


def test_who_would_rather_choose_goes_past_the_questions(vague):
    link = read(vague.look("listen")).find(
        "a", string="I would rather choose it myself"
    )

    assert link["href"] == vague.address("service")
    assert vague.look("service").status_code == 200
    answer = vague.post("service", service="?")
    assert answer.url == vague.address("photo")


def test_other_words_are_listened_to_anew(vague):
    vague.post("listen", fits="-")

    vague.post("what", words="Something else is wrong.", wish=WISH)

    assert vague.draft.answers["heard"] == []
    assert "Question 1 of" in text_of(vague.look("listen"))


def test_the_same_words_once_more_keep_the_answers(vague):
    vague.post("listen", fits="-")

    vague.post("what", words=VAGUE, wish=WISH)

    assert len(vague.draft.answers["heard"]) == 1


@pytest.fixture
def cross(walk, lamp_form):
    """Somebody who is not satisfied and says of nothing else what it is about."""
    walk.begin(words="This is a disgrace")
    return walk


ASKED = "You wrote “\u2068disgrace\u2069”. How shall we take it?"


def test_A11_a_disgrace_and_nothing_else_is_offered_at_once(cross):
    assert ASKED in text_of(cross.look("listen"))


def test_who_takes_the_offer_is_asked_no_more_questions_than_who_complains(cross):
    answer = cross.post("listen", taken_as="complaint")

    assert cross.draft.answers["kind"] == "complaint"
    assert answer.url == cross.address("service")


def test_who_does_not_take_it_answers_the_question(cross):
    wrong = cross.post("listen", taken_as="as_written")
    cross.post("listen", taken_as="as_written", fits="-")

    assert mistakes(wrong) == ["Choose what comes closest, or that none of these fits"]
    assert cross.draft.answers["kind"] == ""
    assert len(cross.draft.answers["heard"]) == 1


def test_it_is_asked_once_more_with_what_we_understood(cross):
    cross.post("listen", fits="tree..")

    page = text_of(cross.look("listen"))
    cross.post("listen", right="yes", taken_as="complaint")

    assert ASKED in page
    assert cross.draft.answers["kind"] == "complaint"
    assert cross.draft.answers["service"] == "tree"


def test_a_complaint_that_fits_nothing_stays_one(cross):
    cross.post("listen", fits="-")

    cross.post("listen", right="none", taken_as="complaint")

    assert cross.draft.answers["kind"] == "complaint"


def test_looking_at_a_question_changes_nothing(vague):
    before = vague.draft.answers

    vague.look("listen")

    assert vague.draft.answers == before


# Pictures, and somebody who helps to say it


def test_E47_an_answer_shows_the_picture_of_its_service_beside_its_words(town, vague):
    Service.objects.filter(pk=town.lamp.pk).update(picture="lightbulb")
    forget()

    page = read(vague.look("listen"))

    [pole, wall] = page.find_all(class_="pictured")
    assert pole.find("use")["href"].endswith("#lightbulb")
    assert pole.svg["aria-hidden"] == "true"
    assert wall.get_text(" ", strip=True) == "On a wall Street light: Which lamp?"


def test_a_service_without_a_picture_is_words_alone(vague):
    assert not read(vague.look("listen")).find_all(class_="pictured")


def test_E47_who_cannot_say_it_asks_for_help_and_need_not_answer(vague):
    vague.post("listen", help=["interpreter", "advocate"])
    vague.post("photo")
    vague.post("you", language="en", help=["interpreter", "advocate"])
    told = text_of(vague.look("check"))

    vague.send()

    case = Case.objects.get()
    assert case.needs == ["interpreter", "advocate"]
    assert (case.case_type, case.service, case.team.slug) == ("enquiry", None, "triage")
    assert "An interpreter An advocate, who helps to say it" in told


def test_who_asked_for_help_can_take_it_back_where_we_ask_how_to_reach_them(vague):
    vague.post("listen", help=["interpreter"])
    vague.post("photo")
    page = text_of(vague.look("you"))

    vague.post("you", language="en")

    assert "we can arrange it with you" in page
    assert "What would help you?" not in text_of(vague.look("check"))


def test_who_stays_anonymous_keeps_the_help_they_asked_for(vague):
    vague.post("listen", help=["interpreter"])
    vague.post("photo")

    vague.post("you", language="en", anonymous="1")

    assert list(vague.draft.answers["help"]) == ["interpreter"]


def test_who_asked_for_no_help_is_not_asked_again(vague):
    vague.post("listen", fits="tree..")
    vague.post("listen", right="yes")
    vague.post("place", place="Mill Lane", area="")
    vague.post("photo")

    assert "What would help you?" not in text_of(vague.look("you"))


def test_help_and_an_answer_go_together(vague):
    vague.post("listen", fits="street-light.lamp.wall", help=["sign_language"])
    ticked = read(vague.look("listen")).find("input", {"value": "sign_language"})
    vague.post("listen", right="yes", help=["sign_language"])

    assert ticked.has_attr("checked")
    assert vague.draft.answers["service"] == "street-light"
    assert vague.draft.answers["help"] == ["sign_language"]


def test_help_that_is_wanted_no_more_is_taken_back(vague):
    vague.post("listen", fits="tree..", help=["interpreter"])

    vague.post("listen", right="yes")

    assert vague.draft.answers["help"] == []


def test_who_complains_and_wants_help_chooses_what_it_is_about(cross):
    answer = cross.post("listen", taken_as="complaint", help=["advocate"])

    assert answer.url == cross.address("service")
    assert cross.draft.answers["help"] == ["advocate"]


def test_help_that_we_do_not_know_is_refused_and_stays_in_sight(vague):
    answer = vague.post("listen", fits="-", help=["magic"])

    assert mistakes(answer) == ["Choose from the list"]
    assert read(answer).find("details", open=True)


def test_without_its_draft_there_is_nothing_to_answer(client, town):
    address = reverse("portal:step", args=["report", "x" * 22, "listen"])

    assert client.get(address).status_code == 404


def test_saving_for_later_keeps_no_half_answer(vague):
    answer = vague.post("listen", later="1")

    assert answer.url == reverse("portal:saved", args=["report", vague.token])
    assert vague.open_steps == vague.address("listen")


def test_nobody_is_asked_more_than_five_questions(client, example):
    walk = Walk(client)
    walk.begin(words=VAGUE)

    assert answer_honestly(walk, []) <= MOST_QUESTIONS
    assert "How shall we go on?" in text_of(walk.look("listen"))


def test_a_page_with_a_question_asks_the_database_little(
    client, vague, django_assert_max_num_queries
):
    vague.look("listen")

    with django_assert_max_num_queries(MOST_QUERIES):
        vague.look("listen")
