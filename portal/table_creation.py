"""A first migration that makes all tables of an app from one rendered state."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


class CreateTables(Operation):
    """Several CreateModel operations, rendered once instead of once each.

    Django renders every model related to a new one again, and here nearly all
    point to the community: 100 tables one by one take three times as long to
    migrate as together. For first migrations only; later ones are few.
    """

    serialization_expand_args = ["tables"]
    category = OperationCategory.ADDITION

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        self.tables = tables

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {"tables": self.tables}

    def state_forwards(self, app_label: str, state: Any) -> None:
        # Forgotten, not updated: it is rendered again when first asked for.
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.tables)} tables"
