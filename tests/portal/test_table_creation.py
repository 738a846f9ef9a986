"""Tables made together are the tables Django makes one by one."""

from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from portal.table_creation import CreateTables


def two_tables() -> CreateTables:
    key = ("id", models.BigAutoField(primary_key=True))
    return CreateTables(
        tables=[
            migrations.CreateModel(name="House", fields=[key]),
            migrations.CreateModel(
                name="Room",
                fields=[
                    key,
                    ("house", models.ForeignKey("built.House", models.PROTECT)),
                ],
            ),
        ]
    )


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if "built" in name}


def test_tables_are_made_and_taken_back(transactional_db):
    operation = two_tables()
    before, after = ProjectState(), ProjectState()
    operation.state_forwards("built", after)
    try:
        with connection.schema_editor() as editor:
            operation.database_forwards("built", editor, before, after)
        assert tables() == {"built_house", "built_room"}
        constraints = connection.introspection.get_constraints
        with connection.cursor() as cursor:
            pointing = [
                found["foreign_key"]
                for found in constraints(cursor, "built_room").values()
                if found["foreign_key"]
            ]
        assert pointing == [("built_house", "id")]
    finally:
        with connection.schema_editor() as editor:
            operation.database_backwards("built", editor, after, before)
    assert tables() == set()


def test_the_state_is_the_one_of_separate_operations():
    together, apart = ProjectState(), ProjectState()
    operation = two_tables()
    operation.state_forwards("built", together)
    for table in operation.tables:
        table.state_forwards("built", apart)
    assert together == apart


def test_a_state_rendered_before_is_rendered_anew():
    state = ProjectState()
    assert state.apps.get_models() == []
    two_tables().state_forwards("built", state)
    assert {m.__name__ for m in state.apps.get_models()} == {"House", "Room"}


def test_it_is_written_into_a_migration():
    text, imports = OperationWriter(two_tables()).serialize()
    assert text.strip().startswith("portal.table_creation.CreateTables(")
    assert text.count("migrations.CreateModel(") == 2
    assert "import portal.table_creation" in imports
    assert two_tables().describe() == "Create 2 tables"
