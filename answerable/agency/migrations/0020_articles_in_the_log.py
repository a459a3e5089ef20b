"""Articles, shared values and life events stand in the log. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0019_services_have_pictures'),
    ]

    operations = [
        migrations.AlterField(
            model_name='configurationentry',
            name='subject',
            field=models.CharField(choices=[('agency', 'The public body'), ('look', 'Colours'), ('logo', 'Logo'), ('calendar', 'Opening hours'), ('department', 'Department'), ('area', 'Area'), ('area_boundary', 'Boundary of an area'), ('office', 'Office'), ('team', 'Team'), ('staff', 'Member of staff'), ('skill', 'Skill'), ('staff_skills', 'Skills of a member of staff'), ('service', 'Service'), ('service_needs', 'Skills that a service needs'), ('form', 'Questions of a service'), ('checklist', 'Checklist'), ('standard', 'Promise'), ('ladder', 'Who is told before it is late'), ('procedure', 'How complaints are dealt with'), ('rules', 'Rules'), ('article', 'Help page'), ('fact', 'Shared value'), ('life_event', 'Life event'), ('folder', 'The whole setup, from a folder')], max_length=20),
        ),
    ]
