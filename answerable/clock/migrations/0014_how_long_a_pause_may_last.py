"""How long a clock may stand still, and who may let it. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0017_ladders_in_the_log'),
        ('cases', '0026_how_long_a_pause_may_last'),
        ('clock', '0013_who_answers_for_a_standard'),
    ]

    operations = [
        migrations.AddField(
            model_name='deadline',
            name='pause_ends',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='servicestandard',
            name='longest_pause',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='servicestandard',
            name='paused_by_leaders',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('pause_ends__isnull', False), ('state', 'paused')), fields=['pause_ends'], name='deadline_stands_still'),
        ),
    ]
