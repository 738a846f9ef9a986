"""Files of rows on their way into the record."""

from typing import Any

from imports.models import Import, ImportedRow, ImportLine, ImportProblem
from tests.factories.made import made
from tests.factories.people import a_user


def an_import(**fields: Any) -> Import:
    defaults = {
        "entity_slug": "premises",
        "file_name": "premises.xlsx",
        "path": "imports/0/premises.xlsx",
        "sha256": "0" * 64,
        "size": 1,
        "language": "zh-hans",
        "clears_empty": False,
        "state": "checked",
    }
    owner = fields.pop("owner", None) or a_user("importer")
    return made(Import, defaults | {"owner": owner}, fields)


def an_import_line(**fields: Any) -> ImportLine:
    of = fields.pop("of", None) or an_import()
    return made(ImportLine, {"of": of, "number": 4, "outcome": "new"}, fields)


def an_import_problem(**fields: Any) -> ImportProblem:
    of = fields.pop("of", None) or an_import()
    defaults = {"of": of, "number": 4, "message": "Wrong.", "pattern": "Wrong."}
    return made(ImportProblem, defaults, fields)


def an_imported_row(**fields: Any) -> ImportedRow:
    of = fields.pop("of", None) or an_import()
    defaults = {"of": of, "number": 4, "row_pk": 1, "act": "created"}
    return made(ImportedRow, defaults, fields)
