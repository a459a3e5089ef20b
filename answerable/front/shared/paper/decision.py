"""The answer to a complaint as a letter on paper, in the language of its person."""

from __future__ import annotations

import io
from zoneinfo import ZoneInfo

from django.http import FileResponse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers

from answerable.agency.queries import get_zone, offered_or_first
from answerable.casework.complain.responding import findings_told, remedies_told
from answerable.complaints.decision import decision_parts
from answerable.complaints.models import Complaint, StageRun
from answerable.front.shared.paper.documents import print_template
from answerable.lib.errors import NotFound


def paper_response(complaint: Complaint, position: int) -> FileResponse:
    """Return what a stage answered as a file; no cache keeps it. Raises NotFound."""
    content = decision_on_paper(complaint, position)
    name = f"{complaint.case.reference}-{position}.pdf"
    answer = FileResponse(
        io.BytesIO(content),
        as_attachment=True,
        filename=name,
        content_type="application/pdf",
    )
    add_never_cache_headers(answer)
    return answer


def decision_on_paper(complaint: Complaint, position: int) -> bytes:
    """Return what a stage answered as a tagged PDF.

    Raises NotFound for a stage without an answer, and Refused where nothing is printed.
    """
    run = complaint.runs.filter(position=position).exclude(responded_at=None).first()
    if run is None:
        raise NotFound(str(position))
    language = offered_or_first(complaint.case.language)
    with translation.override(language), timezone.override(ZoneInfo(get_zone())):
        return _printed(complaint, run, language)


def _printed(complaint: Complaint, run: StageRun, language: str) -> bytes:
    parts = decision_parts(complaint, run)
    person = complaint.case.person
    page = {
        "it": parts,
        "to": person.name if person else "",
        "stage": parts.stage.name_in(language),
        "issues": findings_told(parts),
        "decision": run.get_decision_display(),
        "remedies": remedies_told(parts, language),
        "body": parts.body.told_in(language) if parts.body else "",
    }
    return print_template("shared/paper/decision.html", page).content
