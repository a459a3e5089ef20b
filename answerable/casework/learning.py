"""How the office learns from its cases at night, and how that would have gone lately.

Only the shell imports this, and what the worker begins apart: it loads the library that
learns.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.casework.experience import (
    ENOUGH,
    Lived,
    lived_through,
    teaches_enough,
)
from answerable.lib.errors import Refused
from answerable.lib.memory import forget
from answerable.routing.learned.judging import Judged, figures_of
from answerable.routing.learned.keeping import written
from answerable.routing.learned.lately import as_line, courses_of
from answerable.routing.learned.office import store
from answerable.routing.learned.thresholds import NEVER
from answerable.routing.learned.training import Lesson, learn
from answerable.routing.models import LearnedModel, Learning

KEPT_VERSIONS = 7  # whose files stay: a week in which one can go back


def learn_from_cases() -> LearnedModel:
    """Learn from the cases that ended; return the version that counts from now on.

    Where they are too few, the names of services stand in. What teaches the same as last
    night makes no new version.
    """
    lived = lived_through()
    found = _learned(lived) if teaches_enough(lived) else _named()
    row = _put(found)
    _forget_old_files()
    return row


def replay(last: int) -> list[Judged]:
    """Return how the last cases would have gone, learned from those before them alone.

    Raises Refused where those are too few.
    """
    lived = lived_through()
    replayed, before = lived[:last], lived[last:]
    if not replayed or not teaches_enough(before):
        hint = _(
            "There are %(number)s cases before those, and %(enough)s of two places are"
            " needed. Replay fewer."
        )
        said = {"number": len(before), "enough": ENOUGH}
        raise Refused(code="learned-too-few", hint=hint % said)
    model = learn([one.example for one in before]).model
    return [model.judged(one.example.label, one.example.text) for one in replayed]


def _learned(lived: list[Lived]) -> LearnedModel:
    lesson = learn([one.example for one in lived])
    total = figures_of(lesson.judged).total
    came = [one.came for one in lived]
    courses = courses_of(lesson.judged, came, timezone.now())
    threshold = lesson.model.threshold
    return LearnedModel(
        origin=LearnedModel.Origin.CASES,
        cases=len(lived),
        threshold=None if threshold == NEVER else threshold,
        accuracy=total.accuracy,
        top_three=total.top_three,
        coverage=total.coverage,
        precision=total.precision,
        services=[as_line(course) for course in courses],
        **_kept(lesson),
    )


def _kept(lesson: Lesson) -> dict[str, str]:
    """Keep the files before a row names them."""
    return {
        "weights_sha256": store().put(written(lesson.model)),
        "file_sha256": store().put(lesson.file),
    }


def _named() -> LearnedModel:
    return LearnedModel(origin=LearnedModel.Origin.NAMES)


@transaction.atomic
def _put(found: LearnedModel) -> LearnedModel:
    """Let a version count from now on, unless the one that does is the same."""
    Learning.objects.get_or_create(pk=Learning.ONLY)
    learning = Learning.objects.select_for_update().get()
    before = LearnedModel.objects.order_by("-version").first()
    if before and before.pk == learning.model_id and _is_same(before, found):
        return _told_anew(before, found)
    found.version = before.version + 1 if before else 1
    found.save(force_insert=True)
    learning.model = found
    learning.save(update_fields=["model"])
    transaction.on_commit(forget)
    return found


def _is_same(before: LearnedModel, found: LearnedModel) -> bool:
    """Tell whether both decide the same."""
    compared = ("origin", "cases", "weights_sha256")
    return all(getattr(before, name) == getattr(found, name) for name in compared)


def _told_anew(before: LearnedModel, found: LearnedModel) -> LearnedModel:
    """Keep how it went lately: the weeks have moved on."""
    before.services = found.services
    before.save(update_fields=["services"])
    return before


def _forget_old_files() -> None:
    """Take away the files that no version of the last nights names."""
    newest = LearnedModel.objects.order_by("-version")[:KEPT_VERSIONS]
    named = {sha for row in newest for sha in (row.weights_sha256, row.file_sha256)}
    for sha256 in list(store().names()):
        if sha256 not in named:
            store().remove(sha256)
