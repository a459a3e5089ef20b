"""A field of a form as HTML: its label, hint, mistakes and control in their places.

What a field needs for screen readers (ids, description, invalid) Django puts on the
control. Written here and not by a template: a page may have a dozen fields.
"""

from __future__ import annotations

from django import forms
from django.forms.boundfield import BoundField
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from answerable.front.shared.pieces import fill, fill_each, icon

GROUP = '<fieldset class="field{}"{}><legend>{}</legend>{}{}</fieldset>'
CHECK = '<div class="field{}">{}{}</div>'
CONTROL = '<div class="field{}">{}{}{}{}</div>'
CHOICE = '<label class="choice" for="{}">{}<span>{}</span></label>'
LABEL = '<label for="{}">{}</label>'
OPTIONAL = '{} <span class="optional">{}</span>'
HINT = '<p class="hint" id="{}_helptext">{}</p>'
LIMIT = '<p class="hint small">{}</p>'
MISTAKES = '<div class="msg" id="{}_error">{}<div>{}</div></div>'
MISTAKE = '<p><span class="vh">{}</span> {}</p>'
PAIR = 2


def write_field(bound: BoundField, *, heading: bool) -> SafeString:
    """Return a field; ``heading`` makes its label the h1 of the page."""
    kind = kind_of(bound.field.widget)
    if kind == "hidden":
        return control(bound)
    if kind == "choices":
        return _group(bound, heading=heading)
    return _check(bound) if kind == "check" else _control(bound, heading=heading)


def kind_of(widget: forms.Widget) -> str:
    """Say how a widget is laid out: hidden, choices, check or control."""
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "control"


def control(bound: BoundField) -> SafeString:
    """Return the control itself; its own classes come after ours."""
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


def _group(bound: BoundField, *, heading: bool) -> SafeString:
    described = bound.aria_describedby
    by = fill(' aria-describedby="{}"', described) if described else ""
    asked = _heading(_question(bound), is_one=heading)
    return fill(GROUP, _look(bound), by, asked, _notes(bound), _choices(bound))


def _choices(bound: BoundField) -> SafeString:
    choices = list(bound)
    lines = ((each.id_for_label, each.tag(), each.choice_label) for each in choices)
    return fill(
        '<div class="choices{}">{}</div>',
        " pair" if len(choices) == PAIR else "",
        fill_each(CHOICE, lines),
    )


def _check(bound: BoundField) -> SafeString:
    box = fill(CHOICE, bound.id_for_label, control(bound), bound.label)
    return fill(CHECK, _look(bound), _notes(bound), box)


def _control(bound: BoundField, *, heading: bool) -> SafeString:
    label = fill(LABEL, bound.id_for_label, _question(bound))
    return fill(
        CONTROL,
        _look(bound),
        _heading(label, is_one=heading),
        _notes(bound),
        control(bound),
        _limit(bound),
    )


def _look(bound: BoundField) -> str:
    return " err" if bound.errors else ""


def _heading(label: SafeString | str, *, is_one: bool) -> SafeString | str:
    return fill("<h1>{}</h1>", label) if is_one else label


def _question(bound: BoundField) -> str:
    if bound.field.required:
        return str(bound.label)
    return fill(OPTIONAL, bound.label, _("(optional)"))


def _notes(bound: BoundField) -> SafeString:
    text, mistakes = bound.help_text, bound.errors
    hint = fill(HINT, bound.auto_id, text) if text else SafeString()
    return hint + _mistakes(bound) if mistakes else hint


def _mistakes(bound: BoundField) -> SafeString:
    error = _("Error:")
    lines = fill_each(MISTAKE, ((error, text) for text in bound.errors))
    return fill(MISTAKES, bound.auto_id, icon("circle-alert"), lines)


def _limit(bound: BoundField) -> SafeString | str:
    limit = limit_of(bound)
    if not limit:
        return ""
    return fill(LIMIT, _("Up to %(limit)s characters") % {"limit": limit})
