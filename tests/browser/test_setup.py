"""No page on which an administrator builds forms and rules keeps anybody out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from answerable.agency.configuration import Hand
from answerable.agency.policy import put_skill
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.casework.tests.makers import make_case
from answerable.channels.email.mailbox import Mailbox
from answerable.channels.models import MailboxMark
from answerable.forms.policy import publish_form, remove_question
from answerable.routing.engine import RuleLine
from answerable.routing.policy import publish_rules, put_rule
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

TREE = "/setup/services/tree/questions/"
PATHS = (
    *("/setup/people/of/noor/skills/", "/setup/services/tree/needs/"),
    *(TREE, f"{TREE}of/kind/", f"{TREE}new/number/"),
    *(f"{TREE}preview/?try=1", f"{TREE}versions/"),
    *("/setup/rules/", "/setup/rules/new/", "/setup/rules/try/"),
    *("/setup/rules/publish/", "/setup/rules/versions/"),
    *("/setup/ladders/", "/setup/ladders/everything/"),
    *("/setup/promises/everything/", "/setup/promises/everything/answer/"),
    *("/setup/channels/", "/setup/keeping/"),
)
KIND = {
    "key": "kind",
    "kind": "choice",
    "label": {"en": "What is wrong?"},
    "options": [
        {"key": "fell", "label": {"en": "It fell"}},
        {"key": "sick", "label": {"en": "It is sick"}},
    ],
}
WHERE = {
    "key": "where",
    "kind": "yes_no",
    "label": {"en": "Is the road closed?"},
    "only_if": {"question": "kind", "answers": ["fell"]},
}

TREES = RuleLine("trees", {"words": {"any": ["tree"]}}, "parks", "tree")
MARKET = RuleLine("market", {"area": ["market"]}, "roads")


@pytest.fixture
def mailboxes(db, settings, tmp_path):
    """Set two mailboxes, of which one cannot be read."""
    secret = tmp_path / "secret"
    names = ("roads", "a-mailbox-whose-name-is-rather-long")
    settings.MAILBOXES = [
        Mailbox(
            name,
            "imap.town.example",
            name,
            f"{name}@town.example",
            password_file=secret,
        )
        for name in names
    ]
    fault = "[Errno -2] imap.town.example: Name or service not known"
    now = timezone.now()
    MailboxMark.objects.create(
        name=names[1], failing_since=now, failed_at=now, fault=fault
    )


@pytest.fixture
def administrator(live_server, town, page, mailboxes):
    """Sit at the desk as Noor, with something to see on every page."""
    town.agency.languages = ["en"]
    town.agency.save()
    noor = make_staff("noor", Role.ADMINISTRATOR, town.hall)
    put_skill(slug="climbing", name={"en": "Climbing"})
    publish_form(service=town.tree, questions=[KIND, WHERE])
    remove_question(town.tree, "where", by=Hand(noor))
    publish_rules(rules=[TREES, MARKET])
    put_rule(replace(TREES, slug="again", team="roads"), by=Hand(noor))
    make_case(service="", words="A tree fell.")
    sign_in(page.context, live_server, noor)
    return page


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_that_builds_keeps_nobody_out(
    live_server, administrator, barriers, path, language
):
    administrator.goto(live_server.url + path)
    if language == "ar":
        administrator.evaluate("document.documentElement.dir = 'rtl'")

    assert barriers() == []
