"""Rows that are written once and never again; the tables can refuse it, too."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.migrations import RunPython


class WrittenOnce(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> Any:
        raise TypeError("What is written once cannot be changed.")

    def delete(self) -> Any:
        raise TypeError("What is written once cannot be deleted.")


class Frozen(models.Model):
    """A row that is written once and never again."""

    objects = WrittenOnce.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("What is written once cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("What is written once cannot be deleted.")


def refuse_changes(app: str, tables: Sequence[str], said: str) -> RunPython:
    """The step of a migration after which the tables take no change and no deletion.

    A table that is made anew on SQLite (by a later change of a column) loses its
    triggers: such a migration has to make them again.
    """
    function = f"{app}_written_once"

    def refuse(_apps: Any, schema_editor: Any) -> None:
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        if on_postgresql:
            schema_editor.execute(
                f"CREATE FUNCTION {function}() RETURNS trigger AS $$ BEGIN "
                f"RAISE EXCEPTION '{said}' "
                "USING ERRCODE = 'integrity_constraint_violation'; "
                "END $$ LANGUAGE plpgsql"
            )
        body = (
            f"FOR EACH ROW EXECUTE FUNCTION {function}()"
            if on_postgresql
            else f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
        for table in tables:
            for act in ("UPDATE", "DELETE"):
                name = f"{table}_no_{act.lower()}"
                schema_editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {act} ON {table} {body}"
                )

    def allow(_apps: Any, schema_editor: Any) -> None:
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        for table in tables:
            for act in ("update", "delete"):
                where = f" ON {table}" if on_postgresql else ""
                schema_editor.execute(f"DROP TRIGGER {table}_no_{act}{where}")
        if on_postgresql:
            schema_editor.execute(f"DROP FUNCTION {function}()")

    return RunPython(refuse, allow)
