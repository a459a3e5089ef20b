"""What conditions can name, in words: ways, hours, days, needs, answers."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language, pgettext

from answerable.front.desk.channels import channel_name
from answerable.front.desk.setup.calendars import NAMES as DAYS
from answerable.people.models import AdjustmentNeed
from answerable.routing.facts import CLOSED, OPEN, WEEKDAYS
from answerable.routing.names import FIXED_NAMES
from answerable.routing.seen import answers_to_choose

Words = Mapping[str, Mapping[str, str]]


def names_to_choose() -> Words:
    """Return the words for each code, by the condition that names it."""
    return {**fixed_names(), "answer": names_of_answers()}


def names_of_answers() -> Mapping[str, str]:
    """Return the answers that a form lets people choose, in the language of the page."""
    return answers_to_choose(get_language() or settings.LANGUAGE_CODE)


def fixed_names() -> Words:
    """Return what is alike in every house: nothing is asked of the database."""
    needs = AdjustmentNeed.Kind.choices
    return {
        "channel": {code: channel_name(code) for code in FIXED_NAMES["channel"]},
        "hours": {
            OPEN: pgettext("the house is", "open"),
            CLOSED: pgettext("the house is", "closed"),
        },
        "weekday": {day: str(DAYS[day]) for day in WEEKDAYS},
        "needs": {str(code): str(words) for code, words in needs},
    }
