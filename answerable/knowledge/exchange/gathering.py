"""The pages of one article come together, over what it said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from answerable.agency.queries import get_agency
from answerable.knowledge.checking import faults_in_content
from answerable.knowledge.content import PARTS, Content
from answerable.knowledge.exchange.pages import Page
from answerable.knowledge.heirs import heir_of
from answerable.knowledge.models import Fact
from answerable.knowledge.policy.placing import LINKED, PLAIN
from answerable.lib.definitions import Fault

TOLD_ONCE = ("audience", "legal_source", "grade_reason", "department", "owner")
OF_THE_ARTICLE = (*TOLD_ONCE, *PLAIN, *LINKED, "former")


class FaultyPages(Exception):  # noqa: N818  # it is what is written that is faulty
    """What is wrong with the pages of an article."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults in the order found."""
        super().__init__()
        self.faults = faults


def check_leads_nowhere(slug: str) -> None:
    """Refuse what would be read at an address that leads on to another article."""
    if heir := heir_of(slug):
        mend = (
            f"It was merged into {heir.slug}. Bring that one, or take them apart at the"
            " desk first."
        )
        raise FaultyPages(Fault("article", mend))


def check_languages(pages: Sequence[Page]) -> None:
    offered, seen = get_agency().languages, dict[str, str]()
    for page in pages:
        code = page.heading.language
        if code not in offered:
            mend = f"This is {code!r}. Write one of {', '.join(offered)}."
            raise FaultyPages(Fault(f"{page.place}: language", mend))
        if code in seen:
            mend = f"{seen[code]} has the same language already. Keep one of them."
            raise FaultyPages(Fault(f"{page.place}: language", mend))
        seen[code] = page.place


def agreed(pages: Sequence[Page]) -> dict[str, Any]:
    """Return what the headings say together. Raises FaultyPages where they disagree."""
    said: dict[str, Any] = {}
    for page in pages:
        for name in OF_THE_ARTICLE:
            value = getattr(page.heading, name)
            if value is None:
                continue
            if said.setdefault(name, value) != value:
                mend = "Another language of this article says something else."
                raise FaultyPages(
                    Fault(f"{page.place}: {name}", f"{mend} Make them one.")
                )
    return said


def laid_over(
    before: Content, pages: Sequence[Page], said: Mapping[str, Any]
) -> Content:
    """Return an article with the languages that came in place of those it had."""
    texts = {part: dict(before.texts.get(part, {})) for part in PARTS}
    for page in pages:
        for part in PARTS:
            texts[part].pop(page.heading.language, None)
            if part in page.parts:
                texts[part][page.heading.language] = page.parts[part]
    return Content(
        {part: by_code for part, by_code in texts.items() if by_code},
        str(said.get("audience", before.audience)),
        said.get("legal_source", before.legal_source),
        before.files,
    )


def check_fits(content: Content, pages: Sequence[Page]) -> None:
    places = {page.heading.language: page.place for page in pages}
    facts = set(Fact.objects.values_list("key", flat=True))
    found = faults_in_content(content, facts, first=get_agency().languages[0])
    if found:
        raise FaultyPages(*(_placed(fault, places) for fault in found))


def _placed(fault: Fault, places: Mapping[str, str]) -> Fault:
    """Return a fault of the content under the file or row that it is in."""
    _part, _dot, code = fault.place.rpartition(".")
    place = places.get(code)
    return Fault(f"{place}: {fault.place}" if place else fault.place, fault.mend)
