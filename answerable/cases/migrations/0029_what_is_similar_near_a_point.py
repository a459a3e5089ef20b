"""An index for what others reported near a point. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0028_place_has_coordinates'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('cell__isnull', False), ('is_restricted', False)), fields=['service', 'cell', '-opened_at'], name='case_similar'),
        ),
    ]
