"""What search looks into: not our confirmations, and quicker to read. Reversible.

Every message is written anew, once, about 5,000 a second; nobody reads or writes
messages meanwhile. The words stay in the row where it grows too large (storage
``main``; by default the largest value moves out, and that is the words): search reads
them far more often than anybody reads the text.
"""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models
from django.db.models.functions import Left

# The column takes its index with it. The storage is set in the statement that adds the
# column, so that the rows are written with it.
SOUGHT = """
ALTER TABLE cases_interaction DROP COLUMN words;
ALTER TABLE cases_interaction
    ADD COLUMN words tsvector GENERATED ALWAYS AS (
        CASE WHEN kind = 'acknowledgement' THEN ''::tsvector
        ELSE to_tsvector(
            'answerable'::regconfig,
            coalesce(subject, '') || ' ' || coalesce(author, '') || ' '
                || coalesce("left"(text, 200000), '')
        ) END
    ) STORED,
    ALTER COLUMN words SET STORAGE main;
CREATE INDEX interaction_words ON cases_interaction USING gin (words);
"""
ALL = """
ALTER TABLE cases_interaction DROP COLUMN words;
ALTER TABLE cases_interaction
    ADD COLUMN words tsvector GENERATED ALWAYS AS (
        to_tsvector(
            'answerable'::regconfig,
            coalesce(subject, '') || ' ' || coalesce(author, '') || ' '
                || coalesce("left"(text, 200000), '')
        )
    ) STORED;
CREATE INDEX interaction_words ON cases_interaction USING gin (words);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_own_words_are_sacred")]
    operations = [
        migrations.RunSQL(
            SOUGHT,
            ALL,
            state_operations=[
                migrations.AlterField(
                    model_name="interaction",
                    name="words",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(kind="acknowledgement", then=models.Value("")),
                            default=SearchVector(
                                "subject",
                                "author",
                                Left("text", 200_000),
                                config="answerable",
                            ),
                        ),
                        output_field=SearchVectorField(),
                    ),
                )
            ],
        ),
        migrations.RemoveIndex(model_name="case", name="case_newest"),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["-opened_at", "-id"],
                name="case_newest",
                include=("team", "is_restricted"),
            ),
        ),
    ]
