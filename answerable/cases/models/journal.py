"""The journal: what happened, in codes and ids, written once."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class CurrentTransaction(models.Func):
    """PostgreSQL's id of the running transaction, as a number."""

    template = "pg_current_xact_id()::text::bigint"
    output_field = models.BigIntegerField()


class NextEntry(models.Func):
    """The next number of the journal."""

    template = "nextval('cases_journalentry_id')"
    output_field = models.BigIntegerField()


class JournalEntry(models.Model):
    """One immutable line: who did what when, before and after, and why.

    It holds no personal data: words live in rows that can be erased, the journal
    keeps their salted hash. ``hash`` is SHA-256 over the line and the hash before it,
    per case (or per envelope, for what happens before there is a case). ``xact`` lets
    readers keep a watermark, since numbers commit out of order. The table is
    partitioned by month; nothing has a foreign key to it.
    """

    pk = models.CompositePrimaryKey("id", "at")
    id = models.BigIntegerField(db_default=NextEntry())
    at = models.DateTimeField(default=timezone.now)
    case_id = models.BigIntegerField(null=True)
    envelope_id = models.BigIntegerField(null=True)
    number = models.PositiveIntegerField()
    actor = models.CharField(max_length=40)
    what = models.CharField(max_length=40)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=40, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    xact = models.BigIntegerField(db_default=CurrentTransaction())
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        managed = False  # a partitioned table is made by SQL, in the migration
        db_table = "cases_journalentry"

    def __str__(self) -> str:
        return f"{self.case_id or self.envelope_id}.{self.number}: {self.what}"
