"""Two more kinds of promise: passing on, and putting right. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('clock', '0014_how_long_a_pause_may_last'),
    ]

    operations = [
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('acknowledge', 'We confirm that we have it'), ('answer', 'We answer'), ('update', 'We write again'), ('resolve', 'The matter is settled'), ('hand_over', 'The next team takes it up'), ('correct', 'A wrong answer is put right')], max_length=20),
        ),
        migrations.AlterField(
            model_name='servicestandard',
            name='kind',
            field=models.CharField(choices=[('acknowledge', 'We confirm that we have it'), ('answer', 'We answer'), ('update', 'We write again'), ('resolve', 'The matter is settled'), ('hand_over', 'The next team takes it up'), ('correct', 'A wrong answer is put right')], max_length=20),
        ),
    ]
