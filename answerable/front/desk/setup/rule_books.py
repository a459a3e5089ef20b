"""Rules as a book: rehearsed on the last cases, published, and compared with earlier ones."""

from __future__ import annotations

from functools import cached_property

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.access import may_set_up
from answerable.agency.configuration import Hand, seen_in
from answerable.agency.duty import today
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.earlier import with_earlier
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.rule import BACK
from answerable.front.desk.setup.rule_words import Names
from answerable.routing.doubts import doubts_about
from answerable.routing.models import RuleBook
from answerable.routing.policy import lines_of, publish_rules_sketched
from answerable.routing.policy.publishing import TOPIC
from answerable.routing.queries import find_book, ground_of_today, lines_of_books
from answerable.routing.rehearsal import LAST_CASES, rehearse
from answerable.routing.sketch import sketched

PAGE = 20
MOST_DETOURS = 30


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
    shown = {
        "page": page,
        "versions": _changes(with_earlier(books, page)),
        "newest": find_book(),
        "seen": seen_in(TOPIC),
        "may_edit": may_set_up(request.user),
    }
    return show(request, "desk/setup/rules_versions.html", shown)


def _changes(
    pairs: list[tuple[RuleBook, RuleBook | None]],
) -> list[tuple[RuleBook, list[str]]]:
    names = Names()
    lines = lines_of_books(book for pair in pairs for book in pair if book)
    return [
        (book, list(names.changes(lines[earlier] if earlier else [], lines[book])))
        for book, earlier in pairs
    ]
