"""Single sign-on, with a whole provider on this machine that knows the protocol."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import time_machine
from joserfc.jwk import RSAKey

from answerable.agency.accounts.provider import SingleSignOn
from answerable.agency.models import Staff
from answerable.agency.tests.second_steps import code_now, give_code_app
from answerable.front.desk.tests.house import CLIENT, SECRET, open_house
from answerable.front.desk.tests.pages import read, text_of

HOUSE = "/sign-in/house/"
DESK = "/desk/"
CODE_APP = "/desk/me/code-app/"
BEN = {"email": "ben@town.gov", "email_verified": True}


@pytest.fixture(scope="module")
def open_provider():
    with open_house() as house:
        yield house


@pytest.fixture
def provider(open_provider):
    open_provider.begin_again()
    return open_provider


@pytest.fixture(autouse=True)
def site(settings, provider):
    settings.SECOND_STEP_REQUIRED = True
    settings.SITE_URL = "http://testserver"
    settings.SSO = SingleSignOn(provider.issuer, CLIENT, SECRET, "email")
    return settings


@pytest.fixture
def ben(ben):
    ben.email = "ben@town.gov"
    ben.save()
    return ben


def known_as(provider, **claims):
    provider.claims = claims


def answer_of_provider(client, **wanted):
    """Go to the provider, and return where it sends one back to."""
    return httpx.get(client.get(HOUSE, wanted).url).headers["location"]


def come(client, **wanted):
    return client.get(answer_of_provider(client, **wanted), follow=True)


def is_open(client):
    return client.get(DESK).status_code == 200


def test_a_verified_address_opens_the_desk_of_its_member(client, provider, ben):
    known_as(provider, email="Ben@Town.gov", email_verified=True)

    come(client)

    assert is_open(client)
    assert str(ben) in text_of(client.get(DESK))


def test_it_goes_on_to_the_page_that_was_wanted(client, provider, ben):
    known_as(provider, **BEN)

    assert come(client, next="/desk/answers/").request["PATH_INFO"] == "/desk/answers/"


def test_it_never_goes_on_to_another_site(client, provider, ben):
    known_as(provider, **BEN)

    page = come(client, next="https://elsewhere.example/")

    assert page.request["PATH_INFO"] == DESK


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"email": "ben@town.gov"}, id="not verified"),
        pytest.param({"email": "ben@town.gov", "email_verified": "false"}, id="a word"),
        pytest.param(
            {"email": "amina@example.org", "email_verified": True}, id="nobody's"
        ),
        pytest.param({"email_verified": True}, id="no address"),
        pytest.param({"email": "", "email_verified": True}, id="an empty address"),
    ],
)
def test_who_is_not_known_by_a_verified_address_is_not_let_in(
    client, provider, ben, claims
):
    known_as(provider, **claims)

    page = come(client)

    assert "The desk does not know you yet" in text_of(page)
    assert not is_open(client)


def test_nobody_gets_an_account_by_coming(client, provider, ben):
    known_as(provider, email="amina@example.org", email_verified=True)

    come(client)

    assert not Staff.objects.filter(email="amina@example.org").exists()


def test_who_left_the_house_is_not_let_in(client, provider, ben):
    ben.is_active = False
    ben.save()
    known_as(provider, **BEN)

    come(client)

    assert not is_open(client)


def test_an_address_that_two_members_have_opens_neither_desk(
    client, provider, ben, chloe
):
    chloe.email = "BEN@town.gov"
    chloe.save()
    known_as(provider, **BEN)

    come(client)

    assert not is_open(client)


def test_a_claim_that_the_operator_names_is_the_user_name(client, provider, ben, site):
    site.SSO = site.SSO._replace(claim="preferred_username")
    known_as(provider, preferred_username="ben")

    come(client)

    assert is_open(client)


def test_an_address_of_letters_that_only_look_alike_opens_nothing(
    client, provider, ben
):
    ben.email = "isis@town.gov"
    ben.save()
    known_as(provider, email="\u0131\u017f\u0131\u017f@town.gov", email_verified=True)

    come(client)

    assert not is_open(client)


def test_who_comes_as_somebody_else_leaves_the_open_desk(client, provider, ben, chloe):
    chloe.email = "chloe@town.gov"
    chloe.save()
    known_as(provider, **BEN)
    come(client)
    known_as(provider, email="chloe@town.gov", email_verified=True)

    come(client)

    assert str(chloe) in text_of(client.get(DESK))


def test_coming_by_the_house_is_no_fresh_proof(client, provider, ben):
    give_code_app(ben)
    known_as(provider, **BEN)

    come(client)

    assert is_open(client)
    assert "/sign-in/second-step/" in client.get(CODE_APP).url


def test_coming_by_the_house_forgets_no_fresh_proof(client, provider, ben):
    known_as(provider, **BEN)
    with time_machine.travel(datetime.now(UTC) - timedelta(seconds=60)):
        give_code_app(ben)
    come(client)
    client.post("/sign-in/second-step/", {"code": code_now()})

    come(client)

    assert client.get(CODE_APP).status_code == 200


def test_an_answer_that_nobody_asked_for_opens_nothing(client, provider, ben):
    known_as(provider, **BEN)
    answer = answer_of_provider(client)
    client.cookies.clear()

    page = client.get(answer, follow=True)

    assert "did not let you in" in text_of(page)
    assert not is_open(client)


def test_an_answer_opens_once(client, provider, ben):
    known_as(provider, **BEN)
    answer = answer_of_provider(client)
    client.get(answer)
    client.post("/sign-out/")

    client.get(answer)

    assert not is_open(client)


def test_what_the_provider_refuses_is_said(client, provider, ben):
    asked = parse_qs(urlsplit(client.get(HOUSE).url).query)
    refused = {"error": "access_denied", "state": asked["state"][0]}

    page = client.get(f"{HOUSE}back/", refused, follow=True)

    assert "did not let you in" in text_of(page)


def test_facts_that_are_not_in_the_token_are_asked_for(client, provider, ben):
    provider.in_token = False
    known_as(provider, **BEN)

    come(client)

    assert is_open(client)


def test_facts_about_somebody_else_are_not_taken(client, provider, ben):
    provider.in_token = False
    known_as(provider, **BEN, sub="somebody else")

    come(client)

    assert not is_open(client)


@pytest.mark.parametrize(
    "false",
    [
        pytest.param({"iss": "https://elsewhere.example"}, id="another provider"),
        pytest.param({"aud": "another site"}, id="meant for another site"),
        pytest.param({"nonce": "another"}, id="an answer to another question"),
        pytest.param({"exp": 1}, id="long over"),
    ],
)
def test_a_token_that_says_what_it_should_not_opens_nothing(
    client, provider, ben, false
):
    known_as(provider, **BEN)
    provider.says = false

    assert "did not let you in" in text_of(come(client))
    assert not is_open(client)


def test_a_token_that_somebody_else_has_signed_opens_nothing(client, provider, ben):
    known_as(provider, **BEN)
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)

    come(client)

    assert not is_open(client)


def test_a_wrong_secret_opens_nothing(client, provider, ben, site):
    site.SSO = site.SSO._replace(secret="wrong")
    known_as(provider, **BEN)

    come(client)

    assert not is_open(client)


def test_the_provider_is_asked_with_a_challenge_and_a_nonce(client, ben):
    asked = parse_qs(urlsplit(client.get(HOUSE).url).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["nonce"]
    assert asked["state"]


def test_a_provider_that_does_not_answer_is_said(client, ben, site):
    site.SSO = site.SSO._replace(issuer="http://127.0.0.1:9")

    assert "does not answer" in text_of(client.get(HOUSE, follow=True))


def test_the_button_is_shown_where_a_provider_is_named(client, ben, site):
    link = read(client.get("/sign-in/", {"next": "/desk/answers/"})).find(
        "a", href=f"{HOUSE}?next=/desk/answers/"
    )
    assert "account of the house" in link.text

    site.SSO = None

    assert "account of the house" not in text_of(client.get("/sign-in/"))


def test_without_a_provider_there_is_no_such_page(client, ben, site):
    site.SSO = None

    assert client.get(HOUSE).status_code == 404
    assert client.get(f"{HOUSE}back/").status_code == 404


def leave(client):
    """Sign out, and return where the page leads on to, and what is asked there."""
    answer = client.post("/sign-out/")
    link = read(answer).select_one("main a[href^=http]")["href"]
    assert answer["Refresh"] == f"0; url={link}"
    return link, parse_qs(urlsplit(link).query)


def test_who_came_by_the_house_signs_out_there_too(client, provider, ben):
    known_as(provider, **BEN)
    come(client)

    link, asked = leave(client)

    assert link.startswith(f"{provider.issuer}/leave?")
    assert asked["client_id"] == [CLIENT]
    assert asked["post_logout_redirect_uri"] == ["http://testserver/sign-in/"]
    assert asked["id_token_hint"][0].count(".") == 2
    assert not is_open(client)


def test_an_address_that_asks_something_already_is_asked_more(client, provider, ben):
    provider.leaving = f"{provider.issuer}/leave?realm=town"
    known_as(provider, **BEN)
    come(client)

    _link, asked = leave(client)

    assert asked["realm"] == ["town"]
    assert asked["client_id"] == [CLIENT]


@pytest.mark.parametrize("leaving", [None, "", "javascript:alert(1)"])
def test_a_provider_that_ends_no_session_is_not_gone_to(client, provider, ben, leaving):
    provider.leaving = leaving
    known_as(provider, **BEN)
    come(client)

    answer = client.post("/sign-out/")

    assert answer.url == "/sign-in/"
    assert not is_open(client)


def test_who_came_with_a_password_does_not_go_to_the_provider(client, provider, ben):
    client.force_login(ben, "django.contrib.auth.backends.ModelBackend")

    assert client.post("/sign-out/").url == "/sign-in/"
