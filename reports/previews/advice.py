"""What a recommendation would change, were it stored as it has been typed: the
communities whose findings it answers, and the drafts it would come into."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from communities.divisions import contains, range_below
from reports import qualitative
from reports.assessment import rules_in_force
from reports.facts.standards import rule_switches, standards_on
from reports.life import ReportState
from reports.models import Report
from reports.previews.affected import Affected, Held
from reports.previews.places import Looked
from reports.previews.run import affected
from reports.rules.base import Rule
from reports.rules.catalogue import RULES

# Drafts that are looked through and named.
MOST_DRAFTS = 50


@dataclass(frozen=True, slots=True)
class Offered:
    """``division_code`` "" where it is in all reports; ``answers`` codes of rules and
    of headings that an official fills."""

    is_active: bool
    division_code: str
    answers: frozenset[str]
    text: str = ""

    def in_report_on(self, code: str) -> frozenset[str]:
        """What it answers in a report on the division."""
        here = not self.division_code or contains(self.division_code, code)
        return self.answers if self.is_active and here else frozenset()


@dataclass(frozen=True, slots=True)
class AdviceChange:
    """``old`` None: a new row."""

    old: Offered | None
    new: Offered

    @property
    def sides(self) -> list[Offered]:
        return [side for side in (self.old, self.new) if side is not None]

    @property
    def scopes(self) -> list[str]:
        return list(dict.fromkeys(side.division_code for side in self.sides))

    @property
    def answers(self) -> frozenset[str]:
        return frozenset().union(*(side.answers for side in self.sides))

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in RULES if rule.code in self.answers)

    @property
    def headings(self) -> tuple[qualitative.Heading, ...]:
        """Those that no rule finds: an official chooses them."""
        return tuple(each for each in qualitative.HEADINGS if each.code in self.answers)

    def before(self, code: str) -> frozenset[str]:
        return self.old.in_report_on(code) if self.old else frozenset()

    def after(self, code: str) -> frozenset[str]:
        return self.new.in_report_on(code)


def affected_by(change: AdviceChange, looked: Looked, day: date) -> Affected | None:
    """Whose findings it answers before and after; None where it answers no rule that
    is on."""

    def make(code: str) -> Affected | None:
        rules = rules_in_force(change.rules, rule_switches(code))
        before, after = change.before(code), change.after(code)
        if not any(rule.code in before | after for rule in rules):
            return None
        standards = standards_on(day, code)
        held = [
            Held(tuple(rule for rule in rules if rule.code in side), standards)
            for side in (before, after)
        ]
        return Affected(held[0], held[1])

    return affected(looked, make)


def _is_reported(rule: Rule, themes: list[str]) -> bool:
    return not themes or rule.theme.value in themes


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that would have it, or have it no longer, once it is made again."""

    pk: int
    title: str
    scope_name: str
    is_new: bool
    findings: tuple[str, ...]  # codes that it answers there


def drafts_of(change: AdviceChange, looked: Looked, user: User) -> list[Draft]:
    """The latest of those the user sees on the places looked at."""
    found: list[Draft] = []
    for place in looked.places:
        first, last = range_below(place.code)
        rows = (
            Report.objects.visible_to(user)
            .readable()
            .filter(state=ReportState.DRAFT, scope_code__range=(first, last))
            .order_by("-pk")
            .only("title", "scope_name", "scope_code", "themes", "findings")
        )
        for row in rows[:MOST_DRAFTS]:
            hit = {each["code"] for each in row.findings}
            hit &= {r.code for r in change.rules if _is_reported(r, row.themes)}
            before = hit & change.before(row.scope_code)
            after = hit & change.after(row.scope_code)
            if bool(before) is not bool(after):
                codes = tuple(sorted(before | after))
                made = Draft(row.pk, row.title, row.scope_name, bool(after), codes)
                found.append(made)
    return found
