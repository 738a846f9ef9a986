"""Issues, their files and the steps to them are written once: the tables say so.

A table that is made anew on SQLite (by a later change of a column) loses its
triggers: such a migration has to make them again.
"""

from typing import Any

from django.db import migrations

TABLES = ("reports_issue", "reports_issuefile", "reports_reviewstep")
SAID = "issued reports are written once"


def refuse_changes(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION reports_written_once() RETURNS trigger AS $$ BEGIN "
            f"RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; "
            "END $$ LANGUAGE plpgsql"
        )
    for table in TABLES:
        for act in ("UPDATE", "DELETE"):
            name = f"{table}_no_{act.lower()}"
            if vendor == "postgresql":
                schema_editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION reports_written_once()"
                )
            else:
                schema_editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
                )


def allow_changes(apps: Any, schema_editor: Any) -> None:
    on = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for act in ("update", "delete"):
            where = f" ON {table}" if on else ""
            schema_editor.execute(f"DROP TRIGGER {table}_no_{act}{where}")
    if on:
        schema_editor.execute("DROP FUNCTION reports_written_once()")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.RunPython(refuse_changes, allow_changes)]
