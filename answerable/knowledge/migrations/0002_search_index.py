"""The index by which documents are found, and stemmers that leave no word out."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

LANGUAGES = ("english", "spanish", "arabic")
MADE = "".join(
    f"CREATE TEXT SEARCH DICTIONARY answerable_{name}"
    f" (TEMPLATE = snowball, Language = {name});"
    for name in LANGUAGES
)
DROPPED = "".join(
    f"DROP TEXT SEARCH DICTIONARY answerable_{name};" for name in LANGUAGES
)


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0001_articles_versions_and_facts'),
    ]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(MADE, DROPPED),
        migrations.CreateModel(
            name='SearchCollection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('space', models.CharField(max_length=50)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('documents', models.PositiveIntegerField(default=0)),
                ('phrase_length', models.FloatField(default=0)),
                ('body_length', models.FloatField(default=0)),
                ('changes', models.PositiveIntegerField(default=0)),
                ('counted_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('space', 'language'), name='search_collection_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('language', models.CharField(blank=True, max_length=10)),
                ('query', models.CharField(max_length=100)),
                ('times', models.PositiveIntegerField(default=0)),
                ('empty', models.PositiveIntegerField(default=0)),
                ('opened', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'language', 'query'), name='search_day_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200)),
                ('title', models.TextField()),
                ('questions', models.JSONField(default=list)),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('phrases', models.JSONField()),
                ('counts', models.JSONField()),
                ('length', models.PositiveIntegerField()),
                ('words', django.contrib.postgres.search.SearchVectorField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('collection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='knowledge.searchcollection')),
            ],
            options={
                'verbose_name_plural': 'search entries',
            },
        ),
        migrations.CreateModel(
            name='SearchPosting',
            fields=[
                ('pk', models.CompositePrimaryKey('collection_id', 'stem', 'impact', 'entry_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('stem', models.CharField(max_length=50)),
                ('impact', models.PositiveSmallIntegerField()),
                ('collection', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to='knowledge.searchcollection')),
                ('entry', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='knowledge.searchentry')),
            ],
        ),
        migrations.CreateModel(
            name='SearchStem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stem', models.CharField(max_length=50)),
                ('documents', models.PositiveIntegerField()),
                ('collection', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to='knowledge.searchcollection')),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=50)),
                ('shown', models.CharField(max_length=50)),
                ('stem', models.CharField(max_length=50)),
                ('collection', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to='knowledge.searchcollection')),
            ],
        ),
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10)),
                ('name', models.CharField(max_length=80)),
                ('terms', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None)),
                ('stems', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=50), size=None)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['stems'], name='synonyms_by_stem')],
                'constraints': [models.UniqueConstraint(fields=('language', 'name'), name='synonyms_once')],
            },
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='search_entry_words'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.UniqueConstraint(fields=('collection', 'key'), name='search_entry_once'),
        ),
        migrations.AddConstraint(
            model_name='searchstem',
            constraint=models.UniqueConstraint(fields=('collection', 'stem'), include=('documents',), name='search_stem_once'),
        ),
        migrations.AddIndex(
            model_name='searchword',
            index=django.contrib.postgres.indexes.GinIndex(fields=['word'], name='search_word_spelling', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='searchword',
            index=models.Index(fields=['collection', 'stem'], name='search_word_by_stem'),
        ),
        migrations.AddConstraint(
            model_name='searchword',
            constraint=models.UniqueConstraint(fields=('collection', 'word'), name='search_word_once'),
        ),
    ]
