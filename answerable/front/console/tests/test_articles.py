"""Help pages go into files and come from files; what is foreign waits for review."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Value
from django.db.models.functions import Concat
from PIL import Image

from answerable.agency.configuration import Hand
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.knowledge.content import Content
from answerable.knowledge.models import ArticleSketch, ArticleVersion, KnowledgeArticle
from answerable.knowledge.policy import change_article, merge_article
from answerable.knowledge.queries import content_of, version_of
from answerable.knowledge.tests.makers import (
    make_article,
    make_content,
    make_fact,
    make_file,
    make_pdf,
    publish_files,
)
from answerable.lib.files import FileStore
from answerable.lib.memory import forget

ROADS = "# Salt for your road\n\nTake it at the yard.\n\n## Steps\n\n1. Bring a bag.\n"
HARD = (
    "Notwithstanding subsequent administrative determinations, applicants"
    " unconditionally acknowledge jurisdictional responsibilities."
)


@pytest.fixture
def card(town, ben):
    make_fact()
    return make_article(
        ben,
        town.hall,
        services=[town.permit],
        content=make_content(legal_source="Cards Act\nsection 4"),
    )


@pytest.fixture
def root(town):
    return make_staff("root", Role.ADMINISTRATOR, town.hall)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "articles"


def articles(*words: object) -> str:
    out = io.StringIO()
    call_command("articles", *map(str, words), stdout=out)
    return out.getvalue()


def facts(*words):
    return json.loads(articles(*words, "--json"))


def refused(*words: object) -> list[str]:
    out = io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("articles", *map(str, words), stdout=out)
    assert stopped.value.code == 1
    return [line for line in out.getvalue().splitlines() if ": refused: " in line]


def write(folder, name="salt.en.md", text=ROADS):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def with_a_file(folder, content=None, **heading):
    """Write a page with one file that its heading tells."""
    said = {"name": "a.pdf", "title": "A form"} | heading
    told = "\n".join(f'{name} = "{value}"' for name, value in said.items())
    write(folder, text=f"+++\n[[files]]\n{told}\n+++\n\n{ROADS}")
    path = folder / "files" / "salt" / "a.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(make_pdf() if content is None else content)


def bring(folder, *words):
    return facts("import", folder, "--by", "ben", "--department", "hall", *words)


def counts(told):
    return told["new"], told["changed"], told["equal"], told["refused"]


def test_there_is_a_file_for_each_article_and_language(card, folder):
    told = facts("export", folder)

    assert told == {"files": 2}
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["lost-card.en.md", "lost-card.es.md"]
    assert "{card-fee}" in (folder / "lost-card.es.md").read_text()


def test_one_language_is_exported_for_who_translates(card, folder):
    articles("export", folder, "--language", "es")

    assert [path.name for path in folder.iterdir()] == ["lost-card.es.md"]


def test_what_was_exported_is_equal_when_it_comes_back(card, folder):
    articles("export", folder)

    told = bring(folder)

    assert counts(told) == (0, 0, 1, 0)
    assert told["articles"][0]["left"] == []
    assert not ArticleSketch.objects.exists()


def test_two_houses_say_the_same_after_a_round_trip(card, folder):
    articles("export", folder)
    before = content_of(version_of(card))
    KnowledgeArticle.objects.update(slug="away")

    bring(folder)

    assert content_of(ArticleSketch.objects.get()) == before
    placed = KnowledgeArticle.objects.get(slug="lost-card")
    assert [one.slug for one in placed.services.all()] == ["permit"]


def test_E86_what_was_merged_travels_with_the_page_that_goes_on(
    card, town, ben, folder
):
    gone = make_article(ben, town.hall, "gone", content=make_content())
    merge_article(gone, card, by=Hand(ben))

    articles("export", folder)
    told = bring(folder)

    assert [path.name for path in folder.glob("*.en.md")] == ["lost-card.en.md"]
    assert counts(told) == (0, 0, 1, 0)
    assert told["articles"][0]["left"] == []
    KnowledgeArticle.objects.update(slug=Concat("slug", Value("-away")), former=[])
    bring(folder)
    assert KnowledgeArticle.objects.get(slug="lost-card").former == ["gone"]


def test_what_was_merged_is_not_brought_back_by_a_file(card, town, ben, folder):
    gone = make_article(ben, town.hall, "gone", content=make_content())
    articles("export", folder)
    merge_article(gone, card, by=Hand(ben))

    (line, *_more) = refused("import", folder, "--by", "ben")

    assert "It was merged into lost-card." in line


def test_files_go_beside_the_pages_and_come_back_equal(card, folder):
    publish_files(card, make_file(), make_file(make_pdf(words="es"), "Ficha", "es"))

    articles("export", folder)
    told = bring(folder)

    names = sorted(path.name for path in (folder / "files" / "lost-card").iterdir())
    assert names == ["ficha.pdf", "form-for-a-lost-card.pdf"]
    assert counts(told) == (0, 0, 1, 0)


def test_another_house_has_the_same_files_in_the_same_order(card, folder, settings):
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "JPEG")
    files = (
        make_file(former=("old.pdf",)),
        make_file(picture.getvalue(), "Foto", "es"),
        make_file(make_pdf(tagged=False), "List"),
    )
    publish_files(card, *files)
    articles("export", folder)
    KnowledgeArticle.objects.update(slug="away")
    settings.FILES = FileStore(folder.parent / "store")

    told = bring(folder)
    articles("export", folder.parent / "again")

    assert counts(told) == (1, 0, 0, 0)
    kept = content_of(ArticleSketch.objects.get(article__slug="lost-card")).files
    assert [one.name for one in kept] == [one.name for one in files]
    assert kept[0] == files[0]
    for one in kept:
        assert settings.FILES.path(one.sha256).exists()


def test_a_check_keeps_no_bytes(town, ben, folder, settings):
    settings.FILES = FileStore(folder.parent / "store")
    with_a_file(folder)

    bring(folder, "--check")

    assert list(settings.FILES.names()) == []


def test_a_page_that_says_nothing_of_files_leaves_them(card, folder):
    file = make_file()
    publish_files(card, file)
    said = "# How do I replace a lost card?\n\nCome to us.\n"
    write(folder, "lost-card.en.md", said)

    bring(folder)

    assert content_of(ArticleSketch.objects.get()).files == (file,)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        pytest.param({"name": "b.pdf"}, "There is no", id="no file"),
        pytest.param({"name": "../b.pdf"}, "Use letters", id="way out"),
        pytest.param({"content": b"<html>"}, "none of what people", id="no paper"),
        pytest.param({"content": b"\x89PNG\r\n\x1a\n"}, "be read", id="broken"),
        pytest.param({"title": ""}, "title", id="no title"),
        pytest.param({"name": "a.docx"}, "There is no", id="another ending"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(town, ben, folder, told, said):
    with_a_file(folder, **told)

    [line] = refused("import", folder, "--by", "ben", "--department", "hall")

    assert "files" in line
    assert said in line


def test_a_foreign_page_becomes_a_sketch_that_waits_and_nobody_else_reads(
    client, town, ben, folder
):
    told = bring(write(folder))

    assert counts(told) == (1, 0, 0, 0)
    sketch = ArticleSketch.objects.get()
    assert (sketch.asked_by, sketch.changed_by) == (ben, ben)
    assert sketch.article.confidence == "not_validated"
    assert not ArticleVersion.objects.exists()
    assert client.get("/help/salt/").status_code == 404


def test_a_check_says_the_same_and_writes_nothing(town, ben, folder):
    told = bring(write(folder), "--check")

    assert counts(told) == (1, 0, 0, 0)
    assert told["wrote_nothing"]
    assert not KnowledgeArticle.objects.exists()


def test_a_second_run_finds_everything_equal(town, ben, folder):
    bring(write(folder))
    entry = ArticleSketch.objects.get().changed_at

    told = bring(folder)

    assert counts(told) == (0, 0, 1, 0)
    assert ArticleSketch.objects.get().changed_at == entry


def test_a_change_names_the_texts_and_leaves_what_people_read(card, folder):
    articles("export", folder)
    path = folder / "lost-card.es.md"
    path.write_text(path.read_text().replace("Venga.", "Vuelva."))

    told = bring(folder)

    assert told["articles"][0]["fields"] == ["texts.answer.es"]
    assert version_of(card).number == 1
    sketch = content_of(ArticleSketch.objects.get())
    assert sketch.texts["answer"]["es"].startswith("Vuelva.")
    assert sketch.texts["answer"]["en"].startswith("Come to us.")


def test_where_a_live_article_stands_is_not_changed_unseen(card, town, folder):
    articles("export", folder)
    path = folder / "lost-card.en.md"
    path.write_text(path.read_text().replace('["permit"]', '["tree"]'))

    told = bring(folder)

    assert told["articles"][0]["left"] == ["services"]
    assert [one.slug for one in card.services.all()] == ["permit"]


def test_a_text_without_an_answer_in_our_first_language_is_refused(town, ben, folder):
    write(folder, "salt.es.md", "# Sal\n\nTómela.")

    lines = refused("import", folder, "--by", "ben", "--department", "hall")

    assert lines[0] == "salt: refused: title.en: This is missing. Write it."
    assert not KnowledgeArticle.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# A\n\nIt costs {no-such-fee}.", "salt.en.md: answer.en: There is no shared"),
        (f"# A\n\n{'long ' * 60}", "salt.en.md: answer.en: It has 299 characters."),
        ('+++\nowner = "nobody"\n+++\n# A\n\nB', "owner: There is no nobody."),
        ('+++\nservices = ["no"]\n+++\n# A\n\nB', "services: There is no no."),
        ('+++\nlanguage = "fr"\n+++\n# A\n\nB', "salt.en.md: language: This is 'fr'."),
    ],
    ids=["fact", "long", "owner", "service", "language"],
)
def test_a_faulty_file_is_named_with_its_field_and_the_others_go_on(
    town, ben, folder, text, said
):
    write(folder, text=text)
    write(folder, "grit.en.md")

    [line] = refused("import", folder, "--by", "ben", "--department", "hall")

    assert line.startswith(f"salt: refused: {said}")
    assert KnowledgeArticle.objects.get().slug == "grit"


def test_an_article_for_which_nobody_answers_is_refused(town, ben, folder):
    [line] = refused("import", write(folder), "--by", "ben")

    assert "department: Nobody answers for this article." in line


def test_what_somebody_is_changing_at_the_desk_is_left_to_them(
    card, town, chloe, folder
):
    articles("export", folder)
    change_article(card, Content({}), by=Hand(chloe))

    [line] = refused("import", folder, "--by", "ben")

    assert "chloe is changing this article at the desk." in line


def test_a_table_comes_in_by_a_mapping_and_names_its_rows(town, ben, tmp_path):
    table, mapping = tmp_path / "faq.csv", tmp_path / "map.toml"
    table.write_text("Key;Question;Reply\nsalt;Salt?;At the yard.\ngrit;;No.\n")
    mapping.write_text(
        'separator = ";"\n[columns]\narticle = "Key"\ntitle = "Question"\n'
        'answer = "Reply"\n'
    )
    words = ("--by", "ben", "--department", "hall", "--mapping", mapping)

    [line] = refused("import", table, *words)

    assert line == "grit: refused: row 3: title.en: This is missing. Write it."
    assert ArticleSketch.objects.get().article.slug == "salt"


def test_an_administrator_may_have_it_published_at_once(client, root, folder):
    write(folder)

    told = facts("import", folder, "--by", "root", "--department", "hall", "--publish")
    forget()

    assert counts(told) == (1, 0, 0, 0)
    assert ArticleVersion.objects.get().by == root
    assert "Bring a bag." in client.get("/help/salt/").content.decode()


def test_nobody_else_may(town, ben, folder):
    with pytest.raises(CommandError, match="ben may not publish"):
        articles("import", write(folder), "--by", "ben", "--publish")


def test_hard_words_wait_for_a_reason_even_of_an_administrator(root, folder):
    write(folder, text=f"# Salt\n\n{HARD}")
    words = ("import", folder, "--by", "root", "--department", "hall", "--publish")

    told = articles(*words)

    assert "Its reading grade is" in told
    assert not ArticleVersion.objects.exists()
    assert ArticleSketch.objects.get().asked_at

    reasoned = f'+++\ngrade_reason = "The law says so."\n+++\n# Salt\n\n{HARD}'
    write(folder, text=reasoned)
    articles(*words)

    assert ArticleVersion.objects.get().grade_reason == "The law says so."


def test_where_it_stands_counts_once_it_is_published(card, root, town, folder):
    articles("export", folder)
    path = folder / "lost-card.en.md"
    path.write_text(path.read_text().replace('["permit"]', '["tree"]'))

    articles("import", folder, "--by", "root", "--publish")

    assert [one.slug for one in card.services.all()] == ["tree"]
    assert version_of(card).number == 1


def test_html_from_outside_is_shown_as_letters(client, root, folder):
    write(folder, text="# Salt\n\n<b>At</b> the <script>alert(1)</script> yard.")

    articles("import", folder, "--by", "root", "--department", "hall", "--publish")
    forget()

    page = client.get("/help/salt/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_folder_with_other_things_in_it_is_left_alone(card, folder):
    write(folder, "notes.txt")

    with pytest.raises(CommandError, match="holds what this export would not write"):
        articles("export", folder)

    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_a_folder_without_pages_is_refused(town, ben, tmp_path):
    with pytest.raises(CommandError, match=r"There are no \.md files"):
        articles("import", tmp_path, "--by", "ben")


def test_who_brings_them_must_work_here(town, folder):
    with pytest.raises(CommandError, match="Nobody works here as 'zoe'"):
        articles("import", write(folder), "--by", "zoe")
