from __future__ import annotations

import pytest

from answerable.channels.email.authentication import Authentication, authentications_of
from answerable.channels.email.tests.makers import headers


@pytest.mark.parametrize(
    ("value", "aligned"),
    [
        pytest.param(
            "mx.city.example; dkim=pass header.d=x.example", True, id="same domain"
        ),
        pytest.param(
            "mx.city.example; dkim=pass header.i=@x.example", True, id="identity"
        ),
        pytest.param(
            "mx.city.example 1; spf=fail; dkim=pass (2048) header.d=X.example",
            True,
            id="comment",
        ),
        pytest.param(
            'mx.city.example; dkim=pass header.d="x.example"', True, id="quoted"
        ),
        pytest.param(
            "mx.city.example; dkim=fail header.d=x.example", False, id="failed"
        ),
        pytest.param(
            "mx.city.example; dkim=pass header.d=evil.example", False, id="another"
        ),
        pytest.param(
            "mx.city.example; dkim=pass header.d=ax.example", False, id="longer"
        ),
        pytest.param(
            "mx.city.example; dkim=pass header.d=example", False, id="whole of the top"
        ),
        pytest.param(
            "mx.city.example; spf=pass smtp.mailfrom=x.example", False, id="spf"
        ),
        pytest.param("mx.city.example; none", False, id="nothing"),
        pytest.param(
            'mx.city.example; spf=fail smtp.helo="a; dkim=pass header.d=x.example"',
            False,
            id="the sender's own words in quotes",
        ),
        pytest.param(
            "mx.city.example; spf=fail (a (b); dkim=pass header.d=x.example)",
            False,
            id="the sender's own words in comments",
        ),
        pytest.param(
            "mx.city.example; spf=fail (a; dkim=pass header.d=x.example",
            False,
            id="a comment left open",
        ),
    ],
)
def test_a_signature_counts_only_for_the_domain_of_the_author(value, aligned):
    given = headers(From="a@x.example", Authentication_Results=value)

    assert authentications_of(given) == (Authentication("mx.city.example", aligned),)


def test_a_signature_of_the_domain_above_counts():
    value = "mx.city.example; dkim=pass header.d=x.example"

    given = headers(From="a@mail.x.example", Authentication_Results=value)

    assert authentications_of(given)[0].dkim_aligned


@pytest.mark.parametrize(
    "sender",
    [
        pytest.param("a@x.example, b@x.example", id="two authors"),
        pytest.param("a@x.example\r\nFrom: a@x.example", id="two headers"),
        pytest.param("Ada", id="no address"),
    ],
)
def test_what_has_not_one_author_proves_nobody(sender):
    value = "mx.city.example; dkim=pass header.d=x.example"

    given = headers(From=sender, Authentication_Results=value)

    assert not authentications_of(given)[0].dkim_aligned


def test_a_header_that_says_nothing_names_no_server():
    given = headers(From="a@x.example", Authentication_Results="")

    assert authentications_of(given) == (Authentication("", dkim_aligned=False),)
