"""Looks at restricted cases that end by themselves, and who is told of them.

Reversible while nobody has asked for one: before, a mention without a note and a second
ruling on one case could not be kept.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0018_who_acts_for_a_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='caseaccess',
            name='case_access_once',
        ),
        migrations.AddField(
            model_name='caseaccess',
            name='at',
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name='caseaccess',
            name='until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='mention',
            name='access',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.caseaccess'),
        ),
        migrations.AlterField(
            model_name='mention',
            name='kind',
            field=models.CharField(choices=[('named', 'Named'), ('handed_over', 'Handed Over'), ('opened', 'Opened')], max_length=12),
        ),
        migrations.AlterField(
            model_name='mention',
            name='note',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.interaction'),
        ),
        migrations.AddIndex(
            model_name='caseaccess',
            index=models.Index(fields=['staff', 'case'], name='case_access_by_staff'),
        ),
        migrations.AddIndex(
            model_name='caseaccess',
            index=models.Index(condition=models.Q(('until__isnull', False)), fields=['-at', '-id'], name='case_access_asked_for'),
        ),
        migrations.AddConstraint(
            model_name='caseaccess',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('staff', 'case'), name='case_access_once'),
        ),
        migrations.AddConstraint(
            model_name='caseaccess',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('verdict', 'grant'), _connector='OR'), name='case_access_only_grants_end'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('access', 'staff'), name='mention_of_a_look_once'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('access__isnull', False), ('kind', 'opened'), ('note', None)), models.Q(models.Q(('kind', 'opened'), _negated=True), ('access', None), ('note__isnull', False)), _connector='OR'), name='mention_of_a_note_or_a_look'),
        ),
    ]
