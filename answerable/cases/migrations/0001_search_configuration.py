"""One search configuration for all languages: words as they are, without accents."""

from __future__ import annotations

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations

MADE = """
CREATE TEXT SEARCH CONFIGURATION answerable (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION answerable
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""
DROPPED = "DROP TEXT SEARCH CONFIGURATION answerable;"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [UnaccentExtension(), migrations.RunSQL(MADE, DROPPED)]
