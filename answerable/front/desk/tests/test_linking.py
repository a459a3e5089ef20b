"""How a case belongs with others: one page that says it, links and unlinks."""

from __future__ import annotations

import pytest

from answerable.agency.models import StaffRole
from answerable.agency.roles import Role
from answerable.cases.models import Case, CaseLink
from answerable.casework import linking
from answerable.casework.tests.makers import case_of, make_case, send_mail
from answerable.casework.tests.twins import end, make_twins
from answerable.correspondence.models import Dispatch
from answerable.front.desk.tests.pages import address, read, text_of


@pytest.fixture
def twins(town):
    return make_twins()


def say(browser, case, other, kind="related", **more):
    given = {"seen": case.version, "other": other, "kind": kind}
    return browser.post(address(case, "links"), given | more)


def fresh(case):
    return Case.objects.get(pk=case.pk)


def test_a_case_is_linked_by_the_reference_of_the_other_however_it_is_typed(
    clerk, twins
):
    typed = twins.amina.reference.replace("-", " ").lower()

    answer = say(clerk, twins.omar, typed)

    link = CaseLink.objects.get()
    assert (link.case, link.to, link.kind) == (twins.omar, twins.amina, "related")
    assert "The two cases are linked." in text_of(clerk.get(answer.url))


def test_both_pages_show_the_link(clerk, twins):
    say(clerk, twins.omar, twins.amina.reference)

    for case, other in ((twins.omar, twins.amina), (twins.amina, twins.omar)):
        page = read(clerk.get(address(case)))
        assert page.find("a", href=address(other))
        assert "belongs with this case" in page.aside.get_text()
        assert "Linked with another case" in page.select_one(".thread").get_text()


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        pytest.param("part", "omar", id="this"),
        pytest.param("whole", "amina", id="other"),
    ],
)
def test_either_case_can_be_the_part(clerk, twins, kind, part):
    say(clerk, twins.omar, twins.amina.reference, kind)

    link = CaseLink.objects.get()
    assert (link.case, link.kind) == (getattr(twins, part), "part_of")


def test_a_link_is_taken_back_by_its_button(clerk, ben, twins):
    linking.link(twins.omar, to=twins.amina, kind=CaseLink.Kind.RELATED, by=ben)
    page = read(clerk.get(address(twins.omar, "links")))
    form = page.find("form", action=address(twins.omar, "unlink"))
    given = {one["name"]: one["value"] for one in form.find_all("input")}

    answer = clerk.post(form["action"], given)

    assert not CaseLink.objects.exists()
    assert "not linked any more" in text_of(clerk.get(answer.url))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        pytest.param("", "Type the reference of the other case", id="nothing"),
        pytest.param("LAMP", "This is no reference", id="no reference"),
        pytest.param("7K4M-9XQK", "no case with this reference", id="unknown"),
    ],
)
def test_a_reference_that_cannot_be_found_is_said_beside_it(clerk, twins, other, said):
    answer = say(clerk, twins.omar, other)

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_case_of_another_team_looks_as_if_it_were_not_there(clerk, twins):
    hidden = make_case(service="tree", words="A tree.")

    answer = say(clerk, twins.omar, hidden.reference)

    assert "no case with this reference" in text_of(answer)


def test_how_they_belong_together_must_be_chosen(clerk, twins):
    answer = say(clerk, twins.omar, twins.amina.reference, kind="")

    assert answer.status_code == 422
    assert "Choose how the two belong together" in text_of(answer)


def test_a_link_that_cannot_be_is_refused_with_the_reason(clerk, twins):
    answer = say(clerk, twins.omar, twins.omar.reference)

    assert answer.status_code == 422
    assert "That is this very case." in text_of(answer)


def test_on_an_older_page_one_is_told_to_read_again_and_can_send_again(clerk, twins):
    answer = say(clerk, twins.omar, twins.amina.reference, seen=0)
    page = read(answer)

    assert answer.status_code == 409
    assert page.find("input", {"name": "seen"})["value"] == str(twins.omar.version)


def test_a_page_that_was_not_complete_unlinks_nothing(clerk, twins):
    answer = clerk.post(address(twins.omar, "unlink"), {"seen": "x"})

    assert "The page was not complete" in text_of(clerk.get(answer.url))


def test_a_link_that_is_gone_is_not_found(clerk, twins):
    given = {"seen": twins.omar.version, "link": 0}

    assert clerk.post(address(twins.omar, "unlink"), given).status_code == 404


def test_who_only_reads_links_nothing(seat, ada, twins):
    browser = seat(ada)

    assert browser.get(address(twins.omar, "links")).status_code == 403
    assert say(browser, twins.omar, twins.amina.reference).status_code == 403
    assert "With other cases" not in browser.get(address(twins.omar)).content.decode()


def test_the_open_parts_are_offered_to_end_with_their_whole(clerk, ben, twins):
    linking.link(twins.omar, to=twins.amina, kind=CaseLink.Kind.PART_OF, by=ben)
    case = fresh(twins.amina)
    given = {"seen": case.version, "outcome": "done", "reason": "Mended."}

    refused = clerk.post(address(case, "resolve"), given)

    assert refused.status_code == 422
    assert twins.omar.reference in text_of(refused)
    assert read(refused).find("input", {"name": "with_parts"})
    clerk.post(address(case, "resolve"), given | {"with_parts": "on"})
    assert fresh(twins.omar).state == fresh(twins.amina).state == "resolved"


def test_without_open_parts_nothing_is_offered_to_end_with_it(clerk, ben, twins):
    linking.link(twins.omar, to=twins.amina, kind=CaseLink.Kind.PART_OF, by=ben)
    end(twins.omar, ben)

    page = read(clerk.get(address(twins.amina)))

    assert page.find("input", {"name": "with_parts"}) is None


def test_what_one_may_only_read_is_not_unlinked_from_its_whole(clerk, ben, town, twins):
    link = linking.link(twins.omar, to=twins.amina, kind=CaseLink.Kind.PART_OF, by=ben)
    Case.objects.filter(pk=twins.amina.pk).update(team=town.parks)
    parks = town.parks.department
    StaffRole.objects.create(staff=ben, department=parks, role=Role.DEPARTMENT_HEAD)
    given = {"seen": fresh(twins.omar).version, "link": link.pk}

    answer = clerk.post(address(twins.omar, "unlink"), given)

    assert answer.status_code == 403
    assert CaseLink.objects.exists()


def test_unlinking_on_an_older_page_is_refused_with_a_sentence(clerk, ben, twins):
    link = linking.link(twins.omar, to=twins.amina, kind=CaseLink.Kind.RELATED, by=ben)

    answer = clerk.post(address(twins.omar, "unlink"), {"seen": 0, "link": link.pk})

    assert "changed while you were writing" in text_of(clerk.get(answer.url))


def test_the_page_of_a_case_that_follows_says_so_in_its_history(clerk, twins):
    letter = Dispatch.objects.get(case=twins.omar)
    stranger = "Sam <sam@mail.example>"
    later = case_of(send_mail("Me too.", sender=stranger, to=letter.reply_to))
    Case.objects.filter(pk=later.pk).update(team=twins.omar.team)

    assert "Linked with an earlier case" in text_of(clerk.get(address(later)))
