"""Addresses that change when their holder says so. Reversible; what waits is lost."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_people_known_twice'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='contactpoint',
            name='ended_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='personchange',
            name='what',
            field=models.CharField(choices=[('remembered', 'Agreed that we remember how to be in touch'), ('asked', 'A form asked us to remember how to be in touch'), ('declined', 'Did not want us to remember what a form asked for'), ('changed', 'Changed how we are in touch'), ('forgotten', 'Withdrew it: what we remembered was erased'), ('joined', 'Joined with another person, who is the same'), ('parted', 'Taken apart from another person again'), ('contact_asked', 'Asked for another address or number'), ('contact_changed', 'Another address or number holds now'), ('contact_stopped', 'Another address or number was stopped'), ('looked_at', 'Looked at this page')], max_length=20),
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
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_changes', to='people.person')),
                ('point', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contactpoint')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contactpoint')),
                ('stopped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('confirmed_at', None), ('stopped_at', None)), fields=('person', 'kind'), name='contact_change_waits_once')],
            },
        ),
    ]
