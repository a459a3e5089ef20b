"""How letters end: the nearest words, in their language, and one's own line."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.models import Team
from answerable.agency.policy import plan_reorganisation
from answerable.agency.policy.reorganising import carry_out
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_department, make_staff
from answerable.cases.models import Interaction
from answerable.correspondence.access import may_edit_signature
from answerable.correspondence.actions import post
from answerable.correspondence.models import Signature
from answerable.correspondence.policy import SignedWith, write_signature
from answerable.correspondence.signatures import NOTHING_MORE, ending_for
from answerable.lib.errors import NotAllowed, Stale
from answerable.lib.memory import forget


@pytest.fixture
def noor(town):
    """Administrator, who edits every signature."""
    return make_staff("noor", Role.ADMINISTRATOR, town.hall)


def sign(by, *, closing="", line="", phone="", language="en", **unit):
    """Let the letters of a unit end like this."""
    written = SignedWith({language: closing}, {language: line}, phone)
    write_signature(Signature(**unit), written, by=by, seen=0)
    forget()


def test_without_a_signature_a_letter_has_no_line_more(town, ben):
    assert ending_for(town.roads, ben, "en") == NOTHING_MORE


def test_each_line_is_taken_from_the_nearest_unit_that_has_it(town, noor):
    streets = town.roads.department
    sign(noor, closing="Yours,", line="The hall", phone="100")
    sign(noor, department=town.hall, line="All streets and parks")
    sign(noor, department=streets, phone="200")
    sign(noor, team=town.roads, closing="Kind regards,")

    roads, parks = (ending_for(each, None, "en") for each in (town.roads, town.parks))

    assert (roads.closing, roads.unit_line, roads.unit_phone) == (
        "Kind regards,",
        "All streets and parks",
        "200",
    )
    assert (parks.closing, parks.unit_phone) == ("Yours,", "100")
    assert ending_for(None, None, "en").unit_line == "The hall"


def test_a_language_never_stands_in_for_another(town, noor):
    sign(noor, closing="Atentamente,", language="es", team=town.roads)
    sign(noor, closing="Yours,")

    assert ending_for(town.roads, None, "en").closing == "Yours,"
    assert ending_for(town.roads, None, "ar").closing == ""


def test_a_letter_ends_with_the_words_of_its_unit_and_of_who_signs(
    case, ben, noor, town
):
    sign(ben, line="Inspector of lamps", staff=ben)
    sign(
        noor, closing="Kind regards,", line="2nd floor", phone="0800 1", team=case.team
    )

    sent = post(case, "reply", kind=Interaction.Kind.REPLY, words="Done.", by=ben)

    assert (
        "Kind regards,\n\n-- \nBen Example, Streets\nInspector of lamps\n2nd floor\n"
        "Hillford Town Hall\nTelephone: 0800 1\nReference: "
    ) in sent.text


def test_a_machine_signs_without_anybodys_own_line(case, ben):
    sign(ben, line="Inspector of lamps", staff=ben)

    assert ending_for(case.team, None, "en").own_line == ""


# Who may edit


def test_a_signature_is_edited_by_whoever_leads_its_unit(town, ben, dee, ada, noor):
    hana = make_staff("hana", Role.DEPARTMENT_HEAD, town.roads.department)
    staff = (ben, dee, ada, noor, hana)

    def editors(**unit):
        signature = Signature(**unit)
        return [each.username for each in staff if may_edit_signature(each, signature)]

    assert editors() == ["noor"]
    assert editors(department=town.roads.department) == ["noor", "hana"]
    assert editors(team=town.roads) == ["dee", "noor", "hana"]
    assert editors(team=town.parks) == ["dee", "noor"]
    assert editors(staff=ben) == ["ben"]


def test_policy_asks_once_more_whose_a_signature_is(town, ben, dee):
    for unit in ({}, {"team": town.roads}, {"staff": dee}):
        with pytest.raises(NotAllowed, match="leads the unit"):
            sign(ben, **unit)
    assert not Signature.objects.exists()


def test_a_change_that_was_not_seen_is_not_overwritten(town, noor):
    sign(noor, closing="First,")

    with pytest.raises(Stale):
        sign(noor, closing="Second,")


def test_each_unit_has_one_signature(town, noor):
    team = Team.objects.get(slug="roads")
    sign(noor, team=team, line="One")

    again = SignedWith({}, {"en": "Two"})
    kept = write_signature(Signature(team=team), again, by=noor, seen=1)

    assert (Signature.objects.count(), kept.version) == (1, 2)
    assert kept.changed_by == noor


def test_a_signature_goes_on_when_the_department_becomes_another(town, noor):
    sign(noor, department=town.roads.department, line="Of streets", phone="200")
    ways = make_department("ways", parent=town.hall)
    ended = [town.roads.department]

    carry_out(
        plan_reorganisation(on=date(2090, 1, 1), ending=ended, into=ways, by=noor)
    )
    sign(noor, department=ways, line="Of all ways")

    found = ending_for(Team.objects.get(pk=town.roads.pk), None, "en")
    assert (found.unit_line, found.unit_phone) == ("Of all ways", "200")
