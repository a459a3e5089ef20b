"""Give each signature that is kept the version that it is; reversible, undoing nothing."""

from django.db import migrations


def write_versions(apps, _schema):
    signatures = apps.get_model("correspondence", "Signature")
    versions = apps.get_model("correspondence", "SignatureVersion")
    versions.objects.bulk_create(
        versions(
            signature=each,
            number=each.version,
            change="written",
            closing=each.closing,
            line=each.line,
            phone=each.phone,
            by_id=each.changed_by_id,
            at=each.changed_at,
        )
        for each in signatures.objects.exclude(version=0)
    )


class Migration(migrations.Migration):

    dependencies = [
        ('correspondence', '0006_versions_of_signatures'),
    ]

    operations = [
        migrations.RunPython(write_versions, migrations.RunPython.noop),
    ]
