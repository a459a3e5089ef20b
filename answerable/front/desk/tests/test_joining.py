"""Joining two cases at the desk: looked at first, done by a button, undone by another."""

from __future__ import annotations

import pytest

from answerable.agency.models import StaffRole
from answerable.agency.roles import Role
from answerable.cases.models import Attachment, Case, CaseAccess
from answerable.casework import work
from answerable.casework.leaving import take_back
from answerable.casework.tests.makers import make_case, send_mail
from answerable.casework.tests.twins import (
    REPORTED_TOO,
    end,
    join,
    make_twins,
    restrict,
    write,
)
from answerable.correspondence.models import Dispatch
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.lib.files import FileStore


@pytest.fixture
def twins(town):
    return make_twins()


def look(browser, case, other):
    return browser.get(address(case, "merge"), {"other": other.reference})


def button(response, action):
    """Return what a form of a page sends, as it stands."""
    form = read(response).find("form", action=action)
    return {one["name"]: one["value"] for one in form.find_all("input")}


def press(browser, case, other):
    """Look at two cases and join them."""
    action = address(case, "merge")
    return browser.post(action, button(look(browser, case, other), action))


def fresh(case):
    return Case.objects.get(pk=case.pk)


def test_one_is_asked_with_which_case_and_offered_those_of_the_person(clerk, town):
    case, other = make_case(), make_case(words="Still dark.")

    page = read(clerk.get(address(case, "merge")))

    assert page.find("input", {"name": "other"})
    assert page.find("a", href=f"?other={other.reference}")


def test_of_somebody_without_a_name_nothing_is_offered(clerk, town):
    case = make_case(name="", email="")

    assert "Also open" not in text_of(clerk.get(address(case, "merge")))


def test_looking_says_what_will_happen_and_does_nothing(clerk, twins):
    answer = look(clerk, twins.omar, twins.amina)

    page = text_of(answer)
    assert "What will happen" in page
    assert "Two different people brought them." in page
    assert "The earlier time limit holds" in page
    assert fresh(twins.omar).state == "received"
    assert fresh(twins.omar).version == twins.omar.version


def test_two_cases_of_one_person_need_no_warning(clerk, town):
    case, other = make_case(), make_case(words="Still dark.")

    assert "Two different people" not in text_of(look(clerk, case, other))


def test_the_button_joins_them_and_leads_to_the_one_that_goes_on(clerk, twins):
    answer = press(clerk, twins.omar, twins.amina)

    assert answer.url == address(twins.amina)
    assert fresh(twins.omar).state == "merged"
    assert "is joined with this case now" in text_of(clerk.get(answer.url))


def test_the_other_way_round_is_one_link_away(clerk, twins):
    page = read(look(clerk, twins.omar, twins.amina))

    back = f"{address(twins.amina, 'merge')}?other={twins.omar.reference}"
    assert page.find("a", href=back)


def test_what_cannot_be_joined_has_a_reason_and_no_button(clerk, ben, twins):
    end(twins.amina, ben)

    answer = look(clerk, twins.omar, twins.amina)

    assert "only open cases can be joined" in text_of(answer)
    assert read(answer).find("form", action=address(twins.omar, "merge")) is None


def test_where_either_changed_meanwhile_both_are_shown_again(clerk, ben, twins):
    action = address(twins.omar, "merge")
    given = button(look(clerk, twins.omar, twins.amina), action)
    write(twins.amina, ben)

    answer = clerk.post(action, given)

    assert answer.status_code == 409
    assert "changed while you were writing" in text_of(answer)
    clerk.post(action, button(answer, action))
    assert fresh(twins.omar).state == "merged"


@pytest.mark.parametrize(
    "typed",
    [pytest.param("LAMP", id="no reference"), pytest.param("7K4M-9XQK", id="unknown")],
)
def test_a_reference_that_is_not_there_is_said_beside_it(clerk, twins, typed):
    answer = clerk.get(address(twins.omar, "merge"), {"other": typed})

    assert answer.status_code == 422
    assert read(answer).find(class_="errsum")


def test_who_names_no_case_is_asked_to(clerk, twins):
    answer = clerk.get(address(twins.omar, "merge"), {"other": ""})

    assert answer.status_code == 422
    assert "Type the reference of the other case" in text_of(answer)


