"""A folder with faults is refused whole, each fault with its place and its mend."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from answerable.agency.models import Agency
from answerable.agency.pictures import PICTURES
from answerable.front.console.tests.folders import (
    SMALLEST,
    change,
    make_folder,
    refusals,
)
from answerable.routing.conditions import CONDITIONS


@pytest.fixture
def folder(tmp_path):
    return make_folder(tmp_path)


def between(start, end):
    """Return what the smallest government has from one heading to another."""
    text = SMALLEST.read_text(encoding="utf-8")
    return text[text.index(start) : text.index(end)]


LAMP = (
    '[[services.questions]]\nkey = "lamp"\nkind = "choice"\n'
    'label = { en = "Which?", es = "¿Cuál?" }\noptions = ['
    '{ key = "wall", label = { en = "Wall", es = "Pared" } },'
    '{ key = "pole", label = { en = "Pole", es = "Poste" } }]\n'
)
ABSENCES = [
    (
        "absence that ends before it begins",
        'staff = "mo"\nfirst_day = 2026-03-02\nlast_day = 2026-03-01',
        "absences.1: last_day lies before first_day. Exchange or correct them.",
    ),
    (
        "somebody who stands in for themselves",
        'staff = "mo"\nfirst_day = 2026-03-02\nlast_day = 2026-03-02\nsubstitute = "mo"',
        "absences.1: Nobody stands in for themselves. Name somebody else, or nobody.",
    ),
]
INDICATIONS = [
    (
        "indication of a question that nobody asks",
        "",
        'question = "dept"\nis_legal_date = true',
        "indications.1.question: No question has the key 'dept'. Correct it.",
    ),
    (
        "legal date in a question for a number",
        "",
        'question = "depth"\nis_legal_date = true',
        "indications.1: Only a question of the kind date names a day.",
    ),
    (
        "indication of an answer that cannot be given",
        LAMP,
        'question = "lamp"\nanswer = "roof"\nimpact = "high"',
        "indications.1: The question has no answer 'roof'. Write one of its keys.",
    ),
    (
        "indication of no answer",
        LAMP,
        'question = "lamp"',
        "indications.1: Write the answer that counts, or is_legal_date = true.",
    ),
    (
        "indication that says nothing",
        LAMP,
        'question = "lamp"\nanswer = "wall"',
        "indications.1: It says nothing. Write impact, urgency or circumstance.",
    ),
    (
        "no level",
        LAMP,
        'question = "lamp"\nanswer = "wall"\nimpact = "huge"',
        "indications.1.impact: This is 'huge'. Write one of low, medium, high.",
    ),
]
FAULTS = [
    pytest.param(
        "{ mon =",
        "{ mox =",
        "calendars.office.hours.mox: This is 'mox'."
        " Write 'mon', 'tue', 'wed', 'thu', 'fri', 'sat' or 'sun'.",
        id="no weekday",
    ),
    pytest.param(
        '"09:00"',
        '"9 am"',
        "calendars.office.hours.mon.1.1: This is '9 am'. Write a time such as 09:00.",
        id="no time of day",
    ),
    pytest.param(
        'place = "none"\n',
        'place = "none"\nsimilar_within = 50\n',
        "services.well: similar_within shows what is open to others. Write it where"
        ' identity_level is "anonymous" and there is a place, or leave it out.',
        id="similar reports of what lies nowhere",
    ),
    pytest.param(
        'place = "none"\n',
        'place = "required"\nsimilar_within = 5000\n',
        "services.well.similar_within: This is 5000. Write 1000 at most.",
        id="similar reports from too far",
    ),
    pytest.param(
        'slug = "east"\n',
        'slug = "Far East"\n',
        "areas.Far East.slug: This is 'Far East'. Write at most 50 small letters and"
        " digits, with dashes between words.",
        id="no slug",
    ),
    pytest.param(
        "date = 2026-01-01",
        'date = 2026-01-01\nhours = [["12:00", "09:00"]]',
        "holidays.2026-01-01.hours: A period cannot open at 12:00 and close at 09:00."
        " Write the earlier time first, and split a night at midnight.",
        id="short day that closes before it opens",
    ),
    pytest.param(
        "[[staff]]",
        '[[teams]]\nslug = "next"\ndepartment = "all"\ncalendar = "office"\n'
        'is_triage = true\nname = { en = "Next", es = "Otro" }\n\n[[staff]]',
        "teams.next.is_triage: first is triage already. Take it away from one.",
        id="two triage teams",
    ),
    pytest.param(
        'slug = "hamlet"',
        'slug = "hamlet"\nfone = "1"',
        "agency.fone: Nothing is called so here. Correct the name, or take it out.",
        id="unknown name",
    ),
    pytest.param(
        'phone = "01632 960 900"\n',
        "",
        "agency.phone: This is missing. Add it.",
        id="missing value",
    ),
    pytest.param(
        'name = { en = "East", es = "Este" }',
        'name = { en = "East" }',
        "areas.east.name: There is no text in es. Write it.",
        id="missing language",
    ),
    pytest.param(
        'name = { en = "East", es = "Este" }',
        'name = { en = "East", es = "Este", fr = "Est" }',
        "areas.east.name: fr is not among the languages of the agency.",
        id="foreign language",
    ),
    pytest.param(
        "desk@hamlet.example",
        "desk at hamlet",
        "agency.email: 'desk at hamlet' is no e-mail address."
        " Write it like name@town.example.",
        id="no address",
    ),
    pytest.param(
        'team = "first"\ncase_type',
        'team = "first-team"\ncase_type',
        "services.well.team: teams has no 'first-team'. Did you mean 'first'?",
        id="unknown team",
    ),
    pytest.param(
        'department = "all"\nteam',
        'department = "roads"\nteam',
        "services.well.department: departments has no 'roads'."
        " Write it, or correct it.",
        id="unknown department",
    ),
    pytest.param(
        'teams = ["first"]',
        'teams = ["second"]',
        "staff.gus.teams: teams has no 'second'. Write it, or correct it.",
        id="unknown team of staff",
    ),
    pytest.param(
        'area = ["east"]',
        'area = ["north"]',
        "rules.dry.conditions.area: There is no 'north'. Write it, or correct it.",
        id="unknown area",
    ),
    pytest.param(
        'kind = "number"',
        'kind = "riddle"',
        "services.well.questions.depth.kind: There is no such kind of question."
        " Use one of text, long_text, choice, several, yes_no, date, number.",
        id="unknown kind of question",
    ),
    pytest.param(
        'label = { en = "How deep?", es = "¿Qué hondo?" }',
        'label = { en = "How deep?" }',
        "services.well.questions.depth.label: There is no text in es. Write it.",
        id="question without a language",
    ),
    pytest.param(
        'case_type = "fault_report"',
        'case_type = "riddle"',
        "services.well.case_type: This is 'riddle'. Write 'enquiry',"
        " 'service_request', 'fault_report', 'complaint', 'compliment'"
        " or 'application'.",
        id="unknown case type",
    ),
    pytest.param(
        'identity_level = "anonymous"',
        'identity_level = "known"',
        "services.well.identity_level: This is 'known'. Write one of anonymous,"
        " claimed, verified_channel, signed_in, seen_in_person.",
        id="unknown level",
    ),
    pytest.param(
        'place = "none"',
        'place = "none"\npicture = "unicorn"',
        "services.well.picture: This is 'unicorn'. Write one of"
        f" {', '.join(PICTURES)}.",
        id="unknown picture",
    ),
    pytest.param(
        '["13:00", "17:00"]',
        '["11:00", "17:00"]',
        "calendars.office: A period closing at 12:00 overlaps one opening at 11:00."
        " Write them in order, each after the other.",
        id="overlapping hours",
    ),
    pytest.param(
        "Europe/Madrid",
        "Europe/Hamlet",
        "calendars.office: 'Europe/Hamlet' is no time zone. Write one such as"
        " Europe/Madrid.",
        id="no zone",
    ),
    pytest.param(
        'mon = [["09:00", "12:00"], ["13:00", "17:00"]]',
        "mon = []",
        "calendars.office: No day has hours, so no promise would ever end. Write those"
        " of one day.",
        id="calendar that never opens",
    ),
    pytest.param(
        "amount = 2",
        "amount = 0",
        "services.well.standards.1.amount: This is 0. Write 1 at least.",
        id="promise of nothing",
    ),
    pytest.param(
        "amount = 2",
        "amount = 1000000000",
        "services.well.standards.1.amount: This is 1000000000. Write 1000 at most.",
        id="promise for millions of years",
    ),
    pytest.param(
        "valid_from = 2020-01-01",
        "valid_from = 2020-01-01\nvalid_to = 2019-01-01",
        "departments.all: valid_to lies before valid_from. Exchange or correct them.",
        id="ends before it begins",
    ),
    pytest.param(
        "valid_from = 2020-01-01",
        'valid_from = 2020-01-01\nparent = "all"',
        "departments.all.parent: It would be above itself. Name another parent.",
        id="department above itself",
    ),
    pytest.param(
        "[[areas]]",
        '[[areas]]\nslug = "east"\nname = { en = "E", es = "E" }\n\n[[areas]]',
        "areas.east: hamlet.toml has one of this name. Rename one.",
        id="name twice",
    ),
    pytest.param(
        'words = { any = ["dry"] }',
        "words = { any = [] }",
        "rules.dry.conditions.words: {'any': []} must name words in 'any'.",
        id="rule without words",
    ),
    pytest.param(
        'words = { any = ["dry"] }',
        "words = { any = [1] }",
        "rules.dry.conditions.words: 'any' must be a list of words, each in"
        " quotation marks.",
        id="rule with words that are none",
    ),
    pytest.param(
        'words = { any = ["dry"] }',
        'language = ["xx"]',
        "rules.dry.conditions.language: There is no 'xx'. Write it, or correct it.",
        id="unknown language",
    ),
    pytest.param(
        'area = ["east"]',
        "area = []",
        "rules.dry.conditions.area: [] must be a list of names. Write at least one.",
        id="empty list of areas",
    ),
    pytest.param(
        'words = { any = ["dry"] }',
        "weather = true",
        "rules.dry.conditions.weather: There is no such condition."
        f" Use {', '.join(CONDITIONS)}.",
        id="unknown condition",
    ),
    *(
        pytest.param("[[staff]]", f"[[absences]]\n{entry}\n\n[[staff]]", line, id=name)
        for name, entry, line in ABSENCES
    ),
    *(
        pytest.param(
            '[[services.standards]]\nkind = "answer"',
            f"{before}[[services.indications]]\n{after}\n"
            '[[services.standards]]\nkind = "answer"',
            f"services.well.{line}",
            id=name,
        )
        for name, before, after, line in INDICATIONS
    ),
    pytest.param(
        '[[services.standards]]\nkind = "answer"',
        '[[services.standards]]\nkind = "answer"\namount = 1\nunit = "hour"\n'
        'start_rule = "same_day"\n[[services.standards]]\nkind = "answer"',
        "services.well.standards: To answer is promised twice. Keep one.",
        id="promised twice",
    ),
    pytest.param(
        '[[services.standards]]\nkind = "answer"',
        '[[services.standards]]\nowner = "gos"\nkind = "answer"',
        "services.well.standards.answer.owner: staff has no 'gos'. Did you mean 'gus'?",
        id="nobody answers for a promise",
    ),
    pytest.param(
        '[[standards]]\nkind = "acknowledge"',
        '[[standards]]\nowner = "gus"\ndepartment = "all"\nkind = "acknowledge"',
        "standards.1: Both owner and department answer for it. Keep one of them.",
        id="two answer for a promise",
    ),
]


@pytest.mark.parametrize(("before", "after", "line"), FAULTS)
def test_a_fault_is_refused_with_its_place_and_how_to_mend_it(
    db, folder, before, after, line
):
    change(folder, before, after)

    assert refusals(folder) == [f"hamlet.toml: {line}"]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param(
            "is_triage = true",
            "is_triage = false",
            "teams: No team gets what nobody else does."
            " Write is_triage = true for one.",
            id="no triage",
        ),
        pytest.param(
            'amount = 5\nunit = "calendar_day"\nstart_rule = "next_day"',
            'amount = 5\nunit = "calendar_day"\nstart_rule = "next_day"\n'
            'case_type = "complaint"',
            "standards: Promise to answer when the case type is enquiry.",
            id="no promise",
        ),
        pytest.param(
            'kind = "acknowledge"',
            'kind = "answer"',
            "standards: To answer is promised twice for everything. Keep one.",
            id="general promise twice",
        ),
        pytest.param(
            '[[standards]]\nkind = "acknowledge"',
            '[[standards]]\nvalid_from = 2090-01-01\nkind = "acknowledge"',
            "hamlet.toml: services.well.standards: Nothing says how soon we acknowledge."
            " Promise it.",
            id="promised only later",
        ),
        pytest.param(
            'languages = ["en", "es"]',
            'languages = ["en", "es", "xx"]',
            "hamlet.toml: agency.languages.3: The pages are not translated into 'xx'."
            " Choose of en, es, ar.",
            id="unspoken language",
        ),
        pytest.param(
            "valid_from = 2020-01-01",
            "valid_from = 2020-01-01\nvalid_to = 2021-01-01",
            "hamlet.toml: teams.first.department: 'all' ended on 2021-01-01. Name its successor.",
            id="department that ended",
        ),
    ],
)
def test_among_several_faults_each_is_named(db, folder, before, after, line):
    change(folder, before, after)

    assert line in refusals(folder)


@pytest.mark.parametrize(
    ("ladders", "line"),
    [
        pytest.param(
            '[[ladders]]\nrungs = [{ when = "due", whom = ["owner"] }]\n' * 2,
            "ladders: There are two ladders for everything. Keep one.",
            id="twice",
        ),
        pytest.param(
            '[[ladders]]\nrungs = [{ when = "due", whom = ["gus"] }]\n',
            "hamlet.toml: ladders.1.rungs.1.whom.1: This is 'gus'."
            " Write 'owner', 'team', 'supervisor' or 'head'.",
            id="to somebody who may leave",
        ),
        pytest.param(
            "[[ladders]]\nrungs = []\n",
            "hamlet.toml: ladders.1: Write one step at least and 10 at most.",
            id="empty",
        ),
        pytest.param(
            '[[ladders]]\nrungs = [{ when = "due", whom = [] }]\n',
            "hamlet.toml: ladders.1: Step 1 tells nobody. Say whom.",
            id="to nobody",
        ),
    ],
)
def test_a_ladder_that_makes_no_sense_is_refused(db, folder, ladders, line):
    change(folder, "[[services]]", f"{ladders}\n[[services]]")

    assert line in refusals(folder)


@pytest.fixture
def this_year():
    with time_machine.travel("2026-02-02 09:00+00:00", tick=False):
        yield


def holidays(*days):
    lines = '[[holidays]]\ndate = {}\nname = {{ en = "Fair", es = "Feria" }}\n'
    return "\n".join(lines.format(day) for day in days)


ONE_DAY = (
    holidays("2026-01-01").replace("Fair", "New Year").replace("Feria", "Año Nuevo")
)
MANY = [date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(81)]


@pytest.mark.usefixtures("this_year")
@pytest.mark.parametrize(
    ("days", "line"),
    [
        pytest.param(
            MANY,
            "2026 has 81 holidays. Leave out some: 80 a year at most, or change the"
            " hours of the week.",
            id="most of a year",
        ),
        pytest.param(
            ["1026-01-01"],
            "No promise is counted in 1026. Write days from 2000 to 2046.",
            id="of another age",
        ),
        pytest.param(
            ["9999-01-01"],
            "No promise is counted in 9999. Write days from 2000 to 2046.",
            id="at the end of time",
        ),
    ],
)
def test_rubbish_holidays_are_refused(db, folder, days, line):
    change(folder, ONE_DAY, holidays(*days))

    assert refusals(folder) == [f"holidays: {line}"]


def test_a_calendar_of_its_own_has_no_holiday_twice(db, folder):
    day = '{ date = 2026-01-06, name = { en = "Kings", es = "Reyes" } }'
    zone = 'zone = "Europe/Madrid"'
    change(folder, zone, f"{zone}\nholidays = [{day}, {day}]")

    line = "2026-01-06 stands there twice. Keep one of them."
    assert refusals(folder) == [f"hamlet.toml: calendars.office.holidays: {line}"]


def test_departments_in_a_wide_circle_are_refused(db, folder):
    change(
        folder,
        "valid_from = 2020-01-01",
        'valid_from = 2020-01-01\nparent = "part"\n'
        'name = { en = "All", es = "Todo" }\n\n[[departments]]\nslug = "part"\n'
        'parent = "all"\nvalid_from = 2020-01-01',
    )

    assert [line.split(": ")[1] for line in refusals(folder)] == [
        "departments.all.parent",
        "departments.part.parent",
    ]


def test_a_service_without_a_promise_is_refused(db, folder):
    change(folder, between("[[services.standards]]", "[[standards]]"), "")
    change(folder, '"calendar_day"', '"calendar_day"\ncase_type = "complaint"')

    line = "services.well.standards: Nothing says how soon we answer. Promise it."
    assert f"hamlet.toml: {line}" in refusals(folder)


def test_nothing_is_written_when_anything_is_wrong(db, folder):
    change(folder, 'team = "first"\nservice', 'team = "last"\nservice')

    refusals(folder)

    assert not Agency.objects.exists()


def test_a_file_that_is_no_toml_is_named_with_the_line(db, folder):
    (folder / "more.toml").write_text("slug = = 1", encoding="utf-8")

    [line] = refusals(folder)

    assert line.startswith("more.toml: This is no TOML: ")
    assert "line 1" in line


def test_a_second_agency_is_refused(db, folder):
    agency = between("[agency]", "[[calendars]]")
    (folder / "other.toml").write_text(agency, encoding="utf-8")

    line = "other.toml: agency.hamlet: There is one in hamlet.toml. Keep one of them."
    assert line in refusals(folder)


def test_a_folder_without_an_agency_is_refused(db, folder):
    change(folder, between("[agency]", "[[calendars]]"), "")

    assert refusals(folder) == ["agency: No file has an [agency]. Write one."]


def test_an_empty_folder_is_refused(db, tmp_path):
    [line] = refusals(tmp_path)

    assert line.endswith("There are no .toml files. Name another folder.")
