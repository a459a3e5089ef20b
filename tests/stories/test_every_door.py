"""Every address of the product stands in one table, with who may come in.

A page that is not in the table fails the test: whoever adds one says here whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from answerable.cases.tests.makers import make_view
from answerable.casework.tests.makers import send_form
from answerable.correspondence.tests.makers import make_answer


class Door(Enum):
    """Who may come in."""

    ANYBODY = "anybody"
    WITH_PROOF = "whoever proves to be part of the case"
    STAFF = "staff"
    OF_THE_CASE = "staff who may see the case"
    OF_THE_ANSWER = "staff who may use the saved answer"
    OF_THE_VIEW = "staff who may use the saved view"
    OF_THE_PERSON = "staff who may see a case of the person"
    OF_THE_PAGE = "staff who may read the help page"
    OF_THE_SITUATION = "staff who may read the situation"
    LEADERS = "whoever leads a team"
    OF_THE_ABSENCE = "whoever may plan this absence"
    AUDITORS = "auditors"
    TRIAGE = "supervisors of triage"
    SETUP = "administrators; auditors read"
    APPROVERS = "administrators and the head of the department; auditors read"


DOORS = {
    "portal:start": Door.ANYBODY,
    "portal:services": Door.ANYBODY,
    "portal:accessibility": Door.ANYBODY,
    "portal:privacy": Door.ANYBODY,
    "portal:promises": Door.ANYBODY,
    "portal:complaints": Door.ANYBODY,
    **dict.fromkeys(
        (
            "portal:help",
            *(f"portal:article{it}" for it in ("", "-data", "-useful", "-why")),
            "portal:article-file",
            "portal:services-data",
        ),
        Door.ANYBODY,
    ),
    "portal:verify": Door.ANYBODY,
    # A switch of the reader's own browser.
    "portal:suggestions": Door.ANYBODY,
    "portal:track": Door.ANYBODY,
    "portal:lost": Door.ANYBODY,
    "portal:door": Door.ANYBODY,
    # A draft is opened by its token, which is its proof: 128 random bits.
    "portal:step": Door.ANYBODY,
    "portal:check": Door.ANYBODY,
    "portal:saved": Door.ANYBODY,
    "portal:photo-remove": Door.ANYBODY,
    "portal:resume": Door.ANYBODY,
    # Shows a reference that is in its own address; the secret comes by a cookie.
    "portal:done": Door.ANYBODY,
    # The keys of these are signed by us.
    "portal:release": Door.ANYBODY,
    "portal:case-link": Door.ANYBODY,
    "portal:contact-confirm": Door.ANYBODY,
    "portal:contact-stop": Door.ANYBODY,
    "portal:case": Door.WITH_PROOF,
    "portal:case-add": Door.WITH_PROOF,
    "portal:case-fixed": Door.WITH_PROOF,
    "portal:case-reopen": Door.WITH_PROOF,
    "portal:case-withdraw": Door.WITH_PROOF,
    "portal:case-another-look": Door.WITH_PROOF,
    "portal:case-complain": Door.WITH_PROOF,
    "portal:case-answer": Door.WITH_PROOF,
    "portal:case-file": Door.WITH_PROOF,
    "portal:case-correct": Door.WITH_PROOF,
    # A secret is not enough for these: they are about the person.
    "portal:case-preferences": Door.WITH_PROOF,
    "portal:case-accept": Door.WITH_PROOF,
    "portal:case-decline": Door.WITH_PROOF,
    "portal:case-forget": Door.WITH_PROOF,
    "portal:case-again": Door.WITH_PROOF,
    "portal:case-contact": Door.WITH_PROOF,
    "desk:sign-in": Door.ANYBODY,
    "desk:sign-out": Door.ANYBODY,
    # An invitation is its own proof: signed by us, for three days, once.
    "desk:welcome": Door.ANYBODY,
    "look": Door.ANYBODY,
    "portal:map": Door.ANYBODY,
    "portal:map-layers": Door.ANYBODY,
    "portal:offices": Door.ANYBODY,
    "portal:offices-map": Door.ANYBODY,
    "portal:office": Door.ANYBODY,
    "portal:office-map": Door.ANYBODY,
    "logo": Door.ANYBODY,
    "desk:second-step": Door.ANYBODY,
    "desk:passkey": Door.ANYBODY,
    "desk:single-sign-on": Door.ANYBODY,
    "desk:single-sign-on-back": Door.ANYBODY,
    "desk:passkey-options": Door.ANYBODY,
    "desk:queue": Door.STAFF,
    "desk:take-next": Door.STAFF,
    "desk:recent": Door.STAFF,
    "desk:search": Door.STAFF,
    "desk:colleagues": Door.STAFF,
    "desk:for-you": Door.STAFF,
    "desk:for-you-read": Door.STAFF,
    "desk:for-you-hush": Door.STAFF,
    "desk:styleguide": Door.STAFF,
    "desk:habits": Door.STAFF,
    "desk:doubts": Door.STAFF,
    "desk:case-settle": Door.OF_THE_CASE,
    "desk:me": Door.STAFF,
    "desk:code-app": Door.STAFF,
    "desk:code-app-remove": Door.STAFF,
    "desk:passkey-new": Door.STAFF,
    "desk:passkey-new-options": Door.STAFF,
    "desk:passkey-remove": Door.STAFF,
    "desk:recovery-codes": Door.STAFF,
    "desk:password": Door.STAFF,
    "desk:session-end": Door.STAFF,
    "desk:sessions-end": Door.STAFF,
    "desk:case": Door.OF_THE_CASE,
    "desk:case-file": Door.OF_THE_CASE,
    "desk:case-reply": Door.OF_THE_CASE,
    "desk:case-ask": Door.OF_THE_CASE,
    "desk:case-wait": Door.OF_THE_CASE,
    "desk:case-note": Door.OF_THE_CASE,
    "desk:case-assign": Door.OF_THE_CASE,
    "desk:case-service": Door.OF_THE_CASE,
    "desk:case-summary": Door.OF_THE_CASE,
    "desk:case-priority": Door.OF_THE_CASE,
    "desk:case-snooze": Door.OF_THE_CASE,
    "desk:case-make-complaint": Door.OF_THE_CASE,
    "desk:case-no-complaint": Door.OF_THE_CASE,
    "desk:case-wake": Door.OF_THE_CASE,
    "desk:case-to-resolve": Door.OF_THE_CASE,
    "desk:case-resolve": Door.OF_THE_CASE,
    "desk:case-reopen": Door.OF_THE_CASE,
    "desk:case-take": Door.OF_THE_CASE,
    "desk:case-take-back": Door.OF_THE_CASE,
    "desk:case-here": Door.OF_THE_CASE,
    "desk:case-draft": Door.OF_THE_CASE,
    "desk:case-draft-take": Door.OF_THE_CASE,
    "desk:case-looks": Door.OF_THE_CASE,
    "desk:case-nearby": Door.OF_THE_CASE,
    "desk:case-access": Door.OF_THE_CASE,
    "desk:case-extend": Door.OF_THE_CASE,
    "desk:case-incident": Door.OF_THE_CASE,
    "desk:case-complaint": Door.OF_THE_CASE,
    "desk:case-complaint-begin": Door.OF_THE_CASE,
    "desk:case-complaint-issue": Door.OF_THE_CASE,
    "desk:case-complaint-strike": Door.OF_THE_CASE,
    "desk:case-complaint-confirm": Door.OF_THE_CASE,
    "desk:case-complaint-find": Door.OF_THE_CASE,
    "desk:case-complaint-remedy": Door.OF_THE_CASE,
    "desk:case-complaint-done": Door.OF_THE_CASE,
    "desk:case-complaint-answer": Door.OF_THE_CASE,
    "desk:case-complaint-paper": Door.OF_THE_CASE,
    "desk:case-complaint-later": Door.OF_THE_CASE,
    "desk:case-complaint-learn": Door.OF_THE_CASE,
    "desk:case-complaint-learned": Door.OF_THE_CASE,
    "desk:case-complaint-another-look": Door.OF_THE_CASE,
    "desk:case-complaint-exclude": Door.OF_THE_CASE,
    "desk:case-complaint-refer": Door.OF_THE_CASE,
    "desk:case-complaint-about": Door.OF_THE_CASE,
    "desk:case-promises": Door.OF_THE_CASE,
    "desk:case-promise": Door.OF_THE_CASE,
    "desk:case-promise-keep": Door.OF_THE_CASE,
    "desk:case-tasks": Door.OF_THE_CASE,
    "desk:case-checklist": Door.OF_THE_CASE,
    "desk:case-task": Door.OF_THE_CASE,
    "desk:case-task-end": Door.OF_THE_CASE,
    "desk:case-task-open": Door.OF_THE_CASE,
    "desk:case-representatives": Door.OF_THE_CASE,
    "desk:case-representative-end": Door.OF_THE_CASE,
    "desk:case-bundle": Door.OF_THE_CASE,
    "desk:case-links": Door.OF_THE_CASE,
    "desk:case-unlink": Door.OF_THE_CASE,
    "desk:case-merge": Door.OF_THE_CASE,
    "desk:case-unmerge": Door.OF_THE_CASE,
    "desk:case-split": Door.OF_THE_CASE,
    "desk:case-unsplit": Door.OF_THE_CASE,
    "desk:case-answers": Door.OF_THE_CASE,
    "desk:case-put-in": Door.OF_THE_CASE,
    "desk:answers": Door.STAFF,
    "desk:answer-new": Door.STAFF,
    "desk:answer": Door.OF_THE_ANSWER,
    "desk:answer-versions": Door.OF_THE_ANSWER,
    "desk:answer-restore": Door.OF_THE_ANSWER,
    "desk:answer-archive": Door.OF_THE_ANSWER,
    "desk:answer-bring-back": Door.OF_THE_ANSWER,
    "desk:news": Door.STAFF,
    "desk:several": Door.STAFF,
    "desk:several-done": Door.STAFF,
    "desk:several-undo": Door.STAFF,
    "desk:views": Door.STAFF,
    "desk:view-new": Door.STAFF,
    "desk:view": Door.OF_THE_VIEW,
    "desk:view-archive": Door.OF_THE_VIEW,
    "desk:view-bring-back": Door.OF_THE_VIEW,
    "desk:person": Door.OF_THE_PERSON,
    "desk:person-preferences": Door.OF_THE_PERSON,
    "desk:person-forget": Door.OF_THE_PERSON,
    "desk:person-contact": Door.OF_THE_PERSON,
    "desk:person-contact-confirm": Door.OF_THE_PERSON,
    "desk:person-contact-stop": Door.OF_THE_PERSON,
    "desk:person-conduct": Door.OF_THE_PERSON,
    "desk:person-warn": Door.OF_THE_PERSON,
    "desk:person-restrict": Door.OF_THE_PERSON,
    "desk:person-review": Door.OF_THE_PERSON,
    "desk:texts": Door.STAFF,
    "desk:text": Door.STAFF,
    "desk:text-versions": Door.STAFF,
    "desk:text-restore": Door.STAFF,
    "desk:text-retire": Door.STAFF,
    "desk:person-join": Door.OF_THE_PERSON,
    "desk:person-part": Door.OF_THE_PERSON,
    "desk:board": Door.LEADERS,
    "desk:promise-board": Door.LEADERS,
    "desk:promised": Door.LEADERS,
    "desk:conduct": Door.LEADERS,
    "desk:paths": Door.LEADERS,
    "desk:paths-table": Door.LEADERS,
    "desk:spared": Door.LEADERS,
    "desk:spared-table": Door.LEADERS,
    "desk:board-move": Door.LEADERS,
    "desk:board-move-back": Door.LEADERS,
    **dict.fromkeys(
        (
            *(f"desk:help{it}" for it in ("", "-new", "-doubts", "-gaps")),
            "desk:facts",
            "desk:fact-new",
            *("desk:life-events", "desk:life-event-new"),
            "desk:synonyms",
            "desk:synonyms-new",
        ),
        Door.STAFF,
    ),
    **dict.fromkeys(
        (
            *(f"desk:help-{it}" for it in ("page", "edit", "place", "versions")),
            *(f"desk:help-{it}" for it in ("review", "publish", "give-up", "checked")),
            *(f"desk:help-{it}" for it in ("retire", "bring-back", "restore", "merge")),
            *(f"desk:help-{it}" for it in ("flag", "flag-settle", "wrong")),
            *(f"desk:help-{it}" for it in ("files", "file", "file-tell")),
            *(f"desk:help-{it}" for it in ("file-move", "file-remove")),
            "desk:fact",
            *("desk:synonyms-one", "desk:synonyms-end"),
            *(f"desk:life-event{it}" for it in ("", "-pages", "-move", "-merge")),
            *(f"desk:life-event-{it}" for it in ("retire", "bring-back")),
        ),
        Door.OF_THE_PAGE,
    ),
    **dict.fromkeys(
        ("desk:case-help", "desk:case-help-new", "desk:case-put-help-in"),
        Door.OF_THE_CASE,
    ),
    "desk:situations": Door.STAFF,
    "desk:situation-new": Door.STAFF,
    **dict.fromkeys(
        (
            *(f"desk:situation{it}" for it in ("", "-change", "-say", "-resolve")),
            *(f"desk:situation-{it}" for it in ("take-back", "end", "open-again")),
            *(f"desk:situation-{it}" for it in ("add", "release")),
        ),
        Door.OF_THE_SITUATION,
    ),
    "desk:absences": Door.STAFF,
    "desk:incidents": Door.STAFF,
    "desk:remedies": Door.STAFF,
    "desk:learning": Door.STAFF,
    "desk:complaints": Door.LEADERS,
    "desk:complaints-paper": Door.LEADERS,
    "desk:complaints-table": Door.LEADERS,
    "desk:incident": Door.OF_THE_ABSENCE,
    "desk:absence-cancel": Door.OF_THE_ABSENCE,
    "desk:signatures": Door.STAFF,
    "desk:signature": Door.STAFF,
    "desk:signature-versions": Door.STAFF,
    "desk:signature-restore": Door.STAFF,
    "desk:looks": Door.AUDITORS,
    "desk:quarantine": Door.TRIAGE,
    "desk:quarantine-item": Door.TRIAGE,
    "desk:quarantine-replay": Door.TRIAGE,
    "desk:quarantine-open": Door.TRIAGE,
    "desk:quarantine-refuse": Door.TRIAGE,
    "desk:setup": Door.SETUP,
    "desk:setup-log": Door.SETUP,
    "desk:setup-health": Door.SETUP,
    "desk:setup-folder": Door.SETUP,
    "desk:setup-folder-download": Door.SETUP,
    "desk:setup-folder-compare": Door.SETUP,
    "desk:setup-folder-drop": Door.SETUP,
    "desk:setup-log-entry": Door.SETUP,
    "desk:setup-body": Door.SETUP,
    "desk:setup-languages": Door.SETUP,
    "desk:setup-look": Door.SETUP,
    "desk:setup-calendars": Door.SETUP,
    "desk:setup-calendar-new": Door.SETUP,
    "desk:setup-calendar": Door.SETUP,
    "desk:setup-holidays": Door.SETUP,
    "desk:setup-holiday-remove": Door.SETUP,
    "desk:setup-public-holidays": Door.SETUP,
    "desk:setup-logo": Door.SETUP,
    "desk:setup-logo-remove": Door.SETUP,
    "desk:setup-areas": Door.SETUP,
    "desk:setup-area-new": Door.SETUP,
    "desk:setup-area": Door.SETUP,
    "desk:setup-places": Door.SETUP,
    "desk:setup-places-drop": Door.SETUP,
    "desk:setup-area-map": Door.SETUP,
    "desk:setup-area-map-compare": Door.SETUP,
    "desk:setup-area-map-drop": Door.SETUP,
    "desk:setup-offices": Door.SETUP,
    "desk:setup-office-new": Door.SETUP,
    "desk:setup-office": Door.SETUP,
    "desk:setup-departments": Door.SETUP,
    "desk:setup-department-new": Door.SETUP,
    "desk:setup-department": Door.SETUP,
    "desk:setup-teams": Door.SETUP,
    "desk:setup-team-new": Door.SETUP,
    "desk:setup-team": Door.SETUP,
    "desk:setup-people": Door.SETUP,
    "desk:setup-person-new": Door.SETUP,
    "desk:setup-person": Door.SETUP,
    "desk:setup-person-leave": Door.SETUP,
    "desk:setup-person-return": Door.SETUP,
    "desk:setup-person-skills": Door.SETUP,
    "desk:setup-skills": Door.SETUP,
    "desk:setup-skill-new": Door.SETUP,
    "desk:setup-skill": Door.SETUP,
    "desk:setup-service-needs": Door.SETUP,
    **dict.fromkeys(
        (
            "desk:setup-rule",
            *(f"desk:setup-rule-{it}" for it in ("new", "move", "switch", "remove")),
            "desk:setup-learned",
            "desk:setup-rules",
            *(f"desk:setup-rules-{it}" for it in ("trial", "publish", "versions")),
            *(f"desk:setup-rules-{it}" for it in ("restore", "drop", "coverage")),
        ),
        Door.SETUP,
    ),
    "desk:setup-questions": Door.SETUP,
    "desk:setup-question-new": Door.SETUP,
    "desk:setup-question": Door.SETUP,
    "desk:setup-question-move": Door.SETUP,
    "desk:setup-question-order": Door.SETUP,
    "desk:setup-question-remove": Door.SETUP,
    "desk:setup-form-preview": Door.SETUP,
    "desk:setup-form-versions": Door.SETUP,
    "desk:setup-form-restore": Door.SETUP,
    "desk:setup-form-publish": Door.SETUP,
    "desk:setup-form-propose": Door.SETUP,
    "desk:setup-form-drop": Door.SETUP,
    "desk:setup-services": Door.SETUP,
    "desk:setup-service-new": Door.SETUP,
    "desk:setup-service": Door.SETUP,
    "desk:setup-service-move": Door.SETUP,
    "desk:setup-service-retire": Door.SETUP,
    "desk:setup-service-merge": Door.SETUP,
    "desk:setup-service-part": Door.SETUP,
    "desk:setup-checklists": Door.SETUP,
    "desk:setup-checklist-new": Door.SETUP,
    "desk:setup-checklist": Door.SETUP,
    "desk:setup-promises": Door.SETUP,
    "desk:setup-promises-of": Door.SETUP,
    "desk:setup-promise-simulation": Door.SETUP,
    "desk:setup-promise": Door.SETUP,
    "desk:setup-procedure": Door.SETUP,
    "desk:setup-suggestions": Door.SETUP,
    "desk:setup-suggestions-switch": Door.SETUP,
    "desk:setup-ladders": Door.SETUP,
    "desk:setup-ladder": Door.SETUP,
    "desk:setup-trial": Door.SETUP,
    "desk:setup-periods": Door.SETUP,
    "desk:setup-channels": Door.SETUP,
    "desk:setup-channels-send": Door.SETUP,
    "desk:setup-channels-check": Door.SETUP,
    "desk:setup-reorganisations": Door.SETUP,
    "desk:setup-reorganisation-new": Door.SETUP,
    "desk:setup-reorganisation": Door.SETUP,
    "desk:setup-reorganisation-remove": Door.SETUP,
    "desk:setup-tree": Door.SETUP,
    "desk:setup-opening": Door.SETUP,
    "desk:approval": Door.APPROVERS,
    "desk:approval-give": Door.APPROVERS,
    "desk:approval-send-back": Door.APPROVERS,
}
NUMBERED = {"desk:passkey-remove", "desk:absence-cancel", "desk:incident"}
OF_ONE = ("strike", "find", "done", "later", "learned", "paper")
# These name a case or a person, and one of the things about them.
OF_A_PART = {
    "desk:case-draft-take",
    "desk:case-representative-end",
    *(f"desk:case-task{it}" for it in ("", "-end", "-open")),
    "desk:case-extend",
    *(f"desk:case-complaint-{it}" for it in OF_ONE),
    "portal:case-answer",
    *(f"desk:case-promise{it}" for it in ("", "-keep")),
    *(f"desk:person-contact-{it}" for it in ("confirm", "stop")),
    "desk:person-review",
}
OF_A_TEXT = {
    "desk:text",
    *(f"desk:text-{it}" for it in ("versions", "restore", "retire")),
}
# What the address of a page names that is about no case, answer, view or person.
ELSEWHERE: dict[str, list[object]] = {
    **{name: [1] for name in NUMBERED},
    **{name: ["link", "en"] for name in OF_A_TEXT},
    "desk:signature": ["me"],
    "desk:signature-versions": ["me"],
    "desk:signature-restore": ["me"],
    "desk:setup-calendar": ["office"],
    "desk:setup-reorganisation": [1],
    "desk:setup-log-entry": [1],
    "desk:setup-reorganisation-remove": [1],
    "desk:setup-area": ["market"],
    "desk:setup-office": ["hall"],
    "desk:setup-department": ["hall"],
    "desk:setup-team": ["roads"],
    "desk:setup-person": ["dee"],
    "desk:setup-person-leave": ["dee"],
    "desk:setup-person-return": ["dee"],
    "desk:setup-person-skills": ["dee"],
    "desk:setup-skill": ["gas"],
    "desk:setup-service-needs": ["tree"],
    "desk:setup-rule": ["trees"],
    **{f"desk:setup-rule-{it}": ["trees"] for it in ("move", "switch", "remove")},
    "desk:setup-questions": ["tree"],
    "desk:setup-question-new": ["tree", "text"],
    **{
        f"desk:setup-question{doing}": ["tree", "how_tall"]
        for doing in ("", "-move", "-order", "-remove")
    },
    **{
        f"desk:setup-form-{doing}": ["tree"]
        for doing in ("preview", "versions", "restore", "publish", "drop", "propose")
    },
    "desk:setup-suggestions-switch": ["moving"],
    **{f"desk:approval{it}": ["tree"] for it in ("", "-give", "-send-back")},
    "desk:setup-service": ["tree"],
    "desk:setup-service-move": ["tree"],
    "desk:setup-service-retire": ["tree"],
    "desk:setup-service-merge": ["tree"],
    "desk:setup-service-part": ["tree"],
    "desk:setup-promise": ["tree", "answer"],
    "desk:setup-promises-of": ["tree"],
    "desk:setup-ladder": ["everything"],
    "desk:setup-promise-simulation": ["tree", "answer"],
    "desk:setup-checklist": ["lamp"],
}
FILE = "0" * 64
# By their whole name, since a page may end alike.
POSTED_BY_NAME = {
    "desk:case-complaint-another-look",
    "desk:case-complaint-answer",
    "desk:case-complaint-done",
    "desk:case-make-complaint",
    "desk:case-no-complaint",
    "desk:setup-channels-send",
    "desk:setup-channels-check",
    "desk:approval-give",
    "desk:case-help-new",
    *(f"desk:help-{it}" for it in ("review", "give-up", "checked", "bring-back")),
    *(f"desk:help-{it}" for it in ("flag", "flag-settle")),
    "desk:synonyms-end",
    "desk:setup-service-part",
    *(f"desk:life-event-{it}" for it in ("pages", "move", "merge")),
    *(f"desk:life-event-{it}" for it in ("retire", "bring-back")),
    *(f"desk:help-{it}" for it in ("file-move", "file-remove")),
    *(f"desk:situation-{it}" for it in ("take-back", "end", "open-again", "say")),
    *(f"desk:situation-{it}" for it in ("add", "release")),
}
POSTED = (
    *(
        "take",
        "next",
        "draft",
        "reply",
        "ask",
        "wait",
        "note",
        "assign",
        "service",
        "summary",
    ),
    "priority",
    "checklist",
    *("snooze", "wake"),
    *("here", "read", "hush"),
    *("resolve", "reopen", "add", "fixed", "withdraw", "replay", "open", "refuse"),
    *("unlink", "unmerge", "unsplit", "settle"),
    *("move", "order", "cancel"),
    *("in", "restore", "archive", "back", "retire"),
    *("forget", "undo", "confirm", "stop"),
    *("accept", "decline", "part", "keep"),
    *("leave", "return", "move", "retire"),
    *("remove", "options", "codes", "end", "publish", "drop", "switch"),
    "download",
    # the steps of a complaint
    *("begin", "issue", "strike", "find", "remedy"),
    *("exclude", "refer", "about", "later", "learn", "learned"),
)


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Return the name of every address, with its namespace."""
    inner = f"{resolver.namespace}:" if resolver.namespace else space
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{inner}{pattern.name}"


