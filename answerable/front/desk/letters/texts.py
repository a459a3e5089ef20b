"""What our letters say: every occasion in every language, and what is wanting."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from answerable.agency.lineage import departments_asked, several_before
from answerable.agency.models import Department
from answerable.agency.queries import all_departments, get_agency
from answerable.correspondence.models import LetterText
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.phrasing import Place, place_of
from answerable.correspondence.shortcomings import Lack, Shortcoming, shortcomings
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.letters.standing import department_named
from answerable.front.shared.languages import language_name

PAGE = 50
LACKS = {
    Lack.UNFIT: gettext_lazy("Lacks what people must read: the usual text goes out"),
    Lack.LANGUAGE: gettext_lazy(
        "Not written in this language: the usual text goes out"
    ),
    Lack.OWN_CHANGED: gettext_lazy("The usual text has changed since: compare the two"),
    Lack.FIRST_CHANGED: gettext_lazy("Older than the text in our first language"),
}
Texts = Mapping[Place, LetterText]


@dataclass(frozen=True)
class Cell:
    """One occasion in one language: its page, and whose words are said."""

    language: str
    url: str
    says: str
    is_own: bool


@dataclass(frozen=True)
class Row:
    """One occasion in every language."""

    title: str
    is_automatic: bool
    cells: list[Cell]


@dataclass(frozen=True)
class Want:
    """One thing that is wanting, in words, and the page where it is mended."""

    title: str
    language: str
    where: str
    url: str
    words: str


@require_safe
@staff_required
def texts(request: DeskRequest) -> HttpResponse:
    """List what letters say, for the whole house or one department."""
    department = department_named(request.GET.get("of", ""))
    used = list(LetterText.objects.filter(retired_at=None))
    wanting = shortcomings(used, get_agency().languages)
    page = Paginator(wanting, PAGE).get_page(request.GET.get("page"))
    shown = {
        "department": department,
        "departments": _shown({text.department_id for text in used}),
        "languages": [language_name(code) for code in get_agency().languages],
        "rows": list(_rows(department, {place_of(text): text for text in used})),
        "wants": [_want(each) for each in page.object_list],
        "page": page,
    }
    return show(request, "desk/texts/list.html", shown)


def _shown(with_texts: Collection[int | None]) -> list[Department]:
    """Return the departments that there are today, and those whose texts are in use."""
    known = all_departments().values()
    shown = (each for each in known if each.valid_to is None or each.pk in with_texts)
    return sorted(shown, key=str)


def _rows(department: Department | None, used: Texts) -> Iterator[Row]:
    for occasion in OCCASIONS.values():
        cells = [
            _cell(occasion.name, code, department, used)
            for code in get_agency().languages
        ]
        yield Row(str(occasion.title), occasion.is_automatic, cells)


def _cell(
    occasion: str, language: str, department: Department | None, used: Texts
) -> Cell:
    pk = department.pk if department else None
    units = (*departments_asked(pk), None)
    places = (Place(occasion, language, unit) for unit in units)
    nearest = next((used[place] for place in places if place in used), None)
    is_own = nearest is not None and nearest.department_id == pk
    several = (Place(occasion, language, unit) for unit in several_before(pk))
    differs = not is_own and any(place in used for place in several)
    return Cell(
        language_name(language),
        text_url(occasion, language, department),
        _("As in the department that each team was in")
        if differs
        else _says(nearest, pk),
        is_own=is_own,
    )


def _says(text: LetterText | None, pk: int | None) -> str:
    """Return whose words are said: our own, those of this place, or from above."""
    if text is None:
        return pgettext("text of a letter", "The usual text")
    if text.department_id == pk:
        return _("Own text, version %(number)s") % {"number": text.version}
    return _("As for %(where)s") % {"where": _where(text.department_id)}


def _want(wanting: Shortcoming) -> Want:
    place = wanting.place
    department = _department(place.department)
    return Want(
        str(OCCASIONS[place.occasion].title),
        language_name(place.language),
        _where(place.department),
        text_url(place.occasion, place.language, department),
        str(LACKS[wanting.lack]),
    )


def text_url(occasion: str, language: str, department: Department | None) -> str:
    """Return the page of a text."""
    of = {"of": department.slug} if department else None
    return reverse("desk:text", args=[occasion, language], query=of)


def _where(pk: int | None) -> str:
    department = _department(pk)
    return str(department) if department else _("the whole house")


def _department(pk: int | None) -> Department | None:
    return all_departments().get(pk) if pk else None
