"""The whole setup as a file: downloaded, sent back, compared, and taken or not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from answerable.agency.models import ConfigurationEntry, SentSetup, Service, Staff, Team
from answerable.cases.models.case import CaseType
from answerable.casework.seeding.packing import packed, unpacked
from answerable.clock.models import Kind
from answerable.clock.policy import Terms, publish_standard
from answerable.forms.policy import publish_form
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.worktime import StartRule, Unit

FOLDER = "/setup/file/"
DOWNLOAD = "/setup/file/download/"
COMPARE = "/setup/file/compare/"
DROP = "/setup/file/drop/"


@pytest.fixture
def whole(town):
    """A house that a seed would take: everything promised, everybody reachable."""
    for case_type in ("", CaseType.COMPLAINT):
        for kind in Kind:
            terms = Terms(5, Unit.WORKING_DAY, StartRule.NEXT_DAY)
            publish_standard(kind, terms, case_type=case_type)
    question = {"key": "since", "kind": "text", "label": {"en": "Since when?"}}
    for service in Service.objects.all():
        publish_form(service=service, questions=[question])
    Staff.objects.update(email="staff@hillford.example", language="en")


def download(browser):
    return unpacked(browser.post(DOWNLOAD).content)


def send(browser, content):
    file = SimpleUploadedFile("setup.zip", content, content_type="application/zip")
    return browser.post(FOLDER, {"folder": file})


def changed(files, before, after):
    """Return the zip with something else in its teams."""
    teams = files["teams.toml"].decode()
    assert before in teams
    return packed({**files, "teams.toml": teams.replace(before, after).encode()})


def seen_on(page):
    return read(page).select_one("[name=seen]")["value"]


def test_the_setup_is_downloaded_as_a_zip_named_by_the_day(administrator, whole):
    answer = administrator.post(DOWNLOAD)

    day = timezone.localdate().isoformat()
    assert answer["Content-Disposition"] == f'attachment; filename="setup-{day}.zip"'
    assert 'slug = "roads"' in unpacked(answer.content)["teams.toml"].decode()


def test_what_was_downloaded_differs_in_nothing(administrator, whole):
    content = packed(download(administrator))

    page = send(administrator, content)

    assert page.url == COMPARE
    assert "Nothing differs" in text_of(administrator.get(COMPARE))


def test_what_differs_is_shown_before_it_is_taken(administrator, noor, whole):
    send(administrator, changed(download(administrator), '"Roads"', '"Ways"'))

    page = administrator.get(COMPARE)

    thing = read(page).select_one("main .card")
    assert "Team · roads" in " ".join(thing.h2.text.split())
    assert thing.select_one("del").text.endswith("Roads")
    assert Team.objects.get(slug="roads").name["en"] == "Roads"
    assert not ConfigurationEntry.objects.filter(by=noor).exists()


def test_what_was_shown_is_taken_on_the_word_with_a_name_in_the_log(
    administrator, noor, whole
):
    send(administrator, changed(download(administrator), '"Roads"', '"Ways"'))
    seen = seen_on(administrator.get(COMPARE))

    answer = administrator.post(COMPARE, {"seen": seen}, follow=True)

    assert "Taken. New: 0, changed: 1." in text_of(answer)
    assert Team.objects.get(slug="roads").name["en"] == "Ways"
    lines = ConfigurationEntry.objects.filter(by=noor)
    assert set(lines.values_list("subject", flat=True)) == {"team", "folder"}
    assert not SentSetup.objects.exists()


def test_where_the_house_changed_meanwhile_nothing_is_taken(administrator, whole):
    send(administrator, changed(download(administrator), '"Roads"', '"Ways"'))
    seen = seen_on(administrator.get(COMPARE))
    Team.objects.filter(slug="parks").update(calendar_slug="late")

    late = administrator.post(COMPARE, {"seen": seen})

    assert late.status_code == 409
    assert "Somebody changed the setup meanwhile" in text_of(late)
    assert Team.objects.get(slug="roads").name["en"] == "Roads"
    again = administrator.post(COMPARE, {"seen": seen_on(late)})
    assert again.status_code == 302
    assert Team.objects.get(slug="roads").name["en"] == "Ways"


def test_without_what_was_seen_nothing_is_taken(administrator, whole):
    send(administrator, changed(download(administrator), '"Roads"', '"Ways"'))

    assert administrator.post(COMPARE).status_code == 409
    assert Team.objects.get(slug="roads").name["en"] == "Roads"


def test_given_up_it_changes_nothing_and_is_forgotten(administrator, whole):
    send(administrator, changed(download(administrator), '"Roads"', '"Ways"'))

    answer = administrator.post(DROP, follow=True)

    assert "Nothing was changed." in text_of(answer)
    assert administrator.get(COMPARE).status_code == 404


def test_what_was_sent_is_its_senders_and_worth_nothing_after_a_day(
    administrator, seat, ada, whole
):
    send(administrator, packed(download(administrator)))

    assert seat(ada).get(COMPARE).status_code == 404
    SentSetup.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    assert administrator.get(COMPARE).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_makes_no_sense_since_an_update_is_refused_in_words(
    administrator, whole, method
):
    send(administrator, packed(download(administrator)))
    SentSetup.objects.update(content=packed({"agency.toml": b"moon = 1"}))

    answer = getattr(administrator, method)(COMPARE, {"seen": "-"}, follow=True)

    assert answer.redirect_chain[-1][0] == FOLDER
    assert "moon" in text_of(answer)


def test_faults_are_named_with_their_place_and_nothing_is_kept(administrator, whole):
    content = changed(
        download(administrator), 'department = "streets"', 'department = "street"'
    )

    answer = send(administrator, content)

    assert answer.status_code == 422
    assert "Did you mean &#x27;streets&#x27;?" in answer.content.decode()
    assert not SentSetup.objects.exists()


@pytest.mark.parametrize(
    ("content", "mend"),
    [
        pytest.param(b"", "This file is empty", id="empty"),
        pytest.param(b"no zip", "no zip that can be read", id="no zip"),
        pytest.param(packed({"a.toml": b"\xff"}), "This is no TOML", id="encoding"),
    ],
)
def test_a_file_that_is_no_setup_is_refused_in_words(
    administrator, whole, content, mend
):
    answer = send(administrator, content)

    assert answer.status_code == 422
    assert mend in text_of(answer)


def test_no_file_at_all_is_told(administrator, whole):
    answer = administrator.post(FOLDER)

    assert read(answer).select_one("#id_folder_error").text.strip().endswith("zip")


def test_nobody_closes_their_own_account_by_a_file(administrator, noor, whole):
    files = download(administrator)
    staff = files["staff.toml"].decode()
    mine = 'username = "noor"\n'
    closed = staff.replace(mine, f"{mine}is_closed = true\n")
    send(administrator, packed({**files, "staff.toml": closed.encode()}))

    answer = administrator.get(COMPARE, follow=True)

    assert "You cannot close your own account" in text_of(answer)


def test_an_auditor_reads_the_page_and_gets_no_file(seat, ada, whole):
    auditor = seat(ada)

    assert auditor.get(FOLDER).status_code == 200
    assert auditor.post(DOWNLOAD).status_code == 403
    assert send(auditor, b"").status_code == 403
