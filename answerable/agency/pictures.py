"""What a service can be known by beside its name, for whoever reads little.

The drawings lie with the pages, in a sprite of these names; nothing is ever shown by a
picture alone.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PICTURES = {
    "accessibility": _("Somebody in a wheelchair"),
    "baby": _("A baby"),
    "banknote": _("Money"),
    "book-open": _("A book"),
    "brick-wall": _("A wall"),
    "bug": _("An insect"),
    "building": _("A tall house"),
    "bus": _("A bus"),
    "car": _("A car"),
    "construction": _("A barrier"),
    "dog": _("A dog"),
    "droplets": _("Drops of water"),
    "flower": _("A flower"),
    "graduation-cap": _("The cap of a graduate"),
    "hammer": _("A hammer"),
    "hand-coins": _("A hand with coins"),
    "heart-pulse": _("A heart"),
    "house": _("A house"),
    "house-plus": _("A house that grows"),
    "id-card": _("A card with a face"),
    "landmark": _("A house with columns"),
    "lightbulb": _("A lamp"),
    "party-popper": _("A celebration"),
    "rat": _("A rat"),
    "receipt": _("A bill"),
    "recycle": _("Recycling"),
    "scroll-text": _("A paper"),
    "shopping-basket": _("A basket"),
    "siren": _("A siren"),
    "sofa": _("A sofa"),
    "spray-can": _("A can of spray paint"),
    "square-parking": _("A parking sign"),
    "store": _("A shop"),
    "trash-2": _("A bin"),
    "tree-deciduous": _("A tree"),
    "truck": _("A lorry"),
    "utensils": _("Fork and knife"),
    "volume-2": _("A loudspeaker"),
    "vote": _("A ballot box"),
    "wrench": _("A spanner"),
}
