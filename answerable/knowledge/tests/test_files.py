"""Files go with a version of an article: named, replaced, put in order, kept."""

from __future__ import annotations

import io

import pytest
from django.conf import settings
from PIL import Image

from answerable.agency.configuration import Hand
from answerable.agency.models.configuration import ConfigurationEntry
from answerable.knowledge.content import Content
from answerable.knowledge.enclosing import MOST_BYTES, examined
from answerable.knowledge.files import (
    ArticleFile,
    described,
    for_reader,
    led_to,
    moved_file,
    put_instead,
    with_file,
    without,
)
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy import (
    change_article,
    change_files,
    put_article,
    take_version_again,
)
from answerable.knowledge.policy.placing import placement_of
from answerable.knowledge.queries import content_of, find_sketch, version_of
from answerable.knowledge.renderings import Head, render
from answerable.knowledge.search import find
from answerable.knowledge.tests.makers import (
    make_article,
    make_content,
    make_fact,
    make_file,
    make_pdf,
    publish_files,
)
from answerable.lib.errors import NotFound, Refused
from answerable.lib.papers import PDF, WORD


def a_file(name="form.pdf", language="en", kind=PDF, **changes):
    told = {"title": name, "size": 1, "sha256": name * 8}
    return ArticleFile(name=name, language=language, kind=kind, **(told | changes))


FORM, LIST, SPANISH = a_file(), a_file("list.pdf"), a_file("lista.pdf", "es")
FILES = (FORM, SPANISH, LIST)


@pytest.fixture
def article(town, ben):
    make_fact()
    return make_article(ben, town.hall)


def newest(article):
    return version_of(KnowledgeArticle.objects.get(pk=article.pk))


def names(files):
    return [one.name for one in files]


# Their list


def test_the_files_in_the_language_of_the_reader_stand_first():
    assert names(for_reader(FILES, "es")) == ["lista.pdf", "form.pdf", "list.pdf"]


def test_the_same_file_twice_is_one():
    assert with_file(FILES, a_file("again.pdf", sha256=FORM.sha256)) == FILES


def test_what_comes_in_the_place_of_a_file_has_its_address():
    new = a_file("new.pdf", sha256="other")

    files = put_instead(FILES, "form.pdf", new)

    assert names(files) == names(FILES)
    assert led_to(files, "form.pdf").sha256 == "other"


def test_an_address_with_another_ending_leads_on():
    files = put_instead(FILES, "form.pdf", a_file("new.docx", kind=WORD))

    assert names(files) == ["form.docx", "lista.pdf", "list.pdf"]
    assert led_to(files, "form.pdf").name == "form.docx"


def test_every_address_that_a_file_had_leads_to_it():
    told = {"title": "A form", "language": "en"}
    files = described(FILES, "form.pdf", **told, wanted="card")
    files = described(files, "card.pdf", **told, wanted="lost-card")

    for name in ("form.pdf", "card.pdf", "lost-card.pdf"):
        assert led_to(files, name).name == "lost-card.pdf"


def test_a_name_that_another_file_has_gets_a_number():
    told = {"title": "A form", "language": "en"}

    files = described(FILES, "form.pdf", **told, wanted="list")

    assert names(files) == ["list-2.pdf", "lista.pdf", "list.pdf"]


def test_a_file_goes_back_to_a_name_that_it_had():
    told = {"title": "A form", "language": "en"}
    files = described(FILES, "form.pdf", **told, wanted="card")

    files = described(files, "card.pdf", **told, wanted="form")

    assert files[0].name == "form.pdf"
    assert files[0].former == ("card.pdf",)


def test_a_file_changes_places_with_its_neighbour():
    assert names(moved_file(FILES, "list.pdf", up=True)) == [
        "form.pdf",
        "list.pdf",
        "lista.pdf",
    ]


