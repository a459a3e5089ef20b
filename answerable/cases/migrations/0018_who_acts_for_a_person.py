"""Somebody acts for the person of a case. Reversible; who acted is lost."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0017_cases_that_are_put_off'),
        ('people', '0006_who_acts_for_a_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
    ]
