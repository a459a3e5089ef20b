"""Services say how near and how old similar reports may be that are shown. Reversible; lost."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0023_what_is_learned_in_the_log'),
    ]

    operations = [
        migrations.AddField(
            model_name='service',
            name='similar_within',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='service',
            name='similar_days',
            field=models.PositiveSmallIntegerField(default=30),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('similar_within', 0), models.Q(('identity_level', 0), models.Q(('place', 'none'), _negated=True)), _connector='OR'), name='service_similar_is_of_things'),
        ),
    ]
