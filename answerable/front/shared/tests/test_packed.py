"""Public pages travel packed, and nothing else does."""

from __future__ import annotations

import gzip

import pytest

PACKING = {"HTTP_ACCEPT_ENCODING": "gzip"}


@pytest.mark.parametrize("path", ["/", "/services/", "/services/data.jsonld"])
def test_a_public_page_is_packed_for_who_can_unpack_it(client, town, path):
    packed, plain = client.get(path, **PACKING), client.get(path)

    assert (packed.status_code, packed["Content-Encoding"]) == (200, "gzip")
    assert len(packed.content) < len(plain.content) / 2
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in packed["Vary"]


def test_what_is_unpacked_is_the_page(client, town):
    answer = client.get("/services/", **PACKING)

    assert b"<h1>Services</h1>" in gzip.decompress(answer.content)


def test_two_answers_of_one_page_differ_in_size_by_chance(client, town):
    sizes = {len(client.get("/", **PACKING).content) for _ in range(20)}

    assert len(sizes) > 1


@pytest.mark.parametrize(
    "path", ["/sign-in/", "/track/"], ids=["the desk", "what must not be stored"]
)
def test_others_are_not_packed(client, town, path):
    answer = client.get(path, **PACKING)

    assert answer.status_code == 200
    assert "Content-Encoding" not in answer
