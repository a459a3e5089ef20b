"""The controls of our own pages are those that Django would write."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.forms.renderers import DjangoTemplates

from answerable.front.desk.forms.controls import Controls

NASTY = """<i>"x" & 'y'</i>"""
CHOICES = [("", "Nobody"), (1, NASTY), ("2", "Two")]


class Every(forms.Form):
    """A control of each kind that the desk has, and one that it has not."""

    hidden = forms.CharField(widget=forms.HiddenInput)
    line = forms.CharField(help_text="In a few words.", max_length=9)
    words = forms.CharField(widget=forms.Textarea({"rows": 5, "dir": "auto"}))
    agree = forms.BooleanField()
    one = forms.ChoiceField(choices=CHOICES)
    either = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)
    some = forms.MultipleChoiceField(
        choices=CHOICES[1:], widget=forms.CheckboxSelectMultiple
    )
    day = forms.DateField(widget=forms.DateInput({"type": "date"}))


def parsed(html):
    return BeautifulSoup(str(html), "html.parser")


def controls(renderer, data):
    form = Every(data, renderer=renderer)
    parts = [bound.as_widget(attrs={"class": "input"}) for bound in form]
    parts += [each.tag() for name in ("either", "some") for each in form[name]]
    parts += [each.tag(wrap_label=True) for each in form["either"]]
    return parts


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(None, id="not sent"),
        pytest.param({}, id="sent with mistakes"),
        pytest.param(
            dict.fromkeys(("hidden", "line", "words"), NASTY)
            | {
                "agree": "on",
                "one": "1",
                "either": "2",
                "some": ["2"],
                "day": "2026-05-04",
            },
            id="sent",
        ),
    ],
)
def test_a_control_is_what_django_would_write(data):
    ours, theirs = controls(Controls(), data), controls(DjangoTemplates(), data)

    # Compared as elements: Django's templates leave other spaces between them.
    assert [parsed(one).prettify() for one in ours] == [
        parsed(one).prettify() for one in theirs
    ]
