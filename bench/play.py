"""``python -m bench.play NAME …``: run one benchmark in the database that is named.

Started by the stage, with the environment of the stage. Django is set up first, so a
benchmark may import models like any other module; its figures go out as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module

import django


def main() -> None:
    """Set Django up, run the benchmark, and print what it found."""
    settings = "answerable.config.settings"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)  # noqa: TID251  # as manage.py does
    django.setup()
    name, *words = sys.argv[1:]
    figures = import_module(f"bench.{name}").measure(words)
    sys.stdout.write(json.dumps(figures, default=str))


if __name__ == "__main__":
    main()
