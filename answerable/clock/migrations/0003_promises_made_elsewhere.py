"""A promise of another system has a due time and no standard of ours.

Reversible while nothing is imported: such promises have nothing to put in its place.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clock", "0002_deadlines_that_are_carried")]
    operations = [
        migrations.AlterField(
            model_name="deadline",
            name="calendar",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="agency.calendar",
            ),
        ),
        migrations.AlterField(
            model_name="deadline",
            name="standard",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="clock.servicestandard",
            ),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                name="deadline_is_counted_or_imported",
                condition=models.Q(standard=None, calendar=None)
                | models.Q(standard__isnull=False, calendar__isnull=False),
            ),
        ),
    ]
