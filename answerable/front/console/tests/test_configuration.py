"""What is set up is written as a folder, compared with one, and taken from one."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from answerable.agency import policy as agency
from answerable.agency.configuration import Hand
from answerable.agency.models import (
    Absence,
    Agency,
    Boundary,
    Calendar,
    ConfigurationEntry,
    Department,
    Logo,
    Service,
    Staff,
    Team,
)
from answerable.agency.policy import found_body
from answerable.agency.queries import get_agency
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.policy import put_checklist
from answerable.casework.departures import let_go
from answerable.casework.seeding.folder import read_folder
from answerable.casework.seeding.taking import outlook, take
from answerable.clock.models import Kind
from answerable.clock.policy import Terms, publish_standard
from answerable.clock.timetable import About, courses
from answerable.correspondence.models import LetterText, SavedAnswer, Signature
from answerable.correspondence.policy import (
    SignedWith,
    Wording,
    keep_answer,
    write_signature,
)
from answerable.correspondence.tests.makers import make_answer, make_text
from answerable.forms.policy import publish_form
from answerable.front.console.tests.folders import change, make_folder, seed
from answerable.lib.errors import Stale
from answerable.lib.memory import forget
from answerable.lib.pictures import logo_of
from answerable.lib.rows import give_up_keys
from answerable.lib.tests.test_pictures import picture
from answerable.lib.worktime import StartRule, Unit
from answerable.routing.engine import RuleLine
from answerable.routing.policy import publish_rules

NIGHT = {"mon": [["22:00", "24:00"]]}
ROOMS = {"agency", "cases", "correspondence", "forms", "routing", "clock", "knowledge"}


def configuration(*words, status=None):
    """Return what the command printed, as JSON."""
    out = io.StringIO()
    if status is None:
        call_command("configuration", *map(str, words), "--json", stdout=out)
    else:
        with pytest.raises(SystemExit) as stopped:
            call_command("configuration", *map(str, words), "--json", stdout=out)
        assert stopped.value.code == status, out.getvalue()
    return json.loads(out.getvalue())


def contents(folder):
    """Return the files of a folder with what they say."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.toml")
    }


@pytest.fixture
def hamlet(db, tmp_path):
    """The smallest house, out of its folder."""
    (tmp_path / "hamlet").mkdir()
    folder = make_folder(tmp_path / "hamlet")
    seed(folder)
    return folder


@pytest.fixture
def noor(hamlet):
    staff = make_staff("noor", Role.ADMINISTRATOR, Department.objects.get())
    staff.email, staff.language = "noor@hamlet.example", "en"
    staff.save()
    return staff


@pytest.fixture
def elsewhere(tmp_path):
    """A new folder."""
    return tmp_path / "out"


@pytest.fixture
def anew(tmp_path):
    """Return a way to write what a folder becomes in an empty house."""

    def seeded_again(folder):
        empty_the_house()
        seed(folder)
        again = tmp_path / "again"
        configuration("export", again)
        return again

    return seeded_again


