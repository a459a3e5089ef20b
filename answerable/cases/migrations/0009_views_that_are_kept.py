"""Views are kept, and an index carries what they ask. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

OPEN = models.Q(
    state__in=["in_progress", "received", "waiting_other", "waiting_person"]
)
ASKED = (
    "team",
    "owner",
    "service",
    "area",
    "state",
    "case_type",
    "channel",
    "language",
    "is_restricted",
)
CURRENT = models.Q(archived_at=None)
OF_A_TEAM = models.Q(owner=None, team__isnull=False)
OWN = models.Q(owner__isnull=False, team=None)


class Migration(migrations.Migration):
    dependencies = [
        ("agency", "0001_departments_staff_and_services"),
        ("cases", "0008_rows_that_somebody_looked_at"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="Name")),
                ("conditions", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=0)),
                ("archived_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
                        to="agency.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        name="view_belongs_once", condition=OF_A_TEAM | OWN
                    ),
                    models.UniqueConstraint(
                        fields=["owner", "name"],
                        name="view_name_own",
                        condition=CURRENT,
                    ),
                    models.UniqueConstraint(
                        fields=["team", "name"],
                        name="view_name_team",
                        condition=CURRENT,
                    ),
                ]
            },
        ),
        migrations.RemoveIndex(model_name="case", name="case_queue_all"),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["next_due", "id"],
                name="case_queue_all",
                include=ASKED,
                condition=OPEN,
            ),
        ),
    ]
