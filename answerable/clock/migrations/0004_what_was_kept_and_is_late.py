"""What was judged and what is late has an index. Reversible; writing waits meanwhile."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0013_sent_setups'),
        ('cases', '0019_looks_that_end'),
        ('clock', '0003_promises_made_elsewhere'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('state__in', ['met', 'missed'])), fields=['ended_at'], include=('kind', 'state', 'standard'), name='deadline_judged'),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('state', 'running')), fields=['due_at'], include=('kind', 'standard'), name='deadline_running'),
        ),
    ]