def test_what_is_taken_away_leads_nowhere_and_can_be_taken_away_again():
    files = without(without(FILES, "form.pdf"), "form.pdf")

    assert names(files) == ["lista.pdf", "list.pdf"]
    with pytest.raises(NotFound):
        led_to(files, "form.pdf")


# What is taken


def test_a_picture_is_kept_without_what_is_hidden_in_it():
    place = Image.Exif()
    place[0x010E] = "12 Mill Lane"
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=place)
    assert b"12 Mill Lane" in out.getvalue()

    kept = examined(out.getvalue())

    assert kept.kind == "image/jpeg"
    assert b"12 Mill Lane" not in kept.content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"<html>", "none of what people can open", id="html"),
        pytest.param(b"%PDF-1.7", "cannot be read", id="broken"),
        pytest.param(b"\xff\xd8\xff" + b"\0" * 99, "cannot be read", id="picture"),
        pytest.param(b"%PDF" + b"\0" * MOST_BYTES, "larger than 5 MB", id="large"),
    ],
)
def test_what_cannot_be_taken_says_what_to_do(content, said):
    with pytest.raises(Refused, match=said):
        examined(content)


def test_a_pdf_says_whether_it_can_be_read_out():
    assert make_file(make_pdf(tagged=False)).is_silent
    assert not make_file(make_pdf()).is_silent


# With a version


def test_files_wait_in_the_sketch_and_are_published_with_it(article, ben):
    form = make_file()

    change_files(article, (form,), by=Hand(ben))

    assert content_of(version_of(article)).files == ()
    version = publish_files(article, form)
    assert content_of(version).files == (form,)
    assert settings.FILES.path(form.sha256).exists()


def test_changed_words_keep_the_files_and_changed_files_the_words(article, ben):
    form = make_file()
    change_files(article, (form,), by=Hand(ben))
    sketch = content_of(find_sketch(article))

    change_article(article, Content({**sketch.texts}, files=sketch.files), by=Hand(ben))
    change_files(article, (), by=Hand(ben))

    assert content_of(find_sketch(article)).texts == make_content().texts


def test_an_old_version_has_its_old_files_and_gives_them_back(article, ben):
    form, listed = make_file(), make_file(make_pdf(words="list"), "List")
    publish_files(article, form)
    publish_files(article, listed)

    take_version_again(article, 2, by=Hand(ben))

    assert content_of(version_of(article, 2)).files == (form,)
    assert content_of(find_sketch(article)).files == (form,)


def test_an_article_is_found_by_what_its_files_are_called(article):
    publish_files(article, make_file(make_pdf(), "Form BW-27"))

    assert [hit.key for hit in find("bw-27", language="en")] == [article.slug]
    assert find("bw-27", language="es") == []


def test_a_folder_of_texts_leaves_the_files_as_they_are(article):
    form = make_file()
    publish_files(article, form)

    put_article(
        slug=article.slug,
        placement=placement_of(article),
        content=make_content(texts={"cost": {"en": "Nothing."}}),
        by=Hand(overrules=True),
    )

    version = newest(article)
    assert version.number == 3
    assert content_of(version).files == (form,)


def test_the_log_says_which_file_came(article, ben):
    publish_files(article, make_file())

    lines = ConfigurationEntry.objects.order_by("id").values_list(
        "differences", flat=True
    )
    fields = [one["field"] for line in lines for one in line]
    assert "files.form-for-a-lost-card.pdf" in fields


# In words


def test_E02_a_leaflet_and_a_letter_name_the_address_of_a_file(article):
    publish_files(article, make_file())
    version = newest(article)

    for head in (Head.PAPER, Head.LETTER, Head.DESK):
        said = render(version, head, "en").text
        assert "/help/lost-card/files/form-for-a-lost-card.pdf" in said
        assert "Form for a lost card (PDF, " in said


def test_nobody_is_read_an_address_of_a_file_on_the_telephone(article):
    publish_files(article, make_file())

    assert "files/" not in render(newest(article), Head.SPOKEN, "en").text
