"""A new password, asked for with the old one."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff


class PasswordForm(PasswordChangeForm):
    """Django's, with our words."""

    error_messages = {
        "password_incorrect": _("This is not your password. Type it once more."),
        "password_mismatch": _("The two new passwords differ. Type both once more."),
    }

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(staff, data)
        asked = {
            "old_password": (_("Password until now"), _("Type your password")),
            "new_password1": (_("New password"), _("Type a new password")),
            "new_password2": (_("New password once more"), _("Type it once more")),
        }
        for name, (label, missing) in asked.items():
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = missing
        self.fields["new_password1"].help_text = _(
            "At least %(count)s characters. Several words that have nothing to do with"
            " each other are best."
        ) % {"count": settings.SHORTEST_PASSWORD}
        self.fields["new_password2"].help_text = ""
