"""The tables of correspondence."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from answerable.lib.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('correspondence', '0001_dispatches_and_deliveries'),
        ('correspondence', '0002_saved_answers'),
        ('correspondence', '0003_words_not_sent_yet'),
        ('correspondence', '0004_texts_of_letters'),
        ('correspondence', '0005_signatures_of_units'),
        ('correspondence', '0006_versions_of_signatures'),
        ('correspondence', '0007_signatures_begin_with_a_version'),
        ('correspondence', '0008_copies_of_letters'),
    ]

    dependencies = [
        ('agency', '0001_squashed_0026_places_by_kind'),
        ('cases', '0001_squashed_0033_what_is_similar_in_words'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Dispatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('occasion', models.CharField(max_length=30)),
                        ('channel', models.CharField(max_length=20)),
                        ('language', models.CharField(max_length=10)),
                        ('address', models.CharField(max_length=320)),
                        ('sender_name', models.CharField(max_length=200)),
                        ('reply_to', models.CharField(max_length=400)),
                        ('subject', models.CharField(max_length=300)),
                        ('text', models.TextField()),
                        ('message_id', models.CharField(max_length=255, unique=True)),
                        ('in_reply_to', models.CharField(blank=True, max_length=255)),
                        ('is_automatic', models.BooleanField()),
                        ('state', models.CharField(choices=[('waiting', 'waiting to be sent'), ('sent', 'sent'), ('failed', 'not delivered'), ('bounced', 'came back')], default='waiting', max_length=10)),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('next_try', models.DateTimeField(default=django.utils.timezone.now)),
                        ('settled_at', models.DateTimeField(null=True)),
                        ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dispatches', to='cases.case')),
                        ('copy_of', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='correspondence.dispatch')),
                        ('interaction', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dispatch', to='cases.interaction')),
                        ('written_as', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='correspondence.textversion')),
                    ],
                    options={
                        'verbose_name_plural': 'dispatches',
                        'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_try'], name='dispatch_waiting'), models.Index(condition=models.Q(('is_automatic', True)), fields=['address', 'created_at'], name='dispatch_automatic')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('copy_of', None), ('occasion', 'acknowledgement')), fields=('case',), name='dispatch_one_acknowledgement')],
                    },
                ),
                migrations.CreateModel(
                    name='Delivery',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('result', models.CharField(choices=[('accepted', 'accepted'), ('try_again', 'to be tried again'), ('refused', 'refused'), ('bounced', 'came back')], max_length=10)),
                        ('said', models.TextField(blank=True)),
                        ('dispatch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='correspondence.dispatch')),
                    ],
                    options={
                        'verbose_name_plural': 'deliveries',
                    },
                ),
                migrations.CreateModel(
                    name='LetterText',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('occasion', models.CharField(max_length=30)),
                        ('language', models.CharField(max_length=10)),
                        ('subject', models.CharField(max_length=150)),
                        ('body', models.TextField()),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('stands_for', models.CharField(max_length=64)),
                        ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('checked_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('retired_at', models.DateTimeField(null=True)),
                        ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letter_texts', to='agency.department')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('occasion', 'language', 'department'), name='letter_text_once', nulls_distinct=False)],
                    },
                ),
                migrations.CreateModel(
                    name='SavedAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.SlugField(allow_unicode=True, verbose_name='Short name')),
                        ('texts', models.JSONField(default=dict)),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('uses', models.PositiveIntegerField(default=0)),
                        ('seeded_as', models.CharField(blank=True, max_length=50)),
                        ('archived_at', models.DateTimeField(null=True)),
                        ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to=settings.AUTH_USER_MODEL)),
                        ('services', models.ManyToManyField(related_name='answers', to='agency.service')),
                        ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='agency.team')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('owner', None), ('team', None), _connector='OR'), name='answer_belongs_once'), models.UniqueConstraint(condition=models.Q(('archived_at', None)), fields=('owner', 'name'), name='answer_name_own'), models.UniqueConstraint(condition=models.Q(('archived_at', None)), fields=('team', 'name'), name='answer_name_team'), models.UniqueConstraint(condition=models.Q(('archived_at', None), ('owner', None), ('team', None)), fields=('name',), name='answer_name_all'), models.UniqueConstraint(condition=models.Q(('seeded_as', ''), _negated=True), fields=('seeded_as',), name='answer_seeded_once')],
                    },
                ),
                migrations.CreateModel(
                    name='AnswerVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('change', models.CharField(choices=[('created', 'Written'), ('edited', 'Changed'), ('restored', 'Taken back to before'), ('archived', 'Put away'), ('brought_back', 'Brought back')], max_length=12)),
                        ('name', models.CharField(max_length=50)),
                        ('texts', models.JSONField(default=dict)),
                        ('services', models.JSONField(default=list)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='correspondence.savedanswer')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('answer', 'number'), name='answer_version_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Signature',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('closing', models.JSONField(default=dict)),
                        ('line', models.JSONField(default=dict)),
                        ('phone', models.CharField(blank=True, max_length=40)),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures_changed', to=settings.AUTH_USER_MODEL)),
                        ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.department')),
                        ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.team')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('department', None), ('team', None)), models.Q(('department', None), ('staff', None)), models.Q(('staff', None), ('team', None)), _connector='OR'), name='signature_belongs_once'), models.UniqueConstraint(fields=('department', 'team', 'staff'), name='signature_once', nulls_distinct=False)],
                    },
                ),
                migrations.CreateModel(
                    name='SignatureVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('change', models.CharField(choices=[('written', 'Written'), ('restored', 'Taken back to before')], max_length=10)),
                        ('closing', models.JSONField(default=dict)),
                        ('line', models.JSONField(default=dict)),
                        ('phone', models.CharField(blank=True, max_length=40)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('signature', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='correspondence.signature')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('signature', 'number'), name='signature_version_once')],
                    },
                ),
                migrations.CreateModel(
                    name='TextVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('change', models.CharField(choices=[('written', 'Written'), ('checked', 'Looked at and found right'), ('restored', 'Taken back to before'), ('retired', 'Given up for the usual text')], max_length=10)),
                        ('subject', models.CharField(max_length=150)),
                        ('body', models.TextField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='correspondence.lettertext')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('text', 'number'), name='text_version_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ComposerDraft',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('message', 'Message'), ('note', 'Note'), ('ending', 'Ending')], max_length=10)),
                        ('words', models.TextField()),
                        ('facts', models.JSONField(default=dict)),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('step', models.CharField(blank=True, max_length=20)),
                        ('leaves_at', models.DateTimeField(null=True)),
                        ('came_back', models.TextField(blank=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='composer_drafts', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='composer_drafts', to='cases.case')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('leaves_at', None), _negated=True), fields=['leaves_at'], name='composer_draft_leaving')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('leaves_at', None)), fields=('case', 'by', 'kind'), name='composer_draft_once'), models.UniqueConstraint(condition=models.Q(('leaves_at', None), _negated=True), fields=('case',), name='composer_draft_one_leaves'), models.CheckConstraint(condition=models.Q(('leaves_at', None), models.Q(('step', ''), _negated=True), _connector='OR'), name='composer_draft_leaves_as_step')],
                    },
                ),
            ],
        ),
    ]
