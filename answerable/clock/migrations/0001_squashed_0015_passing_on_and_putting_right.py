"""The tables of clock."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from answerable.lib.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('clock', '0001_standards_and_deadlines'),
        ('clock', '0002_deadlines_that_are_carried'),
        ('clock', '0003_promises_made_elsewhere'),
        ('clock', '0004_what_was_kept_and_is_late'),
        ('clock', '0005_what_one_of_us_promised'),
        ('clock', '0006_more_time'),
        ('clock', '0007_promises_of_a_stage'),
        ('clock', '0008_ladders_and_looks'),
        ('clock', '0009_what_runs_is_looked_at'),
        ('clock', '0010_more_kinds_and_targets'),
        ('clock', '0011_how_long_silent'),
        ('clock', '0012_what_is_due_next_has_a_kind'),
        ('clock', '0013_who_answers_for_a_standard'),
        ('clock', '0014_how_long_a_pause_may_last'),
        ('clock', '0015_passing_on_and_putting_right'),
    ]

    dependencies = [
        ('agency', '0001_squashed_0026_places_by_kind'),
        ('cases', '0001_squashed_0033_what_is_similar_in_words'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='EscalationLadder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('case_type', models.CharField(blank=True, max_length=20)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('rungs', models.JSONField(default=list)),
                        ('silent_days', models.PositiveSmallIntegerField(default=10)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('case_type', 'version'), name='ladder_version')],
                    },
                ),
                migrations.CreateModel(
                    name='ServiceStandard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('case_type', models.CharField(blank=True, max_length=20)),
                        ('stage', models.PositiveSmallIntegerField(default=1)),
                        ('kind', models.CharField(choices=[('acknowledge', 'We confirm that we have it'), ('answer', 'We answer'), ('update', 'We write again'), ('resolve', 'The matter is settled'), ('hand_over', 'The next team takes it up'), ('correct', 'A wrong answer is put right')], max_length=20)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('amount', models.PositiveIntegerField()),
                        ('unit', models.CharField(choices=[('hour', 'hour'), ('working_day', 'working_day'), ('calendar_day', 'calendar_day'), ('calendar_month', 'calendar_month')], max_length=20)),
                        ('start_rule', models.CharField(choices=[('same_day', 'same_day'), ('next_day', 'next_day'), ('next_working_day', 'next_working_day')], max_length=20)),
                        ('pauses', models.BooleanField(default=True)),
                        ('target_percent', models.PositiveSmallIntegerField(default=95)),
                        ('longest_extension', models.PositiveIntegerField(default=0)),
                        ('extended_by_leaders', models.BooleanField(default=False)),
                        ('longest_pause', models.PositiveIntegerField(default=0)),
                        ('paused_by_leaders', models.BooleanField(default=False)),
                        ('quality_percent', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('satisfaction_percent', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('wording', models.JSONField(blank=True, default=dict)),
                        ('valid_from', models.DateField(blank=True, null=True)),
                        ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agency.department')),
                        ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='standards', to='agency.service')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('service', 'case_type', 'stage', 'kind', 'version'), name='standard_version', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('owner', None), ('department', None), _connector='OR'), name='standard_has_one_owner')],
                    },
                ),
                migrations.CreateModel(
                    name='Deadline',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('acknowledge', 'We confirm that we have it'), ('answer', 'We answer'), ('update', 'We write again'), ('resolve', 'The matter is settled'), ('hand_over', 'The next team takes it up'), ('correct', 'A wrong answer is put right')], max_length=20)),
                        ('state', models.CharField(choices=[('running', 'running'), ('paused', 'paused'), ('met', 'met'), ('missed', 'missed'), ('stopped', 'stopped')], default='running', max_length=10)),
                        ('started_at', models.DateTimeField()),
                        ('due_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('pauses', models.JSONField(default=list)),
                        ('pause_ends', models.DateTimeField(null=True)),
                        ('extended', models.PositiveIntegerField(default=0)),
                        ('extended_at', models.DateTimeField(null=True)),
                        ('rung', models.PositiveSmallIntegerField(default=0)),
                        ('next_look', models.DateTimeField(null=True)),
                        ('calendar', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.calendar')),
                        ('carried_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='carried', to='clock.deadline')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='cases.case')),
                        ('ladder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='clock.escalationladder')),
                        ('standard', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='clock.servicestandard')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['case', 'kind'], name='deadline_of_case'), models.Index(condition=models.Q(('state__in', ['met', 'missed'])), fields=['ended_at'], include=('kind', 'state', 'standard'), name='deadline_judged'), models.Index(condition=models.Q(('state', 'running')), fields=['due_at'], include=('kind', 'standard'), name='deadline_running'), models.Index(condition=models.Q(('next_look__isnull', False), ('state', 'running')), fields=['next_look'], name='deadline_to_look_at'), models.Index(condition=models.Q(('pause_ends__isnull', False), ('state', 'paused')), fields=['pause_ends'], name='deadline_stands_still')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('calendar', None), ('standard', None)), models.Q(('calendar__isnull', False), ('standard__isnull', False)), _connector='OR'), name='deadline_is_counted_or_imported')],
                    },
                ),
                migrations.CreateModel(
                    name='Commitment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('what', models.CharField(max_length=200)),
                        ('due_on', models.DateField()),
                        ('due_at', models.DateTimeField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('ending', models.CharField(blank=True, choices=[('kept', 'Kept'), ('renewed', 'Promised anew'), ('dropped', 'Taken back')], max_length=10)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('reason', models.TextField(blank=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='cases.case')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to=settings.AUTH_USER_MODEL)),
                        ('promised_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments_of_joined', to='cases.case')),
                        ('renews', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewed_by', to='clock.commitment')),
                        ('said', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.interaction')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('ending', '')), fields=['due_at', 'id'], include=('case',), name='commitment_open'), models.Index(condition=models.Q(('ending', '')), fields=['owner', 'due_on'], name='commitment_of_owner')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None), ('ending', '')), models.Q(models.Q(('ending', ''), _negated=True), ('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='commitment_ends_once'), models.CheckConstraint(condition=models.Q(('ending__in', ['', 'kept']), models.Q(('reason', ''), _negated=True), _connector='OR'), name='commitment_changes_with_a_reason')],
                    },
                ),
            ],
        ),
    ]
