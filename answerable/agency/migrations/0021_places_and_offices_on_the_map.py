"""Streets and landmarks that can be found; offices lie somewhere. Reversible; they are lost."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agency', '0020_articles_in_the_log'),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name='NamedPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('street', 'Street'), ('landmark', 'Landmark'), ('district', 'District')], max_length=10)),
                ('name', models.JSONField(default=dict)),
                ('also', models.JSONField(default=list)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('accuracy', models.PositiveIntegerField()),
                ('source', models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name='PlaceName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('folded', models.CharField(max_length=300)),
                ('core', models.CharField(max_length=300)),
            ],
        ),
        migrations.AddField(
            model_name='office',
            name='accuracy',
            field=models.PositiveIntegerField(default=10),
        ),
        migrations.AddField(
            model_name='office',
            name='languages',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='office',
            name='latitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='office',
            name='longitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='office',
            name='services',
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name='configurationentry',
            name='subject',
            field=models.CharField(choices=[('agency', 'The public body'), ('look', 'Colours'), ('logo', 'Logo'), ('calendar', 'Opening hours'), ('department', 'Department'), ('area', 'Area'), ('area_boundary', 'Boundary of an area'), ('gazetteer', 'Streets and landmarks'), ('office', 'Office'), ('team', 'Team'), ('staff', 'Member of staff'), ('skill', 'Skill'), ('staff_skills', 'Skills of a member of staff'), ('service', 'Service'), ('service_needs', 'Skills that a service needs'), ('form', 'Questions of a service'), ('checklist', 'Checklist'), ('standard', 'Promise'), ('ladder', 'Who is told before it is late'), ('procedure', 'How complaints are dealt with'), ('rules', 'Rules'), ('article', 'Help page'), ('fact', 'Shared value'), ('life_event', 'Life event'), ('folder', 'The whole setup, from a folder')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='office_point_is_whole'),
        ),
        migrations.AddIndex(
            model_name='namedplace',
            index=models.Index(fields=['source'], name='named_place_source'),
        ),
        migrations.AddField(
            model_name='placename',
            name='place',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spellings', to='agency.namedplace'),
        ),
        migrations.AddIndex(
            model_name='placename',
            index=models.Index(fields=['folded'], name='place_name_exact'),
        ),
        migrations.AddIndex(
            model_name='placename',
            index=django.contrib.postgres.indexes.GinIndex(fields=['core'], name='place_name_alike', opclasses=['gin_trgm_ops']),
        ),
    ]
