"""What leaves on paper: tagged, in its language, numbered, and nothing fetched."""

from __future__ import annotations

import io

import pikepdf
import pytest
from django.utils import translation
from PIL import Image

from answerable.agency.models import Agency
from answerable.front.shared.paper import documents
from answerable.front.shared.paper.annexes import bind, count_pages
from answerable.front.shared.paper.documents import Numbering, print_template
from answerable.front.shared.paper.printer import OwnFetcher, lay_out
from answerable.lib.errors import Refused
from answerable.lib.pictures import FlawedPicture, logo_of

NUMBERS = "shared/paper/numbers.html"

pytestmark = pytest.mark.django_db


def printed(pages=2, numbering=documents.ALONE):
    page = {"title": "AB-1", "pages": range(pages)}
    return print_template(NUMBERS, page, numbering=numbering)


def opened(content):
    return pikepdf.open(io.BytesIO(content))


@pytest.fixture
def town(town):
    Agency.objects.update(languages=["en", "es", "ar"])
    return town


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_document_is_tagged_and_says_its_language_and_title(town, language):
    with translation.override(language):
        content = printed().content

    with opened(content) as document:
        assert document.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in document.Root
        assert str(document.Root.Lang) == language
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as told:
            assert told["dc:title"] == "AB-1"
            assert told["pdfuaid:part"] == "1"


def test_a_document_has_the_size_that_the_house_prints_on(town, settings):
    settings.PAPER = "Letter"

    with opened(printed().content) as document:
        assert [round(float(side)) for side in document.pages[0].mediabox[2:]] == [
            612,
            792,
        ]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.png", "file:///etc/passwd", "data:text/plain,x"],
    ids=["network", "disk", "data"],
)
def test_a_document_fetches_nothing(address):
    with pytest.raises(ValueError, match="may not ask"):
        OwnFetcher({}).fetch(address)


def test_an_image_from_elsewhere_stays_away_and_the_text_is_printed():
    laid = lay_out('<p>Text <img src="file:///etc/passwd" alt="no"></p>', (), {})

    assert len(laid.pages) == 1


def test_printing_lets_no_picture_in_that_is_cut_off():
    lay_out("<p>Text</p>", (), {})
    sent = io.BytesIO()
    Image.new("RGB", (400, 100), "navy").save(sent, "PNG")

    with pytest.raises(FlawedPicture, match="no picture"):
        logo_of(sent.getvalue()[:60])


def test_without_pango_it_is_said_plainly(monkeypatch):
    monkeypatch.setattr(documents, "is_ready", lambda: False)

    with pytest.raises(Refused, match="cannot make a PDF"):
        printed()


def test_pages_of_another_document_follow_ours_and_are_numbered(town):
    first, annex = printed(1).content, printed(3).content
    numbers = printed(3, Numbering(1, 4)).content

    with opened(bind(first, [annex], numbers)) as whole:
        assert len(whole.pages) == 4
        assert "/XObject" in whole.pages[3].Resources  # its number, drawn over it
        with whole.open_metadata() as told:
            assert "pdfuaid:part" not in told


def test_what_an_annex_would_do_is_left_behind(town):
    annex = pikepdf.new()
    page = annex.add_blank_page()
    page.obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript))
    active = io.BytesIO()
    annex.save(active)

    numbers = printed(1, Numbering(1, 2)).content
    with opened(bind(printed(1).content, [active.getvalue()], numbers)) as whole:
        assert "/AA" not in whole.pages[1]


def test_a_damaged_document_has_no_pages_to_put_in():
    assert count_pages(b"%PDF-1.7 nothing follows") == 0


def test_an_encrypted_document_has_none_either(town):
    locked = io.BytesIO()
    with opened(printed().content) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))

    assert count_pages(locked.getvalue()) == 0
