"""Staff say how they like to work at the desk. Reversible."""

from django.db import migrations, models

ONWARD = [
    ("case", "Back at the case"),
    ("next", "At the next case of the view"),
    ("queue", "At the queue"),
]


class Migration(migrations.Migration):
    dependencies = [("agency", "0003_services_say_how_urgent")]
    operations = [
        migrations.AddField(
            model_name="staff",
            name="uses_keys",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="staff",
            name="goes_on_to",
            field=models.CharField(choices=ONWARD, default="case", max_length=5),
        ),
    ]
