from __future__ import annotations

import pytest

from answerable.channels.email.addresses import Mailbox, name_alone, read_mailboxes


@pytest.mark.parametrize(
    ("value", "address", "name"),
    [
        pytest.param("ada@x.example", "ada@x.example", "", id="bare"),
        pytest.param(
            "Ada King <Ada@X.example>", "ada@x.example", "Ada King", id="named"
        ),
        pytest.param(
            '"King, Ada" <a@x.example>', "a@x.example", "King, Ada", id="quoted"
        ),
        pytest.param(
            "King, Ada <a@x.example>", "a@x.example", "King, Ada", id="bare comma"
        ),
        pytest.param("a@x.example (Ada King)", "a@x.example", "Ada King", id="comment"),
        pytest.param("Ada <a@x.example", "a@x.example", "Ada", id="bracket left open"),
        pytest.param('"Ada <a@x.example>', "a@x.example", "Ada", id="quote left open"),
        pytest.param(
            "Ada [odd] <a@x.example>", "a@x.example", "Ada [odd]", id="brackets"
        ),
        pytest.param("<mailto:a@x.example>", "a@x.example", "", id="mailto"),
        pytest.param(
            "a@x.example <a@x.example>", "a@x.example", "", id="name is address"
        ),
        pytest.param("'Ada' <a@x.example>", "a@x.example", "Ada", id="single quotes"),
        pytest.param(
            r'"A \"B\" C" <a@x.example>', "a@x.example", 'A "B" C', id="escaped"
        ),
        pytest.param(
            "=?utf-8?Q?Ana=2C_L?= <a@x.example>", "a@x.example", "Ana, L", id="word"
        ),
        pytest.param("o'neil@x.example", "o'neil@x.example", "", id="apostrophe"),
        pytest.param('"a b"@x.example', '"a b"@x.example', "", id="quoted local part"),
        pytest.param("Team: a@x.example;", "a@x.example", "", id="group"),
        pytest.param("a@[192.0.2.1]", "a@[192.0.2.1]", "", id="address literal"),
    ],
)
def test_one_mailbox_is_read_however_it_is_written(value, address, name):
    boxes = read_mailboxes([value])

    assert boxes == [Mailbox(address, name)]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("undisclosed-recipients:;", id="empty group"),
        pytest.param("Somebody", id="a name alone"),
        pytest.param("", id="nothing"),
        pytest.param("<>", id="empty brackets"),
        pytest.param(f"a@{'x' * 255}", id="longer than an address can be"),
    ],
)
def test_what_holds_no_address_gives_no_mailbox(value):
    assert read_mailboxes([value]) == []


def test_all_mailboxes_of_all_headers_come_in_order():
    boxes = read_mailboxes(["a@x.example, B <b@x.example>", "c@x.example"])

    assert [box.address for box in boxes] == [
        "a@x.example",
        "b@x.example",
        "c@x.example",
    ]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        pytest.param("Realname", "Realname", id="a word"),
        pytest.param(
            "DAEMON (Mail System)", "Mail System", id="the comment is the name"
        ),
    ],
)
def test_a_header_without_address_still_has_a_name(value, name):
    assert name_alone(value) == name
