"""Whether a case lies silent. Reversible; what is open is looked at after a day."""

import answerable.cases.models.case
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0016_logo'),
        ('cases', '0021_alarms'),
        ('forms', '0002_sketches'),
        ('people', '0006_who_acts_for_a_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='alarm',
            name='alarm_once',
        ),
        migrations.AddField(
            model_name='case',
            name='next_look',
            field=models.DateTimeField(default=answerable.cases.models.case.tomorrow),
        ),
        migrations.AddField(
            model_name='case',
            name='touched_at',
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AlterField(
            model_name='alarm',
            name='kind',
            field=models.CharField(choices=[('at_risk', 'At Risk'), ('late', 'Late'), ('silent', 'Silent')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['next_look'], name='case_to_look_at'),
        ),
        migrations.AddConstraint(
            model_name='alarm',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'silent'), _negated=True), fields=('case', 'staff', 'team'), name='alarm_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='alarm',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'silent')), fields=('case', 'staff', 'team'), name='alarm_of_silence_once', nulls_distinct=False),
        ),
    ]
