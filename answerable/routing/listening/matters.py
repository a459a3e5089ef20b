"""What can be asked for, with the questions of its own by which it is told from others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from answerable.agency.models import Service
from answerable.agency.queries import services_on_offer
from answerable.forms.models import Form
from answerable.forms.questions.kind import Question
from answerable.lib.memory import remembered
from answerable.lib.wording import in_language

CLOSED = ("choice", "several")  # kinds whose answers say what it is about
MOST_ANSWERS = 5  # of one service beside those of others, so that a page can be read
SAYS_NOTHING = "other"  # as forms call the answer "something else"


@dataclass(frozen=True)
class Choice:
    """An answer that a service offers to one of its own questions.

    ``key`` tells it from every other: the service, the question and the answer.
    """

    service: str
    question: str
    answer: str
    words: str
    asked: str

    @property
    def key(self) -> str:
        """Return what the page sends when it is chosen."""
        return f"{self.service}.{self.question}.{self.answer}"

    @property
    def meant(self) -> tuple[str, str]:
        """Return what makes it the same as that of another service: its words."""
        return self.asked, self.words


@dataclass(frozen=True)
class Matter:
    """A service, and its closed questions in the order of its form, in one language."""

    slug: str
    name: str
    said: str
    questions: Sequence[Sequence[Choice]] = ()
    picture: str = ""  # one of agency.pictures

    @property
    def itself(self) -> Choice:
        """Return the service as an answer, where it has no closed question."""
        return Choice(self.slug, "", "", words=self.name, asked=self.said)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what its questions and answers say."""
        said = (choice.meant for choices in self.questions for choice in choices)
        return tuple(dict.fromkeys(text for meant in said for text in meant))


@remembered
def matters_on_offer(language: str) -> Sequence[Matter]:
    """Return what can be asked for, in the order of the catalogue."""
    newest = Form.objects.order_by("service_id", "-version").distinct("service_id")
    asked = {form.service_id: form.questions for form in newest}
    return [
        _matter(service, asked.get(service.pk, []), language)
        for service in services_on_offer()
    ]


def _matter(service: Service, questions: Sequence[Question], language: str) -> Matter:
    closed = (
        tuple(_choices(service.slug, question, language))
        for question in questions
        if question["kind"] in CLOSED and not question.get("only_if")
    )
    return Matter(
        slug=service.slug,
        name=in_language(service.name, language),
        said=in_language(service.summary, language),
        picture=service.picture,
        questions=[each for each in closed if len(each) <= MOST_ANSWERS],
    )


def _choices(service: str, question: Question, language: str) -> Iterator[Choice]:
    asked = in_language(cast("Mapping[str, str]", question["label"]), language)
    for option in cast("Sequence[Mapping[str, object]]", question["options"]):
        answer = str(option["key"])
        if answer != SAYS_NOTHING:
            words = in_language(cast("Mapping[str, str]", option["label"]), language)
            yield Choice(service, str(question["key"]), answer, words, asked)
