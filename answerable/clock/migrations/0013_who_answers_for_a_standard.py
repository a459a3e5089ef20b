"""Who answers for a promise, from which day, in which words. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0017_ladders_in_the_log'),
        ('clock', '0012_what_is_due_next_has_a_kind'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='servicestandard',
            name='department',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agency.department'),
        ),
        migrations.AddField(
            model_name='servicestandard',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='servicestandard',
            name='valid_from',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicestandard',
            name='wording',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddConstraint(
            model_name='servicestandard',
            constraint=models.CheckConstraint(condition=models.Q(('owner', None), ('department', None), _connector='OR'), name='standard_has_one_owner'),
        ),
    ]
