"""Who has how much is read along an index of its own. Reversible."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0003_services_say_how_urgent'),
        ('cases', '0011_requests_that_are_corrected'),
        ('forms', '0001_forms_and_drafts'),
        ('people', '0003_consents_that_wait'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='case',
            name='case_to_close',
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['team', 'owner'], include=('next_due', 'opened_at', 'is_restricted'), name='case_load'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state', 'resolved')), fields=['resolved_at'], include=('team', 'is_restricted'), name='case_to_close'),
        ),
    ]
