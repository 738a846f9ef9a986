"""Party organisations and their members."""

from tests.record.checks.made import Row, org

ROWS: tuple[Row, ...] = (
    ("members-too-few", org(members=2), "member_count", org(members=3)),
    (
        "members-above-population",
        {"population": 100} | org(members=26),
        "member_count",
        {"population": 100} | org(members=25),
    ),
    (
        "tag-above-members",
        org(members=10, tags={"floating": 11}),
        "tag-floating",
        # Tags overlap: their sum may exceed the members.
        org(members=10, tags={"floating": 10, "laid_off": 10}),
    ),
    (
        "direct-above-members",
        org(members=10, direct=11),
        "direct_member_count",
        org(members=10, direct=10),
    ),
    (
        "members-moved",
        org(members=40, members_before=30),
        "member_count",
        org(members=39, members_before=30),
    ),
)
