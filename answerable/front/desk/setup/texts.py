"""Texts in every language of the body, as fields of a form: ``name_en``, ``name_es``."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrOrPromise

from answerable.agency.queries import get_agency
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.shared.languages import direction_of, language_name
from answerable.lib.wording import Texts

SHORT, LONG = 150, 500
MISSING = gettext_lazy("Write it in %(language)s, too")


def add_texts(
    form: forms.Form,
    name: str,
    label: StrOrPromise,
    *,
    is_long: bool = False,
    needed: bool = True,
) -> None:
    """Add a field for a text in each language; what is needed is so in all of them."""
    for code in get_agency().languages:
        field = _field(code, label, is_long=is_long)
        field.required = needed
        form.fields[f"{name}_{code}"] = field


def in_all_or_none(form: forms.Form, name: str) -> None:
    """Ask for a text in every language once it was written in one."""
    texts = {
        code: form.cleaned_data.get(f"{name}_{code}") for code in get_agency().languages
    }
    for code, text in texts.items():
        if not text and any(texts.values()):
            missing = MISSING % {"language": language_name(code)}
            form.add_error(f"{name}_{code}", missing)


def texts_of(form: forms.Form, name: str) -> Texts:
    """Return what was written in these fields."""
    return {
        code: str(form.cleaned_data[f"{name}_{code}"])
        for code in get_agency().languages
    }


def first_texts(name: str, texts: Mapping[str, str]) -> dict[str, object]:
    """Return what these fields begin with."""
    return {f"{name}_{code}": text for code, text in texts.items()}


def _field(code: str, label: StrOrPromise, *, is_long: bool) -> forms.CharField:
    language = language_name(code)
    attributes = {"lang": code, "dir": direction_of(code)}
    widget = forms.Textarea({"rows": 3, **attributes}) if is_long else None
    return forms.CharField(
        label=_labelled(label, language),
        max_length=LONG if is_long else SHORT,
        widget=widget or forms.TextInput(attributes),
        error_messages={
            "required": MISSING % {"language": language},
            "max_length": TOO_LONG,
        },
    )


def _labelled(label: StrOrPromise, language: str) -> str:
    if len(get_agency().languages) == 1:
        return str(label)
    return _("%(label)s in %(language)s") % {"label": label, "language": language}
