"""The tables of people."""

import answerable.lib.parties
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from answerable.lib.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('people', '0001_people_and_contact_points'),
        ('people', '0002_what_people_agree_to'),
        ('people', '0003_consents_that_wait'),
        ('people', '0004_people_known_twice'),
        ('people', '0005_addresses_that_change'),
        ('people', '0006_who_acts_for_a_person'),
        ('people', '0007_an_advocate'),
    ]

    dependencies = [
        ('agency', '0001_squashed_0026_places_by_kind'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(blank=True, max_length=200)),
                        ('language', models.CharField(blank=True, max_length=10)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                        ('version', models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        'indexes': [models.Index(django.db.models.functions.text.Upper('name'), name='person_by_name')],
                    },
                ),
                migrations.CreateModel(
                    name='ContactPoint',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('email', 'Email'), ('phone', 'Phone')], max_length=10)),
                        ('address', models.CharField(max_length=320)),
                        ('level', models.PositiveSmallIntegerField(default=answerable.lib.parties.IdentityLevel['CLAIMED'])),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_points', to='people.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('kind', 'address'), name='contact_point_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ContactClaim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='people.contactpoint')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='people.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('point', 'person'), name='claim_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ContactChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('email', 'Email'), ('phone', 'Phone')], max_length=10)),
                        ('address', models.CharField(max_length=320)),
                        ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('how', models.CharField(blank=True, choices=[('link', 'They opened the link that we sent there'), ('rung', 'We rang that number, and they answered'), ('seen', 'They showed us a document')], max_length=10)),
                        ('confirmed_at', models.DateTimeField(null=True)),
                        ('cases', models.JSONField(default=list)),
                        ('stopped_at', models.DateTimeField(null=True)),
                        ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('stopped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('point', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contactpoint')),
                        ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contactpoint')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_changes', to='people.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('confirmed_at', None), ('stopped_at', None)), fields=('person', 'kind'), name='contact_change_waits_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ConsentRecord',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('purpose', models.CharField(choices=[('preferences', 'to remember how you want to be in touch')], max_length=20)),
                        ('notice_version', models.PositiveSmallIntegerField()),
                        ('source', models.CharField(choices=[('desk', 'said to staff'), ('form', 'asked for on a form'), ('link', 'said on their page')], max_length=10)),
                        ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('given_at', models.DateTimeField(null=True)),
                        ('withdrawn_at', models.DateTimeField(null=True)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='people.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('given_at__isnull', False), ('withdrawn_at', None)), fields=('person', 'purpose'), name='consent_held_once'), models.UniqueConstraint(condition=models.Q(('given_at', None)), fields=('person', 'purpose'), name='consent_waits_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PersonChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('what', models.CharField(choices=[('remembered', 'Agreed that we remember how to be in touch'), ('asked', 'A form asked us to remember how to be in touch'), ('declined', 'Did not want us to remember what a form asked for'), ('changed', 'Changed how we are in touch'), ('forgotten', 'Withdrew it: what we remembered was erased'), ('joined', 'Joined with another person, who is the same'), ('parted', 'Taken apart from another person again'), ('contact_asked', 'Asked for another address or number'), ('contact_changed', 'Another address or number holds now'), ('contact_stopped', 'Another address or number was stopped'), ('represented', 'Somebody acts for them'), ('unrepresented', 'Somebody acts for them no more'), ('looked_at', 'Looked at this page')], max_length=20)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='people.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['person', '-at', '-id'], name='person_changes')],
                    },
                ),
                migrations.CreateModel(
                    name='PersonJoin',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('points', models.JSONField(default=list)),
                        ('cases', models.JSONField(default=list)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('undone_at', models.DateTimeField(null=True)),
                        ('absorbed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joined_with', to='people.person')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('survivor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='people.person')),
                        ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('absorbed',), name='person_joined_once'), models.CheckConstraint(condition=models.Q(('absorbed', models.F('survivor')), _negated=True), name='person_joined_to_another')],
                    },
                ),
                migrations.CreateModel(
                    name='Preference',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('language', models.CharField(blank=True, max_length=10)),
                        ('channel', models.CharField(blank=True, choices=[('email', 'Email'), ('phone', 'Phone')], max_length=10)),
                        ('hours', models.CharField(blank=True, choices=[('morning', 'in the morning'), ('afternoon', 'in the afternoon'), ('evening', 'in the evening')], max_length=10)),
                        ('consent', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='people.consentrecord')),
                    ],
                ),
                migrations.CreateModel(
                    name='AdjustmentNeed',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('large_print', 'Large print'), ('easy_words', 'Easy words'), ('written_only', 'Only in writing'), ('spoken_only', 'Read aloud, or on the phone'), ('interpreter', 'An interpreter'), ('sign_language', 'Sign language'), ('advocate', 'An advocate, who helps to say it'), ('step_free', 'A room without steps')], max_length=20)),
                        ('consent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='people.consentrecord')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('consent', 'kind'), name='need_once')],
                    },
                ),
            ],
        ),
    ]
