"""Putting a row where it belongs: found by its name, saved only where it differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db import models
from django.db.models import QuerySet

from answerable.agency.models.house import Named
from answerable.lib.changes import Placed, compare, created, updated

Row = TypeVar("Row", bound=models.Model)
NamedRow = TypeVar("NamedRow", bound=Named)


def put(rows: QuerySet[NamedRow], slug: str, **wanted: object) -> Placed[NamedRow]:
    """Make the row with this slug what is wanted."""
    row = rows.select_for_update(no_key=True).filter(slug=slug).first()
    return change(row, wanted) if row else create(rows.model(slug=slug), wanted)


def create(row: Row, wanted: Mapping[str, object]) -> Placed[Row]:
    """Save a new row with these values."""
    assign(row, wanted)
    row.save(force_insert=True)
    return created(row)


def change(row: Row, wanted: Mapping[str, object]) -> Placed[Row]:
    """Save the values that a row does not have yet."""
    differences = compare(record(row, wanted), wanted)
    if differences:
        assign(row, wanted)
        row.save(update_fields=list(wanted))
    return updated(row, differences)


def assign(row: models.Model, wanted: Mapping[str, object]) -> None:
    """Set the values; raise ValidationError for one that its field refuses."""
    for name, value in wanted.items():
        setattr(row, name, value)
    # An empty text or list is an answer too; Django would call it missing.
    row.clean_fields(exclude=[name for name, value in wanted.items() if not value])


def record(row: models.Model, names: Mapping[str, object]) -> dict[str, object]:
    """Return what the row has under these names."""
    return {name: getattr(row, name) for name in names}
