"""The log knows the skills of staff and of services. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0009_sessions_that_know_whose_they_are'),
    ]

    operations = [
        migrations.AlterField(
            model_name='configurationentry',
            name='subject',
            field=models.CharField(choices=[('agency', 'The public body'), ('look', 'Colours'), ('calendar', 'Opening hours'), ('department', 'Department'), ('area', 'Area'), ('office', 'Office'), ('team', 'Team'), ('staff', 'Member of staff'), ('skill', 'Skill'), ('staff_skills', 'Skills of a member of staff'), ('service', 'Service'), ('service_needs', 'Skills that a service needs'), ('form', 'Questions of a service'), ('standard', 'Promise'), ('rules', 'Rules')], max_length=20),
        ),
    ]
