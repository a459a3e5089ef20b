"""Whether a life event suggests what belongs to it. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0003_citations_and_flags'),
    ]

    operations = [
        migrations.AddField(
            model_name='lifeevent',
            name='suggests',
            field=models.BooleanField(default=True),
        ),
    ]
