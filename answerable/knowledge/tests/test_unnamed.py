"""Words of a case for everybody to read: without who it is about."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from answerable.knowledge.unnamed import GAP, unnamed


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("I am Amina Yusuf.", "I am …", id="a name, both parts"),
        pytest.param("amina's bin is full", "…'s bin is full", id="in small letters"),
        pytest.param("Write to a.b@mail.example now", "Write to … now", id="mail"),
        pytest.param("Ring 01632 960 100 today", "Ring … today", id="telephone"),
        pytest.param("My case 7K4M-9XQK", "My case …", id="reference"),
        pytest.param("See https://x.example/me?a=1", "See …", id="address of a page"),
        pytest.param("It is 4 Mill Lane", "It is 4 …", id="where it was"),
        pytest.param("Bring 2 photos", "Bring 2 photos", id="a short number stays"),
        pytest.param("It costs 18.00", "It costs …", id="what looks like a number"),
    ],
)
def test_what_is_certainly_somebodys_is_taken_out(text, bare):
    assert unnamed(text, ["Amina Yusuf", "Mill Lane"]).rstrip(".") == bare


@given(st.text(max_size=200), st.text("abcdefgh", min_size=3, max_size=8))
def test_a_name_is_in_no_text_afterwards(text, name):
    bare = unnamed(f"{text} {name} {text}", [name])

    assert name.casefold() not in bare.casefold().split()
    assert GAP in bare
