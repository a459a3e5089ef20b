"""Cases in a list as HTML: the rows of a table, and the queue beside a case.

Written here and not by a template, for the reason that ``thread`` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.queries import named
from answerable.cases.lists import Row
from answerable.cases.models import Case
from answerable.cases.presence import Present, others_in
from answerable.cases.workflow import OPEN
from answerable.front.desk.case.here import in_words
from answerable.front.desk.case.priorities import SHOWN_IN_LISTS, priority_name
from answerable.front.desk.channels import channel_name
from answerable.front.desk.names import service_name, team_name
from answerable.front.shared.dues import due_tag_of
from answerable.front.shared.pieces import fill, fill_each, tag

ROW = (
    '<tr role="row"><th scope="row" role="rowheader">{}'
    '<a href="{}"><bdi>{}</bdi></a><br><span class="muted small">'
    '<bdi class="num">{}</bdi> · <bdi>{}</bdi></span></th>'
    '<td role="cell">{}</td>'
    '<td role="cell" class="muted"><bdi>{}</bdi></td>'
    '<td role="cell" class="muted">{}</td>'
    '<td role="cell" class="muted"><bdi>{}</bdi>{}</td></tr>'
)
WITH = '<br><span class="small">{}</span>'
NEIGHBOUR = (
    '<li class="q"{}><span class="row"><bdi class="muted small num">{}</bdi>'
    '<span class="end">{}</span></span><a href="{}"><bdi>{}</bdi></a>'
    '<span class="muted small">{}{}</span></li>'
)
HERE = SafeString(' aria-current="true"')
PICK = (
    '<input class="pick" type="checkbox" form="several" name="case" value="{}"'
    ' aria-label="{}"> '
)
ANY = "0000-0000"  # stands for a reference, none of which needs quoting


class Rows:
    """Writes cases for one page; ``view`` is the one they are looked at in, if any."""

    def __init__(self, view: str, *, pick: bool = False) -> None:
        """Begin a page, in the language and the time zone that are active.

        With ``pick``, each row of a table can be chosen for the form ``several``.
        """
        self._pick = _("Choose %(reference)s") if pick else ""
        query = f"?view={view}" if view else ""
        self._address = reverse("desk:case", args=[ANY]) + query
        self._now = timezone.now()
        self._zone = timezone.get_current_timezone()
        self._tag = cache(tag)
        self._channel = cache(channel_name)

    def of_table(self, cases: Sequence[Row], reader: Staff) -> SafeString:
        """Return the rows of a table of cases, with who else has them open just now."""
        present = others_in([case.pk for case in cases], reader)
        owners = named({case.owner_id for case in cases if case.owner_id})
        nobody, nameless = _("nobody yet"), _("not named")
        rows = (
            (
                self._box(case),
                self._address.replace(ANY, case.reference),
                case.summary,
                case.reference,
                team_name(case),
                self._due(case),
                case.who or nameless,
                self._channel(case.channel),
                owners[case.owner_id] if case.owner_id else nobody,
                _with(present.get(case.pk, ())),
            )
            for case in cases
        )
        return fill_each(ROW, rows)

    def beside(self, cases: Iterable[Row], here: Case) -> SafeString:
        """Return the queue beside one of its cases."""
        rows = (
            (
                HERE if case.pk == here.pk else "",
                case.reference,
                self._due(case),
                self._address.replace(ANY, case.reference),
                case.summary,
                _service(case),
                self._channel(case.channel),
            )
            for case in cases
        )
        return fill_each(NEIGHBOUR, rows)

    def _box(self, case: Row) -> SafeString:
        if not self._pick:
            return SafeString()
        return fill(PICK, case.reference, self._pick % {"reference": case.reference})

    def _due(self, case: Row) -> SafeString:
        due = due_tag_of(case.state, case.next_due, now=self._now, zone=self._zone)
        return self._tag(**due) + self._urgent(case)

    def _urgent(self, case: Row) -> SafeString:
        """Return a tag for what comes first; nothing for most."""
        if case.priority > SHOWN_IN_LISTS or case.state not in OPEN:
            return SafeString()
        return SafeString(" ") + self._tag(priority_name(case.priority), kind="warn")


def rows_of_table(
    cases: Sequence[Row], view: str, reader: Staff, *, pick: bool = False
) -> SafeString:
    """Show the rows of a table of cases to a member of staff."""
    return Rows(view, pick=pick).of_table(cases, reader)


def _with(present: Sequence[Present]) -> SafeString:
    """Return who has a case open, below who owns it; nothing for most."""
    return fill(WITH, in_words(present)) if present else SafeString()


def rows_beside(cases: Iterable[Row], here: Case, view: str) -> SafeString:
    """Show the queue beside a case."""
    return Rows(view).beside(cases, here)


def _service(case: Row) -> SafeString | str:
    name = service_name(case)
    return fill("<bdi>{}</bdi> · ", name) if name else ""
