"""HTML to text that people can read, with its quotes marked as plain mail does.

Every line inside a cited blockquote begins with ``> ``, so one set of rules finds the
reply in plain and HTML mail. Links keep their target. The markup itself is shown
nowhere, so there is nothing to sanitise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from inscriptis import get_annotated_text  # type: ignore[import-untyped]  # no types
from inscriptis.css_profiles import (  # type: ignore[import-untyped]  # no types
    STRICT_CSS_PROFILE,
)
from inscriptis.html_properties import (  # type: ignore[import-untyped]  # no types
    Display,
)
from inscriptis.model.config import (  # type: ignore[import-untyped]  # no types
    ParserConfig,
)
from inscriptis.model.html_element import (  # type: ignore[import-untyped]  # no types
    HtmlElement,
)
from inscriptis.model.tag import (  # type: ignore[import-untyped]  # no types
    CustomHtmlTagHandlerMapping,
)
from inscriptis.model.tag.table_tag import (  # type: ignore[import-untyped]  # no types
    table_start_handler,
)

from answerable.channels.email.bare_html import is_nested_deep, words_of
from answerable.channels.email.mime import FAULTS

if TYPE_CHECKING:
    from inscriptis.model.html_document_state import (  # type: ignore[import-untyped]
        HtmlDocumentState,
    )

LAYOUT_LIMIT = 1_000_000  # characters: beyond that only the words are kept
SIGHT = 200  # characters looked at above an indent, mostly blank
TARGET_LIMIT = 300  # characters: longer link targets only count clicks

_QUOTES = {
    "blockquote": ["indented"],
    "blockquote#type=cite": ["cited"],
    "blockquote#cite": ["cited"],
    "blockquote#class=gmail_quote": ["cited"],
    "blockquote#class=protonmail_quote": ["cited"],
    "blockquote#class=tutanota_quote": ["cited"],
    "blockquote#class=front-blockquote": ["cited"],
    "blockquote#id=mail-app-auto-quote": ["cited"],
    "blockquote#id=replyBlockquote": ["cited"],
}
_RULE = {"hr": HtmlElement(display=Display.block)}
_WIDE_GAP = re.compile(r"[ \t\u00a0]{3,}")
_MANY_BLANK_LINES = re.compile(r"\n{4,}")


def to_text(html: str) -> str:
    """Return the words of an HTML page in reading order, quotes marked by ``>``."""
    if len(html) > LAYOUT_LIMIT or is_nested_deep(html):
        return words_of(html)
    try:
        page = get_annotated_text(html, _layout())
    except FAULTS:
        return words_of(html)
    marked = _mark_quotes(page.get("text", ""), page.get("label", []))
    return _MANY_BLANK_LINES.sub("\n\n\n", marked)


def _layout() -> ParserConfig:
    """Return a fresh layout: the library keeps the page at hand inside of it."""
    return ParserConfig(
        css=STRICT_CSS_PROFILE | _RULE,
        annotation_rules=_QUOTES,
        custom_html_tag_handler_mapping=CustomHtmlTagHandlerMapping(
            start_tag_mapping={"a": _open_link, "table": _open_table},
            end_tag_mapping={"a": _close_link},
        ),
    )


def _open_table(state: HtmlDocumentState, attributes: Mapping[str, str]) -> None:
    """Begin a table on a line of its own, which the library forgets."""
    state.tags[-1].canvas.flush_inline()
    table_start_handler(state, attributes)


def _open_link(state: HtmlDocumentState, attributes: Mapping[str, str]) -> None:
    target = attributes.get("href", "").strip()
    is_worth_reading = target.startswith(("http:", "https:"))
    state.link_target = target if is_worth_reading else ""


def _close_link(state: HtmlDocumentState) -> None:
    if 0 < len(state.link_target) <= TARGET_LIMIT:
        state.tags[-1].write(f" ({state.link_target})")
    state.link_target = ""


def _mark_quotes(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    steps = [0] * len(starts)  # by how much the depth changes at each line
    for begin, end in _quotes(text, spans):
        steps[bisect_left(starts, begin)] += 1
        steps[bisect_left(starts, end)] -= 1
    depths = accumulate(steps)
    return "\n".join(map(_mark, lines, depths))


def _mark(line: str, depth: int) -> str:
    return "> " * depth + _WIDE_GAP.sub("  ", line).rstrip()


def _quotes(
    text: str, spans: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int]]:
    """Yield where quotes begin and end; an indent is one below "… wrote:"."""
    cited = {(begin, end) for begin, end, label in spans if label == "cited"}
    for begin, end, label in spans:
        above = text[max(0, begin - SIGHT) : begin].rstrip()
        is_quote = (begin, end) in cited or above.endswith((":", "\uff1a"))
        if label == "indented" and is_quote:
            yield begin, end
