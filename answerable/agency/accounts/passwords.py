"""Which passwords are too easily guessed, beside those that Django knows.

Its list of 20,000 common ones is the base; people dress them up with a year and a mark.
"""

from __future__ import annotations

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from answerable.agency.models import Staff

SHORTEST_WORD = 4


class DressedUpPasswordValidator(CommonPasswordValidator):
    """Refuses a common password with digits or marks around it."""

    def validate(
        self,
        password: str,
        user: Staff | None = None,  # noqa: ARG002  # Django names it
    ) -> None:
        """Raise ValidationError for one that only looks special."""
        bare = self._undressed(password)
        if len(bare) >= SHORTEST_WORD and bare in self.passwords:
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        """Return what is wrong and what to do."""
        return _(
            "This password is one that many people use, with something added. Take"
            " several words that have nothing to do with each other."
        )

    def _undressed(self, password: str) -> str:
        word = password.casefold().strip()
        letters = [at for at, sign in enumerate(word) if sign.isalpha()]
        return word[letters[0] : letters[-1] + 1] if letters else word
