from __future__ import annotations

import hashlib

import pytest

from answerable.channels.email import attachments
from answerable.channels.email.attachments import take_files
from answerable.channels.email.tests.makers import part, tnef, tnef_file, tnef_object


def pdf(name: str, body: str = "%PDF"):
    return part(
        body,
        content_type="application/pdf",
        content_disposition=f"attachment; filename={name}",
    )


def test_a_file_is_kept_with_its_kind_size_and_hash():
    taken = take_files([pdf("plan.pdf")])

    (file,) = taken.files
    assert (file.name, file.content_type, file.size) == (
        "plan.pdf",
        "application/pdf",
        4,
    )
    assert file.sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert file.content == b"%PDF"


def test_a_file_above_the_limit_is_left_out_by_name(monkeypatch):
    monkeypatch.setattr(attachments, "SIZE_LIMIT", 3)

    taken = take_files([pdf("plan.pdf"), pdf("note.pdf", "%P")])

    assert taken.left_out == ("plan.pdf",)
    assert [file.name for file in taken.files] == ["note.pdf"]


def test_files_beyond_the_fiftieth_are_left_out_by_name():
    taken = take_files([pdf(f"{number}.pdf") for number in range(1_000)])

    assert len(taken.files) == 50
    assert len(taken.left_out) == 950


def test_a_container_of_outlook_is_replaced_by_what_it_holds():
    packed = tnef(
        tnef_object(0x800C, b"The lamp\0"), *[tnef_file(b"plan.pdf\0", b"%PDF")]
    )

    taken = take_files([part(packed, content_type="application/ms-tnef")])

    assert [file.name for file in taken.files] == ["plan.pdf"]
    assert taken.text == "The lamp"


def test_a_container_that_is_broken_stays_a_file():
    broken = tnef(tnef_object(0x9003, b"\xff\xff\xff\xff"))

    taken = take_files(
        [part(broken, content_type="application/ms-tnef; name=winmail.dat")]
    )

    assert [file.name for file in taken.files] == ["winmail.dat"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        pytest.param("filename*=utf-8''Stra%C3%9Fe.pdf", "Straße.pdf", id="rfc 2231"),
        pytest.param(
            'filename="=?utf-8?Q?Stra=C3=9Fe.pdf?="', "Straße.pdf", id="rfc 2047"
        ),
        pytest.param('filename="Stra\udcc3\udc9fe.pdf"', "Straße.pdf", id="raw utf-8"),
        pytest.param('filename="Stra\udcdfe.pdf"', "Straße.pdf", id="raw latin"),
    ],
)
def test_a_name_is_read_in_every_encoding(header, name):
    given = part("%PDF", content_disposition=f"attachment; {header}")

    (file,) = take_files([given], "iso-8859-1").files

    assert file.name == name
