"""What is promised before sending is what is promised after."""

from __future__ import annotations

import pytest

from answerable.cases.models import Case
from answerable.forms.drafts import begin
from answerable.front.portal import promise, sending
from answerable.front.portal.doors import DOORS
from answerable.front.portal.tests.pages import WISH, Walk, text_of
from answerable.front.portal.writing import Writing
from answerable.routing.models import Rule, RuleBook


def test_the_confirmation_says_who_answers_and_by_when(walk):
    walk.until_check("street-light", email="amina@mail.example")
    walk.send()

    page = text_of(walk.done())

    assert "We have your report" in page
    assert "Roads gets it." in page
    assert "We answer by Monday 9 March 2026 ." in page.replace("2026.", "2026 .")


def test_a_complaint_is_promised_its_acknowledgement_alone(client, town):
    walk = Walk(client, "complain")
    walk.until_check()
    before = text_of(walk.look("check"))
    walk.send()
    after = text_of(walk.done())

    for page in (before, after):
        assert "By Monday 9 March 2026 we confirm what we understood" in page
        assert "We answer by" not in page


@pytest.fixture
def rule(town):
    """Have words about benches go to Parks, as the service "tree"."""
    book = RuleBook.objects.create(version=1)
    conditions = {"words": {"any": ["bench*"]}}
    return Rule.objects.create(
        book=book,
        slug="benches",
        position=1,
        conditions=conditions,
        team=town.parks,
        service=town.tree,
    )


@pytest.mark.parametrize(
    ("door", "words"),
    [
        pytest.param("report", "A bench is broken.", id="a rule holds"),
        pytest.param("complain", "Nobody mends the bench.", id="a complaint"),
        pytest.param("ask", "Who mends it?", id="no rule holds"),
    ],
)
def test_what_is_promised_before_is_what_is_promised_after(client, rule, door, words):
    draft = begin(door, "en")
    draft.answers = {"words": words, "wish": WISH, "service": "", "language": "en"}
    draft.save()
    writing = Writing(draft, DOORS[door])

    before = promise.foresee(writing)
    sent = sending.send(writing, visitor="somebody")

    case = Case.objects.get(reference=sent.reference)
    assert before == promise.promised_to(case.pk, case.team)
