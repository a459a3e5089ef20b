"""A case has a priority, with its grounds, and the queue tells ties apart by it. Reversible."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0003_services_say_how_urgent'),
        ('cases', '0009_views_that_are_kept'),
        ('forms', '0001_forms_and_drafts'),
        ('people', '0003_consents_that_wait'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='case',
            name='case_queue_team',
        ),
        migrations.RemoveIndex(
            model_name='case',
            name='case_queue_owner',
        ),
        migrations.RemoveIndex(
            model_name='case',
            name='case_queue_unassigned',
        ),
        migrations.RemoveIndex(
            model_name='case',
            name='case_queue_all',
        ),
        migrations.AddField(
            model_name='case',
            name='grounds',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='case',
            name='legal_date',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='priority',
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['team', 'next_due', 'priority', 'opened_at', 'id'], name='case_queue_team'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['owner', 'next_due', 'priority', 'opened_at', 'id'], name='case_queue_owner'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['next_due', 'priority', 'opened_at', 'id'], include=('team', 'owner', 'service', 'area', 'state', 'case_type', 'channel', 'language', 'is_restricted'), name='case_queue_all'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('owner', None)), fields=['team', 'next_due', 'priority', 'opened_at', 'id'], name='case_queue_unassigned'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('owner', None), ('priority', 1)), fields=['team', 'next_due', 'priority', 'opened_at', 'id'], name='case_most_urgent'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('legal_date__isnull', False), ('priority__gt', 2)), fields=['legal_date'], name='case_legal_date'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('priority__range', (1, 5))), name='case_priority_known'),
        ),
    ]
