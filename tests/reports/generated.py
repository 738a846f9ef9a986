"""Facts made up by hypothesis: any field may be unknown, all else is plausible."""

import types
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from reports.facts.shapes import ChecklistFacts, CommunityFacts

# Codes of several choices, so that rows meet the branches that ask for them.
CODES = (
    *("office", "service", "activity", "owned", "leased", "borrowed_free"),
    *("head", "general", "county_finance", "township", "allocated", "budget"),
    *("secretary", "director", "party_member", "masses", "female", "bachelor"),
    *("senior_high", "branch", "general_branch", "hardship", "fire", "major"),
    *("meeting_room", "pension", "rural", "urban", "长源", "=1+1", ""),
    *("urban_core", "town_seat"),
)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(CODES),
    int: st.integers(0, 50_000),
    bool: st.booleans(),
    Decimal: st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False),
    date: st.dates(date(2015, 1, 1), date(2027, 12, 31)),
    # A checklist cannot ask for a kind of room that there is not.
    ChecklistFacts: st.builds(
        ChecklistFacts,
        name=st.sampled_from(CODES),
        rooms=st.lists(
            st.sampled_from(["meeting_room", "service_hall", "library"]), unique=True
        ).map(tuple),
        needs_publicity_board=st.booleans(),
        needs_disclosure_board=st.booleans(),
    ),
}


@cache
def of_kind(hint: Any) -> st.SearchStrategy[Any]:
    if hint in VALUES:
        return VALUES[hint]
    if is_dataclass(hint):
        return _row(hint)
    if get_origin(hint) is types.UnionType:
        (kind,) = (each for each in get_args(hint) if each is not types.NoneType)
        return st.none() | of_kind(kind)
    if get_origin(hint) is tuple:
        return st.lists(of_kind(get_args(hint)[0]), max_size=3).map(tuple)
    _, item = get_args(hint)
    return st.dictionaries(VALUES[str], of_kind(item), max_size=3)


def _row(kind: Any) -> st.SearchStrategy[Any]:
    """A few of the optional fields are set, the others stay at their default."""
    hints = get_type_hints(kind)
    asked = {f.name: of_kind(hints[f.name]) for f in fields(kind) if _must(f)}
    free = {f.name: of_kind(hints[f.name]) for f in fields(kind) if not _must(f)}
    chosen = (
        st.lists(st.sampled_from(sorted(free)), max_size=8, unique=True)
        if free
        else st.just([])
    )
    return chosen.flatmap(
        lambda names: st.builds(kind, **asked, **{name: free[name] for name in names})
    )


def _must(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def communities(most: int = 6) -> st.SearchStrategy[list[CommunityFacts]]:
    """Communities in code order, each with a code of its own."""
    return st.lists(of_kind(CommunityFacts), max_size=most).map(_numbered)


def _numbered(rows: list[CommunityFacts]) -> list[CommunityFacts]:
    return [
        replace(
            row,
            id=number,
            code=str(360424100000 + number),
            name=f"第{number}社区",
            township="义宁镇",
            township_code="360424100000",
            county_code="360424000000",
        )
        for number, row in enumerate(rows, 1)
    ]
