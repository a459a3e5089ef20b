"""What came from another system is at the desk like any other case, and nowhere else."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from answerable.cases.models import Case
from answerable.correspondence.models import Dispatch

OPEN = {
    "id": "18-1",
    "city": "old",
    "category": "Street light",
    "status": "Open",
    "created": "2018-04-12T10:00:00Z",
    "due": "2018-04-14T10:00:00Z",
    "detail": "It is dark at the mill.",
    "channel": "Pigeon",
}
ENDED = OPEN | {"id": "18-2", "status": "Closed", "closed": "2018-04-13T10:00:00Z"}


@pytest.fixture(name="cases")
def _cases(town, tmp_path) -> list[Case]:
    path = tmp_path / "old.jsonl"
    path.write_text("\n".join(map(json.dumps, (OPEN, ENDED))))
    call_command("import", "311", str(path), "--json")
    return list(Case.objects.order_by("imported__source_id"))


@pytest.mark.parametrize("which", [0, 1], ids=["open", "ended"])
def test_its_page_shows_what_was_said_and_what_the_old_system_knew(
    client, ben, cases, which
):
    client.force_login(ben)

    page = client.get(reverse("desk:case", args=[cases[which].reference]))

    assert page.status_code == 200
    assert "It is dark at the mill." in page.text
    assert f"id: 18-{which + 1}" in page.text
    assert "channel: Pigeon" in page.text


def test_what_is_open_is_in_the_queue_and_what_ended_is_not(client, ben, cases):
    client.force_login(ben)

    page = client.get(reverse("desk:queue"), {"view": "team"})

    assert cases[0].reference in page.text
    assert cases[1].reference not in page.text


def test_its_number_in_the_old_system_finds_it(client, ben, cases):
    client.force_login(ben)

    page = client.get(reverse("desk:search"), {"q": "18-2"})

    assert cases[1].reference in page.text


def test_nobody_else_sees_it(client, chloe, cases):
    client.force_login(chloe)

    page = client.get(reverse("desk:case", args=[cases[0].reference]))

    assert page.status_code == 404


def test_no_secret_opens_it_and_no_letter_went_out(client, cases):
    said = {"reference": cases[0].reference, "secret": ""}

    for secret in ("", "ABCDEFGHJK"):
        page = client.post(reverse("portal:track"), said | {"secret": secret})
        assert "It is dark" not in page.text
    assert not Dispatch.objects.exists()
