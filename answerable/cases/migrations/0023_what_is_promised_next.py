"""The promise board: what is due next, of which kind, and whether it is at risk. Reversible."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0016_logo'),
        ('cases', '0022_silence'),
        ('forms', '0002_sketches'),
        ('people', '0006_who_acts_for_a_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='is_at_risk',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='case',
            name='next_kind',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['team', 'next_kind', 'next_due'], include=('is_restricted',), name='case_promised'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('is_at_risk', True)), fields=['team', 'next_kind', 'next_due'], include=('is_restricted',), name='case_at_risk'),
        ),
    ]
