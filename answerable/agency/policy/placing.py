"""Putting a row where it belongs: found by its name, saved only where it differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db import models
from django.db.models import QuerySet

from answerable.agency.configuration import Hand, Topic, place
from answerable.agency.models.configuration import Subject
from answerable.agency.models.house import Named
from answerable.lib.changes import Placed, compare, created, updated

Row = TypeVar("Row", bound=models.Model)
NamedRow = TypeVar("NamedRow", bound=Named)


def put(
    rows: QuerySet[NamedRow], slug: str, *, by: Hand, **wanted: object
) -> Placed[NamedRow]:
    """Make the row with this slug what is wanted."""
    row = rows.select_for_update(no_key=True).filter(slug=slug).first()
    topic = Topic(Subject(str(rows.model._meta.model_name)), slug)
    return put_row(topic, row, rows.model(slug=slug), wanted, by=by)


def put_row(
    topic: Topic, found: Row | None, new: Row, wanted: Mapping[str, object], *, by: Hand
) -> Placed[Row]:
    """Give a row that was found, or else a new one, the values that it lacks."""
    row = found or new

    def write() -> Row:
        assign(row, wanted)
        row.save(force_insert=not found, update_fields=list(wanted) if found else None)
        return row

    before = record(found, wanted) if found else {}
    return place(topic, by=by, found=found, before=before, wanted=wanted, write=write)


def create(row: Row, wanted: Mapping[str, object]) -> Placed[Row]:
    """Save a new row of what is no configuration and leaves no line in its log."""
    assign(row, wanted)
    row.save(force_insert=True)
    return created(row)


def change(row: Row, wanted: Mapping[str, object]) -> Placed[Row]:
    """Save the values that such a row does not have yet."""
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
    judged = {name for name, value in wanted.items() if value}
    row.clean_fields(exclude={each.name for each in row._meta.fields} - judged)


def record(row: models.Model, names: Mapping[str, object]) -> dict[str, object]:
    """Return what the row has under these names."""
    return {name: getattr(row, name) for name in names}
