"""Why something cannot be done with a complaint, in plain words, and what to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from answerable.complaints.machine import Act, Facts, obstacles
from answerable.complaints.models.complaint import STATES
from answerable.lib.errors import Refused

HINTS: dict[str, Promise] = {
    "barred": gettext_lazy(
        "You must not answer this complaint: it is about you or your work, or you"
        " answered it before. Give it to somebody else."
    ),
    "no-issue": gettext_lazy(
        "Nothing says what the complaint is about. Write down at least one issue."
    ),
    "no-finding": gettext_lazy(
        "An issue has no finding yet. Say of each what you found."
    ),
    "no-reasons": gettext_lazy("A finding has no reasons. Say why you found it so."),
    "no-remedy": gettext_lazy(
        "The complaint is upheld, at least in part. Add what you do to put it right,"
        " with an owner and a day."
    ),
    "loose-remedy": gettext_lazy(
        "The day of a remedy is over and it is not done. Do it, or give it a new day."
    ),
    "not-answered": gettext_lazy(
        "This stage has no answer yet. Another look can be asked for after it."
    ),
    "last-stage": gettext_lazy(
        "This was our last stage. Refer the person to the outside body."
    ),
    "stages-left": gettext_lazy(
        "There is another stage here. It comes before the outside body."
    ),
    "too-late": gettext_lazy(
        "The time to ask for another look is over. A new complaint can be made."
    ),
    "no-exclusion-reason": gettext_lazy(
        "Choose why this is not taken as a complaint, and say it in your own words."
    ),
    "no-extension-reason": gettext_lazy("Say why more time is needed."),
}


def refuse_obstacles(act: Act, facts: Facts) -> None:
    """Raise Refused with all that stands in the way of an act; nothing if it may be."""
    codes = obstacles(act, facts)
    if codes:
        raise Refused(code=f"complaint-{codes[0]}", hint=told(codes, facts))


def told(codes: list[str], facts: Facts) -> str:
    """Return what stands in the way, a sentence or two for each."""
    return " ".join(_told(code, facts) for code in codes)


def _told(code: str, facts: Facts) -> str:
    if code != "state":
        return str(HINTS[code])
    said = _("This complaint is “%(state)s”: that cannot be done with it now.")
    return said % {"state": dict(STATES)[facts.state.value]}
