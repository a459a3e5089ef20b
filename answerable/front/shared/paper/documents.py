"""A template as a tagged PDF, under the letterhead of the body.

Written in the language that is active, from right to left where it is written so. Pages
are numbered; a document that is a part of a larger one is numbered with the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext as _

from answerable.agency.models import Logo
from answerable.front.shared.agency import shown_agency
from answerable.front.shared.languages import direction_of
from answerable.front.shared.paper.readiness import get_printer, is_ready
from answerable.lib.errors import Refused

if TYPE_CHECKING:
    from answerable.front.shared.paper.printer import Pictures

SHEET = Path(__file__).with_name("paper.css")
LOGO = "paper:logo"
COUNTED = (
    "@page {{ size: {size}; @bottom-center {{ content: {words} }} }}"
    "@page :first {{ counter-reset: page {before} }}"
)


@dataclass(frozen=True)
class Numbering:
    """Where a document stands in a whole: pages before it, and pages of the whole."""

    before: int = 0
    whole: int | None = None


@dataclass(frozen=True)
class Printed:
    """A document: its bytes, and how many pages it has."""

    content: bytes
    pages: int


ALONE = Numbering()


def print_template(
    template: str,
    context: Mapping[str, object],
    *,
    pictures: Pictures | None = None,
    numbering: Numbering = ALONE,
) -> Printed:
    """Return a template as a tagged PDF. Raises Refused where nothing can be printed."""
    if not is_ready():
        hint = _("This machine cannot make a PDF. Whoever runs it can mend that.")
        raise Refused(code="no-printer", hint=hint)
    printer, shown = get_printer(), dict(pictures or {})
    if logo := _logo():
        shown[LOGO] = lambda: logo
    markup = render_to_string(template, {**_letterhead(), **context})
    laid = printer.lay_out(markup, (SHEET.read_text(), _counted(numbering)), shown)
    return Printed(printer.write(laid), len(laid.pages))


def _letterhead() -> dict[str, object]:
    agency, language = shown_agency(), get_language() or settings.LANGUAGE_CODE
    return {
        "agency": agency,
        "logo": LOGO if agency.logo else "",
        "language": language,
        "direction": direction_of(language),
    }


def _logo() -> bytes | None:
    mark = shown_agency().logo
    found = Logo.objects.filter(mark=mark).first() if mark else None
    return bytes(found.content) if found else None


def _counted(numbering: Numbering) -> str:
    """Return the sheet that numbers the pages, in the words of the language."""
    whole = "counter(pages)" if numbering.whole is None else f'"{numbering.whole}"'
    words = _("Page %(page)s of %(pages)s") % {"page": "\0p\0", "pages": "\0w\0"}
    known = {"p": "counter(page)", "w": whole}
    pieces = [known.get(each, f'"{each}"') for each in words.split("\0") if each]
    return COUNTED.format(
        size=settings.PAPER, words=" ".join(pieces), before=numbering.before
    )
