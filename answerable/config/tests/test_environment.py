"""Settings come from the environment, secrets also from files."""

from __future__ import annotations

from django.contrib.auth.hashers import check_password, make_password
from django.test import override_settings

from answerable.config import settings as site
from answerable.config.environment import Environment


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.delenv("ANSWERABLE_SECRET_KEY", raising=False)
    monkeypatch.setenv("ANSWERABLE_SECRET_KEY_FILE", str(tmp_path / "key"))

    assert Environment().keys == ["from a file"]


def test_the_key_of_before_still_verifies(monkeypatch):
    monkeypatch.setenv("ANSWERABLE_SECRET_KEY", "new")
    monkeypatch.setenv("ANSWERABLE_PREVIOUS_SECRET_KEY", "old")

    assert Environment().keys == ["new", "old"]


def test_a_list_lies_in_a_file_as_well(monkeypatch, tmp_path):
    (tmp_path / "hosts").write_text('["help.town.gov"]')
    monkeypatch.delenv("ANSWERABLE_HOSTS", raising=False)
    monkeypatch.setenv("ANSWERABLE_HOSTS_FILE", str(tmp_path / "hosts"))

    assert Environment().hosts == ["help.town.gov"]


def test_a_site_keeps_passwords_by_argon2():
    with override_settings(PASSWORD_HASHERS=site.PASSWORD_HASHERS):
        kept = make_password("walk-the-quay-7")

        assert kept.startswith("argon2$argon2id$")
        assert check_password("walk-the-quay-7", kept)
