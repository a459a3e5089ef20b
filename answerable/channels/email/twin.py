"""The HTML beside a mail's plain text: the same words, nothing else; pure.

Mail programs show it in the letters of their reader, on a dark ground where that is
wished, from right to left where the language is. There is no script, no picture and
nothing to fetch, and without the style sheet it reads just as well.
"""

from __future__ import annotations

import re
from html import escape

PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-width: 38em; margin: 0 auto; padding: 1em; font: 1em/1.5 system-ui, sans-serif; }}
p {{ margin: 0 0 1em; overflow-wrap: anywhere; }}
footer {{ border-top: 1px solid; padding-top: 1em; font-size: .9em; }}
</style>
</head>
<body>
{letter}</body>
</html>
"""
SIGNATURE = "\n-- \n"  # what stands behind it is folded away; RFC 3676 section 4.3
# Not the sign that ends the sentence, nor those that keep a number in its direction.
LINK = re.compile(r"https?://[^\s<>\"\u2066-\u2069]*[^\s<>\"\u2066-\u2069.,;:!?)\]}]")
# A line that announces a link, and the link alone on the next.
ANNOUNCED = re.compile(rf"^(.+): ?\n({LINK.pattern})$", re.MULTILINE)


def html_twin(text: str, *, title: str, language: str, direction: str) -> str:
    """Return a plain text as a page of HTML; ``direction`` is ltr or rtl."""
    letter, mark, signature = text.rpartition(SIGNATURE)
    if not mark:
        letter, signature = signature, ""
    footer = f"<footer>\n{_paragraphs(signature)}</footer>\n" if signature else ""
    return PAGE.format(
        language=escape(language),
        direction=escape(direction),
        title=escape(title),
        letter=f"{_paragraphs(letter)}{footer}",
    )


def _paragraphs(text: str) -> str:
    parts = re.split(r"\n\s*\n", text.strip("\n"))
    # Whoever writes may do so in another language than the letter's.
    return "".join(f'<p dir="auto">{_lines(part)}</p>\n' for part in parts)


def _lines(paragraph: str) -> str:
    """Return the lines of a paragraph, with links that can be followed."""
    pieces, done = [], 0
    for found in ANNOUNCED.finditer(paragraph):
        pieces += [_with_links(paragraph[done : found.start()])]
        pieces += [_link(found[2], found[1])]
        done = found.end()
    return "".join([*pieces, _with_links(paragraph[done:])])


def _with_links(text: str) -> str:
    pieces, done = [], 0
    for found in LINK.finditer(text):
        pieces += [_plain(text[done : found.start()]), _link(found[0], found[0])]
        done = found.end()
    return "".join([*pieces, _plain(text[done:])])


def _link(url: str, words: str) -> str:
    return f'<a href="{escape(url)}">{escape(words)}</a>'


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")
