from reports.document.recommendations import Recommendation, answers
from reports.indicators.base import Theme


def advice(code: str, theme: Theme, *rules: str, **positions: int) -> Recommendation:
    places = {rule: positions.get(rule, 1) for rule in rules}
    return Recommendation(code, f"{code}。", frozenset(rules), theme, places)


FOUND = ((Theme.PREMISES, ("a", "b")), (Theme.FUNDING, ("c",)), (Theme.PARTY, ("d",)))


def test_each_is_given_once_in_the_order_of_findings() -> None:
    both = advice("both", Theme.PREMISES, "b", "a")
    only = advice("only", Theme.PREMISES, "a")
    found = answers(FOUND[:1], [only, both])
    assert [each.code for each in found[0].own] == ["only", "both"]


def test_position_orders_the_answers_to_a_rule() -> None:
    late = advice("late", Theme.PREMISES, "a", a=2)
    early = advice("early", Theme.PREMISES, "a", a=1)
    (found,) = answers(FOUND[:1], [late, early])
    assert [each.code for each in found.own] == ["early", "late"]


def test_recommendation_stands_under_its_own_theme_where_that_has_a_finding() -> None:
    funds = advice("funds", Theme.FUNDING, "a", "c")
    premises, funding, party = answers(FOUND, [funds])
    assert premises.own == ()
    assert premises.elsewhere == (Theme.FUNDING,)
    assert [each.code for each in funding.own] == ["funds"]
    assert party.own == ()
    assert party.elsewhere == ()


def test_else_it_stands_at_the_first_finding_it_answers() -> None:
    staff = advice("staff", Theme.STAFF, "c", "d")
    premises, funding, party = answers(FOUND, [staff])
    assert [each.code for each in funding.own] == ["staff"]
    assert party.elsewhere == (Theme.FUNDING,)
    assert premises.own == ()


def test_themes_keep_the_order_of_the_problems() -> None:
    assert [each.theme for each in answers(FOUND, [])] == [theme for theme, _ in FOUND]
