"""Journeys: what became of pages that were read after a search. Reversible."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0024_services_show_what_is_similar'),
        ('knowledge', '0004_life_events_suggest'),
        ('people', '0007_an_advocate'),
    ]

    operations = [
        migrations.CreateModel(
            name='Journey',
            fields=[
                ('token', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('visitor', models.CharField(max_length=32)),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='JourneyContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('article', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to='knowledge.knowledgearticle')),
                ('journey', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='knowledge.journey')),
                ('service', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agency.service')),
            ],
        ),
        migrations.CreateModel(
            name='JourneyDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('outcome', models.CharField(choices=[('solved', 'solved'), ('useful', 'useful'), ('useless', 'useless'), ('asked', 'asked')], max_length=10)),
                ('times', models.PositiveIntegerField()),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='journey_days', to='knowledge.knowledgearticle')),
                ('service', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agency.service')),
            ],
        ),
        migrations.CreateModel(
            name='JourneyPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_useful', models.BooleanField(null=True)),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='knowledge.knowledgearticle')),
                ('journey', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='knowledge.journey')),
            ],
        ),
        migrations.AddIndex(
            model_name='journey',
            index=models.Index(fields=['day', 'visitor'], name='journey_of_reader'),
        ),
        migrations.AddIndex(
            model_name='journey',
            index=models.Index(condition=models.Q(('person', None), _negated=True), fields=['person', 'day'], name='journey_of_person'),
        ),
        migrations.AddConstraint(
            model_name='journeycontact',
            constraint=models.UniqueConstraint(fields=('journey', 'day', 'service', 'article'), name='journey_contact_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='journeyday',
            constraint=models.UniqueConstraint(fields=('day', 'article', 'outcome', 'service'), name='journey_day_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='journeyday',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['asked', 'solved', 'useful', 'useless'])), name='journey_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='journeyday',
            constraint=models.CheckConstraint(condition=models.Q(('service', None), ('outcome', 'asked'), _connector='OR'), name='journey_only_asked_of_a_service'),
        ),
        migrations.AddConstraint(
            model_name='journeypage',
            constraint=models.UniqueConstraint(fields=('journey', 'article'), name='journey_page_once'),
        ),
    ]
