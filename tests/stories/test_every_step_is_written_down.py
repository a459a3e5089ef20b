"""Every button that changes a case leaves a line in its journal, by who pressed it.

The steps are those of the addresses of the desk. One that is neither walked nor named
here as changing no case fails the test: whoever adds a step says here how it is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.tests.makers import Town
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.case_tasks import Doable
from answerable.cases.models import (
    Case,
    CaseLink,
    CaseTask,
    Checklist,
    ImportedRow,
    JournalEntry,
    Representative,
)
from answerable.cases.models.case import Outcome
from answerable.casework import case_tasks, linking, resolve
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Commitment, ServiceStandard
from answerable.front.desk.tests.pages import address, read
from tests.stories.complaining import STEPS as OF_COMPLAINTS

pytestmark = pytest.mark.django_db

ABOUT_A_CASE = ("case", "several")
CHANGES_NO_CASE = {
    "case": "a page; a look into a restricted case is written down, as its tests say",
    "case-file": "a page, the same",
    "case-looks": "a page",
    "case-nearby": "a page",
    "case-complaint": "a page",
    "case-complaint-paper": "a page, printed",
    "case-answers": "a page",
    "case-put-in": "puts words into the composer, no further",
    "case-help": "a page",
    "case-put-help-in": "puts words into the composer, no further",
    "case-help-new": "begins a help page; the log of the setup has it",
    "case-to-resolve": "carries words from one form to another",
    "case-here": "who is here is forgotten within a day",
    "case-draft": "a draft is nothing that was done",
    "case-draft-take": "a draft, the same",
    "case-incident": "it is about staff, and the case knows nothing of it",
    "several-done": "a page: what was done with several",
}


@dataclass
class Walk:
    """Ben or Dee before the desk, with a case of Roads and one like it."""

    browser: Client
    by: Staff
    town: Town
    case: Case
    other: Case
    seen_so_far: int | None = None  # lines in the journal before the last press

    def post(self, name: str, *numbers: int, **fields: object) -> None:
        """Press a button about the case, as its page has it."""
        where = reverse(f"desk:{name}", args=[self.case.reference, *numbers])
        self.send(where, seen=self.now.version, **fields)

    def send(self, where: str, **fields: object) -> None:
        """Press a button; it must not be refused."""
        status = self.press_at(where, fields)
        assert status == 302, status

    def press_at(self, where: str, fields: dict[str, object]) -> int:
        """Press a button, and begin to count: what came before prepared it."""
        self.seen_so_far = len(self.lines())
        return self.browser.post(where, fields).status_code

    def press(self, page: str, where: str) -> None:
        """Press the button of a page that leads to an address."""
        form = read(self.browser.get(page)).find("form", action=where)
        fields = {one["name"]: one["value"] for one in form.find_all("input")}
        self.send(where, **fields)

    def lines(self) -> list[JournalEntry]:
        """Return what stands in the journals of both cases, in order."""
        both = [self.case.pk, self.other.pk]
        return list(JournalEntry.objects.filter(case_id__in=both).order_by("pk"))

    @property
    def now(self) -> Case:
        """Return the case as it stands."""
        return Case.objects.get(pk=self.case.pk)


def _several(walk: Walk, doing: str) -> None:
    marks = [f"{each.reference}.{each.version}" for each in (walk.now, walk.other)]
    walk.send(reverse("desk:several"), case=marks, doing=doing)


def _undo_several(walk: Walk) -> None:
    _several(walk, "take")
    walk.send(reverse("desk:several-undo"))


def _resolve(walk: Walk) -> None:
    walk.post("case-resolve", outcome="done", reason="It shines.")


def _reopen(walk: Walk) -> None:
    done = Outcome.DONE
    resolve.resolve(walk.now, outcome=done, reason="So.", by=walk.by, seen=None)
    walk.post("case-reopen")


def _no_complaint(walk: Walk) -> None:
    message = walk.case.interactions.earliest("id")
    walk.post("case-no-complaint", message=message.pk)


def _take_back(walk: Walk) -> None:
    walk.post("case-reply", words="We come.")
    walk.send(address(walk.case, "take-back"))


def _wake(walk: Walk) -> None:
    _snooze(walk)
    walk.send(address(walk.case, "wake"))


def _snooze(walk: Walk) -> None:
    tomorrow = today() + timedelta(days=1)
    walk.post("case-snooze", day=tomorrow.isoformat(), clock="08:00")


def _settle(walk: Walk) -> None:
    ImportedRow.objects.create(
        case=walk.case,
        source="old",
        source_id="1",
        file_name="old.jsonl",
        line=1,
        confidence="doubtful",
        mismatches={"ended_without_time": ""},
    )
    walk.send(address(walk.case, "settle"))


def _ask_for_a_look(walk: Walk) -> None:
    Case.objects.filter(pk=walk.case.pk).update(is_restricted=True)
    where = address(walk.case, "access")
    walk.send(where, reason="They are at the counter.", minutes="60")


def _checklist(walk: Walk) -> None:
    texts = {"en": "Site visit", "es": "Visita", "ar": "زيارة"}
    steps = {language: [text] for language, text in texts.items()}
    kept = Checklist.objects.create(slug="visit", name=texts, steps=steps, days=3)
    walk.post("case-checklist", checklist=kept.pk)


def _extend(walk: Walk) -> None:
    ServiceStandard.objects.update(longest_extension=5)
    running = walk.case.deadlines.get(kind="answer")
    walk.post("case-extend", running.pk, amount=5, words="Ice on the road.")


def _promise(walk: Walk) -> Commitment:
    day = (today() + timedelta(days=1)).isoformat()
    walk.post("case-promises", what="A call", by=day)
    return Commitment.objects.latest("pk")


def _keep_promise(walk: Walk) -> None:
    walk.post("case-promise-keep", _promise(walk).pk)


def _change_promise(walk: Walk) -> None:
    promised = _promise(walk)
    walk.post("case-promise", promised.pk, words="Ice.", is_dropped="on")


def _task(walk: Walk) -> CaseTask:
    case_tasks.add_tasks(
        walk.now, Doable("Order a lamp"), by=walk.by, seen=walk.now.version
    )
    return CaseTask.objects.get()


def _change_task(walk: Walk) -> None:
    walk.post("case-task", _task(walk).pk, sentence="Order two lamps")


def _end_task(walk: Walk) -> None:
    walk.post("case-task-end", _task(walk).pk, ending="done")


def _open_task(walk: Walk) -> None:
    task = _task(walk)
    walk.post("case-task-end", task.pk, ending="done")
    walk.post("case-task-open", task.pk)


def _let_act(walk: Walk) -> None:
    walk.post(
        "case-representatives",
        who="Omar Haddad",
        address="omar@law.example",
        role="lawyer",
        extent="this",
        proof="seen",
        told="both",
        first_day=today().isoformat(),
        last_day="",
    )


def _end_acting(walk: Walk) -> None:
    _let_act(walk)
    walk.post("case-representative-end", Representative.objects.get().pk)


def _unlink(walk: Walk) -> None:
    linking.link(walk.case, to=walk.other, kind=CaseLink.Kind.RELATED, by=walk.by)
    walk.press(address(walk.case, "links"), address(walk.case, "unlink"))


def _merge(walk: Walk) -> None:
    where = address(walk.case, "merge")
    walk.press(f"{where}?other={walk.other.reference}", where)


def _unmerge(walk: Walk) -> None:
    _merge(walk)
    walk.press(address(walk.case), address(walk.case, "unmerge"))


def _bundle(walk: Walk) -> None:
    given = {
        "seen": walk.now.version,
        "purpose": "ombudsman",
        "reason": "Not asked for",
    }
    # The answer is the document itself.
    where = address(walk.case, "bundle")
    status = walk.press_at(where, given | {"parts": ["journal"]})
    assert status == 200


def _split(walk: Walk) -> None:
    words = walk.case.interactions.get(kind="message").pk
    lamp = walk.town.lamp.pk
    walk.post("case-split", messages=[words], summary="A tree", service=lamp)


def _unsplit(walk: Walk) -> None:
    _split(walk)
    new = Case.objects.latest("pk")
    walk.press(address(new), address(new, "unsplit"))


STEPS: dict[str, Callable[[Walk], object]] = {
    "case-take": lambda walk: walk.post("case-take"),
    "case-reply": lambda walk: walk.post("case-reply", words="We come."),
    "case-ask": lambda walk: walk.post("case-ask", words="Which lamp is it?"),
    "case-wait": lambda walk: walk.post("case-wait", words="The power company first."),
    "case-note": lambda walk: walk.post("case-note", words="The van is full."),
    "case-assign": lambda walk: walk.post("case-assign", team=walk.town.parks.pk),
    "case-service": lambda walk: walk.post("case-service", service=walk.town.permit.pk),
    "case-summary": lambda walk: walk.post("case-summary", text="Dark lamp"),
    "case-priority": lambda walk: walk.post(
        "case-priority", impact=3, urgency=3, why="The school is there."
    ),
    "case-snooze": _snooze,
    "case-wake": _wake,
    "case-resolve": _resolve,
    "case-reopen": _reopen,
    "case-take-back": _take_back,
    "case-settle": _settle,
    "case-access": _ask_for_a_look,
    "case-extend": _extend,
    "case-promises": _promise,
    "case-promise": _change_promise,
    "case-promise-keep": _keep_promise,
    "case-tasks": lambda walk: walk.post("case-tasks", sentence="Order a lamp"),
    "case-checklist": _checklist,
    "case-task": _change_task,
    "case-task-end": _end_task,
    "case-task-open": _open_task,
    "case-representatives": _let_act,
    "case-representative-end": _end_acting,
    "case-links": lambda walk: walk.post(
        "case-links", other=walk.other.reference, kind="related"
    ),
    "case-make-complaint": lambda walk: walk.post("case-make-complaint"),
    "case-no-complaint": _no_complaint,
    "case-unlink": _unlink,
    "case-merge": _merge,
    "case-unmerge": _unmerge,
    "case-split": _split,
    "case-bundle": _bundle,
    "case-unsplit": _unsplit,
    "several": lambda walk: _several(walk, "take"),
    "several-undo": _undo_several,
    "take-next": lambda walk: walk.send(reverse("desk:take-next")),
    **OF_COMPLAINTS,
}


@pytest.fixture
def walk(town, ben, settings):
    browser = Client()
    browser.force_login(ben, "django.contrib.auth.backends.ModelBackend")
    words = "The lamp is out.\n\nAnd a tree has fallen over the path."
    case, other = make_case(words=words), make_case(visitor="number 6")
    return Walk(browser, ben, town, case, other)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_in_the_journal_by_who_took_it(walk, settings, name):
    if name == "case-take-back":
        settings.UNDO_SECONDS = 10

    STEPS[name](walk)

    assert walk.seen_so_far is not None
    actors = {line.actor for line in walk.lines()[walk.seen_so_far :]}
    assert staff_actor(walk.by) in actors
    assert actors <= {staff_actor(walk.by), SYSTEM}


def test_every_step_about_a_case_is_walked():
    desk = get_resolver().namespace_dict["desk"][1].reverse_dict
    names = {name for name in desk if isinstance(name, str)}
    about = {name for name in names if name.startswith(ABOUT_A_CASE)}

    assert about == set(STEPS) - {"take-next"} | set(CHANGES_NO_CASE)
