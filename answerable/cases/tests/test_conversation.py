"""What was said in a case, as its page shows it."""

from __future__ import annotations

from answerable.cases.conversation import conversation, files_of
from answerable.cases.models import Attachment
from answerable.cases.tests.makers import answer, hear, open_one


def test_a_conversation_is_told_in_order(town):
    case = open_one(town.roads)
    second = answer(case, "amina@mail.example", "<1@hillford.example>")
    first = hear(case)

    told = conversation(case)

    assert [said.pk for said in told] == [first.pk, second.pk]
    assert [said.is_ours for said in told] == [False, True]
    assert str(first) == f"message in {case.pk}"


def test_every_word_of_a_message_is_told(town):
    case = open_one(town.roads)
    first = hear(case)
    first.left_out = ["film.mov"]
    first.save(update_fields=["left_out"])

    (said,) = conversation(case)

    assert all(getattr(said, name) == getattr(first, name) for name in said._fields)
    assert said.kind_words == "Message"


def test_files_are_found_by_their_message(town):
    case = open_one(town.roads)
    first, second = hear(case), hear(case)
    steps, kerb, elsewhere = (
        Attachment.objects.create(
            interaction=message,
            name=name,
            content_type="image/jpeg",
            size=1,
            sha256=name,
        )
        for message, name in (
            (first, "steps.jpg"),
            (first, "kerb.jpg"),
            (hear(open_one(town.roads, number=1)), "other.jpg"),
        )
    )

    assert files_of(case) == {first.pk: [steps, kerb]}
    assert second.pk not in files_of(case)
    assert elsewhere.pk
