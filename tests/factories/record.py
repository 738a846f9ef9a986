"""What readers keep of lists, and what they say to the portal's doubts."""

from typing import Any

from communities.models import Community
from record.models import ChosenColumns, DoubtAnswer, KeptApart, SavedFilter
from tests.factories.made import made
from tests.factories.people import a_user
from tests.factories.places import a_community, a_period


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


def a_doubt_answer(community: Community | None = None, **fields: Any) -> DoubtAnswer:
    """Why 60 ethnic groups are right, given to figures of another day."""
    defaults = {
        "community": community or a_community(),
        "period": fields.pop("period", None) or a_period(),
        "code": "ethnic-groups",
        "subject": "communities.communityperiod::ethnic_group_count",
        "fingerprint": "0" * 64,
        "comment": "已与派出所核实",
        "answered_by": fields.pop("answered_by", None) or a_user(),
    }
    return made(DoubtAnswer, defaults, fields)


def kept_apart(community: Community | None = None, **fields: Any) -> KeptApart:
    """Two rows of one community that are two."""
    owner = community or a_community()
    defaults = {
        "community": owner,
        "other_community": owner,
        "kind": "staffing.staffmember",
        "first": 1,
        "second": 2,
        "reason": "同名不同人",
        "decided_by": fields.pop("decided_by", None) or a_user(),
    }
    return made(KeptApart, defaults, fields)
