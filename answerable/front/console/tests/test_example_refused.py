"""The example is played in a demo alone, and only where nothing has happened yet."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from answerable.cases.models import Case
from answerable.casework.tests.makers import make_case


def test_a_town_that_has_a_case_gets_no_other(settings, town):
    settings.DEMO = True
    make_case()

    call_command("example")

    assert Case.objects.count() == 1


@pytest.mark.django_db
def test_a_real_office_is_left_alone(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="this is no demo"):
        call_command("example")

    assert not Case.objects.exists()
