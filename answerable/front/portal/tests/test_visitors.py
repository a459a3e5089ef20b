"""Who knocks, as far as limits need to know."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from answerable.front.portal.visitors import address_of, visitor_of


def knock(forwarded="", seen="192.0.2.7"):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=seen, **headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        pytest.param(
            0, "198.51.100.1", "192.0.2.7", id="a header that nobody vouches for"
        ),
        pytest.param(1, "198.51.100.1", "198.51.100.1", id="one proxy"),
        pytest.param(
            1, "203.0.113.9, 198.51.100.1", "198.51.100.1", id="a forged first hop"
        ),
        pytest.param(2, "203.0.113.9, 198.51.100.1", "203.0.113.9", id="two proxies"),
        pytest.param(1, "", "192.0.2.7", id="no header"),
    ],
)
def test_the_address_is_what_our_own_proxies_saw(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies

    assert address_of(knock(forwarded)) == address


def test_a_visitor_is_a_hash_and_always_the_same():
    visitor = visitor_of(knock())

    assert visitor == visitor_of(knock())
    assert visitor != visitor_of(knock(seen="192.0.2.8"))
    assert "192.0.2.7" not in visitor
    assert len(visitor) == 32
