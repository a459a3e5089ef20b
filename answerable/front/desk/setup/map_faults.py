"""What is wrong with a map, in words that name the feature and say how to mend it."""

from __future__ import annotations

from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrOrPromise

from answerable.lib.geojson import (
    MIB,
    MOST_BYTES,
    MOST_FEATURES,
    FaultyMap,
    FeatureFlaw,
    Trouble,
)
from answerable.lib.outlines import Flaw

TROUBLES: dict[Trouble, StrOrPromise] = {
    Trouble.TOO_LARGE: gettext_lazy(
        "This file is larger than %(most)s MB. Send a smaller one."
    ),
    Trouble.ENCODING: gettext_lazy(
        "The letters of this file are not UTF-8. Save it as UTF-8 and send it again."
    ),
    Trouble.NO_JSON: gettext_lazy(
        "This is no GeoJSON that can be read. Export the map as GeoJSON, and send that."
    ),
    Trouble.NO_COLLECTION: gettext_lazy(
        "This is no FeatureCollection. Export all areas together as GeoJSON."
    ),
    Trouble.NO_FEATURES: gettext_lazy(
        "There is no feature in this file. Send another."
    ),
    Trouble.TOO_MANY: gettext_lazy(
        "There are more than %(features)s features in this file. Send areas, not streets."
    ),
    Trouble.OTHER_SYSTEM: gettext_lazy(
        "Its coordinates are of another system. Export it with WGS 84, also called"
        " EPSG:4326."
    ),
}
FLAWS: dict[Flaw, StrOrPromise] = {
    Flaw.EMPTY: gettext_lazy("%(feature)s has no outline. Draw it, or take it out."),
    Flaw.OPEN: gettext_lazy(
        "%(feature)s: a line does not come back to where it began. Close it."
    ),
    Flaw.FLAT: gettext_lazy(
        "%(feature)s: a line has nothing within it. Draw it anew, or take it out."
    ),
    Flaw.CROSSING: gettext_lazy(
        "%(feature)s: a line crosses or touches itself. Draw it so that it does not."
    ),
    Flaw.TOO_FINE: gettext_lazy(
        "%(feature)s is drawn too finely to be looked at. Simplify its line."
    ),
    Flaw.NOT_DEGREES: gettext_lazy(
        "%(feature)s: its coordinates are no degrees. Export it with WGS 84, also called"
        " EPSG:4326."
    ),
    Flaw.SWAPPED: gettext_lazy(
        "%(feature)s: longitude and latitude are exchanged. Write the longitude first."
    ),
    Flaw.NO_POLYGON: gettext_lazy(
        "%(feature)s is no polygon. Send areas, not points or lines."
    ),
}


def said_of(faulty: FaultyMap) -> tuple[str, list[str]]:
    """Return what is wrong with the file, and with each feature that cannot be taken."""
    if faulty.trouble:
        facts = {"most": MOST_BYTES // MIB, "features": MOST_FEATURES}
        return str(TROUBLES[faulty.trouble]) % facts, []
    whole = _("This file cannot be taken. Mend what is below.")
    return whole, [_line(flaw) for flaw in faulty.flaws]


def _line(flaw: FeatureFlaw) -> str:
    called = (
        _("“%(name)s” (feature %(number)s)") if flaw.name else _("Feature %(number)s")
    )
    feature = called % {"name": flaw.name, "number": flaw.number}
    return str(FLAWS[flaw.flaw]) % {"feature": feature}
