"""A setup that was sent and not taken yet. Reversible; it is sent anew."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0012_the_log_knows_folders'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentSetup',
            fields=[
                ('by', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sent_setup', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('content', models.BinaryField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
    ]
