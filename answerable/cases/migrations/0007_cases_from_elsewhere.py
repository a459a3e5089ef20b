"""Where imported cases came from. Reversible; their provenance goes with the table."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

CONFIDENCE = [("sure", "Sure"), ("assumed", "Assumed"), ("doubtful", "Doubtful")]


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_links_by_hand")]
    operations = [
        migrations.CreateModel(
            name="ImportedRow",
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
                ("source", models.CharField(max_length=100)),
                ("source_id", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("file_name", models.CharField(max_length=255)),
                ("file_sha256", models.CharField(max_length=64)),
                ("line", models.PositiveBigIntegerField()),
                (
                    "imported_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                ("confidence", models.CharField(choices=CONFIDENCE, max_length=10)),
                ("mismatches", models.JSONField(default=dict)),
                ("assumptions", models.JSONField(default=list)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("confidence", "doubtful")),
                        fields=["source", "id"],
                        name="imported_doubtful",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "source_id"), name="imported_once"
                    )
                ],
            },
        ),
    ]
