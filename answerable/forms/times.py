"""How long finished requests took, per version of a form; nothing is kept of who wrote.

A request that is sent adds one to the minute that it took, in the commit that ends its
draft. From 30 on, the median takes the place of our estimate. A draft begins once the
first page was sent: the estimate of that page is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import connection

from answerable.agency.models import Service
from answerable.agency.queries import offered_services
from answerable.forms.burden import Burden, burden_of, minutes_in
from answerable.forms.models import Form, FormTime
from answerable.forms.paces import OWN_WORDS
from answerable.lib.memory import remembered

ENOUGH = 30
LONGEST = 120  # minutes; who took longer did something else meanwhile
COUNT = """
INSERT INTO forms_formtime (form_id, minutes, number) VALUES (%s, %s, 1)
ON CONFLICT (form_id, minutes) DO UPDATE SET number = forms_formtime.number + 1
"""


def count_time(form: int, *, begun: datetime, sent: datetime) -> None:
    """Add a request that is sent to the times of the version that it answered."""
    minutes = min(LONGEST, minutes_in((sent - begun).total_seconds()))
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [form, minutes])


@remembered
def burdens() -> Mapping[int, Burden]:
    """Return what asking for each service (its id) costs, as its newest form asks."""
    newest = Form.objects.order_by("service_id", "-version").distinct("service_id")
    forms = {form.service_id: form for form in newest}
    measured = measured_minutes(form.pk for form in forms.values())
    return {
        service.pk: _burden(service, forms.get(service.pk), measured)
        for service in offered_services()
    }


def burden_now(service: Service, form: Form | None) -> Burden:
    """Return what asking for one service costs, as this form of it asks."""
    return _burden(service, form, measured_minutes([form.pk] if form else []))


def measured_minutes(forms: Iterable[int]) -> Mapping[int, int]:
    """Return the median minutes of each version (its id) that was finished often enough."""
    counted: dict[int, list[tuple[int, int]]] = {}
    rows = FormTime.objects.filter(form__in=list(forms)).order_by("form_id", "minutes")
    for form, minutes, number in rows.values_list("form_id", "minutes", "number"):
        counted.setdefault(form, []).append((minutes, number))
    return {
        form: _median(times) + minutes_in(OWN_WORDS.seconds)
        for form, times in counted.items()
        if sum(number for _minutes, number in times) >= ENOUGH
    }


def _burden(service: Service, form: Form | None, measured: Mapping[int, int]) -> Burden:
    estimated = burden_of(service, form.questions if form else ())
    if form is None or form.pk not in measured:
        return estimated
    return replace(estimated, minutes=measured[form.pk], is_measured=True)


def _median(times: Iterable[tuple[int, int]]) -> int:
    """Return the lower median of minutes that are in order, with how many took each."""
    rows = list(times)
    half = (sum(number for _minutes, number in rows) + 1) // 2
    for minutes, number in rows:
        half -= number
        if half <= 0:
            return minutes
    message = "There is no median of nothing."
    raise ValueError(message)
