"""What a service says of how urgent its cases are. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0002_second_step'),
    ]

    operations = [
        migrations.AddField(
            model_name='service',
            name='impact',
            field=models.PositiveSmallIntegerField(default=2),
        ),
        migrations.AddField(
            model_name='service',
            name='indications',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='service',
            name='urgency',
            field=models.PositiveSmallIntegerField(default=2),
        ),
    ]