def test_every_address_says_who_may_come_in():
    assert set(names(get_resolver())) == set(DOORS)


def address(name: str, reference: str | int) -> str:
    """Return the address of a name, about this case, envelope, answer, view or person."""
    if name in OF_A_PART:
        return reverse(name, args=[reference, 1])
    if DOORS[name] in {Door.OF_THE_ANSWER, Door.OF_THE_VIEW, Door.OF_THE_PERSON}:
        return reverse(name, args=[reference])
    if name in ELSEWHERE or DOORS[name] is Door.SETUP:
        return reverse(name, args=ELSEWHERE.get(name, []))
    if name.endswith(":case-file"):
        last = 1 if name.startswith("portal") else FILE
        return reverse(name, args=[reference, last])
    about_one = "case" in name or name.startswith("desk:quarantine-")
    return reverse(name, args=[reference] if about_one else [])


def of(*doors: Door) -> list[str]:
    return sorted(name for name, door in DOORS.items() if door in doors)


def send(client, name: str, reference: str | int):
    """Ask for a page as its form or link does."""
    return method_of(client, name)(address(name, reference))


def method_of(client, name: str):
    """Return how a page is asked for."""
    is_posted = name.rpartition("-")[2] in POSTED or name in POSTED_BY_NAME
    return client.post if is_posted else client.get


