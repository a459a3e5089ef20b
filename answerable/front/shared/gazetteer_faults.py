"""What is wrong with a file of streets and landmarks, and how to mend it."""

from __future__ import annotations

from django.utils.translation import gettext as _, gettext_lazy

from answerable.lib.gazetteer import (
    MIB,
    MOST_BYTES,
    MOST_ENTRIES,
    EntryFlaw,
    FaultyGazetteer,
    Flaw,
    Trouble,
)

TROUBLES = {
    Trouble.TOO_LARGE: gettext_lazy(
        "This file is larger than %(most)s MB. Divide it into several."
    ),
    Trouble.ENCODING: gettext_lazy("This file is not in UTF-8. Save it as UTF-8."),
    Trouble.NO_JSON: gettext_lazy(
        "This is no GeoJSON with features. Export it as GeoJSON, or as a table (CSV)."
    ),
    Trouble.NO_COLUMNS: gettext_lazy(
        "The first line must name the columns: name, latitude and longitude at least."
    ),
    Trouble.NO_ENTRIES: gettext_lazy(
        "There is no place in this file. Choose another file."
    ),
    Trouble.TOO_MANY: gettext_lazy(
        "This file has more than %(entries)s places. Divide it into several."
    ),
}
FLAWS = {
    Flaw.NO_NAME: gettext_lazy("%(entry)s: it has no name. Write one, or take it out."),
    Flaw.NO_KIND: gettext_lazy(
        "%(entry)s: its kind is none of ours. Write street, landmark or district."
    ),
    Flaw.NO_POINT: gettext_lazy(
        "%(entry)s: latitude or longitude is missing or no number. Write degrees such as"
        " 51.4769."
    ),
    Flaw.NO_DEGREES: gettext_lazy(
        "%(entry)s: this is no point on Earth. Write degrees (WGS 84), not metres."
    ),
    Flaw.EXCHANGED: gettext_lazy(
        "%(entry)s: latitude and longitude are exchanged. Exchange them."
    ),
    Flaw.NOWHERE: gettext_lazy(
        "%(entry)s: (0, 0) lies in the sea. Write where it is, or take it out."
    ),
    Flaw.NO_ACCURACY: gettext_lazy(
        "%(entry)s: the accuracy is no number of metres from 1 to 100,000. Correct it."
    ),
}


def said_of_gazetteer(faulty: FaultyGazetteer) -> tuple[str, list[str]]:
    """Return what is wrong with the file, and with each entry that cannot be taken."""
    if faulty.trouble:
        facts = {"most": MOST_BYTES // MIB, "entries": f"{MOST_ENTRIES:,}"}
        return str(TROUBLES[faulty.trouble]) % facts, []
    whole = _("This file cannot be taken. Mend what is below.")
    return whole, [_line(flaw) for flaw in faulty.flaws]


def _line(flaw: EntryFlaw) -> str:
    called = _("Entry %(number)s, “%(name)s”") if flaw.name else _("Entry %(number)s")
    entry = called % {"name": flaw.name, "number": flaw.number}
    return str(FLAWS[flaw.flaw]) % {"entry": entry}
