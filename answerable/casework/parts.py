"""A whole ends with its parts or after them: no open part is ever left behind.

Where its person takes it back, nobody is asked; its open parts then go on by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _, ngettext

from answerable.agency.models import Staff
from answerable.cases.access import may_work, visible_to
from answerable.cases.actions import unlink_cases
from answerable.cases.joined import open_part_links_of, open_parts_of
from answerable.cases.locks import Matter
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.lib.errors import Refused


def parts_to_end(case: Case, staff: Staff) -> list[Case]:
    """Return the open parts of a case that this member of staff may end with it.

    A complaint ends by its own answer alone.
    """
    return [
        part
        for part in _visible_parts(case, staff)
        if may_work(staff, part) and part.case_type != CaseType.COMPLAINT
    ]


def refuse_open_parts(
    case: Case, staff: Staff, *, chosen: Sequence[Case] | None
) -> None:
    """Raise Refused where a part of a case would stay open that is not chosen.

    ``chosen`` is None where parts cannot be chosen to end with their whole.
    """
    ended = {part.pk for part in chosen or ()}
    left = open_parts_of(case).exclude(pk__in=ended)
    if not left:
        return
    named = _visible_parts(case, staff)
    names = ", ".join(part.reference for part in named if part.pk not in ended)
    why = _why(len(left), names, may_choose=chosen is not None)
    raise Refused(code="parts-open", hint=why)


def let_parts_go(whole: Case, family: Matter) -> None:
    """Let the open parts of a locked case, which its person took back, go on alone."""
    for link in open_part_links_of(whole):
        part = family[link.case_id]
        unlink_cases(link, case=part, to=whole, by=None, reason="whole_has_ended")


def _visible_parts(case: Case, staff: Staff) -> list[Case]:
    keys = list(open_parts_of(case).values_list("pk", flat=True))
    return list(visible_to(staff).filter(pk__in=keys).order_by("pk"))


def _why(number: int, names: str, *, may_choose: bool) -> str:
    if not names:
        return ngettext(
            "%(number)s part of this case is still open, with a team whose cases you"
            " do not see. Ask your supervisor.",
            "%(number)s parts of this case are still open, with teams whose cases you"
            " do not see. Ask your supervisor.",
            number,
        ) % {"number": number}
    said = _(
        "Parts of this case are still open: %(names)s. Resolve them first, or say"
        " below that they end with it."
    )
    if not may_choose:
        said = _("Parts of this case are still open: %(names)s. Resolve them first.")
    return said % {"names": names}
