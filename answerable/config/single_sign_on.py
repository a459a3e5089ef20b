"""The sign-in of the house, where one is named."""

from __future__ import annotations

from answerable.agency.accounts.provider import SingleSignOn
from answerable.config.environment import Environment


def single_sign_on(given: Environment) -> SingleSignOn | None:
    """Return what the operator set; None where anything is missing."""
    secret = given.sso_secret.get_secret_value() if given.sso_secret else ""
    if not (given.sso_issuer and given.sso_client and secret):
        return None
    return SingleSignOn(given.sso_issuer, given.sso_client, secret, given.sso_claim)
