from __future__ import annotations

import pytest

from answerable.channels.email.words import decode_words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("=?utf-8?Q?Stra=C3=9Fe?=", "Straße", id="quoted"),
        pytest.param("=?utf-8?B?U3RyYcOfZQ==?=", "Straße", id="base64"),
        pytest.param("=?utf-8?B?U3RyYcOfZQ?=", "Straße", id="base64 without padding"),
        pytest.param("=?utf-8?B?A?=", "A", id="broken base64"),
        pytest.param("=?utf-8?q?a_b?=", "a b", id="underscore"),
        pytest.param("=?utf-8?q?a?= \r\n =?utf-8?q?b?=", "ab", id="folded neighbours"),
        pytest.param(
            "=?utf-8?B?w58=?= x =?utf-8?B?w58=?=", "ß x ß", id="words between"
        ),
        pytest.param(
            "=?utf-8?B?ww==?= =?utf-8?B?nw==?=", "ß", id="a letter cut in two"
        ),
        pytest.param("=?utf-8?Q?What=3F?=", "What?", id="question mark"),
        pytest.param("=?latin-1?Q?=E9?= =?koi8-r?Q?=C1?=", "éа", id="two charsets"),
        pytest.param("=?utf-8*en?Q?=C3=A9?=", "é", id="with a language"),
        pytest.param("Re:=?utf-8?Q?=C3=A9?=!", "Re:é!", id="glued to text"),
        pytest.param("Z\udcc3\udcbcrich", "Zürich", id="raw bytes"),
        pytest.param("a =? b", "a =? b", id="no word at all"),
    ],
)
def test_encoded_words_are_read_leniently(value, text):
    decoded = decode_words(value)

    assert decoded == text


def test_raw_bytes_are_read_in_the_charset_of_the_mail():
    raw = "街灯".encode("gb18030").decode("ascii", "surrogateescape")

    assert decode_words(raw, "gb2312") == "街灯"
