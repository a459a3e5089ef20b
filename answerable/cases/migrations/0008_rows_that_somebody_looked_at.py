"""Doubtful rows are ticked off. Reversible; who looked goes with the columns."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

DOUBTFUL = models.Q(confidence="doubtful", settled_at=None)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_cases_from_elsewhere"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RemoveIndex(model_name="importedrow", name="imported_doubtful"),
        migrations.AddField(
            model_name="importedrow",
            name="settled_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="importedrow",
            name="settled_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="importedrow",
            index=models.Index(
                fields=["id"], name="imported_doubtful", condition=DOUBTFUL
            ),
        ),
    ]
