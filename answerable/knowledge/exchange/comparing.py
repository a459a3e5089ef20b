"""What would become of articles that come in: new, changed, equal or refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from answerable.agency.models import Department, Staff
from answerable.knowledge.content import PARTS, Content, record_of
from answerable.knowledge.exchange.enclosures import files_over
from answerable.knowledge.exchange.gathering import (
    FaultyPages,
    agreed,
    check_fits,
    check_languages,
    check_leads_nowhere,
    laid_over,
)
from answerable.knowledge.exchange.pages import Page, Rejected, tidied
from answerable.knowledge.exchange.standing import placement_for
from answerable.knowledge.models import ArticleSketch, KnowledgeArticle
from answerable.knowledge.policy import Placement, placement_of
from answerable.knowledge.queries import content_of, find_sketch, version_of
from answerable.lib.changes import compare
from answerable.lib.definitions import Fault

IN_USE = (
    "{} is changing this article at the desk. Publish that or give it up, then import"
    " it again."
)


class Fate(StrEnum):
    """What becomes of an article."""

    NEW = "new"
    CHANGED = "changed"
    EQUAL = "equal"
    REFUSED = "refused"


@dataclass(frozen=True)
class Refusal:
    """What nothing can be made of, and why; without a ``slug`` it cannot be read."""

    slug: str
    places: Sequence[str]
    faults: Sequence[Fault]
    fate: Fate = Fate.REFUSED


@dataclass(frozen=True)
class Proposal:
    """An article as it is to be; ``places`` are the files or rows that say so.

    ``fields`` are the texts that differ; ``left`` is where it stands otherwise than they
    say, which only counts once it is published. ``sources`` are where the bytes of its files
    lie, ``known`` the sums of those that it has.
    """

    slug: str
    fate: Fate
    places: Sequence[str]
    content: Content
    placement: Placement
    article: KnowledgeArticle | None = None
    grade_reason: str = ""
    fields: Sequence[str] = ()
    left: Sequence[str] = ()
    sources: Sequence[Path] = ()
    known: Collection[str] = ()
    faults: Sequence[Fault] = ()


def proposals(
    read: Iterable[Page | Rejected], by: Staff, department: Department | None = None
) -> Iterator[Proposal | Refusal]:
    """Yield what would become of each article; what cannot be read comes first."""
    by_slug: dict[str, list[Page]] = defaultdict(list)
    for one in read:
        if isinstance(one, Page):
            by_slug[one.heading.article].append(one)
        else:
            yield Refusal("", [one.place], one.faults)
    for slug, pages in by_slug.items():
        places = [page.place for page in pages]
        try:
            yield _proposal(slug, pages, by, department)
        except FaultyPages as error:
            yield Refusal(slug, places, error.faults)


def _proposal(
    slug: str, pages: Sequence[Page], by: Staff, department: Department | None
) -> Proposal:
    check_leads_nowhere(slug)
    check_languages(pages)
    said = agreed(pages)
    article = KnowledgeArticle.objects.filter(slug=slug).first()
    sketch = _free_sketch(article, by)
    before = _told(article, sketch)
    content = laid_over(before, pages, said)
    content = replace(content, files=files_over(before.files, pages))
    check_fits(content, pages)
    placement = placement_for(article, said, by, department)
    changed = compare(_texts_of(before), _texts_of(content))
    proposal = Proposal(
        slug,
        _fate(article, changed),
        [page.place for page in pages],
        content=content,
        placement=placement,
        article=article,
        grade_reason=said.get("grade_reason") or "",
        fields=[one.field for one in changed],
        sources=[path for page in pages for path in page.sources],
        known={one.sha256 for one in before.files},
    )
    if article is None:
        return proposal
    stands = compare(placement_of(article).record(), placement.record())
    return replace(proposal, left=[one.field for one in stands])


def _fate(article: KnowledgeArticle | None, changed: Sequence[object]) -> Fate:
    if article is None:
        return Fate.NEW
    return Fate.CHANGED if changed else Fate.EQUAL


def _free_sketch(article: KnowledgeArticle | None, by: Staff) -> ArticleSketch | None:
    """Return the sketch there is, unless it is somebody else's work."""
    sketch = find_sketch(article) if article else None
    if sketch and sketch.changed_by_id != by.pk:
        mend = IN_USE.format(sketch.changed_by.username)
        raise FaultyPages(Fault("", mend))
    return sketch


def _told(article: KnowledgeArticle | None, sketch: ArticleSketch | None) -> Content:
    if article is None:
        return Content()
    newest = version_of(article) if article.version else None
    return content_of(sketch or newest)


def _texts_of(content: Content) -> dict[str, object]:
    """Return what is compared: as files keep it, part by part and language by language."""
    codes = {code for by_code in content.texts.values() for code in by_code}
    tidy = {code: tidied(content.in_language(code)) for code in sorted(codes)}
    texts = {
        part: {code: one[part] for code, one in tidy.items() if part in one}
        for part in PARTS
    }
    return record_of(replace(content, texts=texts))
