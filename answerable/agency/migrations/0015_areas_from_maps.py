"""Areas lie somewhere, by a map that was sent. Reversible; the maps are lost."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0014_areas_end_by_date'),
    ]

    operations = [
        migrations.CreateModel(
            name='Boundary',
            fields=[
                ('area', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='boundary', serialize=False, to='agency.area')),
                ('polygons', models.JSONField()),
                ('source', models.CharField(max_length=200)),
            ],
            options={
                'verbose_name_plural': 'boundaries',
            },
        ),
        migrations.CreateModel(
            name='SentMap',
            fields=[
                ('by', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sent_map', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('content', models.BinaryField()),
                ('source', models.CharField(max_length=200)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AlterField(
            model_name='configurationentry',
            name='subject',
            field=models.CharField(choices=[('agency', 'The public body'), ('look', 'Colours'), ('calendar', 'Opening hours'), ('department', 'Department'), ('area', 'Area'), ('area_boundary', 'Boundary of an area'), ('office', 'Office'), ('team', 'Team'), ('staff', 'Member of staff'), ('skill', 'Skill'), ('staff_skills', 'Skills of a member of staff'), ('service', 'Service'), ('service_needs', 'Skills that a service needs'), ('form', 'Questions of a service'), ('checklist', 'Checklist'), ('standard', 'Promise'), ('rules', 'Rules'), ('folder', 'The whole setup, from a folder')], max_length=20),
        ),
    ]
