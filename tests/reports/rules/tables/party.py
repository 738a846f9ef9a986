"""Party organisations and members."""

from decimal import Decimal
from typing import Any

from tests.reports.rules.made import NOT_HELD, Row, a_branch, people, rows


def _party(*organisations: Any) -> dict[str, Any]:
    return {"party": organisations}


def _tagged(code: str, tag: str, limit: str, missing: str) -> list[Row]:
    """Of a hundred members: above, on and below the limit."""
    on = int(Decimal(limit) * 100)
    return rows(
        code,
        gap=(
            _party(a_branch(100, tags={tag: on + 1})),
            (Decimal(on + 1) / 100, Decimal(limit)),
        ),
        over_all_organisations=(
            _party(
                a_branch(60, tags={tag: on + 1}),
                a_branch(40, tags={tag: 0}),
            ),
            (Decimal(on + 1) / 100, Decimal(limit)),
        ),
        those_under_another_are_counted_there=(
            _party(
                a_branch(100, tags={tag: on}),
                a_branch(40, tags={tag: on}, is_under_another=True),
            ),
            None,
        ),
        boundary=(_party(a_branch(100, tags={tag: on})), None),
        passes=(_party(a_branch(100, tags={tag: 0})), None),
        unknown=(_party(a_branch(100)), missing),
        members_unknown=(_party(a_branch(None, tags={tag: 3})), "党员数"),
        nothing_handed_in=({}, "党员数"),
    )


def _reached(code: str, whole: str, part: str, limit: str, missing: str) -> list[Row]:
    on = int(Decimal(limit) * 100)

    def counts(of: int | None, reached: int | None) -> dict[str, Any]:
        return _party(a_branch(40, **{whole: of, part: reached}))

    return rows(
        code,
        gap=(counts(100, on - 1), (Decimal(on - 1) / 100, Decimal(limit))),
        boundary=(counts(100, on), None),
        passes=(counts(100, 100), None),
        unknown=(counts(100, None), missing),
        nothing_handed_in=({}, missing),
        none_there=(counts(0, 0), NOT_HELD),
    )


ROWS = (
    *rows(
        "party-org-missing",
        gap=(
            {"party": (), "staff": people(4, political_status="party_member")},
            (4, 3),
        ),
        boundary=(
            {"party": (), "staff": people(3, political_status="party_member")},
            (3, 3),
        ),
        too_few_members=(
            {"party": (), "staff": people(2, political_status="party_member")},
            None,
        ),
        passes=(_party(a_branch()), None),
        unknown=({}, "党组织"),
        members_unknown=({"party": (), "staff": people(4)}, "党员数"),
    ),
    *rows(
        "party-org-level-mismatch",
        gap=(_party(a_branch(190)), (190, 100)),
        branch_of_98=(_party(a_branch(98)), (98, 50)),
        general_branch_of_136=(
            _party(a_branch(136, org_type="general_branch")),
            (136, 100),
        ),
        boundary=(_party(a_branch(49)), None),
        branch_of_50=(_party(a_branch(50)), (50, 50)),
        general_branch_of_99=(_party(a_branch(99, org_type="general_branch")), None),
        general_branch_of_100=(
            _party(a_branch(100, org_type="general_branch")),
            (100, 100),
        ),
        branches_under_a_committee=(
            _party(
                a_branch(120, org_type="committee"),
                a_branch(60, is_under_another=True),
            ),
            None,
        ),
        several_branches_side_by_side=(
            _party(a_branch(30), a_branch(30)),
            (60, 50),
        ),
        passes=(_party(a_branch(20)), None),
        unknown=({}, "党组织"),
        members_unknown=(_party(a_branch(None)), "党员数"),
        no_organisation=({"party": ()}, NOT_HELD),
    ),
    *rows(
        "party-branch-oversized",
        gap=(_party(a_branch(51), a_branch(127)), (127, 50)),
        boundary=(_party(a_branch(50)), None),
        passes=(_party(a_branch(20)), None),
        unknown=({}, "党组织"),
        members_unknown=(_party(a_branch(None)), "党支部党员数"),
        no_branch=(_party(a_branch(127, org_type="committee")), NOT_HELD),
    ),
    *rows(
        "candidate-pipeline-weak",
        gap=(_party(a_branch(activist_count=0, candidate_count=0)), (0, None)),
        boundary=(_party(a_branch(activist_count=1, candidate_count=0)), None),
        passes=(_party(a_branch(activist_count=3, candidate_count=1)), None),
        unknown=(_party(a_branch()), "入党积极分子和发展对象"),
        nothing_handed_in=({}, "党组织"),
        no_organisation=({"party": ()}, NOT_HELD),
    ),
    *_tagged(
        *("party-members-uncontactable", "uncontactable", "0.05", "无法联系的党员数")
    ),
    *_tagged("party-members-floating", "floating", "0.2", "流动党员数"),
    *_tagged("party-members-ageing", "aged_60_plus", "0.3", "老年党员数"),
    *_tagged(
        *("party-members-hukou-separated", "hukou_separated", "0.2", "人户分离党员数")
    ),
    *rows(
        "party-members-unmanaged",
        gap=(_party(a_branch(100, tags={"three_none": 3, "three_not": 2})), (5, 0)),
        one_kind_is_enough=(_party(a_branch(100, tags={"three_not": 2})), (2, 0)),
        passes=(_party(a_branch(100, tags={"three_none": 0, "three_not": 0})), None),
        unknown=(_party(a_branch(100)), "三无党员和三不党员数"),
    ),
    *_reached(
        *("in-service-not-registered", "in_service_total", "in_service_registered"),
        *("0.6", "在职党员报到情况"),
    ),
    *_reached(
        *("two-new-coverage-low", "two_new_total", "two_new_covered"),
        *("0.8", "两新组织党组织覆盖情况"),
    ),
)
