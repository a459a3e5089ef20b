"""Whatever an operator or a developer can name has an entry, and no entry is stale."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from django.core.management import get_commands

from answerable.agency.roles import Role
from answerable.cases.models import CaseLink, Interaction
from answerable.cases.models.case import CaseType, Outcome
from answerable.cases.workflow import State
from answerable.channels.models import Envelope
from answerable.channels.registry import CHANNELS
from answerable.clock.models import Deadline
from answerable.config.environment import PREFIX, Environment
from answerable.config.launch import PLAIN
from answerable.correspondence.models import Delivery, Dispatch
from answerable.correspondence.occasions import OCCASIONS
from answerable.forms.questions import KINDS
from answerable.lib.parties import IdentityLevel
from answerable.routing.conditions import CONDITIONS
from tests.docs.pages import REFERENCE, ROOT, entries, prose, section

SETTINGS = {f"{PREFIX}{name.upper()}" for name in Environment.model_fields}
LAUNCHED = {*PLAIN, "demo", "migrate"}
TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)
CHECK_ID = re.compile(r'"(answerable\.[EW]\d{3})"')


def our_commands() -> set[str]:
    """Return the commands of this product, whoever runs them."""
    ours = {
        name for name, app in get_commands().items() if app.startswith("answerable")
    }
    return ours | LAUNCHED


def our_targets() -> set[str]:
    """Return what can be asked of make, as the Makefile's own help finds it."""
    targets = TARGET.findall((ROOT / "Makefile").read_text())
    return {f"make {target}" for target in targets}


def our_checks() -> set[str]:
    """Return the ids of the system checks, as they are written in the code."""
    sources = (path.read_text() for path in (ROOT / "answerable").rglob("*.py"))
    return {found for source in sources for found in CHECK_ID.findall(source)}


@pytest.mark.parametrize(
    ("page", "names"),
    [
        pytest.param("settings", SETTINGS, id="settings"),
        pytest.param("channels", CHANNELS, id="channels"),
        pytest.param("occasions", OCCASIONS, id="occasions"),
        pytest.param("routing-conditions", CONDITIONS, id="conditions"),
        pytest.param("checks", our_checks(), id="checks"),
    ],
)
def test_a_page_has_an_entry_for_each_thing_and_for_nothing_else(
    page: str, names: Iterable[str]
):
    listed = entries(prose(REFERENCE / f"{page}.md"))

    assert listed == set(names)


def test_every_command_has_an_entry():
    listed = entries(prose(REFERENCE / "commands.md"))

    missing = our_commands() - listed

    assert not missing


def test_no_entry_describes_a_command_that_is_gone():
    listed = entries(prose(REFERENCE / "commands.md"))

    stale = listed - our_targets() - our_commands() - set(get_commands())

    assert not stale


def test_every_target_of_make_has_an_entry():
    listed = entries(prose(REFERENCE / "commands.md"))

    missing = our_targets() - listed

    assert not missing


@pytest.mark.parametrize(
    ("page", "title", "names"),
    [
        pytest.param("states", "State of a case", State, id="states"),
        pytest.param("states", "Type of a case", CaseType, id="types"),
        pytest.param("states", "Outcome of a case", Outcome, id="outcomes"),
        pytest.param(
            "states", "Kind of an interaction", Interaction.Kind, id="interactions"
        ),
        pytest.param(
            "states", "Outcome of an envelope", Envelope.Outcome, id="envelopes"
        ),
        pytest.param("states", "State of a deadline", Deadline.State, id="deadlines"),
        pytest.param("states", "State of a dispatch", Dispatch.State, id="dispatches"),
        pytest.param(
            "states", "Result of a delivery", Delivery.Result, id="deliveries"
        ),
        pytest.param("states", "Links between cases", CaseLink.Kind, id="links"),
        pytest.param("roles-and-access", "Staff", Role, id="roles"),
        pytest.param(
            "roles-and-access",
            "The person",
            [level.name.lower() for level in IdentityLevel],
            id="levels",
        ),
        pytest.param("question-kinds", "The kinds", KINDS, id="question kinds"),
    ],
)
def test_a_section_has_an_entry_for_each_word_and_for_nothing_else(
    page: str, title: str, names: Iterable[str]
):
    listed = entries(section(REFERENCE / f"{page}.md", title))

    assert listed == {str(name) for name in names}
