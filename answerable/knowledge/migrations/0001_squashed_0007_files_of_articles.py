"""The tables of knowledge; published versions stay, and stemmers leave no word out."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from answerable.lib.tables import CreateModels

LANGUAGES = ("english", "spanish", "arabic")
STEMMERS = "".join(
    f"CREATE TEXT SEARCH DICTIONARY answerable_{name}"
    f" (TEMPLATE = snowball, Language = {name});"
    for name in LANGUAGES
)
NO_STEMMERS = "".join(
    f"DROP TEXT SEARCH DICTIONARY answerable_{name};" for name in LANGUAGES
)
ONCE = """
CREATE FUNCTION knowledge_versions_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A published version stays as it is: publish the next one'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER knowledge_versions_stay
    BEFORE UPDATE ON knowledge_articleversion
    FOR EACH ROW EXECUTE FUNCTION knowledge_versions_refuse();
"""
NOT_ONCE = """
DROP TRIGGER knowledge_versions_stay ON knowledge_articleversion;
DROP FUNCTION knowledge_versions_refuse();
"""


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('knowledge', '0001_articles_versions_and_facts'),
        ('knowledge', '0002_search_index'),
        ('knowledge', '0003_citations_and_flags'),
        ('knowledge', '0004_life_events_suggest'),
        ('knowledge', '0005_journeys'),
        ('knowledge', '0006_what_was_merged'),
        ('knowledge', '0007_files_of_articles'),
    ]

    dependencies = [
        ('agency', '0001_squashed_0026_places_by_kind'),
        ('cases', '0001_squashed_0033_what_is_similar_in_words'),
        ('people', '0001_squashed_0007_an_advocate'),
    ]

    operations = [
        migrations.RunSQL(STEMMERS, NO_STEMMERS),
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='KnowledgeArticle',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('former', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), blank=True, default=list, size=None)),
                        ('slug', models.SlugField(unique=True)),
                        ('audience', models.CharField(choices=[('public', 'Everybody'), ('staff', 'Staff only')], default='public', max_length=10)),
                        ('confidence', models.CharField(choices=[('wip', 'Unfinished'), ('not_validated', 'Not checked by an expert yet'), ('validated', 'Checked by an expert')], default='validated', max_length=20)),
                        ('governance', models.CharField(choices=[('experience_based', 'What we learned; experts change it'), ('compliance_based', 'What the law says; its owner changes it')], default='experience_based', max_length=20)),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('review_days', models.PositiveSmallIntegerField(default=180)),
                        ('checked_on', models.DateField(null=True)),
                        ('review_on', models.DateField(null=True)),
                        ('retire_on', models.DateField(null=True)),
                        ('retired_at', models.DateTimeField(null=True)),
                        ('handed_over', models.JSONField(default=dict)),
                        ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checked_articles', to=settings.AUTH_USER_MODEL)),
                        ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='agency.department')),
                        ('offices', models.ManyToManyField(related_name='articles', to='agency.office')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to=settings.AUTH_USER_MODEL)),
                        ('services', models.ManyToManyField(related_name='articles', to='agency.service')),
                        ('life_events', models.ManyToManyField(related_name='articles', to='knowledge.lifeevent')),
                    ],
                    options={
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['former'], name='article_by_former'), models.Index(condition=models.Q(('retired_at', None), ('version__gt', 0), ('audience', 'public')), fields=['slug'], name='article_public'), models.Index(condition=models.Q(('retired_at', None), ('version__gt', 0)), fields=['review_on', 'slug'], name='article_review_on'), models.Index(condition=models.Q(('retire_on', None), _negated=True), fields=['retire_on'], name='article_retire_on')],
                    },
                ),
                migrations.CreateModel(
                    name='Fact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.SlugField(unique=True)),
                        ('kind', models.CharField(choices=[('money', 'Amount of money'), ('number', 'Number'), ('date', 'Date'), ('text', 'Text')], max_length=10)),
                        ('name', models.JSONField(default=dict)),
                        ('currency', models.CharField(blank=True, max_length=3)),
                    ],
                ),
                migrations.CreateModel(
                    name='ArticleVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('texts', models.JSONField()),
                        ('audience', models.CharField(choices=[('public', 'Everybody'), ('staff', 'Staff only')], max_length=10)),
                        ('legal_source', models.TextField(blank=True)),
                        ('facts', models.JSONField(default=list)),
                        ('editions', models.JSONField(default=dict)),
                        ('files', models.JSONField(default=list)),
                        ('grade', models.FloatField(null=True)),
                        ('grade_reason', models.CharField(blank=True, max_length=300)),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='knowledge.knowledgearticle')),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['facts'], name='article_with_fact', opclasses=['jsonb_path_ops'])],
                        'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='article_version_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ArticleFlag',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('words', models.TextField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('settled_at', models.DateTimeField(null=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='knowledge.knowledgearticle')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='knowledge.articleversion')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['article', 'id'], name='flag_not_settled')],
                    },
                ),
                migrations.CreateModel(
                    name='ArticleFeedback',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('token', models.UUIDField(unique=True)),
                        ('language', models.CharField(max_length=10)),
                        ('is_useful', models.BooleanField()),
                        ('words', models.TextField(blank=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='knowledge.articleversion')),
                    ],
                    options={
                        'verbose_name_plural': 'article feedback',
                        'indexes': [models.Index(fields=['version', '-at'], name='feedback_of_version')],
                    },
                ),
                migrations.CreateModel(
                    name='ArticleVisit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('day', models.DateField()),
                        ('language', models.CharField(max_length=10)),
                        ('visitor', models.CharField(max_length=32)),
                        ('went_on_to_ask', models.BooleanField(default=False)),
                        ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='knowledge.knowledgearticle')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('day', 'article', 'visitor'), name='article_visit_once_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Citation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('corrected_at', models.DateTimeField(null=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='cases.case')),
                        ('corrected_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('interaction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='cases.interaction')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='knowledge.articleversion')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['version', '-id'], name='cited_version')],
                        'constraints': [models.UniqueConstraint(fields=('interaction', 'version'), name='cited_once_in_a_message')],
                    },
                ),
                migrations.CreateModel(
                    name='FactValue',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('valid_from', models.DateField()),
                        ('value', models.CharField(max_length=200)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='knowledge.fact')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('fact', 'valid_from'), name='fact_value_of_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Journey',
                    fields=[
                        ('token', models.CharField(max_length=20, primary_key=True, serialize=False)),
                        ('day', models.DateField()),
                        ('visitor', models.CharField(max_length=32)),
                        ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['day', 'visitor'], name='journey_of_reader'), models.Index(condition=models.Q(('person', None), _negated=True), fields=['person', 'day'], name='journey_of_person')],
                    },
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
                    options={
                        'constraints': [models.UniqueConstraint(fields=('journey', 'day', 'service', 'article'), name='journey_contact_once', nulls_distinct=False)],
                    },
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
                    options={
                        'constraints': [models.UniqueConstraint(fields=('day', 'article', 'outcome', 'service'), name='journey_day_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('outcome__in', ['asked', 'solved', 'useful', 'useless'])), name='journey_outcome_known'), models.CheckConstraint(condition=models.Q(('service', None), ('outcome', 'asked'), _connector='OR'), name='journey_only_asked_of_a_service')],
                    },
                ),
                migrations.CreateModel(
                    name='JourneyPage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('is_useful', models.BooleanField(null=True)),
                        ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='knowledge.knowledgearticle')),
                        ('journey', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='knowledge.journey')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('journey', 'article'), name='journey_page_once')],
                    },
                ),
                migrations.CreateModel(
                    name='LifeEvent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('former', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), blank=True, default=list, size=None)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('suggests', models.BooleanField(default=True)),
                        ('retired_on', models.DateField(null=True)),
                        ('handed_over', models.JSONField(default=list)),
                    ],
                    options={
                        'ordering': ['position', 'slug'],
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['former'], name='life_event_by_former')],
                    },
                ),
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
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], name='search_entry_words')],
                        'constraints': [models.UniqueConstraint(fields=('collection', 'key'), name='search_entry_once')],
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
                    options={
                        'constraints': [models.UniqueConstraint(fields=('collection', 'stem'), include=('documents',), name='search_stem_once')],
                    },
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
                    options={
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['word'], name='search_word_spelling', opclasses=['gin_trgm_ops']), models.Index(fields=['collection', 'stem'], name='search_word_by_stem')],
                        'constraints': [models.UniqueConstraint(fields=('collection', 'word'), name='search_word_once')],
                    },
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
                migrations.CreateModel(
                    name='ArticleSketch',
                    fields=[
                        ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sketch', serialize=False, to='knowledge.knowledgearticle')),
                        ('texts', models.JSONField(default=dict)),
                        ('audience', models.CharField(choices=[('public', 'Everybody'), ('staff', 'Staff only')], default='public', max_length=10)),
                        ('legal_source', models.TextField(blank=True)),
                        ('confirmed', models.JSONField(default=list)),
                        ('files', models.JSONField(default=list)),
                        ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('asked_at', models.DateTimeField(null=True)),
                        ('publish_on', models.DateField(null=True)),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('grade_reason', models.CharField(blank=True, max_length=300)),
                        ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approved_articles', to=settings.AUTH_USER_MODEL)),
                        ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='asked_articles', to=settings.AUTH_USER_MODEL)),
                        ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='article_sketches', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('publish_on', None), _negated=True), fields=['publish_on'], name='article_publish_on')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('publish_on', None), ('approved_by__isnull', False), _connector='OR'), name='article_day_is_approved')],
                    },
                ),
                migrations.CreateModel(
                    name='ArticleDay',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('day', models.DateField()),
                        ('language', models.CharField(max_length=10)),
                        ('views', models.PositiveIntegerField(default=0)),
                        ('asked', models.PositiveIntegerField(default=0)),
                        ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='knowledge.knowledgearticle')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['day'], name='article_read_since')],
                        'constraints': [models.UniqueConstraint(fields=('article', 'day', 'language'), name='article_day_once')],
                    },
                ),
            ],
        ),
        migrations.RunSQL(ONCE, NOT_ONCE),
    ]
