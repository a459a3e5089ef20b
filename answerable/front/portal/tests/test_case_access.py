"""Who sees a case: nobody without a proof for this very one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.cases.models import Attachment, Case, Interaction
from answerable.casework.tests.makers import send_form
from answerable.front.portal.tests.pages import add, look, of_case, picture, track

PAGES = ("case", "case-add", "case-fixed", "case-reopen", "case-withdraw")


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in PAGES])
def test_a_stranger_is_asked_for_the_proof(client, reference, name):
    answer = look(client, reference, name)

    assert answer.url == f"/track/?reference={reference}"


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in PAGES])
def test_a_case_that_is_not_there_sounds_like_one_that_is_not_yours(client, town, name):
    answer = look(client, "7K4M-9XQK", name)

    assert answer.url == "/track/?reference=7K4M-9XQK"


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in PAGES])
def test_the_proof_of_one_case_opens_no_other(follower, name):
    other = send_form(token="other").envelope.case_reference

    follower.cookies["proof-en"]["path"] = "/"
    answer = look(follower, other, name)

    assert answer.url == f"/track/?reference={other}"


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in PAGES])
def test_a_proof_expires(follower, reference, monday, name):
    monday.shift(timedelta(minutes=31))

    assert look(follower, reference, name).status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("case-fixed", id="fixed"),
        pytest.param("case-withdraw", id="withdraw"),
        pytest.param("case-add", id="add"),
    ],
)
def test_a_stranger_changes_nothing(client, reference, lamp, name):
    answer = client.post(of_case(name, reference))

    lamp.refresh_from_db()
    assert answer.status_code == 302
    assert lamp.state == "received"


def test_every_page_lengthens_the_visit(follower, reference, monday):
    for _ in range(3):
        monday.shift(timedelta(minutes=20))
        assert look(follower, reference).status_code == 200


def test_a_forged_proof_opens_nothing(client, reference):
    client.cookies["proof-en"] = "forged"

    assert look(client, reference).status_code == 302


def test_a_changed_secret_ends_the_visit(follower, reference, lamp):
    Case.objects.filter(pk=lamp.pk).update(sealed_secret="0" * 64)

    assert look(follower, reference).status_code == 302


def test_wrong_tries_of_others_end_no_visit(follower, reference, lamp):
    stranger = Client()
    for _ in range(6):
        track(stranger, reference, "2222222222")

    assert look(follower, reference).status_code == 200
    assert add(follower, reference, words="Still dark.").status_code == 302
    assert Interaction.objects.filter(case=lamp, text="Still dark.").exists()


def test_a_photo_is_shown_without_what_hides_in_it(follower, reference, files):
    add(follower, reference, photos=[picture()])
    file = Attachment.objects.get()

    answer = follower.get(of_case("case-file", reference, file.pk))

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline")
    assert b"".join(answer.streaming_content) == files.get(file.shown_sha256)


def test_another_file_is_only_saved(follower, reference):
    add(follower, reference, photos=[SimpleUploadedFile("a.html", b"<script>")])
    file = Attachment.objects.get()

    answer = follower.get(of_case("case-file", reference, file.pk))
    answer.close()

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="a.html"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_file_of_another_case_is_not_given(follower, reference):
    other = send_form(token="other")
    stranger = Client()
    track(stranger, other.envelope.reference, other.secret)
    add(stranger, other.envelope.reference, photos=[picture()])

    answer = follower.get(of_case("case-file", reference, Attachment.objects.get().pk))

    assert answer.status_code == 404


def test_a_case_is_kept_by_no_cache(follower, reference):
    assert "no-store" in look(follower, reference)["Cache-Control"]
