"""The tables of forms."""

import answerable.forms.models
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from answerable.lib.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('forms', '0001_forms_and_drafts'),
        ('forms', '0002_sketches'),
        ('forms', '0003_burden_of_forms'),
    ]

    dependencies = [
        ('agency', '0001_squashed_0026_places_by_kind'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Draft',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('token', models.CharField(default=answerable.forms.models.new_token, max_length=32, unique=True)),
                        ('door', models.CharField(max_length=20)),
                        ('language', models.CharField(blank=True, max_length=10)),
                        ('answers', models.JSONField(default=dict)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                        ('expires_at', models.DateTimeField(default=answerable.forms.models.end_of_life)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['expires_at'], name='draft_expiry')],
                    },
                ),
                migrations.CreateModel(
                    name='Form',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField()),
                        ('questions', models.JSONField(default=list)),
                        ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='agency.service')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('service', 'version'), name='form_version')],
                    },
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
                migrations.CreateModel(
                    name='Sketch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('questions', models.JSONField(default=list)),
                        ('proposed_at', models.DateTimeField(null=True)),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('service', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sketch', to='agency.service')),
                    ],
                ),
            ],
        ),
    ]
