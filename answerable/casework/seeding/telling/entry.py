"""One entry of a folder: the keys of its shape in their order, without what goes unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model

from answerable.agency.queries import get_agency
from answerable.lib.definitions import Definition

# The keys of questions come first that say which one it is, and how it asks.
FIRST = ("slug", "key", "kind", "label", "hint", "required")


def entry(shape: type[Definition], values: Mapping[str, object]) -> dict[str, object]:
    """Return values as the shape writes them down: those that it does not assume."""
    if unknown := values.keys() - shape.model_fields.keys():
        message = f"{shape.__name__} has no {', '.join(sorted(unknown))}."
        raise KeyError(message)
    return {
        name: in_order(values[name])
        for name, field in shape.model_fields.items()
        if name in values
        and values[name] is not None
        and (field.is_required() or values[name] != field.get_default())
    }


def values_of(row: Model, *names: str) -> dict[str, object]:
    """Return what a row has under names that its shape has, too."""
    return {name: getattr(row, name) for name in names}


def in_order(value: object) -> object:
    """Return a value with its keys in order: the database does not keep theirs.

    Languages come as the agency has them. What is empty is left out: TOML has nothing
    for it.
    """
    if isinstance(value, Mapping):
        known = [*FIRST, *get_agency().languages]
        names = sorted(value, key=lambda name: (_rank(name, known), name))
        return {
            name: in_order(value[name]) for name in names if value[name] is not None
        }
    if isinstance(value, (list, tuple)):
        return [in_order(one) for one in value]
    return value


def _rank(name: str, known: Iterable[str]) -> int:
    order = list(known)
    return order.index(name) if name in order else len(order)
