"""Listening first, in a browser: no page of it keeps anybody out, by keyboard or eye."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from answerable.forms.models import Draft
from tests.browser.test_barriers import signed_in
from tests.browser.walker import Walker

pytestmark = pytest.mark.django_db(transaction=True)

__all__ = ["signed_in"]

VAGUE = {"en": "This is a disgrace, something must be done.", "ar": "هذه مهزلة"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_vague_words_to_what_we_understood_nothing_keeps_anybody_out(
    live_server, page, barriers, language
):
    call_command("seed")
    home = live_server.url + ("" if language == "en" else f"/{language}")
    walker = Walker(page, barriers, home)

    walker.open("/report/")
    walker.fill(words=VAGUE[language], wish="?")
    walker.press()
    walker.look()
    walker.press()  # without an answer: it is asked again
    walker.look()
    walker.tick("[name=fits] >> nth=0")
    walker.press()
    walker.look()
    walker.tick("[name=right][value=yes]")
    walker.tick("[name=taken_as][value=complaint]")
    walker.press()

    assert walker.found == []
    assert walker.seen == ["listen", "listen", "listen"]
    assert Draft.objects.get().answers["kind"] == "complaint"
