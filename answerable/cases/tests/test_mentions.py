"""Who is named in a note, and who is not."""

from __future__ import annotations

import pytest

from answerable.cases.mentions import colleagues_named, names_in
from answerable.cases.tests.makers import open_one


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param("@ben please", ["ben"], id="first"),
        pytest.param("See this, @ben. And @dee!", ["ben", "dee"], id="two"),
        pytest.param("@ben and @ben", ["ben"], id="once"),
        pytest.param("Write to amina@mail.example", [], id="address"),
        pytest.param("@maria.lopez: yes", ["maria.lopez"], id="dots"),
        pytest.param("a @ b", [], id="alone"),
    ],
)
def test_a_name_follows_an_at_sign_that_is_in_no_address(words, names):
    assert names_in(words) == names


def test_only_who_may_read_the_case_is_named(town, ben, chloe):
    case = open_one(town.roads)

    assert colleagues_named("@ben @chloe @nobody", case) == {"ben": ben}


def test_who_has_left_is_not_named(town, ben):
    case = open_one(town.roads)
    ben.is_active = False
    ben.save()

    assert colleagues_named("@ben", case) == {}
