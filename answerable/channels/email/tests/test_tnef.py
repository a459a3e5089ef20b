from __future__ import annotations

import struct

import pytest

from answerable.channels.email import tnef_size
from answerable.channels.email.tests.makers import (
    tnef,
    tnef_file,
    tnef_object,
    tnef_value,
)
from answerable.channels.email.tnef import Loose, Unpacked, is_tnef, unpack
from answerable.channels.email.tnef_size import is_bounded

EMBEDDED = bytes.fromhex("0703020000000000c000000000000046")
BODY = 0x1000
HTML = 0x1013
LONG_NAME = 0x3707
DATA = 0x3701


def message_properties(*values: bytes, count: int | None = None) -> bytes:
    number = len(values) if count is None else count
    return tnef_object(0x9003, struct.pack("<I", number) + b"".join(values))


def nested(depth: int) -> bytes:
    inner = tnef(tnef_object(0x800C, b"Deep\0"))
    for _ in range(depth):
        inner = tnef(tnef_file(b"mail\0", b"", tnef_value(0xD, DATA, EMBEDDED + inner)))
    return inner


def opened(container: bytes) -> Unpacked:
    unpacked = unpack(container)
    assert unpacked
    return unpacked


def test_files_are_unpacked_with_their_long_names():
    name = tnef_value(0x1F, LONG_NAME, "Straßenplan.pdf\0".encode("utf-16-le"))

    found = opened(tnef(tnef_file(b"STRASS~1.PDF\0", b"%PDF", name)))

    assert found.files == (Loose("Straßenplan.pdf", "application/pdf", b"%PDF"),)


@pytest.mark.parametrize(
    ("objects", "text"),
    [
        pytest.param(tnef_object(0x800C, b"The lamp\0"), "The lamp", id="plain"),
        pytest.param(
            message_properties(tnef_value(0x1E, BODY, b"The lamp\0")),
            "The lamp",
            id="property",
        ),
        pytest.param(
            message_properties(tnef_value(0x102, HTML, b"<p>The <b>lamp</b>")),
            "The lamp",
            id="html",
        ),
        pytest.param(b"", "", id="none"),
    ],
)
def test_the_words_are_found_wherever_they_lie(objects, text):
    codepage = tnef_object(0x9007, struct.pack("<II", 1252, 0))

    assert opened(tnef(codepage, objects)).text.strip() == text


def test_a_mail_inside_gives_its_words_as_a_file():
    found = opened(nested(1))

    assert found.files == (Loose("mail.txt", "text/plain", b"Deep"),)


def test_a_mail_inside_gives_its_files():
    inner = tnef(tnef_file(b"plan.pdf\0", b"%PDF"))
    value = tnef_value(0xD, DATA, EMBEDDED + inner)

    found = opened(tnef(tnef_file(b"mail\0", b"", value)))

    assert [file.name for file in found.files] == ["plan.pdf"]


def test_a_file_without_a_name_gets_one():
    found = opened(tnef(tnef_file(b"\0", b"x")))

    assert found.files[0].name == "file"


@pytest.mark.parametrize(
    "container",
    [
        pytest.param(tnef(tnef_object(0x800F, b"x", level=2)), id="data of no file"),
        pytest.param(tnef(tnef_object(0x9007, b"")), id="empty code page"),
        pytest.param(b"\x78\x9f\x3e\x22", id="cut off"),
    ],
)
def test_a_broken_container_stays_closed(container):
    assert unpack(container) is None


def test_a_container_is_known_by_its_first_bytes():
    assert is_tnef(Loose("winmail.dat", "application/octet-stream", tnef()))
    assert not is_tnef(Loose("winmail.dat", "application/ms-tnef", b"PK"))


def fixed(kind: int, count: int) -> bytes:
    return struct.pack("<HHI", kind | 0x1000, 0x1234, count)


NAMED = struct.pack("<HH16xII", 3, 0x8001, 0, 7) + b"\0" * 4
NAMED_IN_WORDS = struct.pack("<HH16xII", 3, 0x8001, 1, 4) + b"a\0b\0" + b"\0" * 4
RECIPIENTS = tnef_object(
    0x9004, struct.pack("<II", 1, 1) + tnef_value(0x1E, 0x3001, b"A\0")
)


@pytest.mark.parametrize(
    ("container", "bounded"),
    [
        pytest.param(tnef(), True, id="empty"),
        pytest.param(tnef(message_properties(NAMED)), True, id="named"),
        pytest.param(
            tnef(message_properties(NAMED_IN_WORDS)), True, id="named in words"
        ),
        pytest.param(
            tnef(message_properties(fixed(2, 3) + b"\0" * 8)), True, id="three shorts"
        ),
        pytest.param(
            tnef(message_properties(fixed(3, 2) + b"\0" * 8)), True, id="two numbers"
        ),
        pytest.param(
            tnef(message_properties(b"\x99\0\x01\0")), True, id="unknown kind"
        ),
        pytest.param(tnef(message_properties(count=50)), True, id="fewer than it says"),
        pytest.param(tnef(RECIPIENTS), True, id="recipients"),
        pytest.param(nested(3), True, id="three mails deep"),
        pytest.param(nested(4), False, id="four mails deep"),
        pytest.param(
            tnef(message_properties(count=2**32 - 1)), False, id="many properties"
        ),
        pytest.param(
            tnef(message_properties(fixed(2, 2**32 - 1))), False, id="many values"
        ),
        pytest.param(
            tnef(message_properties(tnef_value(0xD, DATA, b"x", count=2))),
            False,
            id="a file in two",
        ),
        pytest.param(
            tnef(tnef_object(0x9004, b"\xff\xff\xff\xff")), False, id="many rows"
        ),
    ],
)
def test_a_container_is_measured_before_it_is_opened(container, bounded):
    assert is_bounded(container) is bounded


def test_a_container_above_the_limit_stays_closed(monkeypatch):
    monkeypatch.setattr(tnef_size, "SWELL_LIMIT", 10)

    assert unpack(tnef(tnef_file(b"a.txt\0", b"x"))) is None
