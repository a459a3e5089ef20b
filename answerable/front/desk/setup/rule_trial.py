"""Rules before they count: tried on a text that somebody could write."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.agency.access import may_set_up
from answerable.agency.duty import today
from answerable.agency.queries import areas_of_today
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.rule_names import names_to_choose
from answerable.front.desk.setup.choosing import choose, services
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.rule_words import Names
from answerable.routing.engine import Reason, in_force, matches
from answerable.routing.facts import Facts
from answerable.routing.rehearsal import signposts
from answerable.routing.sketch import sketched

LABELS_OF_ONE = {
    "channel": gettext_lazy("The way by which it comes"),
    "hours": gettext_lazy("We are"),
    "weekday": gettext_lazy("Day"),
    "needs": gettext_lazy("What its person needs"),
    "answer": gettext_lazy("What they answer"),
}


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
        areas = [(one.slug, str(one)) for one in areas_of_today()]
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
        for name, words in names_to_choose().items():
            self.fields[name] = choose(
                LABELS_OF_ONE[name], words.items(), nothing=unknown
            )


@dataclass(frozen=True)
class Verdict:
    """Where a case would go, by which rule if by one, and what that found."""

    team: str
    rule: str = ""
    reasons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def trial(request: DeskRequest) -> HttpResponse:
    """Tell where a text would go and why; nothing of it is kept."""
    form = TrialForm(request.POST or None)
    verdict = _judge(form) if form.is_bound and form.is_valid() else None
    shown = {"form": form, "verdict": verdict, "may_edit": may_set_up(request.user)}
    return show(request, "desk/setup/rules_try.html", shown)


def _judge(form: TrialForm) -> Verdict:
    given, names = form.cleaned_data, Names()
    facts = Facts(
        text=given["text"],
        service=given["service"],
        area=given["area"],
        language=given["language"],
        mailbox=given.get("mailbox", ""),
        channel=given["channel"],
        hours=given["hours"],
        weekday=given["weekday"],
        needs=(given["needs"],),
        answers=(given["answer"],),
    )
    rules = [rule for rule in sketched() if in_force(rule, today())]
    way = signposts().way(facts, rules)
    found = matches(facts, rules)
    reasons = [one for match in found[:1] for one in match.reasons]
    return Verdict(
        team=names.teams.get(way.team, way.team),
        rule=names.sentence(found[0].rule) if found else "",
        reasons=tuple(_found(names, reason) for reason in reasons),
        others=tuple(names.sentence(match.rule) for match in found[1:]),
    )


def _found(names: Names, reason: Reason) -> str:
    if reason.condition == "words":
        return reason.found
    return names.called(reason.condition).get(reason.found, reason.found)
