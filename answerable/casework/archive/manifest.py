"""What a folder holds, so that it can be seen to be whole before any of it is used."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pydantic import ValidationError

from answerable.casework.archive.tables import OURS
from answerable.lib import keys
from answerable.lib.definitions import Definition, faults_of
from answerable.lib.errors import Refused

NAME = "manifest.json"
FORM = 1
KEY_SAYS = "export"  # what the key of the site seals, so that it is known again


class TablePart(Definition):
    """One table in the folder."""

    rows: int
    sha256: str


class Manifest(Definition):
    """Everything in the folder; ``sealed_by`` knows the site's key and tells nothing."""

    form: int
    made_at: str
    migrations: dict[str, str]
    sealed_by: str
    tables: dict[str, TablePart]
    files: dict[str, int]  # SHA-256: bytes
    missing_files: list[str]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, by which a folder is complete."""
    text = json.dumps(manifest.model_dump(), indent=1, sort_keys=True)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest. Raises Refused where there is none, or none of ours."""
    path = folder / NAME
    try:
        written = json.loads(path.read_bytes())
        return Manifest.model_validate(written)
    except OSError as error:
        hint = f"{path} cannot be read: {error.strerror}. Was the export cut off?"
        raise Refused(code="manifest", hint=hint) from error
    except ValidationError as error:
        hint = "\n".join(f"{path}: {fault}" for fault in faults_of(error, written))
        raise Refused(code="manifest", hint=hint) from error
    except ValueError as error:
        hint = f"{path} is no JSON. Export once more."
        raise Refused(code="manifest", hint=hint) from error


def table_path(folder: Path, name: str) -> Path:
    """Return where the rows of a table lie."""
    return folder / "tables" / f"{name}.jsonl"


def file_path(folder: Path, sha256: str) -> Path:
    """Return where a file of the store lies."""
    return folder / "files" / sha256[:2] / sha256


def migrations() -> dict[str, str]:
    """Return the last change of the tables of each room."""
    applied = MigrationRecorder(connection).applied_migrations()
    ours = {app for app, _ in applied if _is_ours(app)}
    return {app: max(name for of, name in applied if of == app) for app in sorted(ours)}


def sealed_by() -> str:
    """Return what tells this site's key from another's."""
    return keys.seal(KEY_SAYS, settings.SECRET_KEY)


def is_sealed_here(manifest: Manifest) -> bool:
    """Tell whether a key of this site opens what is sealed in the folder."""
    return any(keys.seal(KEY_SAYS, key) == manifest.sealed_by for key in settings.KEYS)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_ours(app: str) -> bool:
    configs = apps.app_configs
    return app in configs and configs[app].name.startswith(OURS)
