"""What runs already is looked at once, which plans the rest. Nothing to reverse."""

from django.db import migrations

LOOKED_AT = "UPDATE clock_deadline SET next_look = now() WHERE state = 'running'"


class Migration(migrations.Migration):

    dependencies = [('clock', '0008_ladders_and_looks')]

    operations = [migrations.RunSQL(LOOKED_AT, migrations.RunSQL.noop)]
