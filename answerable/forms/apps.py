from __future__ import annotations

from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "answerable.forms"
    label = "forms"
