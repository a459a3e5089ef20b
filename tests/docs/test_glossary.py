"""The glossary knows every model, and names nothing that the code does not have."""

from __future__ import annotations

import re

from django.apps import apps

from tests.docs.pages import REFERENCE, ROOT, entries, prose

PAGE = REFERENCE / "glossary.md"
CLASS = re.compile(r"^ *class (\w+)", re.MULTILINE)


def test_every_model_has_an_entry():
    models = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("answerable.")
    }

    missing = models - entries(prose(PAGE))

    assert not missing


def test_every_name_in_it_is_a_class():
    sources = (path.read_text() for path in (ROOT / "answerable").rglob("*.py"))
    classes = {name for source in sources for name in CLASS.findall(source)}

    unknown = entries(prose(PAGE)) - classes

    assert not unknown
