"""What it costs to judge past cases by another promise.

The promise that judged the most of them in the city is replaced by one of five working days;
then by hours, where every case is counted for itself. A million is reckoned from that.
"""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from collections.abc import Sequence

from django.db.models import Count

from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.on_time import JUDGED
from answerable.clock.simulation import Supposed, simulate
from answerable.lib.worktime import Unit
from bench.cpu import Meter
from bench.server import postgres

MILLION = 1_000_000
SUPPOSED = {"days": (5, Unit.WORKING_DAY), "hours": (40, Unit.HOUR)}


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return the time for one deadline, and for a million, by days and by hours."""
    ArgumentParser(prog="python -m bench simulate").parse_args(words)
    standard = most_judged()
    return {
        name: timed(supposed(standard, amount, unit))
        for name, (amount, unit) in SUPPOSED.items()
    }


def most_judged() -> ServiceStandard:
    """Return the promise by which most cases were judged."""
    judged = Deadline.objects.filter(JUDGED, standard__isnull=False)
    counted = judged.values("standard").annotate(number=Count("pk"))
    most = counted.order_by("-number").values_list("standard", flat=True)
    return ServiceStandard.objects.get(pk__in=most[:1])


def supposed(standard: ServiceStandard, amount: int, unit: Unit) -> Supposed:
    """Return another promise about the same."""
    return Supposed(
        Kind(standard.kind),
        amount,
        unit,
        service=standard.service,
        case_type=standard.case_type,
        stage=standard.stage,
    )


def timed(other: Supposed) -> dict[str, object]:
    """Judge everything once, and return how many there were and what it cost."""
    meters = [Meter([os.getpid()]), Meter([postgres()])]
    began = time.perf_counter()
    judged = simulate(other).total.judged
    seconds = time.perf_counter() - began
    cpu = sum(meter.used() for meter in meters)
    return {
        "judged": judged,
        "cpu_us": round(1_000_000 * cpu / judged, 1),
        "million_s": round(MILLION * seconds / judged, 1),
    }
