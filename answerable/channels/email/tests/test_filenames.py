from __future__ import annotations

import pytest

from answerable.channels.email.filenames import kind_by_name, name_of, safe_name
from answerable.channels.email.tests.makers import part, raw_mail


@pytest.mark.parametrize(
    ("given", "name"),
    [
        pytest.param("plan.pdf", "plan.pdf", id="harmless"),
        pytest.param("C:\\docs\\plan.pdf", "plan.pdf", id="folders of windows"),
        pytest.param("../../etc/plan.pdf", "plan.pdf", id="folders of unix"),
        pytest.param("pla\u202en\0.pdf", "plan.pdf", id="turns and controls"),
        pytest.param(" a \r\n b .pdf ", "a b .pdf", id="blanks"),
        pytest.param("x" * 300 + ".pdf", "x" * 196 + ".pdf", id="too long"),
        pytest.param("x" * 300, "x" * 200, id="too long without an ending"),
        pytest.param("x." + "y" * 300, "x." + "y" * 198, id="no ending but a dot"),
        pytest.param("..", "", id="only dots"),
    ],
)
def test_a_name_is_made_harmless(given, name):
    assert safe_name(given) == name


@pytest.mark.parametrize(
    ("given", "name"),
    [
        pytest.param(
            part(content_type="image/png; name=a.png"), "a.png", id="content type"
        ),
        pytest.param(part(content_type="image/png"), "image.png", id="by its kind"),
        pytest.param(part(content_type="x/unheard-of"), "x", id="unknown kind"),
        pytest.param(
            part(raw_mail(subject="Lamp 3/4"), content_type="message/rfc822"),
            "Lamp 3-4.eml",
            id="a mail by its subject",
        ),
        pytest.param(
            part(raw_mail(), content_type="message/rfc822"),
            "message.eml",
            id="no subject",
        ),
    ],
)
def test_every_file_gets_a_name(given, name):
    assert name_of(given) == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("a.pdf", "application/pdf", id="known"),
        pytest.param("a", "application/octet-stream", id="unknown"),
    ],
)
def test_a_name_promises_a_kind(name, kind):
    assert kind_by_name(name) == kind
