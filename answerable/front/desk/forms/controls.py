"""The controls of a form as HTML, letter by letter what Django's templates write.

The page of a case has a dozen forms that mostly stay folded. Django renders a template
for each control, for each option and for the attributes of each: a third of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString

from answerable.front.shared.pieces import attributes, fill, fill_each

# What a widget tells of itself, as the documentation of ``Widget.get_context`` has it.
Told = Mapping[str, Any]


class Controls(DjangoTemplates):
    """Writes inputs, choices, long texts and lists; renders a template for the rest."""

    def render(
        self,
        template_name: str,
        context: dict[str, Any],
        request: HttpRequest | None = None,
    ) -> str:
        """Return a control as HTML."""
        write = WRITERS.get(template_name)
        if write is None or context["widget"].get("wrap_label"):
            return super().render(template_name, context, request)
        return write(context["widget"])


def write_input(told: Told) -> SafeString:
    """Return a field of one line, a box to tick, or something hidden."""
    said = told["value"]
    value = "" if said is None else fill(' value="{}"', said)
    return fill(
        '<input type="{}" name="{}"{}{}>',
        told["type"],
        told["name"],
        value,
        attributes(told["attrs"]),
    )


def write_long_text(told: Told) -> SafeString:
    """Return a field of many lines."""
    return fill(
        '<textarea name="{}"{}>\n{}</textarea>',
        told["name"],
        attributes(told["attrs"]),
        told["value"] or "",
    )


def write_list(told: Told) -> SafeString:
    """Return a list to choose one of; a list with groups is not among ours."""
    options = (
        (option["value"], attributes(option["attrs"]), option["label"])
        for _group, options, _index in told["optgroups"]
        for option in options
    )
    lines = fill_each('<option value="{}"{}>{}</option>', options)
    return fill(
        '<select name="{}"{}>\n{}\n</select>',
        told["name"],
        attributes(told["attrs"]),
        lines,
    )


WRITERS: dict[str, Callable[[Told], SafeString]] = {
    "django/forms/widgets/hidden.html": write_input,
    "django/forms/widgets/text.html": write_input,
    "django/forms/widgets/checkbox.html": write_input,
    "django/forms/widgets/checkbox_option.html": write_input,
    "django/forms/widgets/radio_option.html": write_input,
    "django/forms/widgets/textarea.html": write_long_text,
    "django/forms/widgets/select.html": write_list,
}
