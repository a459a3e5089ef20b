"""The templates of letters: the frame, our own words for each occasion, their parts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.template import Context, Engine

WORDS = Path(__file__).parent / "occasions"
ENGINE = Engine(
    dirs=[str(WORDS)],
    autoescape=False,  # plain text: nothing here is ever read as HTML
    libraries={"i18n": "django.templatetags.i18n"},
)


def rendered(name: str, context: Mapping[str, object]) -> str:
    """Return the text ``<name>.txt`` in the language of the moment."""
    # A context escapes by itself, whatever its engine says.
    plain = Context(context, autoescape=False)
    return ENGINE.get_template(f"{name}.txt").render(plain).strip()
