"""The tables of cases; the journal is written once, own words are never edited."""

import answerable.cases.models.case
import answerable.cases.models.interaction
import answerable.cases.models.journal
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations, models

from answerable.lib.tables import CreateModels

CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION answerable (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION answerable
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""
NO_CONFIGURATION = "DROP TEXT SEARCH CONFIGURATION answerable;"
TABLE = """
CREATE SEQUENCE cases_journalentry_id AS bigint;
CREATE TABLE cases_journalentry (
    id bigint NOT NULL DEFAULT nextval('cases_journalentry_id'),
    at timestamptz NOT NULL,
    case_id bigint,
    envelope_id bigint,
    number integer NOT NULL CHECK (number > 0),
    actor varchar(40) NOT NULL,
    what varchar(40) NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    reason varchar(40) NOT NULL,
    previous_hash varchar(64) NOT NULL,
    hash varchar(64) NOT NULL,
    xact bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
-- Catches what has no month of its own; the worker makes the next three in time.
CREATE TABLE cases_journalentry_other PARTITION OF cases_journalentry DEFAULT;
-- The journal of one case, in order: its page, and the walk of "verify".
CREATE INDEX journal_of_case ON cases_journalentry (case_id, number)
    WHERE case_id IS NOT NULL;
CREATE INDEX journal_of_envelope ON cases_journalentry (envelope_id, number)
    WHERE envelope_id IS NOT NULL;
-- Readers go on behind the last transaction that they have seen whole.
CREATE INDEX journal_by_transaction ON cases_journalentry (xact, id);
"""
DROP_TABLE = """
DROP TABLE cases_journalentry;
DROP SEQUENCE cases_journalentry_id;
"""
ONCE = """
CREATE FUNCTION cases_journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is written once: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER cases_journal_is_written_once
    BEFORE UPDATE OR DELETE ON cases_journalentry
    FOR EACH ROW EXECUTE FUNCTION cases_journal_refuses();
"""
NOT_ONCE = """
DROP TRIGGER cases_journal_is_written_once ON cases_journalentry;
DROP FUNCTION cases_journal_refuses();
"""
# Runs as the owner of the tables, whom the worker is not where roles are apart.
MONTH = """
CREATE FUNCTION cases_make_journal_month(day date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    first date := date_trunc('month', day);
    name text := 'cases_journalentry_' || to_char(first, 'YYYY_MM');
BEGIN
    EXECUTE format(
        'CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.cases_journalentry'
        ' FOR VALUES FROM (%L) TO (%L)',
        name, first || ' 00:00+00', (first + interval '1 month')::date || ' 00:00+00'
    );
    RETURN name;
EXCEPTION WHEN check_violation THEN
    -- Lines of this month lie in the default partition: there they stay.
    RETURN NULL;
END $$;
SELECT cases_make_journal_month((now() + ahead * interval '1 month')::date)
    FROM generate_series(0, 3) AS ahead;
"""
NO_MONTH = "DROP FUNCTION cases_make_journal_month(date);"
SACRED = """
CREATE FUNCTION cases_words_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.text, NEW.wish, NEW.quoted) IS DISTINCT FROM (OLD.text, OLD.wish, OLD.quoted)
        AND (NEW.text, NEW.wish, NEW.quoted) IS DISTINCT FROM ('', '', '')
    THEN
        RAISE EXCEPTION 'Own words are never edited, only erased whole'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_own_words_are_sacred
    BEFORE UPDATE ON cases_interaction
    FOR EACH ROW EXECUTE FUNCTION cases_words_refuse();
"""
NOT_SACRED = """
DROP TRIGGER cases_own_words_are_sacred ON cases_interaction;
DROP FUNCTION cases_words_refuse();
"""
# Search reads these words far more often than anybody reads the text, so they stay in the
# row where it grows too large; by default the largest value moves out.
WORDS = """
ALTER TABLE cases_interaction
    ADD COLUMN words tsvector GENERATED ALWAYS AS (
        CASE WHEN kind = 'acknowledgement' THEN ''::tsvector
        ELSE to_tsvector(
            'answerable'::regconfig,
            coalesce(subject, '') || ' ' || coalesce(author, '') || ' '
                || coalesce("left"(text, 200000), '')
        ) END
    ) STORED,
    ALTER COLUMN words SET STORAGE main;
CREATE INDEX interaction_words ON cases_interaction USING gin (words);
"""
NO_WORDS = "ALTER TABLE cases_interaction DROP COLUMN words;"
# Who is here lives for seconds.
UNLOGGED = "ALTER TABLE cases_presence SET UNLOGGED"


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('cases', '0001_search_configuration'),
        ('cases', '0002_cases_and_interactions'),
        ('cases', '0003_journal_is_written_once'),
        ('cases', '0004_own_words_are_sacred'),
        ('cases', '0005_words_that_are_sought'),
        ('cases', '0006_links_by_hand'),
        ('cases', '0007_cases_from_elsewhere'),
        ('cases', '0008_rows_that_somebody_looked_at'),
        ('cases', '0009_views_that_are_kept'),
        ('cases', '0010_cases_have_a_priority'),
        ('cases', '0011_requests_that_are_corrected'),
        ('cases', '0012_cases_by_load'),
        ('cases', '0013_who_is_here'),
        ('cases', '0014_notes_that_are_for_somebody'),
        ('cases', '0015_tasks_on_cases'),
        ('cases', '0016_checklists'),
        ('cases', '0017_cases_that_are_put_off'),
        ('cases', '0018_who_acts_for_a_person'),
        ('cases', '0019_looks_that_end'),
        ('cases', '0020_notes_taken_back'),
        ('cases', '0021_alarms'),
        ('cases', '0022_silence'),
        ('cases', '0023_what_is_promised_next'),
        ('cases', '0024_who_helps_where_we_cannot'),
        ('cases', '0025_complaints_that_cannot_be_determined'),
        ('cases', '0026_how_long_a_pause_may_last'),
        ('cases', '0027_what_helps_a_person_to_say_it'),
        ('cases', '0028_place_has_coordinates'),
        ('cases', '0029_what_is_similar_near_a_point'),
        ('cases', '0030_what_was_read_before'),
        ('cases', '0031_situations'),
        ('cases', '0032_numbers_of_a_team'),
        ('cases', '0033_what_is_similar_in_words'),
    ]

    dependencies = [
        ('agency', '0001_squashed_0026_places_by_kind'),
        ('channels', '0001_squashed_0003_what_mailboxes_did_last'),
        ('forms', '0001_squashed_0003_burden_of_forms'),
        ('people', '0001_squashed_0007_an_advocate'),
    ]

    operations = [
        UnaccentExtension(),
        migrations.RunSQL(CONFIGURATION, NO_CONFIGURATION),
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='JournalEntry',
                    fields=[
                        ('pk', models.CompositePrimaryKey('id', 'at', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('id', models.BigIntegerField(db_default=answerable.cases.models.journal.NextEntry())),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('case_id', models.BigIntegerField(null=True)),
                        ('envelope_id', models.BigIntegerField(null=True)),
                        ('number', models.PositiveIntegerField()),
                        ('actor', models.CharField(max_length=40)),
                        ('what', models.CharField(max_length=40)),
                        ('before', models.JSONField(default=dict)),
                        ('after', models.JSONField(default=dict)),
                        ('reason', models.CharField(blank=True, max_length=40)),
                        ('previous_hash', models.CharField(blank=True, max_length=64)),
                        ('hash', models.CharField(max_length=64)),
                        ('xact', models.BigIntegerField(db_default=answerable.cases.models.journal.CurrentTransaction())),
                        ('written_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        'db_table': 'cases_journalentry',
                        'managed': False,
                    },
                ),
                migrations.CreateModel(
                    name='Case',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('latitude', models.FloatField(null=True)),
                        ('longitude', models.FloatField(null=True)),
                        ('place_source', models.CharField(blank=True, choices=[('gazetteer', 'By the name of the place'), ('device', 'By the device of the person'), ('plus_code', 'By a Plus Code'), ('map', 'Shown on the map'), ('typed', 'Typed as degrees'), ('imported', 'From another system')], max_length=10)),
                        ('place_accuracy', models.PositiveIntegerField(null=True)),
                        ('reference', models.CharField(max_length=9, unique=True)),
                        ('sealed_secret', models.CharField(blank=True, max_length=64)),
                        ('case_type', models.CharField(choices=[('enquiry', 'Question'), ('service_request', 'Request'), ('fault_report', 'Report'), ('complaint', 'Complaint'), ('compliment', 'Thank-you'), ('application', 'Application')], max_length=20)),
                        ('state', models.CharField(choices=[('received', 'Received'), ('in_progress', 'In progress'), ('waiting_person', 'Waiting for the person'), ('waiting_other', 'Waiting for another body'), ('resolved', 'Answered'), ('closed', 'Closed'), ('merged', 'Joined with another case'), ('withdrawn', 'Taken back')], default='received', max_length=20)),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('channel', models.CharField(max_length=20)),
                        ('language', models.CharField(max_length=10)),
                        ('summary', models.CharField(max_length=200)),
                        ('answers', models.JSONField(default=dict)),
                        ('needs', models.JSONField(default=list)),
                        ('trail', models.JSONField(default=dict)),
                        ('place', models.TextField(blank=True)),
                        ('cell', models.BigIntegerField(null=True)),
                        ('is_restricted', models.BooleanField(default=False)),
                        ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('next_due', models.DateTimeField(null=True)),
                        ('next_kind', models.CharField(blank=True, max_length=20)),
                        ('is_at_risk', models.BooleanField(default=False)),
                        ('touched_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('next_look', models.DateTimeField(default=answerable.cases.models.case.tomorrow)),
                        ('priority', models.PositiveSmallIntegerField(default=3)),
                        ('grounds', models.JSONField(default=dict)),
                        ('legal_date', models.DateField(null=True)),
                        ('responded_at', models.DateTimeField(null=True)),
                        ('resolved_at', models.DateTimeField(null=True)),
                        ('confirmed_at', models.DateTimeField(null=True)),
                        ('withdrawn_at', models.DateTimeField(null=True)),
                        ('corrected_at', models.DateTimeField(null=True)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('outcome', models.CharField(blank=True, choices=[('done', 'Done'), ('answered', 'Answered'), ('granted', 'Granted'), ('refused', 'Refused'), ('not_ours', 'Not ours: we said whose it is'), ('no_change', 'No change, because …'), ('upheld', 'Complaint upheld'), ('partly_upheld', 'Complaint partly upheld'), ('not_upheld', 'Complaint not upheld'), ('cannot_determine', 'Complaint: could not be determined')], max_length=20)),
                        ('outcome_reason', models.TextField(blank=True)),
                        ('signpost', models.TextField(blank=True)),
                        ('situation_told', models.PositiveSmallIntegerField(default=0)),
                        ('journal_length', models.PositiveIntegerField(default=0)),
                        ('journal_head', models.CharField(blank=True, max_length=64)),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.area')),
                        ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='people.contactpoint')),
                        ('form', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='forms.form')),
                        ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.person')),
                        ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.service')),
                        ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='agency.team')),
                        ('situation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='cases.situation')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['team', 'next_due', 'priority', 'opened_at', 'id'], name='case_queue_team'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['owner', 'next_due', 'priority', 'opened_at', 'id'], name='case_queue_owner'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['next_due', 'priority', 'opened_at', 'id'], include=('team', 'owner', 'service', 'area', 'state', 'case_type', 'channel', 'language', 'is_restricted'), name='case_queue_all'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('owner', None)), fields=['team', 'next_due', 'priority', 'opened_at', 'id'], name='case_queue_unassigned'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('owner', None), ('priority', 1)), fields=['team', 'next_due', 'priority', 'opened_at', 'id'], name='case_most_urgent'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('legal_date__isnull', False), ('priority__gt', 2)), fields=['legal_date'], name='case_legal_date'), models.Index(fields=['-opened_at', '-id'], include=('team', 'is_restricted'), name='case_newest'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['team', 'owner'], include=('next_due', 'opened_at', 'is_restricted', 'id'), name='case_load'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['team', 'next_kind', 'next_due'], include=('is_restricted',), name='case_promised'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('is_at_risk', True)), fields=['team', 'next_kind', 'next_due'], include=('is_restricted',), name='case_at_risk'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('cell__isnull', False)), fields=['cell', '-opened_at'], name='case_nearby'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('cell__isnull', False), ('is_restricted', False)), fields=['service', 'cell', '-opened_at'], name='case_similar'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person']), ('cell__isnull', True), ('is_restricted', False)), fields=['service', '-opened_at'], name='case_similar_in_words'), models.Index(condition=models.Q(('situation__isnull', False)), fields=['situation', 'situation_told', 'id'], include=('state', 'is_restricted'), name='case_in_situation'), models.Index(condition=models.Q(('state__in', ['in_progress', 'received', 'waiting_other', 'waiting_person'])), fields=['next_look'], name='case_to_look_at'), models.Index(condition=models.Q(('state', 'resolved')), fields=['resolved_at'], include=('team', 'is_restricted'), name='case_to_close')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['closed', 'in_progress', 'merged', 'received', 'resolved', 'waiting_other', 'waiting_person', 'withdrawn'])), name='case_state_known'), models.CheckConstraint(condition=models.Q(('priority__range', (1, 5))), name='case_priority_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'resolved'), _negated=True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='case_resolved_has_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('cell', None), ('latitude', None), ('longitude', None)), models.Q(('cell__isnull', False), ('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='case_point_is_whole')],
                    },
                ),
                migrations.CreateModel(
                    name='CaseAccess',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('verdict', models.CharField(choices=[('grant', 'may see it'), ('deny', 'may not see it')], max_length=5)),
                        ('reason', models.CharField(max_length=200)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('until', models.DateTimeField(null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accesses', to='cases.case')),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['staff', 'case'], name='case_access_by_staff'), models.Index(condition=models.Q(('until__isnull', False)), fields=['-at', '-id'], name='case_access_asked_for')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('staff', 'case'), name='case_access_once'), models.CheckConstraint(condition=models.Q(('until', None), ('verdict', 'grant'), _connector='OR'), name='case_access_only_grants_end')],
                    },
                ),
                migrations.CreateModel(
                    name='CaseTask',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sentence', models.CharField(max_length=200)),
                        ('due_on', models.DateField(null=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('ending', models.CharField(blank=True, choices=[('done', 'Done'), ('dropped', 'Dropped')], max_length=10)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cases.case')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case_tasks', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['owner', 'due_on'], name='case_task_to_do')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None), ('ending', '')), models.Q(models.Q(('ending', ''), _negated=True), ('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='case_task_ends_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Checklist',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('steps', models.JSONField(default=dict)),
                        ('days', models.PositiveSmallIntegerField(null=True)),
                        ('is_offered', models.BooleanField(default=True)),
                        ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checklists', to='agency.service')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ImportedRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(max_length=100)),
                        ('source_id', models.CharField(max_length=200)),
                        ('sha256', models.CharField(max_length=64)),
                        ('file_name', models.CharField(max_length=255)),
                        ('file_sha256', models.CharField(max_length=64)),
                        ('line', models.PositiveBigIntegerField()),
                        ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('confidence', models.CharField(choices=[('sure', 'Sure'), ('assumed', 'Assumed'), ('doubtful', 'Doubtful')], max_length=10)),
                        ('mismatches', models.JSONField(default=dict)),
                        ('assumptions', models.JSONField(default=list)),
                        ('settled_at', models.DateTimeField(null=True)),
                        ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='imported', to='cases.case')),
                        ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('confidence', 'doubtful'), ('settled_at', None)), fields=['id'], name='imported_doubtful')],
                        'constraints': [models.UniqueConstraint(fields=('source', 'source_id'), name='imported_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Interaction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('message', 'Message'), ('automatic', 'Automatic message'), ('acknowledgement', 'Acknowledgement'), ('reply', 'Reply'), ('question', 'Question'), ('answer', 'Answer'), ('note', 'Note')], max_length=20)),
                        ('channel', models.CharField(max_length=20)),
                        ('author', models.CharField(blank=True, max_length=200)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('subject', models.CharField(blank=True, max_length=300)),
                        ('text', models.TextField(blank=True)),
                        ('wish', models.TextField(blank=True)),
                        ('quoted', models.TextField(blank=True)),
                        ('left_out', models.JSONField(default=list)),
                        ('address', models.CharField(blank=True, max_length=320)),
                        ('message_id', models.CharField(blank=True, max_length=255)),
                        ('salt', models.CharField(default=answerable.cases.models.interaction.new_salt, max_length=32)),
                        ('taken_back_at', models.DateTimeField(null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interactions', to='cases.case')),
                        ('envelope', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='channels.envelope')),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='people.person')),
                        ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['at', 'id'],
                        'indexes': [models.Index(fields=['case', 'at', 'id'], name='interaction_timeline'), models.Index(condition=models.Q(('message_id', ''), _negated=True), fields=['message_id'], name='interaction_by_message_id')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('taken_back_at', None), ('kind', 'note'), _connector='OR'), name='interaction_taken_back_is_a_note'), models.UniqueConstraint(condition=models.Q(models.Q(('message_id', ''), _negated=True), ('kind__in', ['acknowledgement', 'reply', 'question', 'answer'])), fields=('message_id',), name='interaction_sent_once')],
                    },
                ),
                migrations.CreateModel(
                    name='CaseLink',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('follows', 'follows'), ('arises_from', 'arises from'), ('related', 'belongs with'), ('part_of', 'is a part of'), ('joined', 'joined with')], max_length=20)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now, null=True)),
                        ('state_before', models.CharField(blank=True, max_length=20)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='cases.case')),
                        ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='linked_by', to='cases.case')),
                        ('messages', models.ManyToManyField(related_name='+', to='cases.interaction')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('case', 'to', 'kind'), name='case_link_once'), models.UniqueConstraint(condition=models.Q(('kind__in', ['joined', 'part_of'])), fields=('case', 'kind'), name='case_link_one_whole'), models.CheckConstraint(condition=models.Q(('case', models.F('to')), _negated=True), name='case_link_to_another')],
                    },
                ),
                migrations.CreateModel(
                    name='Attachment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=255)),
                        ('content_type', models.CharField(max_length=100)),
                        ('size', models.PositiveBigIntegerField()),
                        ('sha256', models.CharField(max_length=64)),
                        ('shown_sha256', models.CharField(blank=True, max_length=64)),
                        ('interaction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='cases.interaction')),
                    ],
                ),
                migrations.CreateModel(
                    name='Mention',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('named', 'Named'), ('handed_over', 'Handed Over'), ('opened', 'Opened')], max_length=12)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('read_at', models.DateTimeField(null=True)),
                        ('access', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.caseaccess')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='cases.case')),
                        ('note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.interaction')),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('read_at', None)), fields=['staff', 'id'], name='mention_unread')],
                        'constraints': [models.UniqueConstraint(fields=('note', 'staff'), name='mention_once'), models.UniqueConstraint(fields=('access', 'staff'), name='mention_of_a_look_once'), models.CheckConstraint(condition=models.Q(models.Q(('access__isnull', False), ('kind', 'opened'), ('note', None)), models.Q(models.Q(('kind', 'opened'), _negated=True), ('access', None), ('note__isnull', False)), _connector='OR'), name='mention_of_a_note_or_a_look')],
                    },
                ),
                migrations.CreateModel(
                    name='Presence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('seen_at', models.DateTimeField()),
                        ('typed_at', models.DateTimeField(null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='cases.case')),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('case', 'staff'), name='presence_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Representative',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('is_for_all', models.BooleanField(default=False)),
                        ('name', models.CharField(max_length=200)),
                        ('role', models.CharField(choices=[('friend', 'Friend or relative'), ('lawyer', 'Lawyer or adviser'), ('councillor', 'Councillor'), ('parent', 'Parent'), ('guardian', 'Guardian')], max_length=20)),
                        ('proof', models.CharField(choices=[('document', 'A document that is a file of this case'), ('seen', 'A document that one of us saw'), ('said', 'The person said so')], max_length=20)),
                        ('told', models.CharField(choices=[('both', 'Both'), ('representative', 'Only who acts for the person'), ('person', 'Only the person')], max_length=20)),
                        ('first_day', models.DateField()),
                        ('last_day', models.DateField(null=True)),
                        ('granted_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representatives', to='cases.case')),
                        ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.contactpoint')),
                        ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.attachment')),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('case', 'contact'), name='representative_once'), models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='representative_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('proof', 'document'), _negated=True), ('document__isnull', False), _connector='OR'), name='representative_has_document')],
                    },
                ),
                migrations.CreateModel(
                    name='RequestVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('latitude', models.FloatField(null=True)),
                        ('longitude', models.FloatField(null=True)),
                        ('place_source', models.CharField(blank=True, choices=[('gazetteer', 'By the name of the place'), ('device', 'By the device of the person'), ('plus_code', 'By a Plus Code'), ('map', 'Shown on the map'), ('typed', 'Typed as degrees'), ('imported', 'From another system')], max_length=10)),
                        ('place_accuracy', models.PositiveIntegerField(null=True)),
                        ('answers', models.JSONField(default=dict)),
                        ('place', models.TextField(blank=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.area')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='cases.case')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='SavedView',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=40, verbose_name='Name')),
                        ('conditions', models.JSONField(default=dict)),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('archived_at', models.DateTimeField(null=True)),
                        ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='views', to=settings.AUTH_USER_MODEL)),
                        ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='views', to='agency.team')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('owner', None), ('team__isnull', False)), models.Q(('owner__isnull', False), ('team', None)), _connector='OR'), name='view_belongs_once'), models.UniqueConstraint(condition=models.Q(('archived_at', None)), fields=('owner', 'name'), name='view_name_own'), models.UniqueConstraint(condition=models.Q(('archived_at', None)), fields=('team', 'name'), name='view_name_team')],
                    },
                ),
                migrations.CreateModel(
                    name='Situation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.JSONField(default=dict)),
                        ('latitude', models.FloatField(null=True)),
                        ('longitude', models.FloatField(null=True)),
                        ('metres', models.PositiveIntegerField(null=True)),
                        ('begins_at', models.DateTimeField()),
                        ('ends_at', models.DateTimeField()),
                        ('is_on_start', models.BooleanField(default=False)),
                        ('state', models.CharField(choices=[('open', 'It goes on'), ('resolved', 'Resolved together'), ('ended', 'Over, cases go on')], default='open', max_length=10)),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('is_telling', models.BooleanField(default=False)),
                        ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agency.area')),
                        ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agency.service')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['service', 'ends_at'], name='situation_going_on'), models.Index(condition=models.Q(('is_telling', True)), fields=['id'], name='situation_telling')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None), ('metres', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), ('metres__isnull', False)), _connector='OR'), name='situation_point_is_whole'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('begins_at'))), name='situation_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='situation_ended_is_dated')],
                    },
                ),
                migrations.CreateModel(
                    name='SituationStatus',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('words', models.JSONField(default=dict)),
                        ('outcome', models.CharField(blank=True, max_length=20)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('leaves_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('situation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statuses', to='cases.situation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('situation', 'number'), name='situation_status_numbered')],
                    },
                ),
                migrations.CreateModel(
                    name='Snooze',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('until', models.DateTimeField()),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snoozes', to='cases.case')),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snoozes', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['staff', 'until'], name='snooze_of_staff')],
                        'constraints': [models.UniqueConstraint(fields=('case', 'staff'), name='snooze_once')],
                    },
                ),
                migrations.CreateModel(
                    name='SummaryVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.CharField(max_length=200)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='summaries', to='cases.case')),
                    ],
                ),
                migrations.CreateModel(
                    name='Alarm',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('at_risk', 'At Risk'), ('late', 'Late'), ('silent', 'Silent'), ('runs_on', 'Runs On')], max_length=10)),
                        ('due', models.DateTimeField(null=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to=settings.AUTH_USER_MODEL)),
                        ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='agency.team')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='cases.case')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('staff__isnull', False)), fields=['staff', 'case'], name='alarm_of_staff'), models.Index(condition=models.Q(('team__isnull', False)), fields=['team', 'case'], name='alarm_of_team')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('staff', None), ('team__isnull', False)), models.Q(('staff__isnull', False), ('team', None)), _connector='OR'), name='alarm_is_for_one'), models.UniqueConstraint(condition=models.Q(('kind', 'silent'), _negated=True), fields=('case', 'staff', 'team'), name='alarm_once', nulls_distinct=False), models.UniqueConstraint(condition=models.Q(('kind', 'silent')), fields=('case', 'staff', 'team'), name='alarm_of_silence_once', nulls_distinct=False)],
                    },
                ),
            ],
        ),
        migrations.RunSQL(
            sql=WORDS,
            reverse_sql=NO_WORDS,
            state_operations=[migrations.AddField(
                model_name='interaction',
                name='words',
                field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(kind='acknowledgement', then=models.Value('')), default=django.contrib.postgres.search.SearchVector('subject', 'author', django.db.models.functions.text.Left('text', 200000), config='answerable')), output_field=django.contrib.postgres.search.SearchVectorField()),
            ), migrations.AddIndex(
                model_name='interaction',
                index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='interaction_words'),
            )],
        ),
        migrations.RunSQL(TABLE, DROP_TABLE),
        migrations.RunSQL(ONCE, NOT_ONCE),
        migrations.RunSQL(MONTH, NO_MONTH),
        migrations.RunSQL(SACRED, NOT_SACRED),
        migrations.RunSQL(UNLOGGED, migrations.RunSQL.noop),
    ]
