"""The pieces that every page is built of."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

PLACES = [("quay", "Quay"), ("hill", "Hill"), ("mill", "Mill")]
YES_NO = [("yes", "Yes"), ("no", "No")]


class Report(forms.Form):
    """A field of each layout."""

    street = forms.CharField(help_text="Or a landmark.")
    words = forms.CharField(max_length=4000, widget=forms.Textarea, required=False)
    email = forms.EmailField(widget=forms.EmailInput({"autocomplete": "email"}))
    place = forms.ChoiceField(choices=PLACES, widget=forms.RadioSelect)
    danger = forms.ChoiceField(
        choices=YES_NO, widget=forms.RadioSelect, help_text="Say it first."
    )
    agree = forms.BooleanField(label="Tell me")
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        if self.data.get("words") == "twice":
            self.add_error(None, "You sent this before")


def shown(source, **context):
    """Return what a piece of template with our tags renders to."""
    page = Template("{% load face %}" + source).render(Context(context))
    return BeautifulSoup(page, "html.parser")


def field(name, *, data=None):
    """Return one field of the report as it stands in a page."""
    return shown("{% field bound %}", bound=Report(data)[name])


def test_an_icon_is_a_piece_of_the_sprite_that_screen_readers_skip():
    icon = shown('{% icon "clock" %}').svg

    assert icon["aria-hidden"] == "true"
    assert icon["class"] == ["ico"]
    assert icon.use["href"].endswith("/shared/icons.svg#clock")


def test_an_arrow_can_turn_with_the_direction_of_reading():
    icon = shown('{% icon "arrow-left" flip=True %}').svg

    assert icon["class"] == ["ico", "flip"]


def test_a_label_names_its_control():
    shape = field("street")

    assert shape.label["for"] == shape.input["id"] == "id_street"
    assert shape.input["class"] == ["input"]


def test_a_control_keeps_how_browsers_fill_it_in():
    assert field("email").input["autocomplete"] == "email"


def test_a_hint_describes_its_control():
    shape = field("street")

    assert shape.input["aria-describedby"] == shape.find(class_="hint")["id"]


def test_an_error_is_told_in_words_and_belongs_to_its_control():
    shape = field("street", data={"street": ""})

    message = shape.find(class_="msg")
    assert message.get_text(" ", strip=True) == "Error: This field is required."
    assert message["id"] in shape.input["aria-describedby"]
    assert shape.input["aria-invalid"] == "true"


def test_a_field_without_mistake_shows_none():
    shape = field("street", data={"street": "Quay"})

    assert shape.find(class_="msg") is None
    assert shape.find(class_="err") is None


def test_what_may_stay_empty_says_so():
    assert "(optional)" in field("words").label.text
    assert "(optional)" not in field("street").label.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("en", "Up to 4,000 characters", id="English"),
        pytest.param("de", "4.000", id="German"),
    ],
)
def test_a_long_text_tells_its_limit_as_people_write_it(language, words):
    with translation.override(language):
        shape = field("words")

    assert words in shape.text
    assert shape.textarea["maxlength"] == "4000"


def test_a_question_can_be_the_heading_of_its_page():
    shape = shown("{% field bound heading=True %}", bound=Report()["street"])

    assert shape.h1.label["for"] == "id_street"


def test_choices_are_one_group_with_the_question_as_legend():
    shape = field("place")

    assert shape.fieldset.legend.get_text(strip=True) == "Place"
    assert [label["for"] for label in shape.find_all("label")] == [
        "id_place_0",
        "id_place_1",
        "id_place_2",
    ]


def test_a_group_of_choices_is_described_by_its_hint_and_error():
    shape = field("danger", data={})

    assert shape.fieldset["aria-describedby"] == "id_danger_helptext id_danger_error"


@pytest.mark.parametrize(
    ("name", "paired"),
    [
        pytest.param("danger", True, id="two stand side by side"),
        pytest.param("place", False, id="three stand below each other"),
    ],
)
def test_a_pair_of_choices_shares_a_line(name, paired):
    assert ("pair" in field(name).find(class_="choices")["class"]) is paired


def test_a_group_of_choices_can_be_the_heading_of_its_page():
    shape = shown("{% field bound heading=True %}", bound=Report()["place"])

    assert shape.fieldset.legend.h1.get_text(strip=True) == "Place"


def test_a_checkbox_stands_inside_its_label():
    shape = field("agree")

    assert shape.label.input["type"] == "checkbox"
    assert shape.label.get_text(strip=True) == "Tell me"


def test_a_hidden_field_shows_nothing():
    shape = field("token")

    assert shape.get_text(strip=True) == ""
    assert shape.input["type"] == "hidden"


def test_the_summary_leads_to_each_mistake():
    summary = shown("{% error_summary form %}", form=Report({"email": "x@"}))

    links = [link["href"] for link in summary.find_all("a")]
    assert links == [
        "#id_street",
        "#id_email",
        "#id_place_0",
        "#id_danger_0",
        "#id_agree",
    ]


def test_the_summary_is_announced_and_takes_the_focus():
    box = shown("{% error_summary form %}", form=Report({})).find(class_="errsum")

    assert box["role"] == "alert"
    assert box["tabindex"] == "-1"
    assert "autofocus" in box.attrs


def test_a_mistake_of_the_whole_form_comes_first_and_leads_nowhere():
    summary = shown("{% error_summary form %}", form=Report({"words": "twice"}))

    first = summary.li
    assert first.get_text(strip=True) == "You sent this before"
    assert first.a is None


def test_a_form_without_mistakes_has_no_summary():
    assert shown("{% error_summary form %}", form=Report()).get_text(strip=True) == ""


@pytest.mark.parametrize(
    ("now", "states"),
    [
        pytest.param(1, [["now"], [], []], id="first"),
        pytest.param(2, [["done"], ["now"], []], id="middle"),
        pytest.param(3, [["done"], ["done"], ["now"]], id="last"),
    ],
)
def test_steps_show_how_far_a_form_has_come(now, states):
    shape = shown('{% steps now 3 "Report" %}', now=now)

    assert [[c for c in li["class"] if c] for li in shape.find_all("li")] == states
    assert shape.p.text == f"Step {now} of 3 · Report"


def test_an_answer_that_was_not_given_says_so():
    rows = [{"label": "Photo", "value": "", "change_url": "/photo/"}]

    shape = shown('{% include "shared/parts/summary.html" %}', rows=rows)

    assert shape.dd.get_text(strip=True) == "Not given"
    assert shape.a.get_text() == "Change Photo"


def test_paging_keeps_the_filters():
    middle = Paginator(range(30), 10).page(2)
    request = RequestFactory().get("/desk/queue/?view=late&page=2")

    page = render_to_string("shared/parts/pages.html", {"page": middle}, request)

    assert [
        link["href"] for link in BeautifulSoup(page, "html.parser").find_all("a")
    ] == [
        "?view=late&page=1",
        "?view=late&page=3",
    ]


def test_one_page_needs_no_paging():
    only = Paginator(range(5), 10).page(1)

    shape = shown('{% include "shared/parts/pages.html" %}', page=only)

    assert shape.get_text(strip=True) == ""
