"""Files of help pages: got by their address, which lasts, and run nowhere."""

from __future__ import annotations

import io
import json

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from answerable.agency.configuration import Hand
from answerable.front.portal.tests.pages import read, text_of
from answerable.front.shared.languages import language_name
from answerable.knowledge.addresses import file_url
from answerable.knowledge.files import MOST_FILES, described
from answerable.knowledge.policy import retire
from answerable.knowledge.tests.makers import (
    make_article,
    make_content,
    make_file,
    make_pdf,
    publish_files,
)

PAGE = "/help/lost-card/"
FORM = f"{PAGE}files/form-for-a-lost-card.pdf"


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def form(lost_card):
    """A form that goes with the page."""
    file = make_file()
    publish_files(lost_card, file)
    return file


def bytes_of(response):
    return b"".join(response.streaming_content)


def got(client, address, **more):
    """Return an answer whose file is read to its end, and closed by that."""
    response = client.get(address, **more)
    assert bytes_of(response)
    return response


def test_a_file_is_got_by_its_address_and_only_saved(client, form):
    response = client.get(FORM)

    assert bytes_of(response) == make_pdf()
    assert response["Content-Disposition"] == (
        'attachment; filename="form-for-a-lost-card.pdf"'
    )
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_picture_is_shown(client, lost_card):
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    publish_files(lost_card, make_file(out.getvalue(), "Map"))

    response = got(client, f"{PAGE}files/map.png")

    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_what_somebody_has_already_is_not_sent_again(client, form):
    first = got(client, FORM)

    again = client.get(FORM, HTTP_IF_NONE_MATCH=first["ETag"])

    assert first["Cache-Control"] == "no-cache"
    assert again.status_code == 304


def test_an_old_address_leads_to_the_file_as_it_is_now(client, lost_card, form):
    told = {"title": "A form", "language": "en", "wanted": "card"}
    [renamed] = described((form,), form.name, **told)
    publish_files(lost_card, renamed)

    response = client.get(FORM)

    assert response.status_code == 302
    assert response.url == f"{PAGE}files/card.pdf"
    assert got(client, response.url).status_code == 200


@pytest.mark.parametrize("name", ["other.pdf", "..", "form-for-a-lost-card", "%00"])
def test_what_there_is_not_is_not_there(client, form, name):
    assert client.get(f"{PAGE}files/{name}").status_code == 404


def test_a_file_whose_bytes_are_gone_is_not_there(client, form):
    settings.FILES.remove(form.sha256)

    assert client.get(FORM).status_code == 404


@pytest.mark.parametrize("kind", ["staff", "sketch", "retired"])
def test_what_the_public_cannot_read_has_no_files_for_it(client, lost_card, ben, kind):
    if kind == "staff":
        article = make_article(
            ben,
            lost_card.department,
            "inside",
            content=make_content(audience="staff"),
        )
        publish_files(article, make_file())
        address = f"/help/{article.slug}/files/form-for-a-lost-card.pdf"
    else:
        publish_files(lost_card, make_file())
        address = FORM
    if kind == "sketch":
        publish_files(lost_card)
    if kind == "retired":
        retire(lost_card, by=Hand(ben))

    assert client.get(address).status_code == 404


def test_the_page_says_what_a_file_is_and_how_large(client, form):
    page = read(client.get(PAGE))

    link = page.find("a", href=FORM)
    assert " ".join(link.get_text(" ").split()).startswith(
        "Form for a lost card (PDF, "
    )
    assert "bytes" in link.get_text() or "KB" in link.get_text()
    assert link["hreflang"] == "en"


def test_a_form_in_ones_own_language_stands_first(client, lost_card):
    spanish = make_file(make_pdf(words="es"), "Formulario", "es")
    publish_files(lost_card, make_file(), spanish)

    page = read(client.get(f"/es{PAGE}"))

    first, second = page.find("section", attrs={"aria-labelledby": "files"}).find_all(
        "li"
    )
    assert first.a["hreflang"] == "es"
    assert second.find("bdi")["lang"] == "en"
    with override("es"):
        assert f", {language_name('en')})" in second.get_text()
    assert "," not in first.get_text().partition(" (PDF, ")[2]


def test_who_hears_the_page_is_told_of_a_file_that_cannot_be_heard(client, lost_card):
    said = "A screen reader cannot read this file."

    publish_files(lost_card, make_file())
    assert said not in text_of(client.get(PAGE))
    publish_files(lost_card, make_file(make_pdf(tagged=False)))
    assert said in text_of(client.get(PAGE))


def test_E02_on_paper_a_file_has_its_whole_address(client, form):
    page = read(client.get(PAGE))

    twins = [one.get_text(strip=True) for one in page.find_all(class_="only-print")]
    assert f"{settings.SITE_URL}{FORM}" in twins


@pytest.mark.parametrize("language", ["", "/es", "/ar"])
def test_a_page_with_as_many_files_as_it_may_have_weighs_at_most_12_kb(
    client, lost_card, language
):
    files = [
        make_file(make_pdf(words=str(number)), f"Form {number}", name=f"f{number}.pdf")
        for number in range(MOST_FILES)
    ]
    publish_files(lost_card, *files)

    page = client.get(f"{language}{PAGE}").content

    assert page.count(b'hreflang="en"') >= MOST_FILES
    assert len(page) <= 12 * 1024


def test_files_cost_no_question_to_the_database(
    client, lost_card, form, django_assert_max_num_queries
):
    client.get(PAGE)

    with django_assert_max_num_queries(16):
        client.get(PAGE)


def test_machines_are_told_of_files(client, form):
    graph = json.loads(client.get(f"{PAGE}data.jsonld").content)["@graph"]

    [media] = graph[0]["associatedMedia"]
    assert media["@type"] == "MediaObject"
    assert media["contentUrl"] == f"{settings.SITE_URL}{FORM}"
    assert media["encodingFormat"] == "application/pdf"
    assert media["contentSize"] == f"{form.size} B"
    assert media["accessibilityFeature"] == "taggedPDF"


def test_the_address_that_leaves_the_site_is_that_of_the_file():
    named = reverse("portal:article-file", args=["lost-card", "a.pdf"])

    assert file_url("lost-card", "a.pdf", "en") == f"{settings.SITE_URL}{named}"
