"""Open cases learn of which kind what is due next is. Nothing to reverse."""

from django.db import migrations

LEARNT = """
UPDATE cases_case SET next_kind = first.kind
FROM (
    SELECT DISTINCT ON (case_id) case_id, kind
    FROM (
        SELECT case_id, kind, due_at FROM clock_deadline WHERE state = 'running'
        UNION ALL
        SELECT case_id, 'commitment', due_at FROM clock_commitment WHERE ending = ''
    ) AS each
    ORDER BY case_id, due_at
) AS first
WHERE first.case_id = cases_case.id AND next_due IS NOT NULL
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0023_what_is_promised_next'),
        ('clock', '0011_how_long_silent'),
    ]

    operations = [migrations.RunSQL(LEARNT, migrations.RunSQL.noop)]
