"""From an address to where mail goes."""

from __future__ import annotations

from pathlib import Path

from answerable.config.mail import mail_server

FOLDER = Path("outbox")


def test_without_an_address_mail_is_written_to_files():
    assert mail_server(None, FOLDER).backend.endswith("outbox.FolderBackend")


def test_an_address_becomes_a_server():
    server = mail_server("smtp://ann%40town:p%2Fw@mx.town.gov:587?tls=1", FOLDER)

    assert (server.host, server.port, server.tls) == ("mx.town.gov", 587, True)
    assert (server.user, server.password) == ("ann@town", "p/w")


def test_a_bare_address_uses_the_usual_port():
    server = mail_server("smtp://mx.town.gov", FOLDER)

    assert (server.port, server.tls, server.user) == (25, False, "")
