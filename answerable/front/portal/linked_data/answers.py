"""What a help page says: a question with its answer, something to do, or just a page.

It is only called a page of questions where its title asks one, and only something to do
where it has steps: who looks for the one is not led to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from answerable.agency.models import Office, Service
from answerable.front.portal.linked_data import Node, reference
from answerable.front.portal.linked_data.house import body, office
from answerable.front.portal.linked_data.services import service, services
from answerable.knowledge.addresses import article_url, file_url
from answerable.knowledge.files import ArticleFile
from answerable.knowledge.reading import Reading
from answerable.knowledge.renderings import Head, render_reading

ASKING = ("?", "؟")


def answer_page(
    reading: Reading,
    about: Sequence[Service],
    offices: Iterable[Office],
    today: date,
) -> Iterator[Node]:
    """Yield the page of an article, then its services and offices."""
    places = [office(one, reading.language, today) for one in offices]
    yield {
        **_page(reading),
        "about": [reference(service(one, reading.language)) for one in about],
        "mentions": list(map(reference, places)),
    }
    yield from places
    yield from services(about, reading.language)


def _page(reading: Reading) -> Node:
    url = article_url(reading.slug, reading.language)
    checked = reading.checked_on
    return {
        "@id": url,
        "url": url,
        "name": reading.title,
        "description": reading.answer,
        "inLanguage": reading.language,
        "version": reading.number,
        "dateModified": reading.published_at.isoformat(),
        **({"lastReviewed": checked.isoformat()} if checked else {}),
        "publisher": reference(body(reading.language)),
        **_files(reading),
        **_kind(reading),
    }


def _files(reading: Reading) -> Node:
    """Return what goes with the page to be saved. Source: schema.org, associatedMedia."""
    media = [_file(reading, one) for one in reading.files]
    return {"associatedMedia": media} if media else {}


def _file(reading: Reading, file: ArticleFile) -> Node:
    tagged = {"accessibilityFeature": "taggedPDF"} if file.is_tagged else {}
    return {
        "@type": "MediaObject",
        "name": file.title,
        "contentUrl": file_url(reading.slug, file.name, reading.language),
        "encodingFormat": file.kind,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
        "inLanguage": file.language,
        **tagged,
    }


def _kind(reading: Reading) -> Node:
    """Return what kind of page it is, and the thing that it is made for."""
    if reading.title.rstrip().endswith(ASKING):
        return {"@type": ["WebPage", "FAQPage"], "mainEntity": [_question(reading)]}
    if reading.steps:
        return {"@type": "WebPage", "mainEntity": _how_to(reading)}
    return {"@type": "WebPage"}


def _question(reading: Reading) -> Node:
    text = render_reading(reading, Head.PAGE).text.removeprefix(reading.title).strip()
    return {
        "@type": "Question",
        "name": reading.title,
        "acceptedAnswer": {"@type": "Answer", "text": text},
    }


def _how_to(reading: Reading) -> Node:
    steps = [
        {"@type": "HowToStep", "position": number, "text": step}
        for number, step in enumerate(reading.steps, start=1)
    ]
    return {
        "@type": "HowTo",
        "name": reading.title,
        "description": reading.answer,
        "step": steps,
    }
