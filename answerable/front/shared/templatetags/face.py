"""The pieces that every page is built of: icons, form fields, error summary, steps.

``{% load face %}``, then ``{% icon "clock" %}``, ``{% field form.name %}``,
``{% error_summary form %}``, ``{% steps 2 4 %}``. What a field needs for screen readers
(ids, description, invalid) Django puts on the widget; the templates give it its place.
"""

from __future__ import annotations

from typing import TypedDict

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SPRITE = "shared/icons.svg"


class FieldContext(TypedDict):
    """What ``field.html`` shows; ``control`` is the widget unless it has choices."""

    field: BoundField
    kind: str
    heading: bool
    control: SafeString
    limit: str
    pair: bool


class Mistake(TypedDict):
    """One line of the error summary; without a target it is about the whole form."""

    target: str
    text: str


class Step(TypedDict):
    """One segment of the bar above a question."""

    state: str


@register.simple_tag
def icon(name: str, *, flip: bool = False) -> SafeString:
    """Show an icon of the sprite; ``flip`` mirrors arrows in right-to-left pages."""
    return format_html(
        '<svg class="ico{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        " flip" if flip else "",
        static(SPRITE),
        name,
    )


@register.inclusion_tag("shared/parts/field.html")
def field(bound: BoundField, *, heading: bool = False) -> FieldContext:
    """Show a form's field with label, hint and error; ``heading`` makes the label h1."""
    kind = kind_of(bound.field.widget)
    return {
        "field": bound,
        "kind": kind,
        "heading": heading,
        "control": SafeString() if kind == "choices" else control(bound),
        "limit": limit_of(bound),
        "pair": kind == "choices" and len(bound) == 2,
    }


def kind_of(widget: forms.Widget) -> str:
    """Say how a widget is laid out: hidden, choices, check or control."""
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "control"


def control(bound: BoundField) -> SafeString:
    """Render the widget itself; its own classes come after ours."""
    widget = bound.field.widget
    if kind_of(widget) != "control":
        return bound.as_widget()
    own = widget.attrs.get("class", "")
    return bound.as_widget(attrs={"class": f"input {own}".strip()})


def limit_of(bound: BoundField) -> str:
    """Return how many characters a long text may have, as people write the number."""
    limit = getattr(bound.field, "max_length", None)
    if limit is None or not isinstance(bound.field.widget, forms.Textarea):
        return ""
    return str(number_format(limit, use_l10n=True, force_grouping=True))


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
