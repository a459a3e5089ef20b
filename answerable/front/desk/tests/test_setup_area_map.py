"""Areas from a map: sent, looked at, and taken or not."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.agency.models import Area, Boundary, ConfigurationEntry, SentMap
from answerable.agency.policy import put_area
from answerable.front.desk.tests.pages import read, text_of

MAP = "/setup/areas/map/"
COMPARE = f"{MAP}compare/"
DROP = f"{MAP}drop/"
COLUMNS = {"name_en": "title", "name_es": "titulo", "slug": "", "ends_on": ""}


@pytest.fixture(autouse=True)
def two_languages(town):
    town.agency.languages = ["en", "es"]
    town.agency.save()


def square(x):
    return [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]]


def area(title, x=0, **properties):
    said = {"title": title, "titulo": f"{title} ES", **properties}
    geometry = {"type": "Polygon", "coordinates": square(x)}
    return {"type": "Feature", "properties": said, "geometry": geometry}


def written(*features):
    whole = {"type": "FeatureCollection", "features": list(features)}
    return json.dumps(whole).encode()


def send(browser, content, source="Land registry, 2026"):
    file = SimpleUploadedFile("wards.geojson", content)
    return browser.post(MAP, {"file": file, "source": source})


def compare(browser, **chosen):
    return browser.get(COMPARE, COLUMNS | chosen)


def take(browser, **chosen):
    seen = read(compare(browser, **chosen)).select_one("[name=seen]")["value"]
    return browser.post(COMPARE, COLUMNS | chosen | {"seen": seen}, follow=True)


def test_the_columns_of_a_map_are_chosen_by_their_first_values(administrator):
    answer = send(administrator, written(area("Hills"), area("Mill", 2)))

    page = read(administrator.get(answer.url))
    offered = [one.text for one in page.select("#setup-name_es option")]
    assert offered == ["title (Hills, Mill)", "titulo (Hills ES, Mill ES)"]


def test_what_is_new_other_and_gone_is_shown_before_anything_changes(administrator):
    put_area(slug="mill", name={"en": "Mill", "es": "Molino"})
    send(administrator, written(area("Hills"), area("Mill", 2)))

    page = text_of(compare(administrator, ends_on="2026-12-01"))

    assert "New: 1, changed: 1, ended: 1, as they were: 0" in page
    assert "Market ends; cases keep it" in page
    assert not Area.objects.filter(slug="hills").exists()
    assert Area.objects.get(slug="mill").name["es"] == "Molino"


def test_a_map_is_taken_with_names_outlines_and_its_source(administrator, noor):
    send(administrator, written(area("Hills"), area("Mill", 2)))

    answer = take(administrator, ends_on="2026-12-01")

    hills = Area.objects.get(slug="hills")
    assert "New: 2, changed: 0, ended: 1." in text_of(answer)
    assert hills.name == {"en": "Hills", "es": "Hills ES"}
    assert hills.boundary.polygons[0][0][1] == [1.0, 0.0]
    assert hills.boundary.source == "Land registry, 2026"
    assert Area.objects.get(slug="market").valid_to == date(2026, 12, 1)
    assert {line.by for line in ConfigurationEntry.objects.all()} == {noor}
    assert not SentMap.objects.exists()


def test_without_a_day_areas_that_are_not_on_the_map_stay(administrator):
    send(administrator, written(area("Hills")))

    page = text_of(compare(administrator))
    take(administrator)

    assert "Market is not in the file; it stays" in page
    assert Area.objects.get(slug="market").valid_to is None


def test_an_area_is_found_again_by_its_name_and_keeps_its_slug(administrator):
    send(administrator, written(area("Market")))

    take(administrator)

    assert Area.objects.get().slug == "market"
    assert Area.objects.get().name["es"] == "Market ES"


def test_pieces_of_one_name_are_one_area(administrator):
    send(administrator, written(area("Hills"), area("Hills", 3)))

    take(administrator)

    assert len(Boundary.objects.get().polygons) == 2


def test_a_map_that_was_taken_changes_nothing_when_it_is_sent_again(administrator):
    send(administrator, written(area("Hills")))
    take(administrator)

    send(administrator, written(area("Hills")))

    assert "New: 0, changed: 0" in text_of(take(administrator))


def test_a_name_without_latin_letters_makes_an_area_all_the_same(administrator):
    send(administrator, written(area("السوق"), area("التل", 2)))

    take(administrator)

    slugs = set(Area.objects.values_list("slug", flat=True))
    assert slugs == {"market", "area", "area-2"}


@pytest.mark.parametrize(
    ("features", "chosen", "mend"),
    [
        pytest.param([area("")], {}, "Feature 1 of the file has nothing", id="no name"),
        pytest.param([area("Hills")], {"slug": "none"}, "Choose one", id="no column"),
        pytest.param(
            [area("Hills", code="--")],
            {"slug": "code"},
            "no Latin letter or digit",
            id="no slug",
        ),
        pytest.param(
            [area("Hills", code=1), area("Mill", 2, code=1)],
            {"slug": "code"},
            "is called otherwise",
            id="two names",
        ),
    ],
)
def test_columns_that_do_not_fit_are_said_to_with_the_feature(
    administrator, features, chosen, mend
):
    send(administrator, written(*features))

    answer = compare(administrator, **chosen)

    assert answer.status_code == 422
    assert mend in text_of(answer)


def test_each_feature_that_cannot_be_taken_is_named_with_the_mend(administrator):
    hills, bow = area("Hills", name="Hills"), area("Mill", name="Mill")
    hills["geometry"]["coordinates"][0].pop()
    bow["geometry"]["coordinates"] = [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]

    answer = send(administrator, written(hills, bow))

    page = text_of(answer)
    assert answer.status_code == 422
    assert "“Hills” (feature 1): a line does not come back" in page
    assert "“Mill” (feature 2): a line crosses or touches itself" in page
    assert not SentMap.objects.exists()


def test_a_file_that_is_no_map_says_how_to_make_one(administrator):
    assert "not UTF-8" in text_of(send(administrator, '{"é"'.encode("latin-1")))
    assert "no GeoJSON" in text_of(send(administrator, b"a;b"))


def test_where_a_map_is_from_must_be_said(administrator):
    answer = send(administrator, written(area("Hills")), source="")

    assert "Say where the file is from" in text_of(answer)


def test_a_map_that_was_changed_meanwhile_is_shown_anew(administrator):
    send(administrator, written(area("Hills")))
    seen = read(compare(administrator)).select_one("[name=seen]")["value"]
    put_area(slug="hills", name={"en": "Hills", "es": "Cerros"})

    late = administrator.post(COMPARE, COLUMNS | {"seen": seen})

    assert late.status_code == 409
    assert Area.objects.get(slug="hills").name["es"] == "Cerros"


def test_a_map_is_given_up(administrator):
    send(administrator, written(area("Hills")))

    administrator.post(DROP)

    assert administrator.get(COMPARE).url == MAP


def test_an_auditor_sends_no_map(seat, ada):
    assert send(seat(ada), written(area("Hills"))).status_code == 403
    assert not SentMap.objects.exists()


def test_the_page_of_an_area_says_where_its_outline_is_from(administrator):
    send(administrator, written(area("Hills")))
    take(administrator)

    page = text_of(administrator.get("/setup/areas/of/hills/"))

    assert "known by “Land registry, 2026”. Corners: 4" in page
