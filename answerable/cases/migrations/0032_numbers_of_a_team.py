"""The numbers of the views of a team are read from an index alone. Reversible; nothing is lost."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0024_services_show_what_is_similar'),
        ('cases', '0031_situations'),
        ('forms', '0003_burden_of_forms'),
        ('people', '0007_an_advocate'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='case',
            name='case_load',
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['team', 'owner'], include=('next_due', 'opened_at', 'is_restricted', 'id'), name='case_load'),
        ),
    ]
