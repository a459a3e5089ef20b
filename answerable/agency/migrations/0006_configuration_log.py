"""The log of the configuration, refused to whoever would change a line."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


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

    dependencies = [
        ('agency', '0005_who_is_away_and_who_can_what'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConfigurationEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('subject', models.CharField(choices=[('agency', 'The public body'), ('look', 'Colours'), ('calendar', 'Opening hours'), ('department', 'Department'), ('area', 'Area'), ('office', 'Office'), ('team', 'Team'), ('staff', 'Member of staff'), ('skill', 'Skill'), ('service', 'Service'), ('form', 'Questions of a service'), ('standard', 'Promise'), ('rules', 'Rules')], max_length=20)),
                ('name', models.CharField(max_length=150)),
                ('effect', models.CharField(choices=[('created', 'new'), ('updated', 'changed')], max_length=10)),
                ('differences', models.JSONField(default=list)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'name', '-id'], name='configuration_of')],
            },
        ),
        migrations.RunSQL(ONCE, NOT_ONCE),
    ]
