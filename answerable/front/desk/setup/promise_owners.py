"""Who answers for a promise: one of us, or a department; as a field, and in words."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.models import Department, Staff
from answerable.clock.models import ServiceStandard
from answerable.front.desk.setup.choosing import choose, departments
from answerable.front.desk.setup.rule_fields import people

LABEL = gettext_lazy("Who answers for it?")
NOBODY = gettext_lazy("Nobody yet")
PERSON, DEPARTMENT = "person", "department"


def owner_field(found: ServiceStandard | None) -> forms.ChoiceField:
    """Ask who answers for a promise; who has left cannot be chosen any more."""
    offered = [(f"{DEPARTMENT} {slug}", name) for slug, name in departments()]
    offered += [(f"{PERSON} {username}", name) for username, name in people()]
    has_left = found and found.owner and not found.owner.is_active
    hint = _("%(name)s has left. Choose somebody else.")
    said = hint % {"name": found.owner} if found and has_left else ""
    return choose(LABEL, offered, nothing=NOBODY, hint=said)


def owner_of(chosen: str) -> dict[str, Staff | Department | None]:
    """Return who was chosen, by the names of the terms of a promise."""
    what, _blank, name = chosen.partition(" ")
    is_person = what == PERSON
    return {
        "owner": Staff.objects.get(username=name) if is_person else None,
        "department": Department.objects.get(slug=name) if what == DEPARTMENT else None,
    }


def named_owner(found: ServiceStandard) -> str:
    """Return who answers for a promise as the field names them."""
    if found.owner:
        return f"{PERSON} {found.owner.username}"
    return f"{DEPARTMENT} {found.department.slug}" if found.department else ""


def who_answers(found: ServiceStandard) -> str:
    """Return who answers for a promise, in words; nothing where nobody does."""
    if owner := found.owner or found.department:
        return _("%(name)s answers for it") % {"name": owner}
    return ""
