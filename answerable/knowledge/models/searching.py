"""What is kept so that documents are found: what they say, and what is counted of all.

Rows that come by the million are made of entries, and written with them in one step; to have
the database check of each at its end what it points to would take longer than all the rest.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchCollection(models.Model):
    """All documents of a space in one language, and what was counted of them together.

    The worker counts after changes (``knowledge.search.counting``); until then a search
    goes by what was counted last. ``changes`` says how many documents it does not know.
    """

    space = models.CharField(max_length=50)
    language = models.CharField(max_length=10, blank=True)
    documents = models.PositiveIntegerField(default=0)
    phrase_length = models.FloatField(default=0)
    body_length = models.FloatField(default=0)
    changes = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "language"], name="search_collection_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.space} ({self.language or '?'})"


class SearchEntry(models.Model):
    """A document as it is searched: what was given, and what it was reduced to.

    ``phrases`` are its title and questions, each as words and their stems; ``counts``
    say how often summary and body have a stem, ``length`` how many words they have.
    ``words`` holds every stem behind the number of the collection, so that the index
    answers for one collection at once. ``fingerprint`` tells whether a document is the
    same as before.
    """

    collection = models.ForeignKey(
        SearchCollection, on_delete=models.CASCADE, related_name="entries"
    )
    key = models.CharField(max_length=200)
    title = models.TextField()
    questions = models.JSONField(default=list)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    phrases = models.JSONField()
    counts = models.JSONField()
    length = models.PositiveIntegerField()
    words = SearchVectorField()
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "key"], name="search_entry_once"
            )
        ]
        indexes = [
            # knowledge.search.candidates: which documents have a rare word.
            GinIndex(fields=["words"], name="search_entry_words"),
        ]

    def __str__(self) -> str:
        return self.key


class SearchPosting(models.Model):
    """A word that leads to a document, and how much the document is about it.

    Every word of its titles and questions has one, and those that its body says most. The
    key is the order in which a search reads (``knowledge.search.candidates``): the lists
    of a collection, in each the weightiest first.
    """

    pk = models.CompositePrimaryKey("collection_id", "stem", "impact", "entry_id")
    collection = models.ForeignKey(
        SearchCollection, models.CASCADE, db_index=False, db_constraint=False
    )
    stem = models.CharField(max_length=50)
    impact = models.PositiveSmallIntegerField()
    entry = models.ForeignKey(
        SearchEntry, models.CASCADE, related_name="postings", db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.stem} in {self.entry_id}"


class SearchStem(models.Model):
    """In how many documents of a collection a stem occurs, as counted last."""

    collection = models.ForeignKey(
        SearchCollection, models.CASCADE, db_index=False, db_constraint=False
    )
    stem = models.CharField(max_length=50)
    documents = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "stem"],
                include=["documents"],
                name="search_stem_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stem}: {self.documents}"


class SearchWord(models.Model):
    """A word as documents write it, for what is misspelt: folded, and as it is shown."""

    collection = models.ForeignKey(
        SearchCollection, models.CASCADE, db_index=False, db_constraint=False
    )
    word = models.CharField(max_length=50)
    shown = models.CharField(max_length=50)
    stem = models.CharField(max_length=50)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "word"], name="search_word_once"
            )
        ]
        indexes = [
            # knowledge.search.spelling: words that are spelt like one nobody has written.
            GinIndex(
                fields=["word"], opclasses=["gin_trgm_ops"], name="search_word_spelling"
            ),
            # knowledge.search.spelling.strangers: is it a form of a word that is there?
            models.Index(fields=["collection", "stem"], name="search_word_by_stem"),
        ]

    def __str__(self) -> str:
        return self.shown
