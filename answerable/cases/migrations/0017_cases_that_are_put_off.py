"""Cases that somebody has put off. Reversible; they are in every queue again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0016_checklists'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Snooze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snoozes', to='cases.case')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snoozes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['staff', 'until'], name='snooze_of_staff')],
                'constraints': [models.UniqueConstraint(fields=('case', 'staff'), name='snooze_once')],
            },
        ),
    ]
