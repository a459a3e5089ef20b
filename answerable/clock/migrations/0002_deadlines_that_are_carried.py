"""A joined case's promise runs on in the case that it was joined with. Reversible."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clock", "0001_standards_and_deadlines")]
    operations = [
        migrations.AddField(
            model_name="deadline",
            name="carried_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="carried",
                to="clock.deadline",
            ),
        ),
    ]
