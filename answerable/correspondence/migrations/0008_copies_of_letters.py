"""Letters that also go to who acts for the person.

Reversible while no acknowledgement has a copy: before, a case had one at most.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0018_who_acts_for_a_person'),
        ('correspondence', '0007_signatures_begin_with_a_version'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='dispatch',
            name='dispatch_one_acknowledgement',
        ),
        migrations.AddField(
            model_name='dispatch',
            name='copy_of',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='correspondence.dispatch'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(condition=models.Q(('copy_of', None), ('occasion', 'acknowledgement')), fields=('case',), name='dispatch_one_acknowledgement'),
        ),
    ]
