"""What forms cost people: minutes of finished requests, and why a sketch asks more.

Reversible; the counted minutes and what waits to be approved are lost.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forms', '0002_sketches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='sketch',
            name='proposed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sketch',
            name='proposed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='sketch',
            name='reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.CreateModel(
            name='FormTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minutes', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='times', to='forms.form')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('form', 'minutes'), name='form_time_once')],
            },
        ),
    ]
