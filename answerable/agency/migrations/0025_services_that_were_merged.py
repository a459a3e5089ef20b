"""Services lead on to what took them over. Reversible; what was merged is lost."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0024_services_show_what_is_similar'),
    ]

    operations = [
        migrations.AddField(
            model_name='service',
            name='former',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='service',
            name='handed_over',
            field=models.JSONField(default=dict),
        ),
        migrations.AddIndex(
            model_name='service',
            index=django.contrib.postgres.indexes.GinIndex(fields=['former'], name='service_by_former'),
        ),
    ]
