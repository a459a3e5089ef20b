"""Who is told of a promise that runs out, and when that is looked at. Reversible."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0016_logo'),
        ('cases', '0021_alarms'),
        ('clock', '0007_promises_of_a_stage'),
    ]

    operations = [
        migrations.AddField(
            model_name='deadline',
            name='next_look',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='deadline',
            name='rung',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='EscalationLadder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case_type', models.CharField(blank=True, max_length=20)),
                ('version', models.PositiveIntegerField(default=1)),
                ('rungs', models.JSONField(default=list)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case_type', 'version'), name='ladder_version')],
            },
        ),
        migrations.AddField(
            model_name='deadline',
            name='ladder',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='clock.escalationladder'),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('next_look__isnull', False), ('state', 'running')), fields=['next_look'], name='deadline_to_look_at'),
        ),
    ]
