"""The tables of routing."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from answerable.lib.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('routing', '0001_rules_and_decisions'),
        ('routing', '0002_rules_have_owners_and_days'),
        ('routing', '0003_learned_models'),
    ]

    dependencies = [
        ('agency', '0001_squashed_0026_places_by_kind'),
        ('cases', '0001_squashed_0033_what_is_similar_in_words'),
    ]

    operations = [
        CreateModels(
            models=[
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
                migrations.CreateModel(
                    name='RuleBook',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(unique=True)),
                        ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                    ],
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
                migrations.CreateModel(
                    name='Rule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('position', models.PositiveIntegerField()),
                        ('slug', models.SlugField()),
                        ('conditions', models.JSONField(default=dict)),
                        ('first_day', models.DateField(null=True)),
                        ('last_day', models.DateField(null=True)),
                        ('is_on', models.BooleanField(default=True)),
                        ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.service')),
                        ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agency.team')),
                        ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rules', to='routing.rulebook')),
                    ],
                    options={
                        'ordering': ['position'],
                        'constraints': [models.UniqueConstraint(fields=('book', 'position'), name='rule_position')],
                    },
                ),
                migrations.CreateModel(
                    name='RoutingDecision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('rule', models.CharField(blank=True, max_length=50)),
                        ('basis', models.CharField(max_length=20)),
                        ('reasons', models.JSONField(default=list)),
                        ('candidates', models.JSONField(default=list)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='routing_decisions', to='cases.case')),
                        ('learned', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='routing.learnedmodel', to_field='version')),
                        ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.service')),
                        ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agency.team')),
                        ('book', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='routing.rulebook')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['case', '-at'], name='routing_why_here')],
                    },
                ),
            ],
        ),
    ]
