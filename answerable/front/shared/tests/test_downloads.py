"""Giving a file of a case to a browser."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from answerable.cases.models import Attachment
from answerable.front.shared.downloads import file_response
from answerable.lib.errors import NotFound
from answerable.lib.files import FileStore


@pytest.fixture
def store(settings, tmp_path):
    settings.FILES = FileStore(tmp_path)
    return settings.FILES


def attachment(store, *, shown=b"", **changes):
    given = {
        "name": "steps.jpg",
        "content_type": "image/jpeg",
        "sha256": store.put(b"with its place"),
        "shown_sha256": store.put(shown) if shown else "",
    }
    return Attachment(**(given | changes))


@pytest.fixture
def given(store):
    """Return a function that gives a file, and close what it opened."""
    with ExitStack() as opened:

        def give(**changes):
            response = file_response(attachment(store, **changes))
            assert response.file_to_stream is not None
            opened.enter_context(response.file_to_stream)
            return response

        yield give


def body(response):
    return b"".join(response.streaming_content)


def test_an_image_is_shown_as_its_stripped_copy(given):
    response = given(shown=b"without its place")

    assert body(response) == b"without its place"
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline")


def test_any_other_file_is_only_saved(given):
    response = given(name="plan.html", content_type="text/html")

    assert body(response) == b"with its place"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="plan.html"'


def test_nothing_runs_in_a_file_and_no_cache_keeps_it(given):
    response = given(shown=b"shown")

    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_a_file_whose_bytes_are_gone_is_not_found(store):
    gone = attachment(store, sha256="0" * 64)

    with pytest.raises(NotFound):
        file_response(gone)


def test_the_name_of_a_file_cannot_add_a_header(given):
    response = given(name='a"\r\nSet-Cookie: b=c')

    assert "\n" not in response["Content-Disposition"]
    assert "Set-Cookie" not in response.headers
