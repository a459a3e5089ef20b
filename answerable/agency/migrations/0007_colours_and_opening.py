"""Two colours of the public body, and the day on which it went live."""


import django.core.validators
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0006_configuration_log'),
    ]

    operations = [
        migrations.AddField(
            model_name='agency',
            name='brand',
            field=models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$')]),
        ),
        migrations.AddField(
            model_name='agency',
            name='hero',
            field=models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$')]),
        ),
        migrations.AddField(
            model_name='agency',
            name='opened_at',
            field=models.DateTimeField(default=django.utils.timezone.now, null=True),
        ),
    ]