def empty_the_house():
    """Take everything away that is set up, as if there had never been anything."""
    tables = ", ".join(
        f'"{table}"'
        for table in connection.introspection.table_names()
        if table.split("_")[0] in ROOMS
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
    give_up_keys()
    forget()


def edited_at_the_desk(noor):
    """Change a bit of everything, as pages of the setup and of texts do."""
    by, hall, first = Hand(noor), Department.objects.get(), Team.objects.get()
    agency.put_look(brand="#124f8c", hero="", by=by)
    agency.put_skill(slug="gas", name={"en": "Gas", "es": "Gas"}, by=by)
    agency.put_calendar(
        slug="late", zone="Europe/Madrid", hours=NIGHT, holidays=[], by=by
    )
    gus = Staff.objects.get(username="gus")
    let_go(gus, by=noor)
    agency.put_absence(
        staff=gus,
        first_day=date(2090, 1, 1),
        last_day=date(2090, 1, 9),
        substitute=noor,
        by=noor,
    )
    publish_form(service=Service.objects.get(), questions=[], by=by)
    promised_anew(noor, hall)
    agency.retire_service(Service.objects.get(), by=by)
    rule = RuleLine(
        slug="summer",
        conditions={"area": ["east"]},
        team="first",
        owner="noor",
        first_day=date(2090, 6, 1),
        last_day=date(2090, 8, 31),
        is_on=False,
    )
    publish_rules(rules=[rule], by=by)
    put_checklist(
        slug="visit",
        name={"en": "Visit", "es": "Visita"},
        steps={"en": ["Go there"], "es": ["Ir"]},
        service=Service.objects.get(),
        days=3,
        is_offered=False,
        by=by,
    )
    hills = {"en": "Hills", "es": "Colinas"}
    alt = {"en": "A crane", "es": "Una grulla"}
    agency.put_logo(content=logo_of(picture()), alt=alt, by=by)
    area = agency.put_area(slug="hills", name=hills, valid_to=date(2090, 1, 1), by=by)
    ring = [(0.0, 0.0), (1.5, 0.0), (1e-07, 1.0), (0.0, 0.0)]
    agency.put_boundary(area.thing, polygons=[[ring]], source="Land registry", by=by)
    keep_answer(Wording("héllo", {"en": "Hello.\nYou."}), by=noor)
    make_answer("hello", team=first, en="Hi.")
    make_answer("hello", en="Hi all.")
    make_text(by=noor, department=hall, body='Here "it" is.\r\n\r\nYours')
    written = SignedWith({"en": "Yours,"}, {"es": "Calle 1"}, "100")
    write_signature(Signature(team=first), written, by=noor, seen=0)


def promised_anew(noor, hall):
    """Promise something in words, by somebody, and otherwise from a later day on."""
    by = Hand(noor)
    days = Terms(9, Unit.WORKING_DAY, StartRule.NEXT_DAY, owner=noor)
    words = {"en": "Soon.", "es": "Pronto."}
    planned = replace(days, amount=4, valid_from=date(2090, 3, 1))
    publish_standard(Kind.UPDATE, replace(days, wording=words), by=by)
    publish_standard(Kind.UPDATE, planned, by=by)
    answers = replace(planned, owner=None, department=hall)
    publish_standard(Kind.ANSWER, answers, service=Service.objects.get(), by=by)


def test_the_example_government_is_written_as_it_was_read(db, elsewhere, anew):
    seed()

    said = configuration("export", elsewhere)

    assert said["still_missing"] == []
    assert configuration("diff", elsewhere) == {"differences": []}
    assert contents(anew(elsewhere)) == contents(elsewhere)


def test_what_was_edited_at_the_desk_travels_too(noor, elsewhere, anew):
    edited_at_the_desk(noor)

    said = configuration("export", elsewhere)

    assert said["still_missing"] == []
    assert configuration("diff", elsewhere) == {"differences": []}
    assert contents(anew(elsewhere)) == contents(elsewhere)
    assert Agency.objects.get().brand == "#124f8c"
    assert not Staff.objects.get(username="gus").is_active
    assert Absence.objects.get().substitute.username == "noor"
    assert Service.objects.get().retired_on is not None
    assert set(SavedAnswer.objects.values_list("name", flat=True)) == {"héllo", "hello"}
    assert LetterText.objects.get().body == 'Here "it" is.\r\n\r\nYours'
    assert Signature.objects.get().line == {"es": "Calle 1"}
    assert Logo.objects.get().mark == Agency.objects.get().logo_mark
    assert Boundary.objects.get().corners == 3
    assert Calendar.objects.get(slug="late").holidays == []
    course = courses(date(2026, 3, 2))[About("", "", Kind.UPDATE)]
    assert [each.amount for each in course.versions] == [9, 4]
    assert course.holds.wording == {"en": "Soon.", "es": "Pronto."}
    assert course.holds.owner.username == "noor"


def test_no_secret_and_nothing_of_ones_own_is_written(noor, elsewhere):
    noor.set_password("a long secret of hers")
    noor.save()
    keep_answer(Wording("mine", {"en": "My own words."}), by=noor, owner=noor)
    own = SignedWith({}, {"en": "My own line"})
    write_signature(Signature(staff=noor), own, by=noor, seen=0)

    configuration("export", elsewhere)

    written = "\n".join(contents(elsewhere).values())
    assert noor.password not in written
    assert "argon2" not in written
    assert "My own" not in written


def test_an_export_over_an_older_one_leaves_nothing_of_it(hamlet, elsewhere):
    (elsewhere / "services").mkdir(parents=True)
    (elsewhere / "services" / "gone.toml").write_text("services = []\n")

    configuration("export", elsewhere)

    assert "services/gone.toml" not in contents(elsewhere)
    assert "services/well.toml" in contents(elsewhere)


def test_a_folder_with_other_files_is_not_written_over(hamlet):
    with pytest.raises(CommandError, match=r"hamlet\.toml\. Name another folder"):
        configuration("export", hamlet)


def test_a_house_that_is_not_set_up_to_the_end_is_written_and_what_lacks_is_said(
    db, elsewhere
):
    found_body(
        name="Hill",
        email="hi@hill.example",
        language="en",
        zone="Europe/Madrid",
        username="admin",
    )

    said = configuration("export", elsewhere)

    assert "agency.toml" in said["written"]
    assert any("agency.phone" in line for line in said["still_missing"])


def test_a_language_that_is_not_written_everywhere_yet_does_not_stop_a_seed(
    hamlet, elsewhere
):
    Agency.objects.update(languages=["en", "es", "ar"])
    forget()

    said = configuration("export", elsewhere)

    assert said["still_missing"] == []
    assert configuration("diff", elsewhere) == {"differences": []}
    assert "texts_may_be_missing = true" in contents(elsewhere)["agency.toml"]


def test_a_comparison_says_each_difference_in_words_and_writes_nothing(hamlet):
    change(hamlet, 'en = "First"', 'en = "Second"')

    said = configuration("diff", hamlet, status=1)

    line = "team first: name.en is 'First', in the folder 'Second'"
    assert said == {"differences": [line]}
    assert Team.objects.get().name["en"] == "First"


def test_taking_a_folder_says_what_differed_and_writes_it_down(hamlet, noor):
    agency.put_skill(slug="gas", name={"en": "Gas", "es": "Gas"}, by=Hand(noor))
    change(hamlet, 'en = "First"', 'en = "Second"')

    said = configuration("import", hamlet)

    assert (
        "team first: name.en is 'First', in the folder 'Second'" in said["differences"]
    )
    assert Team.objects.get().name["en"] == "Second"
    whole = ConfigurationEntry.objects.get(subject="folder")
    assert whole.differences == [
        {"field": "team first name.en", "before": "First", "after": "Second"}
    ]


def test_taking_a_folder_wins_over_what_was_edited_at_the_desk(hamlet, noor):
    edited_at_the_desk(noor)

    configuration("import", hamlet)

    assert Staff.objects.get(username="gus").is_active
    assert Service.objects.get().retired_on is None


def test_what_was_shown_is_what_is_taken(hamlet, noor):
    change(hamlet, 'en = "First"', 'en = "Second"')
    plan = read_folder(hamlet)
    shown = outlook(plan)
    Team.objects.update(calendar_slug="late")

    with pytest.raises(Stale, match="Somebody changed the setup meanwhile"):
        take(plan, by=Hand(noor), seen=shown.fingerprint)

    assert Team.objects.get().name["en"] == "First"


def test_a_rehearsal_leaves_no_trace_in_memory(hamlet):
    change(hamlet, 'en = "Hamlet"', 'en = "Village"')

    outlook(read_folder(hamlet))

    assert get_agency().name["en"] == "Hamlet"


def test_a_faulty_folder_is_refused_with_every_fault(hamlet):
    change(hamlet, 'department = "all"', 'department = "al"')

    with pytest.raises(CommandError, match="Did you mean 'all'"):
        configuration("import", hamlet)
