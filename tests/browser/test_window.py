"""Tests of a file share a window, and nothing that a page left in it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "sessionStorage.words ?? localStorage.words ?? document.cookie"
LEAVE = "() => { localStorage.words = sessionStorage.words = 'kept'; document.cookie = 'a=b' }"


@pytest.mark.parametrize("turn", ["first", "second"])
def test_nobody_finds_what_the_page_before_left(live_server, town, page, turn):
    page.goto(f"{live_server.url}/privacy/")
    found = page.evaluate(KEPT)
    page.evaluate(LEAVE)
    page.context.set_offline(True)

    assert found == ""
    assert page.evaluate(KEPT) == "kept"
