"""Which tables belong to a government, and which of their columns mean anything elsewhere.

All tables of our rooms do, but for who is signed in, has a case open
or compares a setup or a map just now. Jobs and
failed sign-ins do not: they belong to the running machine. Nor does the number of the
transaction that wrote a line of the journal: in another database it would name another
transaction, and readers that go by it would pass over what is new. There, the line gets
the number of the import.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from psycopg import sql

from answerable.agency.models import DeskSession, SentMap, SentSetup
from answerable.cases.models import JournalEntry, Presence
from answerable.knowledge.models import (
    ArticleVisit,
    Journey,
    JourneyContact,
    JourneyPage,
)

OURS = "answerable."
OF_THE_MOMENT = {
    ArticleVisit,
    DeskSession,
    Journey,
    JourneyContact,
    JourneyPage,
    Presence,
    SentMap,
    SentSetup,
}
OF_THE_DATABASE = {(JournalEntry, "xact")}


@dataclass(frozen=True)
class Table:
    """One table: its columns that travel, and those that say its order."""

    model: type[Model]
    columns: Sequence[str]
    order: Sequence[str]

    @property
    def name(self) -> str:
        """Return how the database calls it."""
        return self.model._meta.db_table


def all_tables() -> list[Table]:
    """Return every table that travels, by name."""
    models = apps.get_models(include_auto_created=True)
    ours = (model for model in models if _is_ours(model) and not _leads_out(model))
    return sorted(map(_table, ours), key=lambda table: table.name)


def listed(columns: Sequence[str]) -> sql.Composed:
    """Return columns as a statement names them."""
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _is_ours(model: type[Model]) -> bool:
    is_of_our_rooms = model._meta.app_config.name.startswith(OURS)
    return is_of_our_rooms and model not in OF_THE_MOMENT


def _leads_out(model: type[Model]) -> bool:
    """Tell whether a table only ties ours to those of another program."""
    targets = [field.related_model for field in _fields(model) if field.is_relation]
    return bool(model._meta.auto_created) and not all(map(_is_ours, targets))


def _table(model: type[Model]) -> Table:
    columns = [
        field.column
        for field in _fields(model)
        if not field.generated and (model, field.name) not in OF_THE_DATABASE
    ]
    order = [field.column for field in model._meta.pk_fields]
    return Table(model, columns, order)


def _fields(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.local_concrete_fields if field.column]
