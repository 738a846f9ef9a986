"""What a rule is, and what it answers.

A rule is a pure check of one community against standards, with the words for
what it finds beside it. It answers with

- a Gap: the community falls short;
- NotAssessed: the record lacks what the rule asks for, named in Chinese;
- NOT_HELD: nothing holds this community to the rule. No standard is in force
  there on the day, or the rule is about something it does not have (no own
  house, no project). It counts neither as assessed nor as missing, so that
  shares are of the communities the rule is about;
- None: assessed, and nothing to say.

Where what is asked of a community depends on the others of the scope, the check
is a Comparison.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, Final

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.tallies import Tally
from reports.rules.standards import Standard, Standards

if TYPE_CHECKING:
    from reports.document.shapes import Sentence
    from reports.rules.finding import Finding

Number = int | Decimal


class Severity(StrEnum):
    BREACH = "breach"  # below a standard in force
    SHORTFALL = "shortfall"  # short of what the work needs
    ATTENTION = "attention"  # worth watching


@dataclass(frozen=True, slots=True)
class Gap:
    """Observed against required.

    ``required`` is None where a rule only asks whether something is there.
    ``groups`` are counted and ``sums`` added up over the scope; of each figure in
    ``most`` the community with the most is kept; of each value in ``shared`` is
    kept whether all gaps have the same; ``detail`` is what the wording names of one
    community (a provider, a reason, a rent). All plain values.
    Wording prints nothing else but counts of communities, so every number in it
    can be recomputed from the gaps behind it.
    """

    observed: Number | None
    required: Number | None
    unit: str
    standard: Standard | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    sums: Mapping[str, Number] = field(default_factory=dict)
    most: Mapping[str, Number] = field(default_factory=dict)
    shared: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> Decimal:
        """How far off, for ranking: 0 is on the mark, larger is worse."""
        if self.observed is None or self.required is None:
            return Decimal(0)
        if not self.required:
            return abs(Decimal(self.observed))
        return abs(Decimal(self.observed) - self.required) / abs(Decimal(self.required))


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """The record lacks what the rule asks for; ``missing`` is in Chinese words."""

    missing: str


class NotHeld(Enum):
    """Nothing holds the community to the rule."""

    NOT_HELD = "not_held"


NOT_HELD: Final = NotHeld.NOT_HELD

Outcome = Gap | NotAssessed | NotHeld | None
Check = Callable[[CommunityFacts, Standards], Outcome]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A check of each community against the others of the scope, in two passes.

    In the first, what each community has to be compared is folded like a figure of
    the status part: ``contribution`` (None: not on record) into ``tally``, which
    merges and does not grow with the scope. In the second, ``check`` is given each
    community again and the value of the whole fold, None where nobody has
    contributed.
    """

    tally: Callable[[], Tally]
    contribution: Callable[[CommunityFacts], Any]
    check: Callable[[CommunityFacts, Standards, Any], Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """``code`` never changes its meaning; wording and thresholds may.

    ``heading`` heads the finding when it stands alone. ``wording`` makes its
    sentences (reports.document.sentences); ``asked`` names what a community is held
    to where that is no standard; ``extension`` rules are the portal's
    own proposals, switched on by a county.
    """

    code: str
    heading: str
    theme: Theme
    severity: Severity
    source: str  # whose rule it is, in Chinese, for the annex
    check: Check | Comparison
    wording: "Wording"
    standards: tuple[str, ...] = ()  # slugs it asks for
    asked: str = ""
    extension: bool = False


# slug -> reports.indicators.base.Figure, as wording may quote them.
Figures = Mapping[str, Any]
Wording = Callable[["Finding", Figures], "tuple[Sentence, ...]"]
