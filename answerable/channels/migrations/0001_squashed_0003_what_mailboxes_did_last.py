"""The tables of channels."""

import django.utils.timezone
from django.db import migrations, models

from answerable.lib.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('channels', '0001_envelopes_and_limits'),
        ('channels', '0002_how_far_mailboxes_were_read'),
        ('channels', '0003_what_mailboxes_did_last'),
    ]

    dependencies = [
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Bucket',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=100, unique=True)),
                        ('tokens', models.FloatField()),
                        ('at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='MailboxMark',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=40, unique=True)),
                        ('uidvalidity', models.BigIntegerField(default=0)),
                        ('last_uid', models.BigIntegerField(default=0)),
                        ('failing_since', models.DateTimeField(null=True)),
                        ('fault', models.TextField(blank=True)),
                        ('failed_at', models.DateTimeField(null=True)),
                        ('read_at', models.DateTimeField(null=True)),
                        ('came_at', models.DateTimeField(null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Envelope',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(max_length=20)),
                        ('mailbox', models.CharField(blank=True, max_length=320)),
                        ('transport_sender', models.CharField(blank=True, max_length=320)),
                        ('raw', models.BinaryField(null=True)),
                        ('raw_sha256', models.CharField(max_length=64)),
                        ('size', models.PositiveBigIntegerField()),
                        ('idempotency_key', models.CharField(max_length=100)),
                        ('reference', models.CharField(max_length=9, unique=True)),
                        ('sealed_secret', models.CharField(max_length=64)),
                        ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('outcome', models.CharField(choices=[('waiting', 'Waiting'), ('opened', 'Opened'), ('continued', 'Continued'), ('duplicate', 'Duplicate'), ('refused', 'Refused'), ('quarantined', 'Quarantined')], default='waiting', max_length=12)),
                        ('reason', models.CharField(blank=True, max_length=40)),
                        ('fault', models.TextField(blank=True)),
                        ('case_reference', models.CharField(blank=True, max_length=9)),
                        ('fingerprint', models.CharField(blank=True, max_length=64)),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('next_try', models.DateTimeField(default=django.utils.timezone.now)),
                        ('settled_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('outcome', 'waiting')), fields=['next_try'], name='envelope_waiting'), models.Index(condition=models.Q(('outcome', 'quarantined')), fields=['-received_at'], name='envelope_quarantined'), models.Index(condition=models.Q(('fingerprint', ''), _negated=True), fields=['fingerprint'], name='envelope_fingerprint'), models.Index(condition=models.Q(('transport_sender', ''), _negated=True), fields=['transport_sender', 'received_at'], name='envelope_by_sender')],
                        'constraints': [models.UniqueConstraint(fields=('source', 'idempotency_key'), name='envelope_arrives_once'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'waiting'), ('settled_at', None)), models.Q(models.Q(('outcome', 'waiting'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='envelope_waits_or_is_settled')],
                    },
                ),
            ],
        ),
    ]