@pytest.mark.parametrize("name", of(Door.WITH_PROOF))
def test_without_a_proof_a_person_is_asked_for_one(client, case, name):
    answer = send(client, name, case.reference)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("portal:track"))


@pytest.mark.parametrize(
    "name",
    of(
        Door.STAFF,
        Door.OF_THE_CASE,
        Door.OF_THE_ABSENCE,
        Door.LEADERS,
        Door.AUDITORS,
        Door.TRIAGE,
        Door.SETUP,
        Door.APPROVERS,
    ),
)
def test_a_stranger_is_asked_to_sign_in(client, case, name):
    answer = send(client, name, case.reference)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("desk:sign-in"))


@pytest.mark.parametrize("name", of(Door.OF_THE_CASE))
def test_another_team_finds_nothing(client, case, chloe, name):
    client.force_login(chloe, "django.contrib.auth.backends.ModelBackend")

    assert send(client, name, case.reference).status_code == 404


@pytest.mark.parametrize("name", of(Door.OF_THE_ANSWER))
def test_a_stranger_is_asked_to_sign_in_before_an_answer(client, town, name):
    answer = send(client, name, make_answer(team=town.roads).pk)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("desk:sign-in"))


@pytest.mark.parametrize("name", of(Door.OF_THE_ANSWER))
def test_another_team_finds_no_answer(client, town, chloe, name):
    client.force_login(chloe, "django.contrib.auth.backends.ModelBackend")

    assert send(client, name, make_answer(team=town.roads).pk).status_code == 404


