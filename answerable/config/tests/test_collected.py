"""Static files are packed where one is new, and left alone where none is."""

from __future__ import annotations

import os

import pytest
from django.core.management import call_command

from answerable.config.collected import MANIFEST, is_collected

PACKED = "whitenoise.storage.CompressedManifestStaticFilesStorage"


@pytest.fixture
def sheet(settings, tmp_path):
    """Write the only static file there is, long ago."""
    source = tmp_path / "source"
    source.mkdir()
    sheet = source / "desk.css"
    sheet.write_text("p { color: teal }")
    os.utime(sheet, (1, 1))
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": PACKED}}
    return sheet


def collect():
    call_command("collectstatic", interactive=False, verbosity=0)


def test_nothing_is_collected_before_the_first_time(sheet):
    assert not is_collected()


def test_what_was_collected_need_not_be_again(sheet):
    collect()

    assert is_collected()


def test_a_file_that_was_changed_since_is_seen(sheet):
    collect()
    sheet.touch()
    os.utime(sheet.parents[1] / "collected" / MANIFEST, (2, 2))

    assert not is_collected()


def test_a_new_file_is_seen_however_old_it_is(sheet):
    collect()
    other = sheet.with_name("print.css")
    other.write_text("p { color: black }")
    os.utime(other, (1, 1))

    assert not is_collected()
