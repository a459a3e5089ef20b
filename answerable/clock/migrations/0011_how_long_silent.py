"""For how long a case may lie silent. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('clock', '0010_more_kinds_and_targets'),
    ]

    operations = [
        migrations.AddField(
            model_name='escalationladder',
            name='silent_days',
            field=models.PositiveSmallIntegerField(default=10),
        ),
    ]
