"""Rules before they count: tried on a text, rehearsed on the last cases, published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.access import may_set_up
from answerable.agency.configuration import Hand, seen_in
from answerable.agency.duty import today
from answerable.agency.models import Area
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.forms.writing import TOO_LONG
from answerable.front.desk.setup.choosing import choose, services
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.rule import BACK
from answerable.front.desk.setup.rule_words import Names
from answerable.routing.doubts import doubts_about
from answerable.routing.engine import RuleLine, in_force, matches
from answerable.routing.facts import Facts
from answerable.routing.models import RuleBook
from answerable.routing.policy import lines_of, publish_rules_sketched
from answerable.routing.policy.publishing import TOPIC
from answerable.routing.queries import find_book, ground_of_today
from answerable.routing.rehearsal import LAST_CASES, rehearse, signposts
from answerable.routing.sketch import sketched

PAGE = 20
MOST_DETOURS = 30


class TrialForm(forms.Form):
    """Asks for a case that somebody thinks of."""

    text = forms.CharField(
        label=gettext_lazy("What somebody writes"),
        max_length=4_000,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Write what somebody could write"),
            "max_length": TOO_LONG,
        },
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Offer what there is today."""
        super().__init__(data, auto_id="trial-%s")
        areas = [(one.slug, str(one)) for one in Area.objects.order_by("slug")]
        boxes = [(box.address, box.address) for box in settings.MAILBOXES]
        unknown = gettext_lazy("not known")
        self.fields |= {
            "service": choose(
                gettext_lazy("The service that they choose"),
                services(),
                nothing=gettext_lazy("none"),
            ),
            "area": choose(gettext_lazy("Area"), areas, nothing=unknown),
            "language": choose(
                gettext_lazy("Language"), settings.LANGUAGES, nothing=unknown
            ),
        }
        if boxes:
            label = gettext_lazy("Mailbox that they write to")
            self.fields["mailbox"] = choose(label, boxes, nothing=unknown)


class PublishForm(SetupForm):
    """Asks why the rules are changed."""

    topic = TOPIC
    reason = forms.CharField(
        label=gettext_lazy("Why is this changed?"),
        help_text=gettext_lazy("It stands with this version, for whoever asks later."),
        max_length=300,
        error_messages={
            "required": gettext_lazy("Write why, in a sentence"),
            "max_length": TOO_LONG,
        },
    )

    def put(self, by: Hand) -> None:
        """Send cases by the sketch from now on."""
        publish_rules_sketched(reason=self.cleaned_data["reason"], by=by)


@dataclass(frozen=True)
class Verdict:
    """Where a case would go, by which rule if by one, and what that found."""

    team: str
    rule: str = ""
    reasons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Outlook:
    """What publishing would change; asked for only where the page shows it."""

    def __init__(self) -> None:
        """Compare the rules in force with the sketch."""
        book = find_book()
        self.names = Names()
        self.before, self.after = lines_of(book) if book else [], sketched()

    @cached_property
    def changes(self) -> list[str]:
        """Return what is other, in sentences."""
        return list(self.names.changes(self.before, self.after))

    @cached_property
    def doubtful(self) -> int:
        """Return how many doubts there are about the rules."""
        return len(doubts_about(self.after, today(), ground_of_today()))

    @cached_property
    def rehearsed(self) -> dict[str, object]:
        """Return which of the last cases would go elsewhere."""
        number, detours = rehearse(self.before, self.after, today())
        called = self.names.teams
        ways = [
            (
                called.get(one.before.team, one.before.team),
                called.get(one.after.team, one.after.team),
                self._rule(one.after.rule),
                one.number,
            )
            for one in detours[:MOST_DETOURS]
        ]
        moved = sum(one.number for one in detours)
        return {"number": number, "ways": ways, "moved": moved, "most": LAST_CASES}

    def _rule(self, slug: str) -> str:
        found = next((rule for rule in self.after if rule.slug == slug), None)
        return self.names.sentence(found) if found else _("no rule holds")


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def trial(request: DeskRequest) -> HttpResponse:
    """Tell where a text would go and why; nothing of it is kept."""
    form = TrialForm(request.POST or None)
    verdict = _judge(form) if form.is_bound and form.is_valid() else None
    shown = {"form": form, "verdict": verdict, "may_edit": may_set_up(request.user)}
    return show(request, "desk/setup/rules_try.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def publish(request: DeskRequest) -> HttpResponse:
    """Show what publishing would change, for cases as well, and do it."""
    page = Page(
        gettext_lazy("Publish the rules"),
        *BACK,
        button=gettext_lazy("Publish"),
        template="desk/setup/rules_publish.html",
        shown={"outlook": Outlook()},
    )
    return edit(request, page, PublishForm)


@require_safe
@setup_page
def versions(request: DeskRequest) -> HttpResponse:
    """List the books of rules, the newest first, each against the one before."""
    books = RuleBook.objects.select_related("by").order_by("-version")
    page = Paginator(books, PAGE).get_page(request.GET.get("page"))
    # One more than is shown: the last on the page has one before it, too.
    rows = list(books[max(page.start_index() - 1, 0) : page.end_index() + 1])
    shown = {
        "page": page,
        "versions": list(_versions(rows))[:PAGE],
        "newest": find_book(),
        "seen": seen_in(TOPIC),
        "may_edit": may_set_up(request.user),
    }
    return show(request, "desk/setup/rules_versions.html", shown)


def _judge(form: TrialForm) -> Verdict:
    given, names = form.cleaned_data, Names()
    facts = Facts(
        text=given["text"],
        service=given["service"],
        area=given["area"],
        language=given["language"],
        mailbox=given.get("mailbox", ""),
    )
    rules = [rule for rule in sketched() if in_force(rule, today())]
    way = signposts().way(facts, rules)
    found = matches(facts, rules)
    reasons = [one.found for match in found[:1] for one in match.reasons]
    return Verdict(
        team=names.teams.get(way.team, way.team),
        rule=names.sentence(found[0].rule) if found else "",
        reasons=tuple(_found(names, reason) for reason in reasons),
        others=tuple(names.sentence(match.rule) for match in found[1:]),
    )


def _found(names: Names, found: str) -> str:
    known = {**names.by_condition["area"], **names.services}
    return known.get(found, found)


def _versions(rows: list[RuleBook]) -> Iterator[tuple[RuleBook, list[str]]]:
    names = Names()
    lines: dict[int, list[RuleLine]] = {book.pk: lines_of(book) for book in rows}
    for book, earlier in pairwise([*rows, None]):
        if book is None:
            continue
        before = lines[earlier.pk] if earlier else []
        yield book, list(names.changes(before, lines[book.pk]))