def test_a_page_that_was_not_complete_joins_nothing(clerk, twins):
    answer = clerk.post(address(twins.omar, "merge"), {"seen": 1})

    assert answer.status_code == 422
    assert fresh(twins.omar).state == "received"


def test_a_page_without_what_was_seen_of_the_other_says_so(clerk, twins):
    given = {"seen": twins.omar.version, "other": twins.amina.reference}

    answer = clerk.post(address(twins.omar, "merge"), given)

    assert answer.status_code == 422
    assert "The page was not complete" in text_of(answer)
    assert fresh(twins.omar).state == "received"


def test_a_case_of_another_team_is_not_joined_with(clerk, twins):
    hidden = make_case(service="tree", words="A tree.")

    answer = look(clerk, twins.omar, hidden)

    assert answer.status_code == 422
    assert hidden.summary not in answer.content.decode()


def test_what_one_may_only_read_is_not_joined_with(clerk, ben, town, twins):
    parks = town.parks.department
    StaffRole.objects.create(staff=ben, department=parks, role=Role.DEPARTMENT_HEAD)
    read_only = make_case(service="tree", words="A tree.")

    answer = look(clerk, twins.omar, read_only)

    assert answer.status_code == 422
    assert "your role does not work on it" in text_of(answer)


def test_the_words_of_the_absorbed_case_are_shown_in_the_survivor(clerk, ben, twins):
    work.note(twins.omar, words="Same lamp.", by=ben)
    join(twins, ben)

    page = read(clerk.get(address(twins.amina)))

    words = page.find("p", string=REPORTED_TOO).find_parent("li").get_text(" ")
    assert f"From \u2068{twins.omar.reference}\u2069" in words
    assert "Omar Diaz" in words
    assert "Same lamp." in page.get_text()
    assert "Another case is joined with this one now" in page.get_text()


def test_its_files_are_shown_there_too(settings, tmp_path, clerk, ben, twins):
    settings.FILES = FileStore(tmp_path / "files")
    file = Attachment.objects.create(
        interaction=twins.omar.interactions.get(kind="message"),
        name="lamp.txt",
        content_type="text/plain",
        size=4,
        sha256=settings.FILES.put(b"dark"),
    )
    join(twins, ben)

    page = read(clerk.get(address(twins.amina)))

    link = page.select_one(f'a[href*="{file.sha256}"]')
    assert b"".join(clerk.get(link["href"]).streaming_content) == b"dark"


def test_who_may_not_see_the_absorbed_case_does_not_see_its_words(
    clerk, ben, dee, twins
):
    join(twins, ben)
    CaseAccess.objects.create(
        case=twins.omar, staff=ben, verdict="deny", reason="a neighbour"
    )

    page = clerk.get(address(twins.amina)).content.decode()

    assert REPORTED_TOO not in page
    assert twins.omar.reference not in page


def test_what_is_protected_later_is_hidden_in_the_survivor(clerk, ben, twins):
    join(twins, ben)
    restrict(twins.omar)

    assert REPORTED_TOO not in clerk.get(address(twins.amina)).content.decode()


def test_the_absorbed_case_says_where_it_is_dealt_with(clerk, ben, twins):
    join(twins, ben)

    page = read(clerk.get(address(twins.omar)))

    notice = page.select_one("main .notice")
    assert notice.find("a", href=address(twins.amina))
    assert page.find("form", action=address(twins.omar, "unmerge"))


def test_who_does_not_see_the_survivor_learns_that_there_is_one(
    seat, chloe, ben, town, twins
):
    join(twins, ben)
    Case.objects.filter(pk=twins.omar.pk).update(team=town.parks)

    page = text_of(seat(chloe).get(address(twins.omar)))

    assert "which you cannot see" in page
    assert twins.amina.reference not in page


def test_its_person_can_be_written_to_and_is_asked_nothing(clerk, ben, twins):
    join(twins, ben)
    page = read(clerk.get(address(twins.omar)))
    now = fresh(twins.omar)

    asked = clerk.post(address(now, "ask"), {"seen": now.version, "words": "?"})
    clerk.post(address(now, "reply"), {"seen": now.version, "words": "We come."})

    assert page.find("button", formaction=address(now, "ask")) is None
    assert asked.status_code == 403
    assert twins.omar.interactions.get(kind="reply").text == "We come."


