"""Rules have an owner, days and a switch, and are changed in a sketch.

Reversible; all rules count then, on every day, and what is not published is lost.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('routing', '0001_rules_and_decisions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='rule',
            name='first_day',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='rule',
            name='is_on',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='rule',
            name='last_day',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='rule',
            name='owner',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rulebook',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rulebook',
            name='reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.CreateModel(
            name='RuleSketch',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('rules', models.JSONField(default=list)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='rule_sketch_is_only_one')],
            },
        ),
    ]
