"""What a form costs people, in words: the same for who is asked and who asks."""

from __future__ import annotations

from django.utils.translation import gettext as _, ngettext

from answerable.forms.burden import Burden


def in_words(burden: Burden) -> str:
    """Return minutes and number of questions, the minutes first."""
    return _("%(minutes)s, %(questions)s") % {
        "minutes": minutes_of(burden),
        "questions": questions_of(burden),
    }


def minutes_of(burden: Burden) -> str:
    """Return about how long it takes."""
    said = ngettext(
        "About %(number)s minute", "About %(number)s minutes", burden.minutes
    )
    return said % {"number": burden.minutes}


def questions_of(burden: Burden) -> str:
    """Return how many questions there are, at most where some hang on answers."""
    if not burden.questions:
        return _("no questions beside your own words")
    if burden.can_be_fewer:
        said = ngettext(
            "%(number)s question at most",
            "%(number)s questions at most",
            burden.questions,
        )
    else:
        said = ngettext("%(number)s question", "%(number)s questions", burden.questions)
    return said % {"number": burden.questions}
