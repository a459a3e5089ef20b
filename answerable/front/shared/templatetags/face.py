"""The pieces that every page is built of: icons, form fields, error summary, steps.

``{% load face %}``, then ``{% icon "clock" %}``, ``{% tag "Late" kind="bad" %}``,
``{% field form.name %}``, ``{% error_summary form %}``, ``{% steps 2 4 %}``,
``{{ due|day }}``, ``{{ offer.burden|burden }}``.
"""

from __future__ import annotations

from typing import TypedDict

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from answerable.front.shared.burdens import in_words
from answerable.front.shared.days import day_here
from answerable.front.shared.fields import kind_of, write_field
from answerable.front.shared.pieces import icon, picture, tag

register = template.Library()

register.filter("day", day_here)
register.filter("burden", in_words)
register.simple_tag(icon)
register.simple_tag(picture)
register.simple_tag(tag)


class Mistake(TypedDict):
    """One line of the error summary; without a target it is about the whole form."""

    target: str
    text: str


class Step(TypedDict):
    """One segment of the bar above a question."""

    state: str


@register.simple_tag
def field(bound: BoundField, *, heading: bool = False) -> SafeString:
    """Show a form's field with label, hint and error; ``heading`` makes the label h1."""
    return write_field(bound, heading=heading)


@register.inclusion_tag("shared/parts/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, list[Mistake]]:
    """List what is wrong in a form, each line a link to its field."""
    whole: list[Mistake] = [
        {"target": "", "text": str(text)} for text in form.non_field_errors()
    ]
    return {"mistakes": whole + [one for bound in form for one in mistakes_in(bound)]}


def mistakes_in(bound: BoundField) -> list[Mistake]:
    """Return the errors of one field with the id of what can be put right."""
    target = "" if bound.is_hidden else first_id(bound)
    return [{"target": target, "text": str(text)} for text in bound.errors]


def first_id(bound: BoundField) -> str:
    """Return the id that a link can jump to: of a group, its first choice."""
    if kind_of(bound.field.widget) == "choices" and len(bound):
        return bound[0].id_for_label
    return bound.id_for_label


@register.inclusion_tag("shared/parts/steps.html")
def steps(now: int, total: int, title: str = "") -> dict[str, int | str | list[Step]]:
    """Show how far a guided form has come, as a bar and in words."""
    bar = [Step(state=state_of(number, now)) for number in range(1, total + 1)]
    return {"now": now, "total": total, "title": title, "bar": bar}


def state_of(number: int, now: int) -> str:
    """Return the class of one segment: done, now, or nothing yet."""
    if number < now:
        return "done"
    return "now" if number == now else ""
