"""Holds two reports against each other: between them rows have changed, and with
these the sentences that rest on them, and no others."""

import re
from collections.abc import Iterator
from typing import Any

from reports.document.shapes import Document, Sentence
from reports.models import RecommendationRule
from tests.reports.evidence.made import Report
from tests.reports.evidence.proof_assessment import form
from tests.reports.evidence.proof_problems import HEADINGS, findings_told
from tests.reports.evidence.recomputed import Answer, Found, Item, Top

# Of problems and advice: counted anew when one comes or goes.
ORDINAL = re.compile(r"^[一二三四五六七八九十]+是")
# （已填报3个社区） is said once for figures resting on as many: it comes and goes with
# what stands before it, and is proved where it stands.
COVERAGE = re.compile(r"（已填报\d+个社区）")
# What a sentence rests on without printing a number of it: the words it lists, that
# there is anything to tell of, that there is nothing better to tell, what else is
# told in its one breath.
ROOMS = ("meeting_room_communities", "party_room_communities")
ALSO = {
    "indicator:outlet_total": ("outlet_types",),
    "indicator:land_potential": ("sites_total",),
    "indicator:largest_household": ("most_population", "least_population"),
    "indicator:party_room_communities": ROOMS,
    "indicator:service_halls": ROOMS,
}
# What is said of all problems together, and of advice given elsewhere.
OF_ALL = ("section:", "advice:")
PROBLEMS = "problems"
CITED = ("value", "unit", "title", "clause", "authority")


def by_key(
    document: Document, but: re.Pattern[str] | None = None
) -> dict[str, list[str]]:
    """Sentences by key, without ordinals; the line that only calls a problem by its
    name stands where there are several, and is no sentence."""
    found: dict[str, list[str]] = {}
    for sentence in document.sentences():
        text = sentence.text
        if sentence.key.startswith(("finding:", "recommendation:")):
            text = ORDINAL.sub("", text)
        text = but.sub("", text) if but else text
        said = found.setdefault(sentence.key, [])
        if text.removesuffix("。") not in HEADINGS:
            said.append(text)
    return found


def changed(
    before: Document, after: Document, but: re.Pattern[str] | None = None
) -> set[str]:
    """The keys of sentences that say otherwise, or otherwise ``but`` for a part."""
    old, new = (by_key(each, but) for each in (before, after))
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def unfounded(before: Report, after: Report) -> Iterator[str]:
    """Sentences that changed though nothing they rest on did."""
    touched = moved(before, after)
    told = [*before.document.sentences(), *after.document.sentences()]
    both = clauses(before.document) & clauses(after.document)
    for key in sorted(changed(before.document, after.document, but=COVERAGE)):
        mine = [each for each in told if each.key == key]
        if all(clauses_of(each) <= both for each in mine):
            continue  # what stood in one sentence with others stands in another now
        if not touched & set().union(*(evidence(each) for each in mine)):
            texts = " → ".join(dict.fromkeys(each.text for each in mine))
            yield f"{key}: {texts}, though only {sorted(touched)} moved"


def clauses(document: Document) -> set[str]:
    return set().union(*(clauses_of(each) for each in document.sentences()))


def clauses_of(sentence: Sentence) -> set[str]:
    return set(re.split("[，。]", COVERAGE.sub("", sentence.text)))


def evidence(sentence: Sentence) -> set[str]:
    """What a sentence rests on: what it is about, and what its numbers prove."""
    kind, _, rest = sentence.key.partition(":")
    about = {f"{kind}:{rest.partition(':')[0]}"}
    about |= {f"indicator:{slug}" for slug in ALSO.get(sentence.key, ())}
    if sentence.key.startswith(OF_ALL):
        about.add(PROBLEMS)
    return about | {quantity.evidence for quantity in sentence.quantities}


def moved(before: Report, after: Report) -> set[str]:
    """Evidence that the rows give another answer for than they did."""
    old, new = answers(before), answers(after)
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def answers(report: Report) -> dict[str, Any]:
    again = report.again
    hit = frozenset(code for code, each in findings_told(report).items() if each.hit)
    found = {f"indicator:{slug}": _figure(each) for slug, each in again.figures.items()}
    found |= {
        f"finding:{code}": _finding(each) for code, each in again.findings.items()
    }
    found |= {
        key: [getattr(row, name) for name in CITED]
        for key, row in again.standards.items()
    }
    found |= {f"recommendation:{code}": called for code, called in _called(hit)}
    return found | {PROBLEMS: hit}


def _figure(answer: Answer) -> Any:
    value = answer.value
    places = list(value.places) if isinstance(value, Top) else []
    if isinstance(value, list):
        places = [each.place for each in value if isinstance(each, Item)]
    named = [(place.township, place.name) for place in places]
    return form(value), named, answer.reported, answer.of, answer.by_key


def _finding(found: Found) -> Any:
    shorts = [
        (
            *(place.township, place.name, short.standard and short.standard.pk),
            *(form(short.observed), form(short.required), form(short.says)),
            *(sorted(short.groups), form(list(short.tells)), sorted(short.names)),
        )
        for place, short in found.shorts
    ]
    # 5个社区 are 已填报的5个社区 once there is a sixth.
    return found.assessed, found.assessed < found.of, shorts


def _called(hit: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Recommendations, and whether there is a problem that calls for them."""
    calls: dict[str, set[str]] = {}
    for row in RecommendationRule.objects.select_related("recommendation"):
        calls.setdefault(row.recommendation.code, set()).add(row.rule_code)
    for code, rules in calls.items():
        yield code, bool(rules & hit)
