"""What would be dangerous outside the demo, each with an id and a way to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import (
    CheckMessage,
    Error,
    Tags,
    Warning as Caution,
    register,
)
from django.db import connection

from answerable.config.environment import environment
from answerable.front.shared.paper.readiness import is_ready

SHORTEST_KEY = 32
EXAMPLES = ("example", "change-me", "changeme", "secret", "demo")


def debug_is_off() -> CheckMessage | None:
    """Check that errors do not show strangers our insides."""
    if not settings.DEBUG:
        return None
    return Error(
        "Errors are shown in full.",
        hint="Unset ANSWERABLE_DEBUG.",
        id="answerable.E001",
    )


def secret_key_is_ours() -> CheckMessage | None:
    """Check the key: one that others know signs for them, too."""
    key = environment().secret_key
    value = key.get_secret_value() if key else ""
    is_example = any(word in value.lower() for word in EXAMPLES)
    if len(value) >= SHORTEST_KEY and not is_example:
        return None
    return Error(
        "There is no secret key, or it is short, or it is out of an example.",
        hint="Put 50 random characters into a file and name it in"
        " ANSWERABLE_SECRET_KEY_FILE.",
        id="answerable.E002",
    )


def https_is_on() -> CheckMessage | None:
    """Without HTTPS, whoever listens reads references and secrets."""
    if environment().https and settings.SITE_URL.startswith("https://"):
        return None
    return Error(
        "The site is not bound to HTTPS.",
        hint="Set ANSWERABLE_HTTPS=1 and ANSWERABLE_SITE_URL=https://….",
        id="answerable.E003",
    )


def hosts_are_named() -> CheckMessage | None:
    """Check the names: a site that answers to any can be impersonated."""
    local = {"localhost", "127.0.0.1", "[::1]"}
    if set(settings.ALLOWED_HOSTS) - local and "*" not in settings.ALLOWED_HOSTS:
        return None
    return Error(
        "The names that this site answers to are not set.",
        hint='Set ANSWERABLE_HOSTS=["help.example.org"].',
        id="answerable.E004",
    )


def mail_is_sent() -> CheckMessage | None:
    """Mail that is written to a folder reaches nobody."""
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return None
    return Error(
        "Mail is written to files and reaches nobody.",
        hint="Set ANSWERABLE_MAIL_URL=smtp://….",
        id="answerable.E005",
    )


def database_is_kept() -> CheckMessage | None:
    """Check the database: the private one has no backups and no second machine."""
    if environment().database_url:
        return None
    return Error(
        "The private database of the demo is in use.",
        hint="Set ANSWERABLE_DATABASE_URL to a PostgreSQL that is backed up.",
        id="answerable.E006",
    )


def limits_are_on() -> CheckMessage | None:
    """Without its limits, the public form can be flooded."""
    if settings.FORM_LIMITS:
        return None
    return Caution(
        "The limits of the public form are off.",
        hint="Unset ANSWERABLE_FORM_LIMITS.",
        id="answerable.W001",
    )


def second_step_is_asked() -> CheckMessage | None:
    """Without a second step, whoever learns a password reads what people wrote."""
    if settings.SECOND_STEP_REQUIRED:
        return None
    return Caution(
        "The desk opens by a password alone.",
        hint="Unset ANSWERABLE_SECOND_STEP.",
        id="answerable.W003",
    )


def single_sign_on_is_whole() -> CheckMessage | None:
    """Half a setting is a button that is missing, and nobody knows why."""
    given = environment()
    asked = given.sso_issuer or given.sso_client or given.sso_secret
    if not asked or (settings.SSO and given.sso_issuer.startswith("https://")):
        return None
    return Error(
        "Single sign-on is set by half, or its provider is not reached by HTTPS.",
        hint="Set ANSWERABLE_SSO_ISSUER=https://…, ANSWERABLE_SSO_CLIENT and"
        " ANSWERABLE_SSO_SECRET_FILE, or none of them.",
        id="answerable.E007",
    )


def printing_is_possible() -> CheckMessage | None:
    """Without Pango, no page can offer a PDF."""
    if is_ready():
        return None
    return Caution(
        "Nothing can be printed as PDF: Pango is missing.",
        hint="Install libpango-1.0-0, libpangoft2-1.0-0 and fonts-noto-core.",
        id="answerable.W004",
    )


CHECKS: tuple[Callable[[], CheckMessage | None], ...] = (
    debug_is_off,
    secret_key_is_ours,
    https_is_on,
    hosts_are_named,
    mail_is_sent,
    database_is_kept,
    limits_are_on,
    second_step_is_asked,
    single_sign_on_is_whole,
    printing_is_possible,
)


def findings() -> list[CheckMessage]:
    """Return what is dangerous here; the demo may be all of it."""
    if settings.DEMO:
        return []
    found = (check() for check in CHECKS)
    return [message for message in found if message]


def refuse_known_secrets() -> None:
    """Refuse to serve people with a secret that others may know."""
    fault = None if settings.DEMO else secret_key_is_ours()
    if fault:
        message = f"{fault.msg} {fault.hint}"
        raise SystemExit(message)


def may_empty_the_journal() -> CheckMessage | None:
    """Check the role: one that may TRUNCATE could empty the journal past its trigger."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('cases_journalentry', 'TRUNCATE'),"
            " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"
        )
        may_truncate, is_superuser = cursor.fetchone() or (False, False)
    if not (may_truncate or is_superuser):
        return None
    return Caution(
        "The role of this site could empty the journal.",
        hint="Let another role own the tables: name it in ANSWERABLE_OWNER_URL and"
        " run answerable migrate.",
        id="answerable.W002",
    )


@register(Tags.database)
def journal_is_safe(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001  # the framework's
    databases: Sequence[str] | None = None,
    **_options: object,
) -> list[CheckMessage]:
    """Check the role of the database: ``answerable check --database default``."""
    if settings.DEMO or not databases or not _has_journal():
        return []
    found = may_empty_the_journal()
    return [found] if found else []


def _has_journal() -> bool:
    return "cases_journalentry" in connection.introspection.table_names()


@register(deploy=True)
def ready_for_people(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001  # the framework's
    **_options: object,
) -> list[CheckMessage]:
    """Check what a site needs before people use it: ``answerable check --deploy``."""
    return findings()
