"""What readers keep of the lists of the record."""

from typing import Any

from record.models import ChosenColumns, SavedFilter
from tests.factories.made import made
from tests.factories.people import a_user


def chosen_columns(**fields: Any) -> ChosenColumns:
    defaults = {
        "user": fields.pop("user", None) or a_user(),
        "entity": "premises",
        "columns": ["name", "address"],
    }
    return made(ChosenColumns, defaults, fields)


def a_saved_filter(**fields: Any) -> SavedFilter:
    """Leased premises, for its owner alone."""
    defaults = {
        "owner": fields.pop("owner", None) or a_user(),
        "entity": "premises",
        "name": "租赁用房",
        "query": "tenure=leased",
    }
    return made(SavedFilter, defaults, fields)
