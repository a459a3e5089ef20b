"""Articles and life events lead on to what took them over. Reversible; what was merged is lost."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0005_journeys'),
    ]

    operations = [
        migrations.AddField(
            model_name='knowledgearticle',
            name='former',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='knowledgearticle',
            name='handed_over',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='lifeevent',
            name='former',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='lifeevent',
            name='handed_over',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='lifeevent',
            name='retired_on',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='knowledgearticle',
            index=django.contrib.postgres.indexes.GinIndex(fields=['former'], name='article_by_former'),
        ),
        migrations.AddIndex(
            model_name='lifeevent',
            index=django.contrib.postgres.indexes.GinIndex(fields=['former'], name='life_event_by_former'),
        ),
    ]
