"""The words findings share: who falls short, how many, held to what.

Wording is written for a settled finding. Its numbers are counts of communities,
the finding's sums and groups, values of a kept row, or a standard's value.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from reports.document.clauses import alike
from reports.document.quantity_words import ALL, MOST, quantity_word
from reports.document.sentences import (
    named,
    number_text,
    parts,
    points,
    printed,
    sentence,
)
from reports.document.shapes import Part, Quantity, Sentence
from reports.rules.base import Figures, Number, Wording
from reports.rules.finding import Finding, Hit
from reports.rules.standards import Standard

Parts = tuple[Part, ...]
_IN_BRACKETS = re.compile(r"\[([^]|]*)(?:\|([^]]*))?\]")

# How many communities a sentence names, the worst first.
NAMED = 3
# Letters of a sentence beyond which it names fewer of them.
LONGEST = 105

# How a standard's demand is said; the portal's own defaults are not cited.
_DEMANDS = {"law": "规定的", "plan": "提出的", "local": "要求的", "survey": "所列的"}
_OWN_DEFAULT = "本系统参考值"
_SEVERAL_STANDARDS = "当地适用标准"


def evidence(finding: Finding) -> str:
    return f"finding:{finding.rule.code}"


def say(
    finding: Finding,
    pattern: str,
    *,
    number: int = 1,
    per: str = "",
    **fills: Part | Parts,
) -> Sentence:
    """A sentence of the finding; the second and later ones are numbered.

    Filled without being told: ``{who}``, the subject; ``{all}``, the 均 that
    belongs before the verb; ``{each}``, the same where no 均为 follows (extreme);
    ``{limit}``, what they are held to, ``per`` being its 每年 or 每百户. What the
    heading has said already stands in [], and drops behind it; [one|the other] is
    said without and with it.
    """
    return _said(finding, pattern, number, per, fills)


def _said(
    finding: Finding,
    pattern: str,
    number: int,
    per: str,
    fills: Mapping[str, Part | Parts],
) -> Sentence:
    key = evidence(finding) if number == 1 else f"{evidence(finding)}:{number}"
    known: dict[str, Part | Parts] = {
        "all": _all(finding),
        "each": "" if _alike(finding) else _all(finding),
        "limit": limit(finding, per),
        **fills,
    }
    pattern = _IN_BRACKETS.sub(r"\2" if finding.is_headed else r"\1", pattern)
    for named_at_most in (NAMED, 1):
        told = _filled(key, pattern, {"who": who(finding, named_at_most)} | known)
        if len(told.text) <= LONGEST:
            return told
    return _filled(key, pattern, {"who": who(finding, 0)} | known)


def _filled(key: str, pattern: str, fills: Mapping[str, Part | Parts]) -> Sentence:
    return sentence(key, alike(list(parts(pattern, **fills))))


def sentences(
    *patterns: str, per: str = "", **fills: Callable[[Finding], Part | Parts]
) -> Wording:
    """The wording of a rule that says the same of any number of communities.

    Every pattern is one sentence; ``fills`` make from the finding what ``say``
    does not fill already.
    """

    def wording(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
        filled = {key: fill(finding) for key, fill in fills.items()}
        return tuple(
            _said(finding, pattern, number, per, filled)
            for number, pattern in enumerate(patterns, 1)
        )

    return wording


def count(finding: Finding, number: int) -> Quantity:
    return Quantity(str(number), evidence(finding), number)


def amount(
    source: Finding | Standard, value: Number, unit: str, most: int = 1
) -> Parts:
    """A value with its unit, as the status part prints it: 144平方米, 14.7%, 2万元."""
    key = source.evidence if isinstance(source, Standard) else evidence(source)
    number = Quantity(printed(value, unit, most), key, value)
    return (number,) if unit == "share" else (number, unit)


def points_apart(finding: Finding, more: Number, less: Number) -> Parts:
    """How far two shares lie apart as they are printed, so that a reader who takes
    one from the other gets the same: 46.4个百分点."""
    shown = [Decimal(number_text(Decimal(share) * 100, 1)) for share in (more, less)]
    apart = (shown[0] - shown[1]) / 100
    return (points(apart, evidence(finding)), "个百分点")


def ratio(finding: Finding, part: str, whole: str) -> Decimal:
    """One of the finding's sums as a share of another."""
    return Decimal(finding.sums[part]) / Decimal(finding.sums[whole])


def vanishes(value: Number, unit: str, most: int = 1) -> bool:
    """Whether the value would print as nothing: said as 尚无, never as 0."""
    scale = 100 if unit == "share" else 1
    return Decimal(number_text(Decimal(value) * scale, most)) == 0


def spoken(finding: Finding, text: str) -> Part:
    """A name from the record as part of a sentence; it may hold digits."""
    text = text.strip().rstrip("。；，、,;.")
    if any(letter.isdigit() for letter in text):
        return Quantity(text, evidence(finding))
    return text


