"""What is promised now and later, in a line each, and what a promise lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrOrPromise

from answerable.agency.duty import today
from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.timetable import About, Course, courses
from answerable.front.desk.setup.listing import Line
from answerable.front.desk.setup.promise_owners import who_answers
from answerable.front.desk.setup.promise_subjects import Subject, all_subjects
from answerable.front.shared.days import day_here
from answerable.front.shared.times import time_of

NOTHING = gettext_lazy("nothing of its own")
NONE = Course(None)
Courses = Mapping[About, Course]


def all_lines() -> Iterator[Line]:
    """Yield what is promised, one line for each thing that can be promised something."""
    found = {}
    for about in all_subjects():
        if about.stage not in found:
            found[about.stage] = courses(today(), about.stage)
        yield _one_subject(about, found[about.stage])


def _one_subject(about: Subject, known: Courses) -> Line:
    found = (known.get(about.promised(kind), NONE).holds for kind in Kind)
    said = " · ".join(
        f"{each.get_kind_display()}: {time_of(each)}" for each in found if each
    )
    url = reverse("desk:setup-promises-of", args=[about.of])
    return Line(about.name, url, said or str(NOTHING))


def line_of(about: Subject, kind: Kind, found: Course) -> Line:
    """Return what is promised of one kind, now and later, and what it lacks."""
    url = reverse("desk:setup-promise", args=[about.of, kind.value])
    return Line(str(kind.label), url, _said(found), _tag(found))


def _said(found: Course) -> str:
    holds, newest = found.holds, found.versions[-1:]
    said = [time_of(holds) if holds else str(NOTHING)]
    said += [_later(each) for each in found.coming]
    return " · ".join(said + [who for each in newest if (who := who_answers(each))])


def _later(coming: ServiceStandard) -> str:
    said = _("from %(day)s: %(time)s")
    return said % {"day": day_here(coming.valid_from), "time": time_of(coming)}


def _tag(found: Course) -> StrOrPromise:
    if not found.versions:
        return ""
    newest = found.versions[-1]
    if newest.owner and not newest.owner.is_active:
        return gettext_lazy("Who answers for it has left")
    return "" if newest.is_complete else gettext_lazy("Not complete")
