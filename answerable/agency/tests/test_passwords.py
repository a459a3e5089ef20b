"""Which passwords are refused, and why."""

from __future__ import annotations

import pytest
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    ("password", "why"),
    [
        pytest.param("short", "too short", id="short"),
        pytest.param("1234567890", "too common", id="common"),
        pytest.param("sunshine2026!", "many people use", id="with a year and a mark"),
        pytest.param(
            "##Sunshine##99", "many people use", id="dressed up on both sides"
        ),
        pytest.param("ben.kessler1", "too similar", id="the own name"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(ben, password, why):
    ben.first_name, ben.last_name = "Ben", "Kessler"

    with pytest.raises(ValidationError, match=why):
        validate_password(password, ben)


@pytest.mark.parametrize(
    "password",
    ["correct horse battery", "7391-0284-5566", "!!!????!!!??", "قطار أزرق وتفاح"],
    ids=ascii,
)
def test_several_words_or_strange_signs_will_do(ben, password):
    form = SetPasswordForm(ben, {"new_password1": password, "new_password2": password})

    assert form.is_valid()