OF_ANOTHER_PART: dict[str, list[object]] = {
    "desk:help-flag-settle": ["moon", 1],
    "desk:help-wrong": ["moon", 1],
    "desk:synonyms-one": [1],
    "desk:synonyms-end": [1],
    "desk:help-file": ["moon", FILE],
    **{f"desk:help-file-{it}": ["moon", "a.pdf"] for it in ("tell", "move", "remove")},
    "desk:situation-release": [1, "7K4M-9XQK"],
}


def nowhere(name: str) -> str:
    """Return the address of a help page or situation that is not there, or of a step."""
    usual: list[object] = [1] if DOORS[name] is Door.OF_THE_SITUATION else ["moon"]
    return reverse(name, args=OF_ANOTHER_PART.get(name, usual))


@pytest.mark.parametrize("name", of(Door.OF_THE_PAGE, Door.OF_THE_SITUATION))
def test_a_stranger_is_asked_to_sign_in_before_what_is_not_there(client, town, name):
    answer = method_of(client, name)(nowhere(name))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("desk:sign-in"))


@pytest.mark.parametrize("name", of(Door.OF_THE_PAGE, Door.OF_THE_SITUATION))
def test_what_somebody_may_not_read_is_not_found(client, town, ben, name):
    client.force_login(ben, "django.contrib.auth.backends.ModelBackend")

    assert method_of(client, name)(nowhere(name)).status_code == 404


