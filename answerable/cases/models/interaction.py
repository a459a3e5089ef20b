"""What was said in a case, by whom, on which channel, with which files."""

from __future__ import annotations

import secrets

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.agency.models import Staff
from answerable.cases.models.case import Case
from answerable.channels.models import Envelope
from answerable.people.models import Person

# One configuration for every language: what is sought are names, streets, numbers.
CONFIGURATION = "answerable"
LONGEST_INDEXED = 200_000


def new_salt() -> str:
    """Return what keeps the hash of erased words from being guessed."""
    return secrets.token_hex(16)


class Interaction(models.Model):
    """One exchange: a message in or out, or a note among ourselves.

    ``text`` is what its writer wrote, letter by letter; a trigger refuses to change
    it. ``quoted`` is what a mail carried below, folded away. ``message_id`` is minted
    before sending, so that answers, loops and bounces find their case by it. A note
    that was ``taken_back_at`` some moment is still read, as one that does not count. The
    database keeps ``words``, by which the desk searches; it holds them in the row and
    moves ``text`` out of a large one instead (migration 0005).
    """

    class Kind(models.TextChoices):
        """What was done by saying it."""

        MESSAGE = "message", _("Message")  # from the person
        AUTOMATIC = "automatic", _("Automatic message")  # from their machine
        ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
        REPLY = "reply", _("Reply")
        QUESTION = "question", pgettext_lazy("kind of message", "Question")
        ANSWER = "answer", _("Answer")
        NOTE = "note", _("Note")  # never seen by the person

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="interactions"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    channel = models.CharField(max_length=20)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    author = models.CharField(max_length=200, blank=True)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    envelope = models.ForeignKey(Envelope, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    wish = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    left_out = models.JSONField(default=list)
    address = models.CharField(max_length=320, blank=True)
    message_id = models.CharField(max_length=255, blank=True)
    salt = models.CharField(max_length=32, default=new_salt)
    taken_back_at = models.DateTimeField(null=True)
    words = models.GeneratedField(
        expression=models.Case(
            # Nobody seeks what we write to everybody: it would find every case.
            models.When(kind=Kind.ACKNOWLEDGEMENT, then=models.Value("")),
            default=SearchVector(
                "subject",
                "author",
                # A tsvector may not exceed 1 MB.
                Left("text", LONGEST_INDEXED),
                config=CONFIGURATION,
            ),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            # What the other side has read cannot be taken back.
            models.CheckConstraint(
                name="interaction_taken_back_is_a_note",
                condition=models.Q(taken_back_at=None) | models.Q(kind="note"),
            ),
            # What we send is found again by its Message-ID, exactly once.
            models.UniqueConstraint(
                fields=["message_id"],
                name="interaction_sent_once",
                condition=~models.Q(message_id="")
                & models.Q(kind__in=["acknowledgement", "reply", "question", "answer"]),
            ),
        ]
        indexes = [
            # The timeline of a case.
            models.Index(fields=["case", "at", "id"], name="interaction_timeline"),
            # cases.threads: an answer names the Message-ID that it answers.
            models.Index(
                fields=["message_id"],
                name="interaction_by_message_id",
                condition=~models.Q(message_id=""),
            ),
            # cases.search: which messages have words that are not common.
            GinIndex(fields=["words"], name="interaction_words"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.case_id}"

    @property
    def is_ours(self) -> bool:
        """Tell whether we said it."""
        return self.kind not in {self.Kind.MESSAGE, self.Kind.AUTOMATIC}


class Attachment(models.Model):
    """A file that came with a message; its bytes lie in the store, once.

    ``shown_sha256`` is the stripped copy of an image: no place, no camera.
    """

    interaction = models.ForeignKey(
        Interaction, on_delete=models.PROTECT, related_name="attachments"
    )
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    shown_sha256 = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name
