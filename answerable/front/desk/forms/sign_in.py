"""User name and password."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Asks who it is; never says which of the two was wrong."""

    error_messages = {
        "invalid_login": _(
            "This user name and password do not fit together. Check both and mind"
            " capital letters."
        )
    }

    def __init__(self, request: HttpRequest, data: QueryDict | None = None) -> None:
        super().__init__(request, data)
        name, password = self.fields["username"], self.fields["password"]
        name.label = _("User name")
        name.error_messages["required"] = _("Type your user name")
        password.label = _("Password")
        password.error_messages["required"] = _("Type your password")