@pytest.mark.parametrize("name", of(Door.OF_THE_VIEW))
def test_a_stranger_is_asked_to_sign_in_before_a_view(client, town, name):
    answer = send(client, name, make_view(team=town.roads).pk)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("desk:sign-in"))


@pytest.mark.parametrize("name", of(Door.OF_THE_VIEW))
def test_another_team_finds_no_view(client, town, chloe, name):
    client.force_login(chloe, "django.contrib.auth.backends.ModelBackend")

    assert send(client, name, make_view(team=town.roads).pk).status_code == 404


@pytest.mark.parametrize("name", of(Door.OF_THE_PERSON))
def test_a_stranger_is_asked_to_sign_in_before_a_person(client, case, name):
    answer = send(client, name, case.person_id)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("desk:sign-in"))


@pytest.mark.parametrize("name", of(Door.OF_THE_PERSON))
def test_another_team_finds_no_person(client, case, chloe, name):
    client.force_login(chloe, "django.contrib.auth.backends.ModelBackend")

    assert send(client, name, case.person_id).status_code == 404


@pytest.mark.parametrize("name", of(Door.LEADERS, Door.OF_THE_ABSENCE))
def test_who_leads_nobody_finds_no_board_and_no_absence_of_others(
    client, town, ben, name
):
    client.force_login(ben, "django.contrib.auth.backends.ModelBackend")

    assert send(client, name, 1).status_code == 404


@pytest.mark.parametrize("name", of(Door.AUDITORS))
def test_what_auditors_read_is_nobody_elses(client, town, dee, name):
    client.force_login(dee, "django.contrib.auth.backends.ModelBackend")

    assert send(client, name, "").status_code == 404


@pytest.mark.parametrize("name", of(Door.TRIAGE))
def test_the_quarantine_is_nobody_elses(client, town, ben, name):
    held = [send_form(words=f"Matter {number}.").envelope for number in range(11)][-1]
    client.force_login(ben, "django.contrib.auth.backends.ModelBackend")

    assert send(client, name, held.reference).status_code == 404


@pytest.mark.parametrize("name", of(Door.SETUP, Door.APPROVERS))
def test_the_setup_is_nobodys_but_administrators(client, town, dee, name):
    client.force_login(dee, "django.contrib.auth.backends.ModelBackend")

    assert send(client, name, "").status_code == 404
