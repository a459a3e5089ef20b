"""The tables of complaints."""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from answerable.lib.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('complaints', '0001_complaints_and_their_stages'),
        ('complaints', '0002_what_was_done_to_staff'),
        ('complaints', '0003_limits_on_contact'),
        ('complaints', '0004_causes_and_learning'),
    ]

    dependencies = [
        ('agency', '0001_squashed_0026_places_by_kind'),
        ('cases', '0001_squashed_0033_what_is_similar_in_words'),
        ('correspondence', '0001_squashed_0008_copies_of_letters'),
        ('people', '0001_squashed_0007_an_advocate'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Procedure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(unique=True)),
                        ('name', models.JSONField(default=dict)),
                        ('definition', models.JSONField(default=dict)),
                        ('stages', models.JSONField(default=list)),
                        ('time_limit_months', models.PositiveSmallIntegerField(default=12)),
                        ('exclusions', models.JSONField(default=list)),
                        ('body', models.JSONField(default=dict)),
                        ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                ),
                migrations.CreateModel(
                    name='Complaint',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('stage', models.PositiveSmallIntegerField(default=1)),
                        ('state', models.CharField(choices=[('received', 'Received'), ('acknowledged', 'Acknowledged'), ('investigating', 'Being looked into'), ('extended', 'Being looked into, with more time'), ('responded', 'Answered'), ('closed', 'Closed'), ('escalation_requested', 'Another look was asked for'), ('referred_ombudsman', 'Referred to the outside body'), ('excluded', 'Not taken as a complaint'), ('withdrawn', 'Taken back'), ('merged', 'Joined with another case')], default='received', max_length=20)),
                        ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('excluded_as', models.CharField(blank=True, max_length=50)),
                        ('excluded_because', models.TextField(blank=True)),
                        ('about', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='complaints_about', to='cases.case')),
                        ('about_staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='complaint', to='cases.case')),
                        ('procedure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='complaints.procedure')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['received', 'acknowledged', 'investigating', 'extended', 'responded', 'closed', 'escalation_requested', 'referred_ombudsman', 'excluded', 'withdrawn', 'merged'])), name='complaint_state_known'), models.CheckConstraint(condition=models.Q(('about', models.F('case')), _negated=True), name='complaint_about_another_case'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'excluded'), _negated=True), models.Q(('excluded_because', ''), _negated=True), _connector='OR'), name='complaint_excluded_has_reasons')],
                    },
                ),
                migrations.CreateModel(
                    name='ConductWarning',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on_paper', models.TextField(blank=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('category', models.CharField(choices=[('persistence', 'Going on about what was finally answered'), ('demands', 'Asking for what nobody can give'), ('cooperation', 'Not giving what we need to help'), ('arguments', 'Claims that nothing supports, again and again'), ('behaviour', 'Insults, threats or violence')], max_length=12)),
                        ('words', models.TextField()),
                        ('asked', models.TextField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('dispatch', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='correspondence.dispatch')),
                        ('done_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conduct_warnings', to='people.person')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [models.Index(fields=['person', '-id'], name='conduct_warning_of_person'), models.Index(fields=['at'], name='conduct_warning_at')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('dispatch__isnull', False), ('on_paper', '')), models.Q(('dispatch', None), models.Q(('on_paper', ''), _negated=True)), _connector='OR'), name='conduct_warning_in_writing'), models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('asked', ''), _negated=True)), name='conduct_warning_has_words')],
                    },
                ),
                migrations.CreateModel(
                    name='ContactRestriction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on_paper', models.TextField(blank=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('category', models.CharField(choices=[('persistence', 'Going on about what was finally answered'), ('demands', 'Asking for what nobody can give'), ('cooperation', 'Not giving what we need to help'), ('arguments', 'Claims that nothing supports, again and again'), ('behaviour', 'Insults, threats or violence')], max_length=12)),
                        ('reasons', models.TextField()),
                        ('contact_point', models.CharField(blank=True, max_length=200)),
                        ('subjects', models.CharField(blank=True, max_length=200)),
                        ('writing_only', models.BooleanField(default=False)),
                        ('answer_days', models.PositiveSmallIntegerField(null=True)),
                        ('starts_on', models.DateField()),
                        ('review_on', models.DateField(null=True)),
                        ('ends_on', models.DateField()),
                        ('lifted_at', models.DateTimeField(null=True)),
                        ('appeal', models.TextField()),
                        ('disability', models.TextField()),
                        ('language', models.TextField()),
                        ('trauma', models.TextField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('dispatch', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='correspondence.dispatch')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_restrictions', to='people.person')),
                        ('warning', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='complaints.conductwarning')),
                        ('incidents', models.ManyToManyField(related_name='+', to='complaints.safetyincident')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [models.Index(condition=models.Q(('lifted_at', None)), fields=['person', 'ends_on'], name='restriction_of_person'), models.Index(django.db.models.functions.comparison.Coalesce('review_on', 'ends_on'), models.F('id'), condition=models.Q(('lifted_at', None)), name='restriction_to_review')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('dispatch__isnull', False), ('on_paper', '')), models.Q(('dispatch', None), models.Q(('on_paper', ''), _negated=True)), _connector='OR'), name='restriction_in_writing'), models.CheckConstraint(condition=models.Q(('answer_days', None), ('contact_point', ''), ('subjects', ''), ('writing_only', False), _negated=True), name='restriction_limits'), models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on')), ('ends_on__lte', models.Func(models.F('starts_on'), output_field=models.DateTimeField(), template="(%(expressions)s + interval '1 year')"))), name='restriction_year'), models.CheckConstraint(condition=models.Q(('review_on', None), models.Q(('review_on__gt', models.F('starts_on')), ('review_on__lt', models.F('ends_on'))), _connector='OR'), name='restriction_review'), models.CheckConstraint(condition=models.Q(('warning__isnull', False), ('category', 'behaviour'), _connector='OR'), name='restriction_warned'), models.CheckConstraint(condition=models.Q(models.Q(('reasons', ''), _negated=True), models.Q(('appeal', ''), _negated=True)), name='restriction_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('disability', ''), _negated=True), models.Q(('language', ''), _negated=True), models.Q(('trauma', ''), _negated=True)), name='restriction_impact_assessed')],
                    },
                ),
                migrations.CreateModel(
                    name='Issue',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('words', models.CharField(max_length=300)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='issues', to='complaints.complaint')),
                    ],
                ),
                migrations.CreateModel(
                    name='LearningAction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('what', models.CharField(max_length=300)),
                        ('due', models.DateField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('done_at', models.DateTimeField(null=True)),
                        ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='learning', to='complaints.complaint')),
                        ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['due', 'id'], name='learning_open')],
                    },
                ),
                migrations.CreateModel(
                    name='Remedy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('after_stage', models.PositiveSmallIntegerField(default=1)),
                        ('kind', models.CharField(choices=[('apology', 'Apology'), ('action', 'Action'), ('payment', 'Payment'), ('change', 'Change to how we work')], max_length=10)),
                        ('what', models.CharField(max_length=300)),
                        ('amount', models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                        ('due', models.DateField()),
                        ('first_due', models.DateField(null=True)),
                        ('state', models.CharField(choices=[('open', 'To be done'), ('done', 'Done')], default='open', max_length=10)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('done_at', models.DateTimeField(null=True)),
                        ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remedies', to='complaints.complaint')),
                        ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['due', 'id'], name='remedy_open')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('kind', 'payment')), models.Q(models.Q(('kind', 'payment'), _negated=True), ('amount', None)), _connector='OR'), name='remedy_amount_only_of_payment'), models.CheckConstraint(condition=models.Q(models.Q(('done_at', None), ('state', 'open')), models.Q(('done_at__isnull', False), ('state', 'done')), _connector='OR'), name='remedy_done_has_time')],
                    },
                ),
                migrations.CreateModel(
                    name='RestrictionReview',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on_paper', models.TextField(blank=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('cause', models.CharField(choices=[('review', 'It was time to look at it again'), ('appeal', 'The person appealed')], max_length=10)),
                        ('decision', models.CharField(choices=[('keep', 'It stays as it is'), ('ease', 'It becomes less'), ('lift', 'It ends today')], max_length=10)),
                        ('reasons', models.TextField()),
                        ('before', models.JSONField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('dispatch', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='correspondence.dispatch')),
                        ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='complaints.contactrestriction')),
                    ],
                    options={
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('dispatch__isnull', False), ('on_paper', '')), models.Q(('dispatch', None), models.Q(('on_paper', ''), _negated=True)), _connector='OR'), name='restriction_review_in_writing'), models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='restriction_review_reasons')],
                    },
                ),
                migrations.CreateModel(
                    name='SafetyIncident',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('abuse', 'Insults or shouting'), ('threat', 'A threat'), ('violence', 'Violence')], max_length=10)),
                        ('words', models.TextField(blank=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('support', models.TextField(blank=True)),
                        ('supported_at', models.DateTimeField(null=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safety_incidents', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                        ('supported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agency.team')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('supported_at', None)), fields=['team', 'at'], name='incident_without_support'), models.Index(fields=['team', '-id'], name='incident_of_team')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('support', ''), ('supported_at', None), ('supported_by', None)), models.Q(models.Q(('support', ''), _negated=True), ('supported_at__isnull', False), ('supported_by__isnull', False)), _connector='OR'), name='incident_support_is_told')],
                    },
                ),
                migrations.CreateModel(
                    name='StageRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('position', models.PositiveSmallIntegerField(default=1)),
                        ('needs_another', models.BooleanField(default=False)),
                        ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('acknowledged_at', models.DateTimeField(null=True)),
                        ('responded_at', models.DateTimeField(null=True)),
                        ('decision', models.CharField(blank=True, choices=[('upheld', 'Upheld'), ('partly_upheld', 'Partly upheld'), ('not_upheld', 'Not upheld'), ('cannot_determine', 'Cannot be determined')], max_length=20)),
                        ('words', models.TextField(blank=True)),
                        ('cause', models.CharField(blank=True, choices=[('nothing', 'Nothing went wrong'), ('delay', 'We were too slow'), ('silence', 'We did not tell people what happens'), ('wrong_words', 'We said or wrote something wrong'), ('wrong_decision', 'We decided wrongly'), ('conduct', 'How somebody was treated'), ('rule', 'Our own rule or procedure'), ('access', 'People could not reach us, or not in their way'), ('system', 'A machine or program'), ('contractor', 'Somebody who works for us')], max_length=20)),
                        ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='runs', to='complaints.complaint')),
                        ('investigator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('complaint', 'position'), name='complaint_stage_once'), models.CheckConstraint(condition=models.Q(('responded_at', None), models.Q(('decision', ''), _negated=True), _connector='OR'), name='complaint_response_has_decision')],
                    },
                ),
                migrations.CreateModel(
                    name='IssueFinding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('finding', models.CharField(choices=[('upheld', 'Upheld'), ('partly_upheld', 'Partly upheld'), ('not_upheld', 'Not upheld'), ('cannot_determine', 'Cannot be determined')], max_length=20)),
                        ('reasons', models.TextField()),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('issue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='complaints.issue')),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='complaints.stagerun')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('issue', 'run'), name='complaint_finding_once'), models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='complaint_finding_has_reasons')],
                    },
                ),
            ],
        ),
    ]
