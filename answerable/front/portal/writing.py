"""A request that somebody is writing: its draft, and which steps it takes.

The steps hang on what was answered: a service that asks nothing has no page of
questions. A step is done when its page was sent; the first that is not done is where
the person goes on, and nobody gets past it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.utils.translation import get_language

from answerable.agency.models import Service
from answerable.agency.queries import offered_or_first, offered_services
from answerable.cases.models.case import CaseType
from answerable.forms.burden import Burden, page_burden
from answerable.forms.drafts import DraftFile, files_of, find_draft, keep_answers
from answerable.forms.models import Draft, Form
from answerable.forms.questions.kind import Question
from answerable.front.portal.doors import DOORS, Door
from answerable.lib.errors import NotFound
from answerable.lib.memory import remembered
from answerable.lib.parties import IdentityLevel
from answerable.lib.wishes import Wishes
from answerable.routing.dissatisfaction import hear_dissatisfaction
from answerable.routing.listening import is_vague

CHECK = "check"


@dataclass(frozen=True)
class Writing:
    """A draft at its door, as it is when a page begins; kept answers begin another."""

    draft: Draft
    door: Door

    @property
    def answers(self) -> Mapping[str, object]:
        """Return everything that was answered so far."""
        answers: Mapping[str, object] = self.draft.answers
        return answers

    def said(self, name: str) -> str:
        """Return a text that was answered, or nothing."""
        return str(self.answers.get(name, ""))

    @property
    def files(self) -> list[DraftFile]:
        """Return what was uploaded."""
        return files_of(self.draft)

    @cached_property
    def service(self) -> Service | None:
        """Return the service that the person has confirmed so far, if they know it."""
        slug = self.said("service")
        return find_offered(slug) if slug else None

    @property
    def wanted(self) -> Service | None:
        """Return the service where its own questions are to be asked.

        A complaint is only about it, whatever door it came in by.
        """
        is_wanted = self.door.for_service and not self.is_complaint
        return self.service if is_wanted else None

    @cached_property
    def form(self) -> Form | None:
        """Return the questions: the version that was answered, else the newest."""
        if self.wanted is None:
            return None
        return find_form(self.wanted.pk, self.draft.answers.get("form"))

    @property
    def questions(self) -> Form:
        """Return the questions of a request that has some. Raises NotFound."""
        if self.form is None:
            message = "This request has no questions."
            raise NotFound(message)
        return self.form

    @property
    def page_burden(self) -> Burden:
        """Return what the page with the questions costs."""
        return page_burden(self.questions.questions)

    @property
    def steps(self) -> list[str]:
        """Return the steps that this request takes, in their order."""
        wanted = self.wanted
        has_place = bool(wanted and wanted.place != Service.Place.NONE)
        asked = {
            "what": True,
            "listen": self.is_vague,
            "service": True,
            "details": bool(self.form and self.form.questions),
            "place": has_place,
            "similar": has_place and bool(self.answers.get("similar")),
            "photo": self.door.takes_files,
            "you": True,
        }
        return [step for step, is_asked in asked.items() if is_asked] + [CHECK]

    @property
    def open_step(self) -> str:
        """Return where the person goes on: the first step that is not done."""
        return self._first_open(self.steps)

    def may_see(self, step: str) -> bool:
        """Tell whether a step is one of this request, and its turn has come."""
        steps = self.steps
        # Whoever would rather choose the service themselves need not answer first.
        needed = [each for each in steps if each != "listen" or each == step]
        return step in steps and steps.index(step) <= steps.index(
            self._first_open(needed)
        )

    def before(self, step: str) -> str:
        """Return the step that the way back leads to; empty before the first."""
        if self.open_step == CHECK != step:
            return CHECK
        return next(iter(self.steps[: self.steps.index(step)][-1:]), "")

    def keep(
        self, step: str, answers: Mapping[str, object], undone: tuple[str, ...] = ()
    ) -> None:
        """Keep the answers of a step that is now done; others may have to be redone."""
        done = [each for each in self.done if each not in {step, *undone}]
        keep_answers(self.draft, done=[*done, step], **answers)

    def ask_again(self, step: str, answers: Mapping[str, object]) -> None:
        """Keep what a page holds and have its step answered once more."""
        done = [each for each in self.done if each != step]
        keep_answers(self.draft, done=done, **answers)

    def keep_for_later(self, answers: Mapping[str, object]) -> None:
        """Keep what a page holds so far; its step stays open."""
        keep_answers(self.draft, **answers)

    @property
    def must_know(self) -> bool:
        """Tell whether we need a way to reach the person, as the service declares."""
        return bool(
            self.wanted and self.wanted.identity_level > IdentityLevel.ANONYMOUS
        )

    @property
    def language(self) -> str:
        """Return in which language we write to the person; one given up is the first."""
        return offered_or_first(self.said("language") or self.draft.language)

    @property
    def kind(self) -> str:
        """Return what kind of matter the person said it is, where the door does not."""
        return self.said("kind")

    @property
    def case_type(self) -> str:
        """Return what kind of matter it will be."""
        return self.kind or self.door.case_type_for(self.service)

    @property
    def is_complaint(self) -> bool:
        """Tell whether it is one, by its door or because the person said so."""
        return CaseType.COMPLAINT in (self.kind, self.door.case_type)

    @cached_property
    def sounds_like_complaint(self) -> list[str]:
        """Return the words that sound so; none where it is one by its door."""
        if self.door.case_type == CaseType.COMPLAINT:
            return []
        return [sign.words for sign in hear_dissatisfaction(self.own_words)]

    @property
    def own_words(self) -> str:
        """Return what the person said of themselves: their words and their wish."""
        return f"{self.said('words')}\n{self.said('wish')}"

    @cached_property
    def is_vague(self) -> bool:
        """Tell whether the words leave open what it is about, and nothing else says it."""
        is_open = {"what", "service"}.intersection(self.done) == {"what"}
        if not (is_open and self.door.for_service) or self.said("hint"):
            return False
        if self.is_complaint:
            return False
        return is_vague(self.said("words"), get_language() or "")

    def questions_of(self, service: Service) -> Sequence[Question]:
        """Return what a service asks now."""
        form = find_form(service.pk, None)
        return form.questions if form else ()

    def _first_open(self, steps: list[str]) -> str:
        done = self.done
        return next((step for step in steps[:-1] if step not in done), CHECK)

    @property
    def done(self) -> list[str]:
        """Return the steps whose page was sent."""
        done: list[str] = self.draft.answers.get("done", [])
        return done


@remembered
def find_offered(slug: str) -> Service | None:
    """Return a service by its slug, if it can still be asked for."""
    return offered_services().filter(slug=slug).first()


@remembered
def find_form(service: int, version: int | None) -> Form | None:
    """Return the questions of a service: a version by its id, or the newest."""
    forms = Form.objects.filter(service=service).order_by("-version")
    return (forms.filter(pk=version) if version else forms).first()


def find_writing(token: str) -> Writing | None:
    """Return the request of a link; None when there is none or its time is over."""
    draft = find_draft(token)
    return Writing(draft, DOORS[draft.door]) if draft else None


def help_in(writing: Writing) -> tuple[str, ...]:
    """Return what would help its writer to say it, as codes."""
    return tuple(cast("list[str]", writing.answers.get("help", [])))


def wishes_in(writing: Writing) -> Wishes | None:
    """Return what we are asked to remember of its writer; None without their yes."""
    answers = writing.answers
    if not answers.get("agreed"):
        return None
    needs = cast("list[str]", answers.get("needs", []))
    return Wishes(
        language=writing.language,
        channel=writing.said("channel"),
        hours=writing.said("hours"),
        needs=tuple(needs),
    )
