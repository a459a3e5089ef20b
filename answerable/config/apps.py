from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "answerable.config"
    label = "config"

    def ready(self) -> None:
        """Register the checks of the installation."""
        from answerable.config import checks  # noqa: F401
