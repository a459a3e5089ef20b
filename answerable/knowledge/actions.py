"""Keeping in a case what it was answered from, and that its person was told otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.journal import record
from answerable.cases.models import Case, Interaction
from answerable.knowledge.models import ArticleVersion, Citation


def cite(
    case: Case, versions: Sequence[ArticleVersion], *, message: Interaction, by: Staff
) -> list[Citation]:
    """Keep which versions a message of a locked case was answered from."""
    rows = [
        Citation(version=version, case=case, interaction=message, by=by)
        for version in versions
    ]
    Citation.objects.bulk_create(rows)
    cited = {"versions": [version.pk for version in versions]}
    record(case, actor=staff_actor(by), what="answered_from", after=cited)
    return rows


def mark_corrected(citation: Citation, case: Case, *, by: Staff) -> Citation:
    """Keep in a locked case that its person was told that a version had been wrong."""
    citation.corrected_at, citation.corrected_by = timezone.now(), by
    citation.save(update_fields=["corrected_at", "corrected_by"])
    wrong = {"version": citation.version_id}
    record(case, actor=staff_actor(by), what="answer_corrected", after=wrong)
    return citation
