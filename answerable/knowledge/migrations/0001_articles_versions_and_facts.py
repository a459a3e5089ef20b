"""Articles with their versions, which the database refuses to change, and shared values.

Reversible; what was written is lost.
"""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

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

    dependencies = [
        ('agency', '0020_articles_in_the_log'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KnowledgeArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
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
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checked_articles', to=settings.AUTH_USER_MODEL)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='agency.department')),
                ('offices', models.ManyToManyField(related_name='articles', to='agency.office')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to=settings.AUTH_USER_MODEL)),
                ('services', models.ManyToManyField(related_name='articles', to='agency.service')),
            ],
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
            name='LifeEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('name', models.JSONField(default=dict)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['position', 'slug'],
            },
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
                ('grade', models.FloatField(null=True)),
                ('grade_reason', models.CharField(blank=True, max_length=300)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='knowledge.knowledgearticle')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
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
        ),
        migrations.AddField(
            model_name='knowledgearticle',
            name='life_events',
            field=models.ManyToManyField(related_name='articles', to='knowledge.lifeevent'),
        ),
        migrations.CreateModel(
            name='ArticleSketch',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sketch', serialize=False, to='knowledge.knowledgearticle')),
                ('texts', models.JSONField(default=dict)),
                ('audience', models.CharField(choices=[('public', 'Everybody'), ('staff', 'Staff only')], default='public', max_length=10)),
                ('legal_source', models.TextField(blank=True)),
                ('confirmed', models.JSONField(default=list)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('asked_at', models.DateTimeField(null=True)),
                ('publish_on', models.DateField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('grade_reason', models.CharField(blank=True, max_length=300)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approved_articles', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='asked_articles', to=settings.AUTH_USER_MODEL)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='article_sketches', to=settings.AUTH_USER_MODEL)),
            ],
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
        migrations.AddIndex(
            model_name='articleversion',
            index=django.contrib.postgres.indexes.GinIndex(fields=['facts'], name='article_with_fact', opclasses=['jsonb_path_ops']),
        ),
        migrations.AddConstraint(
            model_name='articleversion',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='article_version_once'),
        ),
        migrations.AddIndex(
            model_name='articlefeedback',
            index=models.Index(fields=['version', '-at'], name='feedback_of_version'),
        ),
        migrations.AddConstraint(
            model_name='articlevisit',
            constraint=models.UniqueConstraint(fields=('day', 'article', 'visitor'), name='article_visit_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='factvalue',
            constraint=models.UniqueConstraint(fields=('fact', 'valid_from'), name='fact_value_of_a_day'),
        ),
        migrations.AddIndex(
            model_name='knowledgearticle',
            index=models.Index(condition=models.Q(('retired_at', None), ('version__gt', 0), ('audience', 'public')), fields=['slug'], name='article_public'),
        ),
        migrations.AddIndex(
            model_name='knowledgearticle',
            index=models.Index(condition=models.Q(('retired_at', None), ('version__gt', 0)), fields=['review_on', 'slug'], name='article_review_on'),
        ),
        migrations.AddIndex(
            model_name='knowledgearticle',
            index=models.Index(condition=models.Q(('retire_on', None), _negated=True), fields=['retire_on'], name='article_retire_on'),
        ),
        migrations.AddIndex(
            model_name='articlesketch',
            index=models.Index(condition=models.Q(('publish_on', None), _negated=True), fields=['publish_on'], name='article_publish_on'),
        ),
        migrations.AddConstraint(
            model_name='articlesketch',
            constraint=models.CheckConstraint(condition=models.Q(('publish_on', None), ('approved_by__isnull', False), _connector='OR'), name='article_day_is_approved'),
        ),
        migrations.RunSQL(ONCE, NOT_ONCE),
    ]
