"""Whether a life event suggests what belongs to it. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0001_articles_versions_and_facts'),
    ]

    operations = [
        migrations.AddField(
            model_name='lifeevent',
            name='suggests',
            field=models.BooleanField(default=True),
        ),
    ]
