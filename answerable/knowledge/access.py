"""Who may read, change and publish articles at the desk: the only way to one there.

Everybody of staff reads what is live. Experts change articles of their topics: those of
the departments or services of their teams, and those they own. Supervisors do so in
their tree, and publish there; customer experience officers govern all of it. What the law says is
changed by its owner and by them alone. Auditors read everything. Source: the table of
roles, and KCS v6 for governance.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from answerable.agency.models import Department, Staff
from answerable.agency.queries import all_departments, all_teams
from answerable.agency.roles import Role
from answerable.knowledge.files import ArticleFile, files_in
from answerable.knowledge.models import (
    ArticleSketch,
    ArticleVersion,
    Governance,
    KnowledgeArticle,
)
from answerable.knowledge.models.articles import LIVE
from answerable.lib.errors import NotAllowed, NotFound

EDITORS = (Role.EXPERT, Role.SUPERVISOR)
READERS_OF_ALL = (*EDITORS, Role.CX_OFFICER, Role.AUDITOR)


def articles_of(staff: Staff) -> QuerySet[KnowledgeArticle]:
    """Return what this member may read, for any list: to most, what is live."""
    rows = KnowledgeArticle.objects.all()
    return rows if reads_unpublished(staff) else rows.filter(LIVE)


def article_for(staff: Staff, slug: str) -> KnowledgeArticle:
    """Return an article if this member may read it. Raises NotFound."""
    rows = articles_of(staff).select_related("department", "owner", "checked_by")
    found = rows.filter(slug=slug).first()
    if found is None:
        raise NotFound(slug)
    return found


def article_file_for(
    staff: Staff, article: KnowledgeArticle, sha256: str
) -> ArticleFile:
    """Return a file of what this member may read of an article, old versions too.

    Raises NotFound.
    """
    holds = Q(files__contains=[{"sha256": sha256}])
    row: ArticleVersion | ArticleSketch | None
    row = article.versions.filter(holds).order_by("-number").first()
    if row is None and reads_unpublished(staff):
        row = ArticleSketch.objects.filter(holds, article=article).first()
    files = files_in(row.files) if row else ()
    found = next((one for one in files if one.sha256 == sha256), None)
    if found is None:
        raise NotFound(sha256)
    return found


def article_edited(staff: Staff, slug: str) -> KnowledgeArticle:
    """Return an article if this member may change it. Raises NotFound, NotAllowed."""
    found = article_for(staff, slug)
    if not may_edit(staff, found):
        raise NotAllowed(_whose(found))
    return found


def article_published(staff: Staff, slug: str) -> KnowledgeArticle:
    """Return an article if this member publishes it. Raises NotFound, NotAllowed."""
    found = article_for(staff, slug)
    if not may_publish(staff, found):
        message = _("Those who supervise its department publish it. Ask for a review.")
        raise NotAllowed(message)
    return found


def reads_unpublished(staff: Staff) -> bool:
    """Tell whether this member reads what is written, planned or retired as well."""
    return any(role in staff.posts for role in READERS_OF_ALL)


def governs(staff: Staff) -> bool:
    """Tell whether all knowledge is in this member's hands."""
    return Role.CX_OFFICER in staff.posts


def may_edit(staff: Staff, article: KnowledgeArticle) -> bool:
    """Tell whether this member may change what an article says."""
    if governs(staff):
        return True
    if not any(role in staff.posts for role in EDITORS):
        return False
    is_own = article.owner_id == staff.pk
    if is_own or article.governance == Governance.COMPLIANCE:
        return is_own
    teams = _reached(staff, *EDITORS)
    of_service = article.services.filter(team__in=teams)
    return article.department_id in _departments(teams) or of_service.exists()


def may_publish(staff: Staff, article: KnowledgeArticle) -> bool:
    """Tell whether this member may publish, plan and retire an article."""
    led = _reached(staff, Role.SUPERVISOR)
    return governs(staff) or article.department_id in _departments(led)


def may_begin(staff: Staff) -> bool:
    """Tell whether this member may write a new article."""
    return bool(departments_to_write_for(staff))


def departments_to_write_for(staff: Staff) -> list[Department]:
    """Return the departments in whose name this member may write."""
    if governs(staff):
        return list(all_departments().values())
    within = _departments(_reached(staff, *EDITORS))
    return [each for pk, each in all_departments().items() if pk in within]


def may_change_facts(staff: Staff) -> bool:
    """Tell whether this member sets shared values: who publishes what they stand in."""
    return governs(staff) or Role.SUPERVISOR in staff.posts


def check_changes_facts(staff: Staff) -> None:
    """Let in who sets shared values. Raises NotAllowed for who only reads them."""
    if not may_change_facts(staff):
        raise NotAllowed(_("You can read this page. Supervisors change the values."))


def may_change_words(staff: Staff) -> bool:
    """Tell whether this member says by which words and events people find answers."""
    return governs(staff) or Role.SUPERVISOR in staff.posts


def check_changes_words(staff: Staff) -> None:
    """Let in who says so. Raises NotAllowed for who only reads it."""
    if not may_change_words(staff):
        raise NotAllowed(_("You can read this page. Supervisors change it."))


def check_reads_unpublished(staff: Staff) -> None:
    """Let in who works on articles. Raises NotFound for everybody else."""
    if not reads_unpublished(staff):
        raise NotFound(staff.username)


def published_by(staff: Staff) -> Q:
    """Return which articles this member publishes, as a condition."""
    if governs(staff):
        return Q()
    return Q(department__in=_departments(_reached(staff, Role.SUPERVISOR)))


def _reached(staff: Staff, *roles: Role) -> frozenset[int]:
    return frozenset().union(*(staff.posts.get(role, frozenset()) for role in roles))


def _departments(teams: frozenset[int]) -> set[int]:
    known = all_teams()
    return {known[pk].department_id for pk in teams if pk in known}


def _whose(article: KnowledgeArticle) -> str:
    if article.governance == Governance.COMPLIANCE:
        told = _("This says what the law says: %(name)s changes it.")
        return told % {"name": article.owner}
    told = _("You can read this. The experts of %(department)s change it.")
    return told % {"department": article.department}
