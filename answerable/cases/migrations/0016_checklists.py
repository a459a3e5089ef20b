"""What is to be done each time. Reversible; the lists are lost, tasks stay."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0011_checklists_in_the_log'),
        ('cases', '0015_tasks_on_cases'),
    ]

    operations = [
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('name', models.JSONField(default=dict)),
                ('steps', models.JSONField(default=dict)),
                ('days', models.PositiveSmallIntegerField(null=True)),
                ('is_offered', models.BooleanField(default=True)),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checklists', to='agency.service')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
