from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "answerable.front.desk"
    label = "desk"
