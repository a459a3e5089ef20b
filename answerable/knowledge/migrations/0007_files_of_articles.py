"""Which files go with each version of an article, and with its sketch. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0006_what_was_merged'),
    ]

    operations = [
        migrations.AddField(
            model_name='articlesketch',
            name='files',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='articleversion',
            name='files',
            field=models.JSONField(default=list),
        ),
    ]
