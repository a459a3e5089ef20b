"""What was learned from cases, whether it counts, and by which version a case was sent.

Reversible; then cases go as before, and what was learned is learned anew.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('routing', '0002_rules_have_owners_and_days'),
    ]

    operations = [
        migrations.CreateModel(
            name='LearnedModel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(unique=True)),
                ('learned_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('origin', models.CharField(choices=[('cases', 'Cases that have ended'), ('names', 'Names of services, and what people call them')], max_length=10)),
                ('cases', models.PositiveIntegerField(default=0)),
                ('threshold', models.FloatField(null=True)),
                ('accuracy', models.FloatField(null=True)),
                ('top_three', models.FloatField(null=True)),
                ('coverage', models.FloatField(null=True)),
                ('precision', models.FloatField(null=True)),
                ('services', models.JSONField(default=list)),
                ('weights_sha256', models.CharField(blank=True, max_length=64)),
                ('file_sha256', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.AddField(
            model_name='routingdecision',
            name='learned',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='routing.learnedmodel', to_field='version'),
        ),
        migrations.CreateModel(
            name='Learning',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('use', models.CharField(choices=[('act', 'Send what it is sure of, and propose the rest'), ('propose', 'Only propose, to whoever sorts requests'), ('off', 'Nothing: it is switched off')], default='act', max_length=10)),
                ('model', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='routing.learnedmodel')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='learning_is_only_one')],
            },
        ),
    ]
