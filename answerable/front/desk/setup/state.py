"""How far each part of the setup is, read from what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import (
    get_language,
    gettext as _,
    gettext_lazy,
    pgettext_lazy,
)
from django_stubs_ext import StrOrPromise

from answerable.agency.duty import today
from answerable.agency.models import (
    Agency,
    Calendar,
    Department,
    Office,
    Service,
    Skill,
    Staff,
    Team,
)
from answerable.agency.queries import areas_of_today
from answerable.cases.models import Case, Checklist
from answerable.cases.models.case import CaseType
from answerable.channels.models import MailboxMark
from answerable.clock.coverage import unpromised
from answerable.clock.ladders import newest_ladders
from answerable.clock.timetable import courses
from answerable.complaints.queries import newest_procedure
from answerable.complaints.rules import read_rules
from answerable.front.desk.setup.calendars import NAMES, newest
from answerable.front.shared.days import day_here
from answerable.front.shared.languages import language_name
from answerable.knowledge.models import LifeEvent
from answerable.lib.wording import in_language
from answerable.routing.models import Rule
from answerable.routing.queries import find_book

MOST_NAMED = 3


class State(Enum):
    """How far a task is: its words, and the colour of their frame."""

    TO_DO = (gettext_lazy("To do"), "warn")
    DONE = (pgettext_lazy("a task", "Done"), "ok")
    AS_YOU_LIKE = (gettext_lazy("If you like"), "")

    @property
    def words(self) -> StrOrPromise:
        """Return what the list says."""
        return self.value[0]

    @property
    def kind(self) -> str:
        """Return the colour that the list shows."""
        return self.value[1]


@dataclass(frozen=True)
class Task:
    """One row: what is to be done, where, and what is there already."""

    title: str
    page: str
    said: str
    state: State

    @property
    def url(self) -> str:
        """Return where it is done."""
        return reverse(f"desk:setup-{self.page}")


def all_tasks() -> Iterator[Task]:
    """Yield the tasks in the order in which they are easiest."""
    agency = Agency.objects.get()
    yield from _of_the_body(agency)
    yield from _of_the_house(agency)
    yield from _of_the_catalogue()
    yield _channels()
    yield _trial()
    yield _opening(agency)


def to_do() -> list[str]:
    """Return what must be done before people may come in."""
    return [
        task.title
        for task in all_tasks()
        if task.state is State.TO_DO and task.page != "opening"
    ]


def _of_the_body(agency: Agency) -> Iterator[Task]:
    is_whole = all((agency.address, agency.phone, agency.email))
    yield Task(_("Name and contact"), "body", str(agency), _done(is_whole))
    shown = in_language(agency.logo_alt, get_language() or "")
    yield _optional(_("Logo"), "logo", [shown] if agency.logo_mark else [])
    yield _optional(_("Colours"), "look", filter(None, (agency.brand, agency.hero)))
    spoken = ", ".join(map(language_name, agency.languages))
    is_named = all(map(agency.name.get, agency.languages))
    yield Task(_("Languages"), "languages", spoken, _done(is_named))


def _of_the_house(agency: Agency) -> Iterator[Task]:
    calendar = newest(agency.calendar_slug)
    open_days = [str(NAMES[day]) for day in NAMES if calendar.hours.get(day)]
    is_open = _done(bool(open_days))
    yield Task(_("Opening hours"), "calendars", ", ".join(open_days), is_open)
    yield _optional(_("Holidays"), "holidays", _holidays(calendar))
    yield _optional(_("Areas"), "areas", areas_of_today())
    yield _optional(_("Offices"), "offices", Office.objects.order_by("slug"))
    yield _needed(_("Departments"), "departments", Department.objects.order_by("slug"))
    yield _needed(_("Teams"), "teams", Team.objects.order_by("slug"))
    people = Staff.objects.filter(is_active=True).order_by("last_name", "pk")
    yield _needed(_("People and roles"), "people", people)
    yield _optional(_("Skills"), "skills", Skill.objects.order_by("slug"))


def _holidays(calendar: Calendar) -> Iterator[str]:
    """Yield the holidays to come by their names; all of them where none is to come."""
    today, language = timezone.localdate().isoformat(), get_language() or ""
    coming = [line for line in calendar.holidays if line["date"] >= today]
    for line in coming or calendar.holidays:
        yield in_language(line["name"], language)


def _of_the_catalogue() -> Iterator[Task]:
    offered = Service.objects.filter(retired_on=None)
    yield _needed(_("Services"), "services", offered)
    kept = Checklist.objects.filter(is_offered=True).order_by("slug")
    yield _optional(_("Checklists"), "checklists", kept)
    promised = [about for about, course in courses(today()).items() if course.holds]
    missing = len(list(unpromised(promised)))
    said = _("Kinds of matter without a promise: %(number)s") % {"number": missing}
    yield Task(_("Promises"), "promises", said if missing else "", _done(not missing))
    suggesting = LifeEvent.objects.filter(suggests=True, retired_on=None)
    yield _optional(_("What often belongs together"), "suggestions", suggesting)
    yield _ladders()
    yield _procedure()
    yield _rules()


def _ladders() -> Task:
    names = dict(CaseType.choices)
    own = [str(names.get(of, _("Everything"))) for of in newest_ladders()]
    return _optional(_("Who is told before it is late"), "ladders", own)


def _procedure() -> Task:
    """Return the procedure of complaints; without one, that of the codes holds."""
    rules = read_rules(newest_procedure())
    stages = [each.name_in(get_language() or "") for each in rules.stages]
    return _optional(_("How complaints are dealt with"), "procedure", stages)


def _rules() -> Task:
    number = Rule.objects.filter(book=find_book()).count()
    said = _("Rules in force: %(number)s") % {"number": number} if number else ""
    state = State.DONE if number else State.AS_YOU_LIKE
    return Task(_("Rules"), "rules", said, state)


def _channels() -> Task:
    """Return how people reach us; a mailbox that cannot be read is to be mended first."""
    failing = MailboxMark.objects.exclude(failing_since=None).order_by("name")
    names = {each.name for each in settings.MAILBOXES}
    if broken := [mark.name for mark in failing if mark.name in names]:
        said = _("Cannot be read: %(names)s") % {"names": ", ".join(broken)}
        return Task(_("Channels"), "channels", said, State.TO_DO)
    said = _("Mailboxes: %(number)s. Mail leaves by %(server)s") % {
        "number": len(names),
        "server": settings.MAIL.host or _("files alone"),
    }
    state = State.DONE if settings.MAIL.host else State.AS_YOU_LIKE
    return Task(_("Channels"), "channels", said, state)


def _trial() -> Task:
    number = 1 if Case.objects.exists() else 0
    return Task(_("Send a trial request"), "trial", "", _done(bool(number)))


def _opening(agency: Agency) -> Task:
    opened = agency.opened_at
    said = _("Open since %(day)s") % {"day": day_here(opened)} if opened else ""
    return Task(_("Go live"), "opening", said, _done(bool(opened)))


def _needed(title: str, page: str, rows: Iterable[object]) -> Task:
    found = _few(rows)
    return Task(title, page, found, _done(bool(found)))


def _optional(title: str, page: str, rows: Iterable[object]) -> Task:
    found = _few(rows)
    return Task(title, page, found, State.DONE if found else State.AS_YOU_LIKE)


def _few(rows: Iterable[object]) -> str:
    """Return the first of them by their names, and how many there are besides."""
    names = [str(row) for row in rows]
    rest = len(names) - MOST_NAMED
    first = ", ".join(names[:MOST_NAMED])
    return (
        _("%(names)s and others: %(number)s") % {"names": first, "number": rest}
        if rest > 0
        else first
    )


def _done(is_done: bool) -> State:  # noqa: FBT001  # reads as a sentence
    return State.DONE if is_done else State.TO_DO
