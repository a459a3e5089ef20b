"""What somebody wrote is never edited; it may only be erased, whole."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from answerable.cases.models import Interaction
from answerable.cases.tests.makers import hear, open_one

ERASED = {"text": "", "wish": "", "quoted": ""}


@pytest.fixture(name="message")
def _message(town) -> Interaction:
    return hear(open_one(town.roads), "It is dark.", quoted="> You wrote: hello")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"text": "It is bright."}, id="other words"),
        pytest.param({"wish": "Nothing"}, id="another wish"),
        pytest.param({"quoted": ""}, id="without what they quoted"),
        pytest.param({"text": ""}, id="erased in part"),
    ],
)
def test_own_words_are_refused_any_change(message, change):
    with (
        pytest.raises(IntegrityError, match="never edited"),
        transaction.atomic(),
    ):
        Interaction.objects.filter(pk=message.pk).update(**change)

    message.refresh_from_db()
    assert (message.text, message.quoted) == ("It is dark.", "> You wrote: hello")


def test_own_words_can_be_erased_whole(message):
    Interaction.objects.filter(pk=message.pk).update(**ERASED)

    message.refresh_from_db()
    assert (message.text, message.wish, message.quoted) == ("", "", "")


def test_what_stands_beside_the_words_may_change(message):
    Interaction.objects.filter(pk=message.pk).update(subject="Street light")

    message.refresh_from_db()
    assert message.subject == "Street light"
