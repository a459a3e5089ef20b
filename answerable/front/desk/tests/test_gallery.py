"""The gallery of components."""

from __future__ import annotations

import html5lib  # type: ignore[import-untyped]  # it carries no types
import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template

from answerable.front.desk.gallery import GalleryForm


@pytest.fixture
def gallery(settings):
    settings.ROOT_URLCONF = "answerable.front.shared.tests.surfaces"
    return get_template("desk/styleguide.html").render({"form": GalleryForm()})


def test_the_gallery_is_valid_html_without_inline_style(gallery):
    html5lib.HTMLParser(strict=True).parse(gallery.strip())

    assert BeautifulSoup(gallery, "html.parser").find(style=True) is None


def test_every_label_of_the_gallery_names_a_control(gallery):
    page = BeautifulSoup(gallery, "html.parser")

    labelled = {label["for"] for label in page.find_all("label")}

    assert labelled <= {one["id"] for one in page.find_all(id=True)}


def test_the_form_of_the_gallery_shows_right_and_wrong_fields():
    form = GalleryForm()

    assert set(form.errors) == {"subject", "email", "danger"}
