"""The tables of a room are made in one step, and dropped again."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter

from answerable.lib.tables import CreateModels

pytestmark = pytest.mark.django_db

KEY: Any = ("id", models.BigAutoField(primary_key=True))
LAMP = migrations.CreateModel(
    "Lamp",
    [KEY, ("pole", models.ForeignKey("agency.Pole", models.CASCADE, related_name="+"))],
)
POLE = migrations.CreateModel(
    "Pole",
    [KEY, ("best", models.ForeignKey("agency.Lamp", models.CASCADE, related_name="+"))],
)
BOTH = CreateModels([LAMP, POLE])
TABLES = {"agency_lamp", "agency_pole"}


@pytest.fixture
def before():
    """Return a state that is drawn already, as it is amid a migration."""
    state = ProjectState()
    assert not state.apps.get_models()
    return state


@pytest.fixture
def after(before):
    state = before.clone()
    BOTH.state_forwards("agency", state)
    return state


def made() -> set[str]:
    return TABLES & set(connection.introspection.table_names())


def test_models_that_refer_to_one_another_are_made_and_dropped(before, after):
    with connection.schema_editor() as editor:
        BOTH.database_forwards("agency", editor, before, after)
    assert made() == TABLES

    with connection.schema_editor() as editor:
        BOTH.database_backwards("agency", editor, after, before)
    assert made() == set()


def test_all_of_them_are_drawn_together(after):
    lamp, pole = (after.apps.get_model("agency", name) for name in ("lamp", "pole"))

    assert lamp._meta.get_field("pole").related_model is pole
    assert pole._meta.get_field("best").related_model is lamp


def test_a_migration_is_written_with_them():
    class Migration(migrations.Migration):
        operations = (BOTH,)

    written = MigrationWriter(Migration("0001_lamps", "agency")).as_string()

    assert "answerable.lib.tables.CreateModels(" in written
    assert "name='Pole'" in written


def test_it_says_what_it_makes():
    assert BOTH.describe() == "Create models Lamp, Pole"
