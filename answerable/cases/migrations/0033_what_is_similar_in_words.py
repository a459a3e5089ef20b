"""An index for what others reported in words alone, without a point. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0032_numbers_of_a_team'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('cell__isnull', True), ('is_restricted', False)), fields=['service', '-opened_at'], name='case_similar_in_words'),
        ),
    ]
