"""The tables of agency; the log of the configuration is written once."""

import answerable.lib.parties
import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

from answerable.lib.tables import CreateModels

ONCE = """
CREATE FUNCTION agency_configuration_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Before the first case there is nothing to answer for: what an import finds in a
    -- new database gives way to what it brings.
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM cases_journalentry) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'The log is written once: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER agency_configuration_is_written_once
    BEFORE UPDATE OR DELETE ON agency_configurationentry
    FOR EACH ROW EXECUTE FUNCTION agency_configuration_refuses();
"""
NOT_ONCE = """
DROP TRIGGER agency_configuration_is_written_once ON agency_configurationentry;
DROP FUNCTION agency_configuration_refuses();
"""


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('agency', '0001_departments_staff_and_services'),
        ('agency', '0002_second_step'),
        ('agency', '0003_services_say_how_urgent'),
        ('agency', '0004_habits_at_the_desk'),
        ('agency', '0005_who_is_away_and_who_can_what'),
        ('agency', '0006_configuration_log'),
        ('agency', '0007_colours_and_opening'),
        ('agency', '0008_reorganisations'),
        ('agency', '0009_sessions_that_know_whose_they_are'),
        ('agency', '0010_skills_in_the_log'),
        ('agency', '0011_checklists_in_the_log'),
        ('agency', '0012_the_log_knows_folders'),
        ('agency', '0013_sent_setups'),
        ('agency', '0014_areas_end_by_date'),
        ('agency', '0015_areas_from_maps'),
        ('agency', '0016_logo'),
        ('agency', '0017_ladders_in_the_log'),
        ('agency', '0018_the_procedure_in_the_log'),
        ('agency', '0019_services_have_pictures'),
        ('agency', '0020_articles_in_the_log'),
        ('agency', '0021_places_and_offices_on_the_map'),
        ('agency', '0022_synonyms_in_the_log'),
        ('agency', '0023_what_is_learned_in_the_log'),
        ('agency', '0024_services_show_what_is_similar'),
        ('agency', '0025_services_that_were_merged'),
        ('agency', '0026_places_by_kind'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        TrigramExtension(),
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Staff',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                        ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                        ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                        ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                        ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                        ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                        ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                        ('language', models.CharField(blank=True, max_length=10)),
                        ('speaks', models.JSONField(blank=True, default=list)),
                        ('uses_keys', models.BooleanField(default=True)),
                        ('goes_on_to', models.CharField(choices=[('case', 'Back at the case'), ('next', 'At the next case of the view'), ('queue', 'At the queue')], default='case', max_length=5)),
                        ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                        ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                        ('teams', models.ManyToManyField(related_name='staff', through='agency.Membership', to='agency.team')),
                    ],
                    options={
                        'verbose_name': 'user',
                        'verbose_name_plural': 'users',
                        'abstract': False,
                    },
                    managers=[
                        ('objects', django.contrib.auth.models.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name='Agency',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('address', models.JSONField(default=dict)),
                        ('phone', models.CharField(max_length=40)),
                        ('emergency_number', models.CharField(blank=True, max_length=40)),
                        ('email', models.EmailField(max_length=254)),
                        ('languages', models.JSONField(default=list)),
                        ('calendar_slug', models.SlugField()),
                        ('brand', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$')])),
                        ('hero', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$')])),
                        ('logo_mark', models.CharField(blank=True, max_length=16)),
                        ('logo_alt', models.JSONField(default=dict)),
                        ('opened_at', models.DateTimeField(default=django.utils.timezone.now, null=True)),
                    ],
                    options={
                        'verbose_name_plural': 'agencies',
                    },
                ),
                migrations.CreateModel(
                    name='Area',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('valid_to', models.DateField(null=True)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Logo',
                    fields=[
                        ('mark', models.CharField(max_length=16, primary_key=True, serialize=False)),
                        ('content', models.BinaryField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Skill',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='SentMap',
                    fields=[
                        ('by', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sent_map', serialize=False, to=settings.AUTH_USER_MODEL)),
                        ('content', models.BinaryField()),
                        ('source', models.CharField(max_length=200)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                ),
                migrations.CreateModel(
                    name='SentSetup',
                    fields=[
                        ('by', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sent_setup', serialize=False, to=settings.AUTH_USER_MODEL)),
                        ('content', models.BinaryField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                ),
                migrations.CreateModel(
                    name='Boundary',
                    fields=[
                        ('area', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='boundary', serialize=False, to='agency.area')),
                        ('polygons', models.JSONField()),
                        ('source', models.CharField(max_length=200)),
                    ],
                    options={
                        'verbose_name_plural': 'boundaries',
                    },
                ),
                migrations.CreateModel(
                    name='Calendar',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField()),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('zone', models.CharField(max_length=64)),
                        ('hours', models.JSONField(default=dict)),
                        ('holidays', models.JSONField(default=list)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('slug', 'version'), name='calendar_version')],
                    },
                ),
                migrations.CreateModel(
                    name='CodeApp',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sealed_secret', models.TextField()),
                        ('last_step', models.BigIntegerField()),
                        ('added_at', models.DateTimeField()),
                        ('used_at', models.DateTimeField()),
                        ('staff', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='code_app', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='Department',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(null=True)),
                        ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='agency.department')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='DeskSession',
                    fields=[
                        ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                        ('session_data', models.TextField(verbose_name='session data')),
                        ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                        ('browser', models.TextField(blank=True)),
                        ('seen_at', models.DateTimeField()),
                        ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'session',
                        'verbose_name_plural': 'sessions',
                        'abstract': False,
                    },
                ),
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
                    options={
                        'indexes': [models.Index(fields=['source'], name='named_place_source'), models.Index(fields=['kind', 'id'], name='named_place_by_kind')],
                    },
                ),
                migrations.CreateModel(
                    name='Office',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('address', models.JSONField(default=dict)),
                        ('phone', models.CharField(max_length=40)),
                        ('calendar_slug', models.SlugField()),
                        ('latitude', models.FloatField(null=True)),
                        ('longitude', models.FloatField(null=True)),
                        ('accuracy', models.PositiveIntegerField(default=10)),
                        ('languages', models.JSONField(default=list)),
                        ('services', models.JSONField(default=list)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='office_point_is_whole')],
                    },
                ),
                migrations.CreateModel(
                    name='Passkey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=60)),
                        ('credential_id', models.BinaryField(unique=True)),
                        ('credential', models.BinaryField()),
                        ('uses', models.BigIntegerField()),
                        ('added_at', models.DateTimeField()),
                        ('used_at', models.DateTimeField(null=True)),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passkeys', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='RecoveryCode',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sealed', models.CharField(max_length=64)),
                        ('used_at', models.DateTimeField(null=True)),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recovery_codes', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='Team',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('calendar_slug', models.SlugField()),
                        ('is_triage', models.BooleanField(default=False)),
                        ('distribution', models.CharField(choices=[('take', 'Whoever takes it'), ('round_robin', 'In turn'), ('by_load', 'Who has least')], default='take', max_length=12)),
                        ('most_open', models.PositiveSmallIntegerField(null=True)),
                        ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='agency.department')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('is_triage', True)), fields=('is_triage',), name='team_one_triage')],
                    },
                ),
                migrations.CreateModel(
                    name='Service',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('former', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), blank=True, default=list, size=None)),
                        ('summary', models.JSONField(default=dict)),
                        ('aliases', models.JSONField(default=dict)),
                        ('case_type', models.CharField(max_length=20)),
                        ('identity_level', models.PositiveSmallIntegerField(choices=[(0, 'ANONYMOUS'), (1, 'CLAIMED'), (2, 'VERIFIED_CHANNEL'), (3, 'SIGNED_IN'), (4, 'SEEN_IN_PERSON')], default=answerable.lib.parties.IdentityLevel['ANONYMOUS'])),
                        ('place', models.CharField(choices=[('none', 'No place'), ('optional', 'Place, if there is one'), ('required', 'Place needed')], default='none', max_length=10)),
                        ('impact', models.PositiveSmallIntegerField(default=2)),
                        ('urgency', models.PositiveSmallIntegerField(default=2)),
                        ('indications', models.JSONField(default=list)),
                        ('picture', models.CharField(blank=True, max_length=40)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('similar_within', models.PositiveSmallIntegerField(default=0)),
                        ('similar_days', models.PositiveSmallIntegerField(default=30)),
                        ('retired_on', models.DateField(null=True)),
                        ('handed_over', models.JSONField(default=dict)),
                        ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='agency.department')),
                        ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='agency.team')),
                    ],
                    options={
                        'ordering': ['position', 'slug'],
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['former'], name='service_by_former')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('similar_within', 0), models.Q(('identity_level', 0), models.Q(('place', 'none'), _negated=True)), _connector='OR'), name='service_similar_is_of_things')],
                    },
                ),
                migrations.CreateModel(
                    name='Membership',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('last_turn', models.DateTimeField(null=True)),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                        ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='agency.team')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('staff', 'team'), name='membership_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Absence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('first_day', models.DateField()),
                        ('last_day', models.DateField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='planned_absences', to=settings.AUTH_USER_MODEL)),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to=settings.AUTH_USER_MODEL)),
                        ('substitute', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stands_in', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['last_day', 'first_day'], name='absence_by_day')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='absence_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('substitute', None), models.Q(('substitute', models.F('staff')), _negated=True), _connector='OR'), name='absence_nobody_stands_in_for_oneself'), models.UniqueConstraint(fields=('staff', 'first_day'), name='absence_begins_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ConfigurationEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('subject', models.CharField(choices=[('agency', 'The public body'), ('look', 'Colours'), ('logo', 'Logo'), ('calendar', 'Opening hours'), ('department', 'Department'), ('area', 'Area'), ('area_boundary', 'Boundary of an area'), ('gazetteer', 'Streets and landmarks'), ('office', 'Office'), ('team', 'Team'), ('staff', 'Member of staff'), ('skill', 'Skill'), ('staff_skills', 'Skills of a member of staff'), ('service', 'Service'), ('service_needs', 'Skills that a service needs'), ('form', 'Questions of a service'), ('checklist', 'Checklist'), ('standard', 'Promise'), ('ladder', 'Who is told before it is late'), ('procedure', 'How complaints are dealt with'), ('rules', 'Rules'), ('article', 'Help page'), ('fact', 'Shared value'), ('life_event', 'Life event'), ('synonyms', 'Words that mean the same'), ('learning', 'What is learned'), ('folder', 'The whole setup, from a folder')], max_length=20)),
                        ('name', models.CharField(max_length=150)),
                        ('effect', models.CharField(choices=[('created', 'new'), ('updated', 'changed')], max_length=10)),
                        ('differences', models.JSONField(default=list)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['subject', 'name', '-id'], name='configuration_of')],
                    },
                ),
                migrations.CreateModel(
                    name='PlaceName',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('folded', models.CharField(max_length=300)),
                        ('core', models.CharField(max_length=300)),
                        ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spellings', to='agency.namedplace')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['folded'], name='place_name_exact'), django.contrib.postgres.indexes.GinIndex(fields=['core'], name='place_name_alike', opclasses=['gin_trgm_ops'])],
                    },
                ),
                migrations.CreateModel(
                    name='Reorganisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on', models.DateField()),
                        ('elsewhere', models.JSONField(default=dict)),
                        ('had', models.JSONField(default=dict)),
                        ('done_at', models.DateTimeField(null=True)),
                        ('ending', models.ManyToManyField(related_name='+', to='agency.department')),
                        ('into', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agency.department')),
                        ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['on'], name='reorganisation_due')],
                    },
                ),
                migrations.CreateModel(
                    name='ServiceNeed',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('level', models.PositiveSmallIntegerField(default=1)),
                        ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='agency.service')),
                        ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agency.skill')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('service', 'skill'), name='service_need_once')],
                    },
                ),
                migrations.CreateModel(
                    name='StaffRole',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('role', models.CharField(choices=[('clerk', 'Clerk'), ('expert', 'Expert'), ('supervisor', 'Supervisor'), ('department_head', 'Head of department'), ('cx_officer', 'Customer experience officer'), ('agency_head', 'Head of the agency'), ('administrator', 'Administrator'), ('auditor', 'Auditor')], max_length=20)),
                        ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agency.department')),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('staff', 'department', 'role'), name='staff_role_once')],
                    },
                ),
                migrations.CreateModel(
                    name='StaffSkill',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('level', models.PositiveSmallIntegerField(default=1)),
                        ('certified_until', models.DateField(null=True)),
                        ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agency.skill')),
                        ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('staff', 'skill'), name='staff_skill_once')],
                    },
                ),
            ],
        ),
        migrations.RunSQL(ONCE, NOT_ONCE),
    ]
