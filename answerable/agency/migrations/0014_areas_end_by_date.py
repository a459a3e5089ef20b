"""Areas end by date. Reversible; the ends are lost."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0013_sent_setups'),
    ]

    operations = [
        migrations.AddField(
            model_name='area',
            name='valid_to',
            field=models.DateField(null=True),
        ),
    ]
