"""Staff link, join and divide cases: who did it and when, and on which words.

Reversible; what was joined or divided must be taken apart before, since the columns
that say how go with it. Of links that are there already nobody wrote down the time.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("follows", "follows"),
    ("arises_from", "arises from"),
    ("related", "belongs with"),
    ("part_of", "is a part of"),
    ("joined", "joined with"),
]


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0005_words_that_are_sought"),
    ]
    operations = [
        migrations.AlterField(
            model_name="caselink",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20),
        ),
        migrations.AddField(
            model_name="caselink",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        # Two steps: what is there already must not get the time of the migration.
        migrations.AddField(
            model_name="caselink", name="at", field=models.DateTimeField(null=True)
        ),
        migrations.AlterField(
            model_name="caselink",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now, null=True),
        ),
        migrations.AddField(
            model_name="caselink",
            name="state_before",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="caselink",
            name="messages",
            field=models.ManyToManyField(related_name="+", to="cases.interaction"),
        ),
        migrations.AddConstraint(
            model_name="caselink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["joined", "part_of"])),
                fields=("case", "kind"),
                name="case_link_one_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="caselink",
            constraint=models.CheckConstraint(
                condition=models.Q(("case", models.F("to")), _negated=True),
                name="case_link_to_another",
            ),
        ),
    ]
