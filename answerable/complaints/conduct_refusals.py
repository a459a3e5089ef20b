"""Why contact cannot be limited like that, in plain words, and at which field it lies."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.lib.errors import Refused

HINTS: dict[str, Promise] = {
    "not-leading": _(
        "Only a supervisor or a head of department whose team has a case of this person"
        " decides this."
    ),
    "done-to-you": _(
        "It was done to you. Somebody else decides this: ask another supervisor or the"
        " head of department."
    ),
    "another": _(
        "Something is limited for this person already. Look at that again, or wait until"
        " it is over."
    ),
    "no-warning": _(
        "The person was not warned of this in writing in the last 12 months. Warn them"
        " first. Only after a threat or violence, which you tick below, no warning is"
        " needed."
    ),
    "no-limit": _("Choose at least one limit."),
    "no-reasons": _("Write down the reasons. The person reads them."),
    "begins-before": _("It cannot begin before today: the person is told first."),
    "ends-before": _("The end is not after the beginning."),
    "ends-late": _("It ends 12 months after it begins at the latest."),
    "ends-passed": _("This day has passed. End it today instead."),
    "no-review": _("Say by which day somebody looks at it again."),
    "review-outside": _(
        "It is looked at again between its beginning, or today, and its end."
    ),
    "no-appeal": _("Tell the person how they can appeal."),
    "no-disability": _(
        "Say what it does to this person if they have a disability, or how you found out"
        " that nothing is known."
    ),
    "no-language": _("Say how they get along in the language that we use."),
    "no-trauma": _(
        "Say what in their situation or their past must be regarded, or how you found out"
        " that nothing is known."
    ),
    "over": _("It is over already: nothing is limited any more."),
    "own-appeal": _("You authorised it. Somebody else decides the appeal."),
    "stricter": _(
        "A review may only limit less, for the same time or a shorter one. For more, begin"
        " anew once it is over."
    ),
    "nothing-eased": _(
        "Nothing became less. Take a limit away, or choose an earlier end."
    ),
}


class ConductRefused(Refused):
    """Contact cannot be limited like that; ``codes`` are all that stands in the way."""

    def __init__(self, codes: Sequence[str]) -> None:
        """Keep every reason; the hint has a sentence or two for each."""
        hint = " ".join(str(HINTS[code]) for code in codes)
        super().__init__(code=f"conduct-{codes[0]}", hint=hint)
        self.codes = codes


def refuse(codes: Sequence[str]) -> None:
    """Raise ConductRefused with all of them; nothing where there is none."""
    if codes:
        raise ConductRefused(codes)
