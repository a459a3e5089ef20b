"""A new password: asked for with the old one, or for the first time by an invitation."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff

DIFFER = _("The two new passwords differ. Type both once more.")
ASKED = {
    "old_password": (_("Password until now"), _("Type your password")),
    "new_password1": (_("New password"), _("Type a new password")),
    "new_password2": (_("New password once more"), _("Type it once more")),
}


class FirstPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # no brackets at run time
    """Django's, with our words."""

    error_messages = {"password_mismatch": DIFFER}

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(staff, data)
        _put_in_our_words(self)


class PasswordForm(PasswordChangeForm):
    """Django's, with our words."""

    error_messages = {
        "password_incorrect": _("This is not your password. Type it once more."),
        "password_mismatch": DIFFER,
    }

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(staff, data)
        _put_in_our_words(self)


def _put_in_our_words(form: FirstPasswordForm | PasswordForm) -> None:
    """Name the fields; Django's own help is a list, which no hint of ours can hold."""
    for name, field in form.fields.items():
        label, missing = ASKED[name]
        field.label = label
        field.error_messages["required"] = missing
        field.help_text = ""
    form.fields["new_password1"].help_text = _(
        "At least %(count)s characters. Several words that have nothing to do with"
        " each other are best."
    ) % {"count": settings.SHORTEST_PASSWORD}
