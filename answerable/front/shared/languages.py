"""What a language is called, and which way it is written."""

from __future__ import annotations

from django.utils.translation import get_language_info


def language_name(code: str) -> str:
    """Return the name of a language in the language of whoever reads."""
    return str(get_language_info(code)["name_translated"])


def direction_of(code: str) -> str:
    """Return the direction of a language, as the attribute ``dir`` has it."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"
