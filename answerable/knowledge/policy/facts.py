"""Values that articles share: a new one begins on a day, and every article follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models.configuration import Subject
from answerable.knowledge.models import Fact, FactValue
from answerable.knowledge.values import CURRENCY, fault_in_value
from answerable.lib.changes import Placed
from answerable.lib.errors import Refused
from answerable.lib.wording import Texts

Values = Mapping[date, str]


@transaction.atomic
def put_fact(
    *,
    key: str,
    kind: str,
    name: Texts,
    values: Values,
    currency: str = "",
    by: Hand = FOLDER,
) -> Placed[Fact]:
    """Keep a value with all its days. Raises Refused for one that its kind cannot have."""
    _check(kind, currency, values)
    found = Fact.objects.select_for_update(no_key=True).filter(key=key).first()
    before = _record(found) if found else {}
    row = found or Fact(key=key)

    def write() -> Fact:
        row.kind, row.name, row.currency = kind, name, currency
        row.save()
        _write_values(row, values, by)
        return row

    return place(
        topic_of(key),
        by=by,
        found=found,
        before=before,
        wanted=_written(kind, name, currency, values),
        write=write,
    )


@transaction.atomic
def put_value(fact: Fact, *, valid_from: date, value: str, by: Hand) -> Placed[Fact]:
    """Let a value be another one from a day on, in every article that has it."""
    row = Fact.objects.select_for_update(no_key=True).get(pk=fact.pk)
    values = {**values_of(row), valid_from: value}
    return put_fact(
        key=row.key,
        kind=row.kind,
        name=row.name,
        values=values,
        currency=row.currency,
        by=by,
    )


def values_of(fact: Fact) -> dict[date, str]:
    """Return its values by the day from which each counts, in their order."""
    rows = fact.values.order_by("valid_from")
    return dict(rows.values_list("valid_from", "value"))


def topic_of(key: str) -> Topic:
    """Return what the log calls it."""
    return Topic(Subject.FACT, key)


def _record(fact: Fact) -> dict[str, object]:
    return _written(fact.kind, fact.name, fact.currency, values_of(fact))


def _written(
    kind: str, name: Texts, currency: str, values: Values
) -> dict[str, object]:
    days = {day.isoformat(): value for day, value in values.items()}
    return {"kind": kind, "name": name, "currency": currency, "values": days}


def _check(kind: str, currency: str, values: Values) -> None:
    if not values:
        hint = _("Write at least one value, and the day from which it counts.")
        raise Refused(code="fact-empty", hint=hint)
    if (kind == Fact.Kind.MONEY) != bool(CURRENCY.fullmatch(currency)):
        hint = _("Money needs a currency such as EUR; nothing else has one.")
        raise Refused(code="fact-currency", hint=hint)
    for value in values.values():
        if mend := fault_in_value(kind, value):
            raise Refused(code="fact-value", hint=mend)


def _write_values(fact: Fact, values: Values, by: Hand) -> None:
    fact.values.exclude(valid_from__in=list(values)).delete()
    known = values_of(fact)
    for day, value in values.items():
        if known.get(day) != value:
            FactValue.objects.update_or_create(
                fact=fact, valid_from=day, defaults={"value": value, "by": by.staff}
            )
