"""The log of a person knows who acts for them. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_addresses_that_change'),
    ]

    operations = [
        migrations.AlterField(
            model_name='personchange',
            name='what',
            field=models.CharField(choices=[('remembered', 'Agreed that we remember how to be in touch'), ('asked', 'A form asked us to remember how to be in touch'), ('declined', 'Did not want us to remember what a form asked for'), ('changed', 'Changed how we are in touch'), ('forgotten', 'Withdrew it: what we remembered was erased'), ('joined', 'Joined with another person, who is the same'), ('parted', 'Taken apart from another person again'), ('contact_asked', 'Asked for another address or number'), ('contact_changed', 'Another address or number holds now'), ('contact_stopped', 'Another address or number was stopped'), ('represented', 'Somebody acts for them'), ('unrepresented', 'Somebody acts for them no more'), ('looked_at', 'Looked at this page')], max_length=20),
        ),
    ]
