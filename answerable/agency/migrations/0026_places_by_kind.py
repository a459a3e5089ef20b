"""Named places by their kind, as a map shows them. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0025_services_that_were_merged'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='namedplace',
            index=models.Index(fields=['kind', 'id'], name='named_place_by_kind'),
        ),
    ]
