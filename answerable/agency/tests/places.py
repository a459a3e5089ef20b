"""A town on the map: two areas side by side, an office, and what its streets are called."""

from __future__ import annotations

from answerable.agency.models import Area, Office
from answerable.agency.policy import put_boundary, put_gazetteer, put_office
from answerable.lib.gazetteer import Entry, Kind
from answerable.lib.positions import Point

# Latitude 50 to 50.1; the market from longitude 10 to 10.1, the hill from there to 10.2.
IN_MARKET, IN_HILL, OUTSIDE = Point(50.05, 10.05), Point(50.05, 10.15), Point(52.0, 9.0)
ON_BORDER = Point(50.05, 10.1)


def draw_town(market: Area) -> Area:
    """Draw where the market lies, and a second area, the hill; return that."""
    hill, _is_new = Area.objects.get_or_create(slug="hill", name={"en": "Hill"})
    put_boundary(market, polygons=[[_box(10.0)]], source="survey")
    put_boundary(hill, polygons=[[_box(10.1)]], source="survey")
    return hill


def name_streets() -> None:
    """Give the town its streets and landmarks."""
    put_gazetteer(
        [
            _street("Mill Lane", Point(50.02, 10.02), es="Callejón del Molino"),
            _street("Rope Street", Point(50.03, 10.03), ar="شارع الحبال"),
            _street("Church Road", Point(50.04, 10.04)),
            _street("Church Road", Point(50.04, 10.14)),
            _street("Lantern Steps", Point(50.06, 10.16)),
            Entry(
                Kind.LANDMARK,
                {"en": "Hillford Library", "es": "Biblioteca"},
                Point(50.05, 10.05),
                20,
                also=("Book house",),
            ),
        ],
        source="survey.csv",
    )


def make_office(slug: str = "annex", **changes: object) -> Office:
    """Open an office on the hill."""
    about: dict[str, object] = {
        "name": {"en": "Hill Annex"},
        "address": {"en": "2 Hill Street"},
        "phone": "0800 1",
        "calendar_slug": "office",
        "latitude": IN_HILL.latitude,
        "longitude": IN_HILL.longitude,
    }
    return put_office(slug=slug, **(about | changes)).thing  # type: ignore[arg-type]  # as said


def _street(name: str, point: Point, **others: str) -> Entry:
    return Entry(Kind.STREET, {"en": name, **others}, point, 100)


def _box(west: float) -> list[tuple[float, float]]:
    east = west + 0.1
    return [(west, 50.0), (east, 50.0), (east, 50.1), (west, 50.1), (west, 50.0)]
