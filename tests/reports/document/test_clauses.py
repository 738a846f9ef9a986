"""Coverage notes, the length of sentences and paragraphs, 万 beside full digits."""

from decimal import Decimal

from reports.document.book import Book
from reports.document.clauses import (
    PARAGRAPH_LENGTH,
    Told,
    in_paragraphs,
    led,
    paragraphs,
    tell,
)
from reports.document.sentences import line
from tests.reports.document.made import Known, book


def told(of: Book, *patterns: str) -> Told:
    return tell(*(of.say(pattern) for pattern in patterns))


def test_coverage_is_told_once_and_again_when_it_changes() -> None:
    some = book(
        household_total=Known(900, 6),
        population_total=Known(2500, 6),
        grid_total=Known(12, 5),
        building_total=40,
    )
    found = paragraphs(
        told(some, "居民{household_total}户", "人口{population_total}人"),
        told(some, "网格{grid_total}个", "楼房{building_total}栋"),
    )
    assert [p.text for p in found] == [
        "居民900户（已填报6个社区），人口2500人。网格12个（已填报5个社区），楼房40栋。"
    ]


def test_number_of_communities_is_evidence_of_the_figure() -> None:
    some = book(household_total=Known(900, 6))
    (paragraph,) = paragraphs(told(some, "居民{household_total}户"))
    assert [(q.text, q.evidence) for q in paragraph.sentences[0].quantities] == [
        ("900", "indicator:household_total"),
        ("6", "indicator:household_total"),
    ]


def test_nothing_is_told_of_what_is_unknown() -> None:
    assert paragraphs(told(book(), "居民{household_total}户")) == ()


def test_led_clauses_drop_with_the_first() -> None:
    some = book(volunteer_share=Decimal("0.07"))
    share = some.say("占居民的{volunteer_share}")
    assert share is not None
    assert led(some.say("志愿者{volunteer_total}人"), share) == ()


def test_long_sentence_is_ended_before_a_clause_that_can_stand_alone() -> None:
    some = book(building_total=7)
    long = "栋楼房分布在各个居民小组，" * 8
    clause = some.say(f"现有{{building_total}}{long}")
    hanging = some.say("其中新建{building_total}栋")
    free = some.say("共有{building_total}栋")
    (paragraph,) = paragraphs(tell(clause, hanging, free))
    assert [s.text[:2] for s in paragraph.sentences] == ["现有", "共有"]


def test_paragraphs_are_broken_between_sentences() -> None:
    sentences = [line("section:x", "这一句话有十个汉字。") for _ in range(60)]
    found = in_paragraphs(sentences)
    assert len(found) == 2
    assert all(len(paragraph.text) <= PARAGRAPH_LENGTH for paragraph in found)


def test_wan_gives_way_to_full_digits_of_the_same_unit() -> None:
    some = book(population_total=130000, resident_population_total=121234)
    (alone,) = paragraphs(told(some, "人口{population_total}人"))
    assert alone.text == "人口13万人。"
    (beside,) = paragraphs(
        told(some, "人口{population_total}人", "常住{resident_population_total}人")
    )
    assert beside.text == "人口130000人，常住121234人。"
