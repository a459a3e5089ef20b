"""What staff do again and again, as the journal shows it. Reversible."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agency', '0020_articles_in_the_log'),
    ]

    operations = [
        migrations.CreateModel(
            name='PathReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('cases', models.PositiveIntegerField()),
                ('is_cut', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='RepeatedPath',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('steps', models.JSONField(default=list)),
                ('times', models.PositiveIntegerField()),
                ('minutes', models.FloatField()),
                ('certainty', models.FloatField()),
                ('weight', models.FloatField()),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paths', to='insight.pathreading')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.service')),
            ],
            options={
                'indexes': [models.Index(fields=['reading', '-weight', 'id'], name='path_by_weight')],
            },
        ),
    ]
