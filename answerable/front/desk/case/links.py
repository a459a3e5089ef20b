"""The other cases that a case hangs together with, and those its person has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from answerable.cases.models import Case, CaseLink
from answerable.casework.linking import BY_HAND
from answerable.casework.obstacles import may_be_taken_apart, why_stays_split

Kind = CaseLink.Kind
OTHER = ("reference", "summary", "opened_at", "state", "version")
# What the other case is to this one: where this one hangs on it, and where it hangs on
# this one.
WORDS = {
    Kind.FOLLOWS: (_("an earlier case of theirs"), _("came after this case")),
    Kind.ARISES_FROM: (_("this case grew out of it"), _("grew out of this case")),
    Kind.RELATED: (_("belongs with this case"), _("belongs with this case")),
    Kind.PART_OF: (_("this case is a part of it"), _("a part of this case")),
    Kind.JOINED: (_("this case is joined with it"), _("joined with this case")),
}


@dataclass(frozen=True)
class Linked:
    """Another case, and the link that says what it is to this one."""

    case: Case
    link: CaseLink
    is_above: bool  # this case hangs on the other one

    @property
    def words(self) -> str:
        """Return what the other case is to this one."""
        above, below = WORDS[Kind(self.link.kind)]
        return str(above if self.is_above else below)

    @property
    def is_survivor(self) -> bool:
        """Tell whether this case was joined with the other one."""
        return self.link.kind == Kind.JOINED and self.is_above

    @property
    def is_absorbed(self) -> bool:
        """Tell whether the other case was joined with this one."""
        return self.link.kind == Kind.JOINED and not self.is_above

    @property
    def is_part(self) -> bool:
        """Tell whether the other case is a part of this one."""
        return self.link.kind == Kind.PART_OF and not self.is_above

    @property
    def is_split(self) -> bool:
        """Tell whether words of the other case began this one."""
        return self.link.kind == Kind.ARISES_FROM and self.is_above

    @property
    def may_be_put_back(self) -> bool:
        """Tell whether staff split this case from the other one, and lately."""
        return self.is_split and self.link.by_id is not None and self.may_be_undone

    @property
    def why_it_stays(self) -> str:
        """Return why nothing is put back into the other case; else nothing."""
        return why_stays_split(self.case)

    @property
    def may_be_unlinked(self) -> bool:
        """Tell whether staff made the link and so may take it back."""
        return self.link.kind in BY_HAND

    @property
    def may_be_undone(self) -> bool:
        """Tell whether there is still time to take apart, or put back."""
        return may_be_taken_apart(self.link)


def linked(
    visible: QuerySet[Case], case: Case, links: Iterable[CaseLink]
) -> list[Linked]:
    """Return the cases at the other ends of these links that may be seen."""
    ends = {link.to_id if link.case_id == case.pk else link.case_id for link in links}
    if not ends:
        return []
    # Asked for by their keys: as a subquery, every case would be looked at.
    found = {each.pk: each for each in visible.filter(pk__in=ends).only(*OTHER)}
    return [
        Linked(found[end], link, is_above)
        for link in sorted(links, key=lambda each: each.pk)
        for is_above in [link.case_id == case.pk]
        for end in [link.to_id if is_above else link.case_id]
        if end in found
    ]


def others_of_person(visible: QuerySet[Case], case: Case) -> QuerySet[Case]:
    """Return what else the person of a case brought that may be seen, newest first."""
    if case.person_id is None:
        return visible.none()
    theirs = visible.filter(person=case.person_id).exclude(pk=case.pk)
    return theirs.only(*OTHER).order_by("-opened_at", "-pk")
