"""Cases have a point on the map, and a cell by which near ones are found. Reversible; both are lost."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0021_places_and_offices_on_the_map'),
        ('cases', '0027_what_helps_a_person_to_say_it'),
        ('forms', '0002_sketches'),
        ('people', '0006_who_acts_for_a_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='cell',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='latitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='longitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='place_accuracy',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='place_source',
            field=models.CharField(blank=True, choices=[('gazetteer', 'By the name of the place'), ('device', 'By the device of the person'), ('plus_code', 'By a Plus Code'), ('map', 'Shown on the map'), ('typed', 'Typed as degrees'), ('imported', 'From another system')], max_length=10),
        ),
        migrations.AddField(
            model_name='requestversion',
            name='latitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='requestversion',
            name='longitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='requestversion',
            name='place_accuracy',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='requestversion',
            name='place_source',
            field=models.CharField(blank=True, choices=[('gazetteer', 'By the name of the place'), ('device', 'By the device of the person'), ('plus_code', 'By a Plus Code'), ('map', 'Shown on the map'), ('typed', 'Typed as degrees'), ('imported', 'From another system')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('cell__isnull', False)), fields=['cell', '-opened_at'], name='case_nearby'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cell', None), ('latitude', None), ('longitude', None)), models.Q(('cell__isnull', False), ('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='case_point_is_whole'),
        ),
    ]
