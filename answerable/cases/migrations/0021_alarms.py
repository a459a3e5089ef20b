"""Who was told that a case must not wait. Reversible."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0016_logo'),
        ('cases', '0020_notes_taken_back'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('at_risk', 'At Risk'), ('late', 'Late')], max_length=10)),
                ('due', models.DateTimeField(null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='cases.case')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='agency.team')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('staff__isnull', False)), fields=['staff', 'case'], name='alarm_of_staff'), models.Index(condition=models.Q(('team__isnull', False)), fields=['team', 'case'], name='alarm_of_team')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('staff', None), ('team__isnull', False)), models.Q(('staff__isnull', False), ('team', None)), _connector='OR'), name='alarm_is_for_one'), models.UniqueConstraint(fields=('case', 'staff', 'team'), name='alarm_once', nulls_distinct=False)],
            },
        ),
    ]
