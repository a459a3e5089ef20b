"""Compile translations: ``answerable compile_texts``."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Compile what translators wrote, without the gettext programs."""

    help = "Compile the translations; done by the demo and the tests themselves."
    requires_system_checks: list[str] = []

    def handle(self, *_args: object, **_options: object) -> None:
        """Compile every catalogue that changed since it was compiled."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                if is_newer(source, source.with_suffix(".mo")):
                    compile_catalogue(source)


def is_newer(source: Path, target: Path) -> bool:
    """Tell whether a source changed after its target was made."""
    return not target.exists() or source.stat().st_mtime > target.stat().st_mtime


def compile_catalogue(source: Path) -> None:
    """Write the compiled catalogue beside its source."""
    with source.open("rb") as texts:
        catalogue = read_po(texts)
    with source.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)
