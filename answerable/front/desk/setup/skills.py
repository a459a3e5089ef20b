"""What some work needs and not everybody can do: its names, who has it, what needs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from answerable.agency.configuration import Hand
from answerable.agency.duty import today
from answerable.agency.models import Service, Skill, Staff
from answerable.agency.policy import (
    put_needs,
    put_skill,
    put_skills,
    topic_of_needs,
    topic_of_skills,
)
from answerable.agency.skills import who_can
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import day_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.desk.setup.things import ThingForm

TITLE = gettext_lazy("Skills")
BACK = ("desk:setup-skills", TITLE)
LEVELS = (
    ("1", gettext_lazy("basic")),
    ("2", gettext_lazy("good")),
    ("3", gettext_lazy("expert")),
)


class SkillForm(ThingForm[Skill]):
    """Asks what something is called that some work needs."""

    model = Skill

    def put(self, by: Hand) -> None:
        """Name it."""
        put_skill(slug=self.slug(), name=self.texts()["name"], by=by)


class LevelsForm(SetupForm):
    """Asks of every skill how well; ``nothing`` is what having or needing none is."""

    nothing: StrOrPromise = ""

    def __init__(self, data: QueryDict | None, levels: dict[str, int]) -> None:
        """Begin with what is there."""
        self.skills = list(Skill.objects.order_by("slug"))
        super().__init__(data, {f"level_{slug}": it for slug, it in levels.items()})
        for skill in self.skills:
            self.fields |= self._asked(skill)

    def levels(self) -> Iterator[tuple[Skill, int]]:
        """Yield the skills that were chosen, and how well each."""
        for skill in self.skills:
            if level := self.cleaned_data[f"level_{skill.slug}"]:
                yield skill, int(level)

    def _asked(self, skill: Skill) -> dict[str, forms.Field]:
        return {f"level_{skill.slug}": choose(str(skill), LEVELS, nothing=self.nothing)}


class HeldForm(LevelsForm):
    """Asks what a member of staff can do, and until when that is certified."""

    nothing = gettext_lazy("cannot do it")

    def __init__(self, data: QueryDict | None, staff: Staff) -> None:
        """Begin with what is there."""
        self.staff, self.topic = staff, topic_of_skills(staff)
        held = {row.skill.slug: row for row in staff.skills.select_related("skill")}
        super().__init__(data, {slug: row.level for slug, row in held.items()})
        for slug, row in held.items():
            self.initial[f"until_{slug}"] = row.certified_until

    def put(self, by: Hand) -> None:
        """Say what they can do: exactly this."""
        held = {skill: (level, self._until(skill)) for skill, level in self.levels()}
        put_skills(self.staff, held, by=by)

    def _asked(self, skill: Skill) -> dict[str, forms.Field]:
        until = day_field(_("%(skill)s: certified until") % {"skill": skill})
        until.required = False
        return {**super()._asked(skill), f"until_{skill.slug}": until}

    def _until(self, skill: Skill) -> date | None:
        until: date | None = self.cleaned_data[f"until_{skill.slug}"]
        return until


class NeedsForm(LevelsForm):
    """Asks which skills the cases of a service need, at least."""

    nothing = gettext_lazy("not needed")

    def __init__(self, data: QueryDict | None, service: Service) -> None:
        """Begin with what is there."""
        self.service, self.topic = service, topic_of_needs(service)
        rows = service.needs.values_list("skill__slug", "level")
        super().__init__(data, dict(rows))

    def put(self, by: Hand) -> None:
        """Say what its cases need: exactly this."""
        put_needs(self.service, dict(self.levels()), by=by)


@require_safe
@setup_page
def skills(request: DeskRequest) -> HttpResponse:
    """List what some work needs, with how many can do it."""
    listing = Listing(
        TITLE,
        lead=gettext_lazy(
            "Cases of a service that needs a skill are offered only to who has it."
        ),
        add="desk:setup-skill-new",
        add_title=gettext_lazy("Add a skill"),
    )
    return show_rows(request, listing, _rows(), _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def skill(request: DeskRequest, slug: str) -> HttpResponse:
    """Show what a skill is called, and change it."""
    found = get_object_or_404(Skill, slug=slug)
    return edit(request, Page(str(found), *BACK), lambda data: SkillForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_skill(request: DeskRequest) -> HttpResponse:
    """Ask for a new skill."""
    return edit(request, Page(gettext_lazy("Add a skill"), *BACK), SkillForm)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def held(request: DeskRequest, username: str) -> HttpResponse:
    """Show what a member of staff can do, and change it."""
    found = get_object_or_404(Staff, username=username)
    page = Page(
        _("What %(name)s can do") % {"name": found},
        resolve_url("desk:setup-person", username),
        str(found),
        lead=gettext_lazy("What is certified counts up to that day, and not after it."),
        template="desk/setup/levels.html",
    )
    return edit(request, page, lambda data: HeldForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def needs(request: DeskRequest, slug: str) -> HttpResponse:
    """Show which skills the cases of a service need, and change them."""
    found = get_object_or_404(Service.objects.select_related("team"), slug=slug)
    page = Page(
        _("What cases of “%(service)s” need") % {"service": found},
        resolve_url("desk:setup-service", slug),
        str(found),
        lead=_who_is_left(found),
        template="desk/setup/levels.html",
    )
    return edit(request, page, lambda data: NeedsForm(data, found))


def _who_is_left(service: Service) -> str:
    """Return how many of the team can be offered its cases today."""
    team = service.team.staff.filter(is_active=True).values_list("pk", flat=True)
    able = who_can(team, service.pk, today())
    said = _("Of %(all)s in %(team)s, %(able)s can be offered its cases today.")
    return said % {"all": len(team), "team": service.team, "able": len(able)}


def _rows() -> QuerySet[Skill]:
    return Skill.objects.annotate(people=Count("staffskill")).order_by("slug")


def _line(skill: Skill) -> Line:
    people = getattr(skill, "people", 0)
    said = _("People who can do it: %(number)s") % {"number": people}
    return Line(str(skill), reverse("desk:setup-skill", args=[skill.slug]), said)
