"""What would be dangerous for a real site is named, each with its mend."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from pydantic import SecretStr

from answerable.config import checks, roles
from answerable.config.environment import Environment

SOUND: dict[str, Any] = {
    "secret_key": SecretStr("k7" * 20),
    "https": True,
    "database_url": "postgresql://site@db/town",
}
SITE: dict[str, Any] = {
    "DEMO": False,
    "DEBUG": False,
    "SITE_URL": "https://help.town.gov",
    "ALLOWED_HOSTS": ["help.town.gov"],
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "FORM_LIMITS": True,
    "SECOND_STEP_REQUIRED": True,
    "SSO": None,
}


@pytest.fixture
def site(monkeypatch):
    """Return a function that changes one thing of a site that is sound."""

    def changed(given: dict[str, Any], settings: dict[str, Any]) -> list[str]:
        environment = Environment.model_construct(**{**SOUND, **given})
        monkeypatch.setattr(checks, "environment", lambda: environment)
        with override_settings(**{**SITE, **settings}):
            return [str(message.id) for message in checks.ready_for_people(None)]

    return changed


@pytest.mark.parametrize(
    ("given", "settings", "found"),
    [
        pytest.param({}, {}, [], id="a sound site"),
        pytest.param({}, {"DEBUG": True}, ["answerable.E001"], id="debug on"),
        pytest.param(
            {}, {"SECOND_STEP_REQUIRED": False}, ["answerable.W003"], id="one step"
        ),
        pytest.param(
            {"sso_issuer": "https://id.town.gov"},
            {"SSO": None},
            ["answerable.E007"],
            id="half a single sign-on",
        ),
        pytest.param(
            {"sso_issuer": "http://id.town.gov"},
            {"SSO": ("http://id.town.gov", "desk", "s", "email")},
            ["answerable.E007"],
            id="a provider without HTTPS",
        ),
        pytest.param(
            {"sso_issuer": "https://id.town.gov"},
            {"SSO": ("https://id.town.gov", "desk", "s", "email")},
            [],
            id="a whole single sign-on",
        ),
        pytest.param({"secret_key": None}, {}, ["answerable.E002"], id="no key"),
        pytest.param(
            {"secret_key": SecretStr("short")}, {}, ["answerable.E002"], id="short key"
        ),
        pytest.param(
            {"secret_key": SecretStr("change-me" * 9)},
            {},
            ["answerable.E002"],
            id="a key out of an example",
        ),
        pytest.param({"https": False}, {}, ["answerable.E003"], id="no https"),
        pytest.param(
            {}, {"ALLOWED_HOSTS": ["localhost"]}, ["answerable.E004"], id="no name"
        ),
        pytest.param({}, {"ALLOWED_HOSTS": ["*"]}, ["answerable.E004"], id="any name"),
        pytest.param(
            {},
            {"EMAIL_BACKEND": "answerable.channels.email.outbox.FolderBackend"},
            ["answerable.E005"],
            id="mail to files",
        ),
        pytest.param(
            {"database_url": None}, {}, ["answerable.E006"], id="private database"
        ),
        pytest.param({}, {"FORM_LIMITS": False}, ["answerable.W001"], id="no limits"),
    ],
)
def test_what_is_dangerous_is_found(site, given, settings, found):
    assert site(given, settings) == found


def test_the_demo_may_be_all_of_it(site):
    assert site({"secret_key": None}, {"DEMO": True, "DEBUG": True}) == []


def test_a_site_does_not_start_with_a_key_that_others_know(monkeypatch):
    known = Environment.model_construct(secret_key=SecretStr("example" * 9))
    monkeypatch.setattr(checks, "environment", lambda: known)

    with (
        override_settings(DEMO=False),
        pytest.raises(SystemExit, match="ANSWERABLE_SECRET_KEY_FILE"),
    ):
        checks.refuse_known_secrets()


def test_a_site_starts_with_a_key_of_its_own(monkeypatch):
    own = Environment.model_construct(secret_key=SOUND["secret_key"])
    monkeypatch.setattr(checks, "environment", lambda: own)

    with override_settings(DEMO=False):
        checks.refuse_known_secrets()
        found = checks.secret_key_is_ours()

    assert found is None


@pytest.fixture
def served(db):
    """Be the role that serves: made by the owner, and granted what it needs."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE serving")
        roles.grant_to("postgresql://serving@db/town")
        cursor.execute("SET ROLE serving")
        yield cursor
        cursor.execute("RESET ROLE")


@override_settings(DEMO=False)
def test_the_owner_is_told_that_it_could_empty_the_journal(db):
    found = checks.journal_is_safe(None, databases=["default"])

    assert [message.id for message in found] == ["answerable.W002"]


@override_settings(DEMO=False)
def test_the_serving_role_can_not_empty_the_journal(served):
    assert checks.journal_is_safe(None, databases=["default"]) == []


@pytest.mark.parametrize(
    ("right", "granted"),
    [
        pytest.param("INSERT", True, id="it writes"),
        pytest.param("SELECT", True, id="it reads"),
        pytest.param("UPDATE", False, id="it does not change"),
        pytest.param("DELETE", False, id="it does not remove"),
        pytest.param("TRUNCATE", False, id="it does not empty"),
    ],
)
def test_the_serving_role_only_adds_to_the_journal(served, right, granted):
    served.execute("SELECT has_table_privilege('cases_journalentry', %s)", [right])

    assert served.fetchone() == (granted,)


def test_without_a_database_nothing_is_asked(db):
    assert checks.journal_is_safe(None, databases=None) == []
