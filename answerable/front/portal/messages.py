"""What a person adds to their case goes the way of every message: kept, then understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language

from answerable.cases.proofs import LinkProof, Proof, read_link
from answerable.cases.public import FollowedCase
from answerable.casework import intake
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, KeptFile, raw_of
from answerable.front.portal.sending import SOURCE, WAIT
from answerable.lib.files import real_type

LONGEST_NAME = 255


@dataclass(frozen=True)
class Visit:
    """Somebody who proved to be part of a case, looking at it."""

    case: FollowedCase
    proof: Proof

    @property
    def address(self) -> str:
        """Return the address that the proof was sent to; a secret proves none."""
        if not isinstance(self.proof, LinkProof):
            return ""
        named = read_link(self.proof.key)
        return named[1] if named else ""


def add_message(
    visit: Visit, words: str, *, token: UUID, files: Sequence[UploadedFile] = ()
) -> Envelope:
    """Add words and files to a case; the second press of a button adds nothing."""
    document = Document(
        words=words,
        language=get_language() or "",
        email=visit.address,
        files=[_kept(file) for file in files],
        concerns=visit.case.reference,
        level=visit.case.level,
    )
    key = f"{visit.case.reference} {token}"
    kept = intake.keep(SOURCE, raw_of(document), idempotency_key=key, wait=WAIT)
    return intake.understand(kept.envelope)


def _kept(file: UploadedFile) -> KeptFile:
    content = file.read()
    return KeptFile(
        name=(file.name or "")[-LONGEST_NAME:],
        sha256=settings.FILES.put(content),
        size=len(content),
        content_type=real_type(content),
    )
