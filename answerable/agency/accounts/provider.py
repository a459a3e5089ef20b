"""The sign-in of the house, as the settings name it; before any table is loaded."""

from __future__ import annotations

from typing import NamedTuple


class SingleSignOn(NamedTuple):
    """Whom we ask who somebody is, and as whom we ask."""

    issuer: str
    client: str
    secret: str
    claim: str
