"""Everything that can be refused, by what the caller can do about it."""

from __future__ import annotations


class AnswerableError(Exception):
    """The root of every error that this product raises on purpose."""


class NotFound(AnswerableError):
    """There is no such thing, or not for you: the two must look the same."""


class NotAllowed(AnswerableError):
    """You may see this and not do that; the text says why."""


class Refused(AnswerableError):
    """The request is understood and not possible; the hint says what to do."""

    def __init__(self, code: str, hint: str) -> None:
        """Keep the machine's word and the person's sentence."""
        super().__init__(hint)
        self.code = code
        self.hint = hint


class Stale(Refused):
    """Somebody else changed the thing since it was read; look again, then decide."""


class ChannelTrouble(AnswerableError):
    """The outside did not take or give a message; ``temporary`` says try again."""

    def __init__(self, said: str, *, temporary: bool) -> None:
        """Keep what the other side said."""
        super().__init__(said)
        self.temporary = temporary


class NotVouched(AnswerableError):
    """Who vouches for our staff does not answer, or says what proves nothing."""
