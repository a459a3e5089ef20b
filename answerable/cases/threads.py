"""To which case a message belongs: by what it proves, never by a number it names."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from answerable.cases.joined import survivor_of
from answerable.cases.models import Case, Interaction
from answerable.cases.representing import acts_no_more
from answerable.cases.workflow import State, may_be_reopened
from answerable.channels.message import Inbound
from answerable.lib import keys
from answerable.lib.parties import IdentityLevel


@dataclass(frozen=True)
class Thread:
    """A case that a message names, and how well its sender proved to belong there.

    ``level`` is None for somebody who was never on the case.
    """

    case: Case
    level: IdentityLevel | None

    @property
    def may_continue(self) -> bool:
        """Tell whether the message goes on this case; else it opens a linked one.

        A From line alone may add to an open case. It takes a proof to take up again
        what has ended, and what ended too long ago, or is closed, stays as it is. For a
        case that was joined with another one, it is that one that counts.
        """
        case = survivor_of(self.case) or self.case
        if self.level is None or case.state in {State.CLOSED, State.MERGED}:
            return False
        if case.is_open:
            return True
        is_proved = self.level is not IdentityLevel.CLAIMED
        return is_proved and may_be_reopened(case.ended_at, timezone.now())


def thread_of(inbound: Inbound) -> Thread | None:
    """Return the case a message continues, or at least names; None for a new matter.

    A surface proves ``concerns``; a signed reply address proves itself together with
    the address it was sent to; a Message-ID counts when the sender was on the case
    before. The number in a subject counts for nothing, and nor does either for who acted
    for the person and does no more: theirs is a new case that follows this one.
    """
    if inbound.concerns:
        case = Case.objects.filter(reference=inbound.concerns).first()
        return Thread(case, IdentityLevel.ANONYMOUS) if case else None
    thread = _by_reply_address(inbound) or _by_message_id(inbound)
    if thread and acts_no_more(thread.case, inbound.sender.address):
        return Thread(thread.case, None)
    return thread


def _by_reply_address(inbound: Inbound) -> Thread | None:
    for tag in _tags(inbound):
        reference = keys.find_reply_reference(tag)
        case = Case.objects.filter(reference=reference).first() if reference else None
        if case and (thread := _proved(case, tag, inbound.sender.address)):
            return thread
    return None


def _tags(inbound: Inbound) -> list[str]:
    """Return what stands behind the plus sign of each address it was sent to."""
    locals_ = (address.partition("@")[0] for address in inbound.recipients)
    return [tag for _, plus, tag in (each.partition("+") for each in locals_) if plus]


def _proved(case: Case, tag: str, sender: str) -> Thread | None:
    """Tell whose the reply address was; one that we never made names nothing."""
    if keys.is_reply_key(tag, case.reference, sender, settings.KEYS):
        return Thread(case, IdentityLevel.VERIFIED_CHANNEL)
    told = case.interactions.exclude(address="").values_list("address", flat=True)
    ours = any(
        keys.is_reply_key(tag, case.reference, address, settings.KEYS)
        for address in set(told)
    )
    return Thread(case, None) if ours else None


def _by_message_id(inbound: Inbound) -> Thread | None:
    if not inbound.references:
        return None
    named = Interaction.objects.filter(message_id__in=inbound.references)
    found = named.select_related("case").order_by("-at", "-id").first()
    if found is None:
        return None
    known = is_on_case(found.case, inbound.sender.address)
    level = max(inbound.sender.level, IdentityLevel.CLAIMED)
    return Thread(found.case, level if known else None)


def is_on_case(case: Case, address: str) -> bool:
    """Tell whether this address wrote in the case, or was written to."""
    lowered = address.lower()
    if not lowered:
        return False
    return case.interactions.filter(address=lowered).exists()
