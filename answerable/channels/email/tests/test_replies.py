from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, strategies as st

from answerable.channels.email import replies
from answerable.channels.email.replies import fold

WROTE = "On Mon, Jan 5, 2026 at 10:30 AM City Desk <desk@city.example> wrote:"
HEAD = "From: City Desk <desk@city.example>\nSent: Monday\nTo: Ada\nSubject: Lamp"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        pytest.param("The lamp is dark.", "The lamp is dark.", id="nothing older"),
        pytest.param(
            f"Thanks.\n\n{WROTE}\n\n> Done.\n> Bye", "Thanks.", id="marked quote"
        ),
        pytest.param(
            f"Thanks.\n\n{WROTE}\n\nDone.\nBye", "Thanks.", id="unmarked quote"
        ),
        pytest.param(f"Thanks.\n{HEAD}\n\nDone.", "Thanks.", id="head of outlook"),
        pytest.param(
            f"Thanks.\n________\n{HEAD}\n\nDone.", "Thanks.", id="bar above it"
        ),
        pytest.param(
            "Thanks.\n-----Original Message-----\nDone.", "Thanks.", id="separator"
        ),
        pytest.param("Thanks.\n> Done.", "Thanks.", id="quote without a line above"),
        pytest.param("Thanks.\nADA> Done.", "Thanks.", id="quote with initials"),
        pytest.param(f"{WROTE}\n> Done?\n\nNo.", "No.", id="answer below"),
        pytest.param("> Done?\n\nNo.", "No.", id="answer below a bare quote"),
        pytest.param(f"Hello.\n{WROTE}\n> Done?\n\nNo.", "Hello.\n\nNo.", id="around"),
        pytest.param(
            "Hello.\n> not a quote\nBye.", "Hello.\n> not a quote\nBye.", id="own sign"
        ),
        pytest.param(
            f"{WROTE}\n> When?\nToday.\n> Where?\nHere.\n> Bye",
            "> When?\nToday.\n> Where?\nHere.",
            id="answers between",
        ),
        pytest.param(
            f"{WROTE}\n> a\n(https://x.example/1)\n> b\n\nYes.",
            "Yes.",
            id="a link broken off",
        ),
        pytest.param("Yes.\n\n-- \nAda King\nMill Way 3", "Yes.", id="signature"),
        pytest.param("Yes.\n--\nAda King", "Yes.", id="signature without the space"),
        pytest.param(
            f"Yes.\n-- \nAda\n{WROTE}\n> Done?\n\nNo.", "Yes.\n\nNo.", id="both"
        ),
        pytest.param("Yes.\n\nSent from my iPhone", "Yes.", id="device"),
        pytest.param("Yes.\n____\nAda King", "Yes.", id="bar above a name"),
        pytest.param("One.\n=====\nTwo.", "One.\n=====\nTwo.", id="a heading"),
        pytest.param("--\nAda", "--\nAda", id="bar above everything"),
        pytest.param("- one\n- two", "- one\n- two", id="a list"),
        pytest.param(
            "Yes.\n--\n" + "More.\n" * 21,
            "Yes.\n--\n" + "More.\n" * 20 + "More.",
            id="no signature",
        ),
        pytest.param(
            "See:\n```\n> x\n--\n```\nBye", "See:\n```\n> x\n--\n```\nBye", id="code"
        ),
        pytest.param("Yes.\n\n##- Write above -##\nDone.", "Yes.", id="our marker"),
        pytest.param(
            f"Yes.\n{WROTE}\n> ##- Write above -##\n> Done.",
            "Yes.",
            id="our marker quoted",
        ),
        pytest.param(f"{WROTE}\n> Done.", f"{WROTE}\n> Done.", id="only older"),
        pytest.param(
            "See below.\n\n---------- Forwarded message ---------\nFrom: A <a@x.example>\n"
            "Subject: Bill\n\n> Pay.",
            "See below.\n\n---------- Forwarded message ---------\nFrom: A <a@x.example>\n"
            "Subject: Bill\n\n> Pay.",
            id="a mail that is passed on",
        ),
        pytest.param(
            "Ada wrote:\nThe lamp is dark.",
            "Ada wrote:\nThe lamp is dark.",
            id="a sentence that says who wrote",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_reply_keeps_only_what_the_person_wrote(text, reply):
    assert fold(text).reply == reply


def test_the_rest_is_folded_and_never_deleted():
    folded = fold(f"Thanks.\n\n{WROTE}\n> Done.\n\n-- \nAda")

    assert folded.quoted == f"{WROTE}\n> Done.\n\n-- \nAda"


def test_a_forwarded_mail_is_all_reply():
    text = f"See below.\n\n{HEAD}\n\nPay."

    assert fold(text, forwarded=True).reply == text


def test_a_text_of_absurd_length_stays_as_it_is(monkeypatch):
    monkeypatch.setattr(replies, "LINES_LIMIT", 2)

    assert fold("Thanks.\n> a\n> b").reply == "Thanks.\n> a\n> b"


LINE = st.sampled_from(
    [
        "",
        "Words of the person.",
        "> quoted",
        ">> deeper",
        "-- ",
        "____",
        "-----",
        "```",
        "(https://x.example/1)",
        WROTE,
        "On Mon, Jan 5, 2026 at 10:30 AM City Desk <",
        "desk@city.example> wrote:",
        f"Glued. {WROTE}",
        "Ada wrote:",
        *HEAD.split("\n"),
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "##- Write above -##",
        "Sent from my iPhone",
        "To unsubscribe, click here.",
    ]
)


@given(st.lists(LINE, max_size=30) | st.lists(st.text(), max_size=10))
def test_reply_and_rest_together_lose_no_word(lines):
    text = "\n".join(lines)

    folded = fold(text)

    assert Counter(folded.reply.split()) + Counter(folded.quoted.split()) == Counter(
        text.split()
    )
