"""A case put together as one document: what goes in, what is marked, what is written down."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from django.template.loader import render_to_string
from PIL import Image

from answerable.agency.models import Agency
from answerable.cases.attachments import attach
from answerable.cases.models import CaseAccess, JournalEntry
from answerable.casework import work
from answerable.channels.message import File
from answerable.front.desk.case import bundle_paper
from answerable.front.desk.case.bundle_files import leaves_of
from answerable.front.desk.case.bundle_parts import contents_of, parts_of
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.front.shared.paper import documents


def add_file(case, name, content):
    message = case.interactions.filter(kind="message").first()
    return attach(message, [File(name, "", len(content), "", content)])[0]


def a_pdf(pages=2):
    document, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page()
    document.save(out)
    return out.getvalue()


def an_image():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return out.getvalue()


def keys_of(staff, case):
    return [part.key for part in parts_of(contents_of(staff, case))]


def ask_for(browser, staff, case, *, without=(), **changes):
    parts = [key for key in keys_of(staff, case) if key not in without]
    given = {"seen": case.version, "purpose": "ombudsman", "parts": parts}
    return browser.post(address(case, "bundle"), given | changes)


def content_of(answer):
    return b"".join(answer.streaming_content)


def opened(content):
    return pikepdf.open(io.BytesIO(content))


@pytest.fixture
def shown(monkeypatch):
    """The HTML that was printed, the last first: what a page of the PDF shows."""
    markup: list[str] = []

    def kept(template, context):
        markup.insert(0, render_to_string(template, context))
        return markup[0]

    monkeypatch.setattr(f"{documents.__name__}.render_to_string", kept)
    return markup


def test_each_message_note_file_and_the_journal_can_be_chosen(clerk, ben, case):
    work.note(case, words="Called the crew.", by=ben)
    add_file(case, "plan.txt", b"plan")

    page = read(clerk.get(address(case, "bundle")))

    boxes = page.find_all("input", {"name": "parts"})
    assert {box["value"] for box in boxes} == set(keys_of(ben, case))
    assert all(box.has_attr("checked") for box in boxes)
    assert "Called the crew." in page.get_text()
    assert "plan.txt" in page.get_text()


def test_the_whole_case_is_one_tagged_document(clerk, ben, case):
    answer = ask_for(clerk, ben, case)

    assert answer["Content-Type"] == "application/pdf"
    assert f'filename="{case.reference}.pdf"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    with opened(content_of(answer)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en"
        with document.open_metadata() as told:
            assert case.reference in told["dc:title"]


def test_what_is_left_out_is_marked_where_it_stood(clerk, ben, case, shown):
    work.note(case, words="Called the crew.", by=ben)
    note = case.interactions.get(kind="note")
    case.refresh_from_db()

    without = [f"said-{note.pk}"]
    ask_for(clerk, ben, case, without=without, reason="Advice of a lawyer")

    assert "Called the crew." not in shown[0]
    assert shown[0].count("Left out. Reason: Advice of a lawyer") == 1


def test_the_journal_can_be_left_out_and_is_marked(clerk, ben, case, shown):
    ask_for(clerk, ben, case, without=["journal"], reason="It was not asked for")

    assert "Received: " not in shown[0]
    assert "Left out. Reason: It was not asked for" in shown[0]


def test_a_part_is_not_left_out_without_a_reason(clerk, ben, case):
    answer = ask_for(clerk, ben, case, without=["journal"])

    assert answer.status_code == 422
    assert "Say why parts are left out" in text_of(answer)
    assert not JournalEntry.objects.filter(what="bundle_made").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"purpose": ""}, "Choose whom it is for", id="nobody"),
        pytest.param({"parts": []}, "Choose at least one part", id="nothing"),
        pytest.param({"parts": ["said-0"]}, "Choose at least one part", id="no part"),
    ],
)
def test_what_is_missing_is_said_beside_it(clerk, ben, case, changes, said):
    answer = ask_for(clerk, ben, case, reason="So", **changes)

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_pdf_follows_with_its_pages_and_every_page_is_numbered(
    clerk, ben, case, shown
):
    add_file(case, "letter.pdf", a_pdf(2))

    content = content_of(ask_for(clerk, ben, case))

    with opened(content) as whole:
        pages = len(whole.pages)
        # The number of the whole stands over a page that another office made.
        assert "/XObject" in whole.pages[-1].Resources
    assert f"From page {pages - 1}, 2 pages" in " ".join(shown[1].split())


def test_an_image_is_a_page_of_it(clerk, ben, case):
    before = len(opened(content_of(ask_for(clerk, ben, case))).pages)
    add_file(case, "lamp.png", an_image())

    with opened(content_of(ask_for(clerk, ben, case))) as after:
        assert len(after.pages) == before + 1


def test_other_files_come_with_it_in_a_zip(clerk, ben, case, shown):
    add_file(case, "../plan.txt", b"plan")

    answer = ask_for(clerk, ben, case)

    with zipfile.ZipFile(io.BytesIO(content_of(answer))) as packed:
        assert packed.namelist() == [f"{case.reference}.pdf", "files/001-plan.txt"]
        assert packed.read("files/001-plan.txt") == b"plan"
    assert "files/001-plan.txt" in shown[0]


def test_a_damaged_pdf_goes_along_as_a_file(clerk, ben, case):
    add_file(case, "torn.pdf", b"%PDF-1.7 torn")

    answer = ask_for(clerk, ben, case)

    with zipfile.ZipFile(io.BytesIO(content_of(answer))) as packed:
        assert "files/001-torn.pdf" in packed.namelist()


def test_a_file_that_is_left_out_goes_nowhere(clerk, ben, case, shown):
    file = add_file(case, "plan.txt", b"plan")

    answer = ask_for(clerk, ben, case, without=[f"file-{file.pk}"], reason="Not ours")

    assert answer["Content-Type"] == "application/pdf"
    assert "Left out. Reason: Not ours" in " ".join(shown[0].split())


def test_a_file_whose_bytes_are_gone_is_said_to_be_gone(case, settings, tmp_path):
    file = add_file(case, "plan.txt", b"plan")
    settings.FILES = type(settings.FILES)(tmp_path)

    leaf = leaves_of([file])[0]

    assert (leaf.path, leaf.pages, leaf.is_image) == ("", 0, False)


def test_it_is_written_down_without_a_name_or_a_word(clerk, ben, case):
    ask_for(clerk, ben, case, without=["journal"], reason="Secret words")

    entry = JournalEntry.objects.get(case_id=case.pk, what="bundle_made")
    assert entry.actor == f"staff:{ben.pk}"
    parts = len(keys_of(ben, case)) - 1
    assert entry.after == {"purpose": "ombudsman", "parts": parts, "left_out": 1}
    assert entry.reason == ""


def test_the_case_says_that_it_was_put_together_and_for_whom(clerk, ben, case):
    ask_for(clerk, ben, case)

    assert "Put together as one document. For: The ombudsman" in text_of(
        clerk.get(address(case))
    )


def test_looking_at_the_form_writes_nothing_down(clerk, case):
    clerk.get(address(case, "bundle"))

    assert not JournalEntry.objects.filter(case_id=case.pk, what="bundle_made").exists()


def test_on_an_older_page_one_is_told_and_keeps_what_was_chosen(clerk, ben, case):
    answer = ask_for(clerk, ben, case, seen=0, without=["journal"], reason="As it is")

    page = read(answer)
    assert answer.status_code == 409
    assert page.find("textarea", {"name": "reason"}).string.strip() == "As it is"
    assert not JournalEntry.objects.filter(what="bundle_made").exists()


def ticked(answer):
    boxes = read(answer).find_all("input", {"name": "parts"})
    return {box["value"]: box.has_attr("checked") for box in boxes}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        pytest.param({"purpose": ""}, 422, id="something missing"),
        pytest.param({"seen": 0}, 409, id="older page"),
        pytest.param({"reason": "x" * 301}, 422, id="long reason"),
    ],
)
def test_a_refused_form_keeps_what_was_ticked_and_what_was_not(
    clerk, ben, case, changes, status
):
    work.note(case, words="Called the crew.", by=ben)
    case.refresh_from_db()

    given = {"reason": "As it is"} | changes
    answer = ask_for(clerk, ben, case, without=["journal"], **given)

    assert answer.status_code == status
    wanted = {key: key != "journal" for key in keys_of(ben, case)}
    assert ticked(answer) == wanted


def test_what_came_meanwhile_is_offered_and_not_ticked(clerk, ben, case):
    chosen = keys_of(ben, case)
    work.note(case, words="Called the crew.", by=ben)
    came = f"said-{case.interactions.latest('pk').pk}"

    answer = ask_for(clerk, ben, case, seen=0, parts=chosen)

    assert answer.status_code == 422
    assert ticked(answer) == {key: key != came for key in keys_of(ben, case)}
    assert "Say why parts are left out" in text_of(answer)


def test_more_than_fits_is_refused_with_what_to_do(clerk, ben, case, monkeypatch):
    add_file(case, "plan.txt", b"plan")
    monkeypatch.setattr(bundle_paper, "MOST_BYTES", 3)

    answer = ask_for(clerk, ben, case)

    assert answer.status_code == 422
    assert "Leave out some of them" in text_of(answer)


def test_more_words_than_fit_are_refused(clerk, ben, case, monkeypatch):
    monkeypatch.setattr(bundle_paper, "MOST_LETTERS", 3)

    assert "does not fit into one PDF" in text_of(ask_for(clerk, ben, case))


def test_a_machine_that_cannot_print_says_so_and_offers_no_form(
    clerk, case, monkeypatch
):
    monkeypatch.setattr("answerable.front.desk.case.bundling.is_ready", lambda: False)

    page = read(clerk.get(address(case, "bundle")))

    assert "This machine cannot make a PDF" in page.get_text()
    assert not page.find("input", {"name": "parts"})


def test_it_is_written_from_right_to_left_for_who_reads_arabic(seat, ben, case, shown):
    Agency.objects.update(languages=["en", "ar"])
    ben.language = "ar"
    ben.save()

    content = content_of(ask_for(seat(ben), ben, case))

    assert 'dir="rtl"' in shown[0]
    with opened(content) as document:
        assert str(document.Root.Lang) == "ar"


def test_another_team_finds_nothing(seat, chloe, ben, case):
    assert seat(chloe).get(address(case, "bundle")).status_code == 404
    assert ask_for(seat(chloe), ben, case).status_code == 404


def test_who_only_reads_makes_none(seat, ada, ben, case):
    assert seat(ada).get(address(case, "bundle")).status_code == 403
    assert ask_for(seat(ada), ben, case).status_code == 403


def test_a_restricted_case_opens_for_who_has_a_grant_and_leaves_a_trace(
    clerk, ben, case
):
    case.is_restricted = True
    case.save()
    assert clerk.get(address(case, "bundle")).status_code == 404
    CaseAccess.objects.create(case=case, staff=ben, verdict="grant", reason="Owner")

    assert clerk.get(address(case, "bundle")).status_code == 200
    assert JournalEntry.objects.filter(case_id=case.pk, what="looked_at").count() == 1


def test_the_page_asks_the_same_few_questions_however_long_the_case_is(
    clerk, ben, case, django_assert_max_num_queries
):
    for number in range(10):
        work.note(case, words=f"Note {number}", by=ben)

    with django_assert_max_num_queries(30):
        clerk.get(address(case, "bundle"))
