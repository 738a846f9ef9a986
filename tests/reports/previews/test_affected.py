"""Who newly falls short, no longer does or still does, by another threshold."""

from dataclasses import replace
from decimal import Decimal

from reports.previews.affected import Affected, Held
from reports.rules.standards import Standards
from tests.reports.rules.made import BY_CODE, DAY, STANDARDS, a_place

RULE = BY_CODE["social-org-few"]
SLUG = "min-social-organisations"
SOUTH = {"township": "南城街道", "township_code": "360424101000"}


def standards(value: int) -> Standards:
    rows = (
        replace(row, value=Decimal(value)) if row.slug == SLUG else row
        for row in STANDARDS.rows
    )
    return Standards(DAY, tuple(rows))


def found(before: int, after: int, *numbers: int | None, **where: str) -> Affected:
    made = Affected(
        Held((RULE,), standards(before)), Held((RULE,), standards(after)), [SLUG]
    )
    for number, has in enumerate(numbers):
        made.add(a_place(number, social_organisations=has, **where))
    made.finish(())
    return made


def observed(moved) -> list:
    return [(each.before or each.after).observed for each in moved]


def test_a_higher_threshold_finds_more():
    effect = found(10, 12, 4, 11, 12, None).effects[RULE.code]

    assert observed(effect.newly) == [11]
    assert observed(effect.still) == [4]
    assert effect.no_longer == []
    assert (effect.before.hit, effect.after.hit, effect.after.assessed) == (1, 2, 3)
    (new,) = effect.newly
    assert (new.before, new.after.required) == (None, 12)
    assert (new.threshold_before.value, new.threshold_after.value) == (10, 12)


def test_a_lower_threshold_finds_fewer():
    effect = found(10, 5, 4, 6, 10).effects[RULE.code]

    assert observed(effect.no_longer) == [6]
    assert observed(effect.still) == [4]
    (still,) = effect.still
    assert (still.before.required, still.after.required) == (10, 5)


def test_what_is_not_on_record_does_not_move():
    assert found(10, 99, None).effects[RULE.code].moved == {}


def test_streets_are_counted_and_parts_put_together():
    whole = found(10, 12, 4, 11)
    whole.merge(found(10, 12, 5, code="360424101001", **SOUTH))

    assert whole.communities == 3
    assert whole.effects[RULE.code].after.hit == 3
    streets = whole.effects[RULE.code].by_street()
    assert {name: dict(counted) for name, counted in streets.items()} == {
        "义宁镇": {"newly": 1, "still": 1},
        "南城街道": {"still": 1},
    }


def test_a_rule_that_is_on_after_alone_finds_all_newly():
    held = standards(10)
    made = Affected(Held((), held), Held((RULE,), held))
    made.add(a_place(social_organisations=4))
    made.finish(())
    effect = made.effects[RULE.code]

    assert (effect.before.hit, effect.after.hit) == (0, 1)
    assert observed(effect.newly) == [4]


def test_rules_that_compare_communities_see_them_again():
    rule = BY_CODE["cluster-too-close"]
    held = Held((rule,), STANDARDS)

    assert Affected(held, held).compares
    assert not found(1, 1).compares
