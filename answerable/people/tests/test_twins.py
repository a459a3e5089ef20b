"""Who has the same name and an address that is alike may be the same human."""

from __future__ import annotations

import pytest

from answerable.lib.parties import Sender
from answerable.people.actions import add_contact
from answerable.people.addresses import likeness
from answerable.people.models import ContactClaim
from answerable.people.tests.makers import make_person
from answerable.people.twins import likely_twins


@pytest.mark.parametrize(
    ("kind", "one", "other", "alike"),
    [
        pytest.param("phone", "+34600100200", "600100200", True, id="no country"),
        pytest.param("phone", "0600100200", "+34600100200", True, id="a zero"),
        pytest.param("phone", "+34600100200", "+34600100201", False, id="another"),
        pytest.param("email", "a+b@x.example", "a@x.example", True, id="a tag"),
        pytest.param("email", "a.b@x.example", "ab@x.example", True, id="a dot"),
        pytest.param("email", "a@x.example", "a@y.example", False, id="another host"),
    ],
)
def test_addresses_of_one_human_are_alike(kind, one, other, alike):
    assert (likeness(kind, one) == likeness(kind, other)) is alike


@pytest.mark.django_db
class TestTwins:
    def test_the_same_name_and_an_address_alike(self):
        amina = make_person()
        twin = make_person("AMINA yusuf", "amina+town@mail.example")

        assert likely_twins(amina) == [twin]
        assert likely_twins(twin) == [amina]

    def test_the_same_name_alone_is_nothing(self):
        make_person("Amina Yusuf", "other@mail.example")

        assert likely_twins(make_person()) == []

    def test_an_address_alike_with_another_name_is_nothing(self):
        make_person("Omar", "amina+town@mail.example")

        assert likely_twins(make_person()) == []

    def test_who_has_no_name_has_no_twin(self):
        make_person("", "amina+town@mail.example")

        assert likely_twins(make_person("")) == []

    def test_who_gave_the_number_of_a_namesake_is_likely_one_with_them(self):
        amina, caller = make_person(), make_person(address="600100200", kind="phone")

        for _ in range(2):
            add_contact(amina, Sender("phone", "600 100 200"))

        assert likely_twins(amina) == [caller]
        assert str(ContactClaim.objects.get()).startswith(f"{amina.pk} gave")

    def test_who_gives_their_own_number_again_claims_nothing(self):
        amina = make_person()

        for _ in range(2):
            add_contact(amina, Sender("phone", "600 100 200"))

        assert not ContactClaim.objects.exists()
