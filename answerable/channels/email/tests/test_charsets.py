# ruff: noqa: RUF001  # the words of many alphabets
from __future__ import annotations

import pytest

from answerable.channels.email.charsets import clean, codec_for, decode


@pytest.mark.parametrize(
    ("raw", "label", "text"),
    [
        pytest.param("Straße".encode("latin-1"), "iso-8859-1", "Straße", id="latin"),
        pytest.param("Straße".encode(), "iso-8859-1", "Straße", id="mislabelled utf-8"),
        pytest.param("“Hi”".encode("cp1252"), "us-ascii", "“Hi”", id="windows quotes"),
        pytest.param(b"caf\xc3\xa9", "", "café", id="no label"),
        pytest.param(b"caf\xe9", "no-such-set", "café", id="unknown label"),
        pytest.param(b"x\x81\xe9", "iso-8859-1", "x\x81é", id="a hole of cp1252"),
        pytest.param("街灯".encode("gb18030"), "gb2312", "街灯", id="chinese"),
        pytest.param("街灯坏了".encode(), "big5", "街灯坏了", id="utf-8 called big5"),
        pytest.param("道路".encode("big5"), "big5", "道路", id="real big5"),
        pytest.param(
            b"+AOk-t+AOk-", "unicode-1-1-utf-7", "été", id="old name of utf-7"
        ),
        pytest.param("道路".encode("iso2022_jp"), "", "道路", id="seven bits of japan"),
        pytest.param("é".encode("utf-16"), "utf-16", "é", id="utf-16"),
        pytest.param(b"\xff", "utf-7", "ÿ", id="stateful but wrong"),
        pytest.param(b"a\0b", "us-ascii", "ab", id="nul"),
        pytest.param(b"plain", "unicode-escape", "plain", id="no charset of mails"),
        pytest.param(b"a", "\0", "a", id="nul in the label"),
    ],
)
def test_bytes_become_text_whatever_the_label_says(raw, label, text):
    decoded = decode(raw, label)

    assert decoded == text


def test_long_text_in_an_unknown_charset_is_guessed():
    russian = "На нашей улице не горит фонарь, пожалуйста, почините его скорее. " * 3

    decoded = decode(russian.encode("koi8-r"), "x-unknown")

    assert decoded == russian


def test_lone_surrogates_are_replaced():
    assert clean("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize(
    "label",
    [
        pytest.param("punycode", id="slow on hostile input"),
        pytest.param("hex", id="no text at all"),
        pytest.param("", id="none"),
    ],
)
def test_some_codecs_are_no_charsets(label):
    text = decode(b"\xe9", label)

    assert text == "é"
    assert codec_for("punycode") == ""
