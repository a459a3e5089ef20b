"""Questions that are being changed. Reversible; what is not published is lost."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0010_skills_in_the_log'),
        ('forms', '0001_forms_and_drafts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sketch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('questions', models.JSONField(default=list)),
                ('service', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sketch', to='agency.service')),
            ],
        ),
    ]
