"""The log knows folders that were taken. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0011_checklists_in_the_log'),
    ]

    operations = [
        migrations.AlterField(
            model_name='configurationentry',
            name='subject',
            field=models.CharField(choices=[('agency', 'The public body'), ('look', 'Colours'), ('calendar', 'Opening hours'), ('department', 'Department'), ('area', 'Area'), ('office', 'Office'), ('team', 'Team'), ('staff', 'Member of staff'), ('skill', 'Skill'), ('staff_skills', 'Skills of a member of staff'), ('service', 'Service'), ('service_needs', 'Skills that a service needs'), ('form', 'Questions of a service'), ('checklist', 'Checklist'), ('standard', 'Promise'), ('rules', 'Rules'), ('folder', 'The whole setup, from a folder')], max_length=20),
        ),
    ]
