"""The body has a logo, and words for it. Reversible; the picture is lost."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0015_areas_from_maps'),
    ]

    operations = [
        migrations.CreateModel(
            name='Logo',
            fields=[
                ('mark', models.CharField(max_length=16, primary_key=True, serialize=False)),
                ('content', models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name='agency',
            name='logo_alt',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='agency',
            name='logo_mark',
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AlterField(
            model_name='configurationentry',
            name='subject',
            field=models.CharField(choices=[('agency', 'The public body'), ('look', 'Colours'), ('logo', 'Logo'), ('calendar', 'Opening hours'), ('department', 'Department'), ('area', 'Area'), ('area_boundary', 'Boundary of an area'), ('office', 'Office'), ('team', 'Team'), ('staff', 'Member of staff'), ('skill', 'Skill'), ('staff_skills', 'Skills of a member of staff'), ('service', 'Service'), ('service_needs', 'Skills that a service needs'), ('form', 'Questions of a service'), ('checklist', 'Checklist'), ('standard', 'Promise'), ('rules', 'Rules'), ('folder', 'The whole setup, from a folder')], max_length=20),
        ),
    ]
