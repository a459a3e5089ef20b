"""Making the tables of a room in one step.

After each ``CreateModel`` Django draws every model anew that has to do with it, and in a
house whose rooms refer to one another that is nearly all of them: nine tenths of the time
that a new database takes. Here all models of a room are drawn together, once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.operations.models import CreateModel


class CreateModels(Operation):
    """Create several models, which may refer to one another in any order."""

    category = OperationCategory.ADDITION
    serialization_expand_args = ["models"]

    def __init__(self, models: Sequence[CreateModel]) -> None:
        """Take the models in the order in which their tables are made."""
        self.models = models

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Add the models to a state that is not drawn, so that nothing is drawn anew."""
        state.__dict__.pop(
            "apps", None
        )  # Django's cached property: drawn when asked for
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Make the tables."""
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Drop the tables, the last one first."""
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Name what is created."""
        return f"Create models {', '.join(model.name for model in self.models)}"