def name(finding: Finding, hit: Hit) -> Part:
    return spoken(finding, name_text(finding, hit))


def name_text(finding: Finding, hit: Hit) -> str:
    """The community's name, with its township where the name is not enough.

    It may not be where not all are at hand to be asked.
    """
    name, code = hit.place.name, hit.place.code
    others = (one.place for one in finding.worst if one.place.code != code)
    alike = not finding.is_listed or any(place.name == name for place in others)
    return hit.place.township + name if alike else name


def names(finding: Finding, hits: Sequence[Hit]) -> Parts:
    return named(name(finding, hit) for hit in hits[:NAMED])


def these(finding: Finding, kind: str) -> Parts:
    """Up to three names, or three and how many: 葫芦社区、…等37个镇级社区."""
    told = names(finding, finding.worst)
    if finding.hit <= NAMED:
        return told
    return (*told, "等", count(finding, finding.hit), f"个{kind}")


def base(finding: Finding, link: str = "的") -> Parts:
    """The communities a share is of: 已填报的57个社区."""
    whole: Parts = (count(finding, finding.assessed), "个社区")
    if finding.not_held:
        return (f"纳入评估{link}", *whole)
    return (f"已填报{link}", *whole) if finding.assessed < finding.of else whole


def of_those(finding: Finding, number: int) -> Parts:
    """（已填报3个社区） behind a figure that rests on others than those assessed."""
    if number == finding.assessed:
        return ()
    return ("（已填报", count(finding, number), "个社区）")


def among(finding: Finding) -> Parts:
    """已填报的57个社区中，; nothing where all could be assessed."""
    return (*base(finding), "中，") if finding.assessed < finding.of else ()


def who(finding: Finding, named_at_most: int = NAMED) -> Parts:
    """The subject of a sentence about the communities that fall short.

    A name, up to three names, 8个社区, or 部分社区 with names and share.
    """
    if finding.hit == finding.assessed > 1:
        return base(finding)
    if finding.hit == 1 or finding.hit <= named_at_most:
        return names(finding, finding.worst)
    several = count(finding, finding.hit)
    first: Parts = ()
    if named_at_most:
        first = (*names(finding, finding.worst[:named_at_most]), "等")
    if finding.hit <= NAMED:
        return (*first, several, "个社区")
    share = finding.share or Decimal(0)
    word = quantity_word(finding.hit, finding.assessed) or ALL
    told: Parts = ("（", *(() if word is MOST else first), several, "个")
    if not vanishes(share, "share"):
        told += ("，占", *base(finding, ""), "的", *amount(finding, share, "share"))
    return (word.prefix, "社区", *told, "）")


def _all(finding: Finding) -> str:
    """均 where the subject counts or names several communities one by one."""
    told_in_full = finding.hit == finding.assessed or finding.hit <= NAMED
    return "均" if finding.hit > 1 and told_in_full else ""


def _alike(finding: Finding) -> bool:
    """Whether all have the same value."""
    return finding.hit > 1 and finding.is_alike


def extreme(finding: Finding, verb: str, none: str = "", most: int = 1) -> Parts:
    """A last clause on how far off they are: ，其中金钟社区仅20平方米.

    Without the name where the sentence is about one community, 均为 where all
    have the same value. ``none`` is said instead of 0; without it the clause
    drops.
    """
    top = finding.worst[0]
    observed = top.gap.observed or 0
    nothing = vanishes(observed, top.gap.unit, most)
    value = amount(finding, observed, top.gap.unit, most)
    if nothing and not none:
        return ()
    if finding.hit == 1:
        return ("，", none) if nothing else ("，", verb, *value)
    if _alike(finding):
        return ("，均", none) if nothing else ("，均为", *value)
    told = (none,) if nothing else (verb, *value)
    return ("，其中", name(finding, top), *told)


def demand(standard: Standard, per: str = "") -> Parts:
    """What a standard asks, as a noun: 《…》第三条规定的3000户."""
    value = (per, *amount(standard, standard.value, standard.unit, 4))
    if standard.authority not in _DEMANDS:
        return (_OWN_DEFAULT, *value)
    return (citation(standard), _DEMANDS[standard.authority], *value)


def citation(standard: Standard) -> Part:
    """The standard by name; its title may hold digits."""
    if any(letter.isdigit() for letter in standard.citation):
        return Quantity(standard.citation, standard.evidence)
    return standard.citation


def limit(finding: Finding, per: str = "") -> Parts:
    """What the communities are held to: one standard's demand, or theirs each."""
    return _limit(finding.standards, per)


def limit_of(finding: Finding, slug: str, per: str = "") -> Parts:
    """What they are held to by one of the rule's several thresholds."""
    return _limit([each for each in finding.standards if each.slug == slug], per)


def _limit(held: Sequence[Standard], per: str) -> Parts:
    return demand(held[0], per) if len(held) == 1 else (_SEVERAL_STANDARDS,)
