"""Situations: many cases with one cause, and what is said of it. Reversible; they are lost."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0024_services_show_what_is_similar'),
        ('cases', '0030_what_was_read_before'),
        ('forms', '0002_sketches'),
        ('people', '0007_an_advocate'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SituationStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('words', models.JSONField(default=dict)),
                ('outcome', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('leaves_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AddField(
            model_name='case',
            name='situation_told',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Situation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.JSONField(default=dict)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('metres', models.PositiveIntegerField(null=True)),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('is_on_start', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('open', 'It goes on'), ('resolved', 'Resolved together'), ('ended', 'Over, cases go on')], default='open', max_length=10)),
                ('version', models.PositiveIntegerField(default=0)),
                ('is_telling', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.area')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agency.service')),
            ],
        ),
        migrations.AddField(
            model_name='case',
            name='situation',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='cases.situation'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('situation__isnull', False)), fields=['situation', 'situation_told', 'id'], include=('state', 'is_restricted'), name='case_in_situation'),
        ),
        migrations.AddField(
            model_name='situationstatus',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='situationstatus',
            name='situation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statuses', to='cases.situation'),
        ),
        migrations.AddIndex(
            model_name='situation',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['service', 'ends_at'], name='situation_going_on'),
        ),
        migrations.AddIndex(
            model_name='situation',
            index=models.Index(condition=models.Q(('is_telling', True)), fields=['id'], name='situation_telling'),
        ),
        migrations.AddConstraint(
            model_name='situation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None), ('metres', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), ('metres__isnull', False)), _connector='OR'), name='situation_point_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='situation',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('begins_at'))), name='situation_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='situation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='situation_ended_is_dated'),
        ),
        migrations.AddConstraint(
            model_name='situationstatus',
            constraint=models.UniqueConstraint(fields=('situation', 'number'), name='situation_status_numbered'),
        ),
    ]