@pytest.mark.parametrize("shown_in", ["omar", "amina"])
def test_either_page_takes_them_apart(clerk, ben, twins, shown_in):
    join(twins, ben)
    action = address(twins.omar, "unmerge")
    page = clerk.get(address(getattr(twins, shown_in)))

    answer = clerk.post(action, button(page, action))

    assert fresh(twins.omar).state == "received"
    assert "on its own again" in text_of(clerk.get(answer.url))


def test_taking_apart_on_an_older_page_is_refused_with_a_sentence(clerk, ben, twins):
    join(twins, ben)

    answer = clerk.post(address(twins.omar, "unmerge"), {"seen": 0})

    assert fresh(twins.omar).state == "merged"
    assert "changed while you were writing" in text_of(clerk.get(answer.url))


def test_taking_apart_without_a_whole_page_is_refused(clerk, ben, twins):
    join(twins, ben)

    answer = clerk.post(address(twins.omar, "unmerge"))

    assert "The page was not complete" in text_of(clerk.get(answer.url))


def test_who_does_not_see_the_survivor_takes_nothing_apart(
    seat, chloe, ben, town, twins
):
    join(twins, ben)
    Case.objects.filter(pk=twins.omar.pk).update(team=town.parks)

    answer = seat(chloe).post(address(twins.omar, "unmerge"), {"seen": 1})

    assert answer.status_code == 404
    assert fresh(twins.omar).state == "merged"


def test_who_only_reads_joins_nothing(seat, ada, ben, twins):
    browser = seat(ada)
    assert browser.get(address(twins.omar, "merge")).status_code == 403
    join(twins, ben)

    assert browser.post(address(twins.omar, "unmerge")).status_code == 403
    assert "Take them apart" not in browser.get(address(twins.omar)).content.decode()


def test_a_message_to_the_absorbed_case_is_new_on_the_page_of_the_survivor(
    clerk, ben, twins
):
    join(twins, ben)
    seen = fresh(twins.amina)
    to = Dispatch.objects.filter(case=twins.omar).latest("pk").reply_to
    send_mail("Still dark.", sender="Omar <omar@mail.example>", to=to)

    given = {"seen": seen.version, "read": seen.journal_length, "words": "We come."}
    answer = clerk.post(address(seen, "reply"), given)

    news = read(answer).find(id="news").parent.get_text(" ")
    assert answer.status_code == 409
    assert "The person of a joined case wrote" in news
    assert "Message" in news


def test_resolving_warns_that_both_people_read_the_same_words(clerk, ben, twins):
    join(twins, ben)

    page = text_of(clerk.get(address(twins.amina)))

    assert "write nothing that only one of them may know" in page


def test_the_reason_is_asked_in_each_language_that_joined_people_read(
    clerk, twins, ben
):
    join(twins, ben)
    case = fresh(twins.amina)
    page = read(clerk.get(address(case)))

    asked = [one["name"] for one in page.select("[name^=reason]")]
    said = {"outcome": "done", "reason": "Done.", "reason_es": "Hecho."}
    clerk.post(address(case, "resolve"), said | {"seen": case.version})

    assert asked == ["reason", "reason_es"]
    assert page.select_one("[name=reason_es]")["lang"] == "es"
    to_omar = Dispatch.objects.get(occasion="resolution_joined")
    assert "Hecho." in to_omar.text
    assert "Done." not in to_omar.text


def test_where_nobody_else_is_concerned_the_reason_is_asked_once(clerk, twins):
    page = read(clerk.get(address(twins.amina)))

    assert [one["name"] for one in page.select("[name^=reason]")] == ["reason"]


def test_reasons_in_other_languages_come_back_when_sending_is_taken_back(
    clerk, twins, ben, settings
):
    settings.UNDO_SECONDS = 10
    join(twins, ben)
    case = fresh(twins.amina)
    said = {"outcome": "done", "reason": "Done.", "reason_es": "Hecho."}
    clerk.post(address(case, "resolve"), said | {"seen": case.version})

    take_back(case, by=ben)

    page = read(clerk.get(address(case)))
    assert page.select_one("[name=reason_es]").text.strip() == "Hecho."
