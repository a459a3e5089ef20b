"""Changes of the departments that are planned for a day, and what each had before."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0007_colours_and_opening'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reorganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('elsewhere', models.JSONField(default=dict)),
                ('had', models.JSONField(default=dict)),
                ('done_at', models.DateTimeField(null=True)),
                ('ending', models.ManyToManyField(related_name='+', to='agency.department')),
                ('into', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agency.department')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['on'], name='reorganisation_due')],
            },
        ),
    ]
