"""Whether figures can be true together, in print or on record.

Each check returns None when nothing speaks against the figures, or one Doubt.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from record.checks.doubt import Doubt

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """``count`` persons from ``low`` to ``high`` years, both included."""

    low: int
    high: int
    count: int


def bands_hold_mean(bands: Sequence[Band], mean: Decimal) -> Doubt | None:
    """The mean lies between all at the lower and all at the upper bounds."""
    persons = sum(band.count for band in bands)
    if not persons:
        return None
    lowest = Decimal(sum(band.low * band.count for band in bands)) / persons
    # A person of 35 completed years is not yet 36.
    highest = Decimal(sum((band.high + 1) * band.count for band in bands)) / persons
    if lowest <= mean < highest:
        return None
    return Doubt(
        "bands-exclude-mean",
        _(
            "A mean of %(mean)s cannot be: the bands allow %(low).1f to "
            "%(high).1f at most."
        )
        % {"mean": mean, "low": lowest, "high": highest},
        {"mean": mean, "lowest": lowest, "highest": highest},
    )


def bands_partition(bands: Sequence[Band], total: int) -> Doubt | None:
    """The bands leave no age out between them and count everybody once."""
    ordered = sorted(bands, key=lambda band: band.low)
    gaps = [
        (left.high + 1, right.low - 1)
        for left, right in itertools.pairwise(ordered)
        if right.low != left.high + 1
    ]
    counted = sum(band.count for band in bands)
    if not gaps and counted == total:
        return None
    return Doubt(
        "bands-no-partition",
        _("The bands leave out ages %(gaps)s and count %(counted)d of %(total)d.")
        % {
            "gaps": _(", ").join(f"{low}-{high}" for low, high in gaps) or "—",
            "counted": counted,
            "total": total,
        },
        {"gaps": gaps, "counted": counted, "total": total},
    )


def tags_overlap(tags: Mapping[str, int], total: int) -> Doubt | None:
    """Tags may overlap; a sum above the total says that they do."""
    tagged = sum(tags.values())
    if tagged <= total:
        return None
    return Doubt(
        "tags-overlap",
        _("The groups count %(tagged)d of %(total)d: they overlap and are no shares.")
        % {"tagged": tagged, "total": total},
        {"tagged": tagged, "total": total},
    )


def range_holds_total(low: int, high: int, units: int, total: int) -> Doubt | None:
    """Whether units of low to high each can add up to the total.

    A total that forces every unit to one end of the range is doubtful too: the
    range would then not have been printed.
    """
    if low * units < total < high * units:
        return None
    return Doubt(
        "range-against-total",
        _(
            "%(low)d to %(high)d in each of %(units)d cannot be with %(total)d in "
            "all: %(low)d each already makes %(least)d."
        )
        % {
            "low": low,
            "high": high,
            "units": units,
            "total": total,
            "least": low * units,
        },
        {"low": low, "high": high, "units": units, "total": total},
    )


def rent_within_fund(monthly_rent_yuan: Number, fund_yuan: Number) -> Doubt | None:
    """A year's rent is paid from the office fund and cannot exceed it."""
    rent = monthly_rent_yuan * 12
    if rent <= fund_yuan:
        return None
    return Doubt(
        "rent-above-fund",
        _("A year's rent of %(rent)s yuan exceeds the office fund of %(fund)s yuan.")
        % {"rent": rent, "fund": fund_yuan},
        {"rent": rent, "fund": fund_yuan},
    )


def household_size(population: int, households: int) -> Doubt | None:
    """Between one and a half and six persons to a household."""
    if not households:
        return None
    size = Decimal(population) / households
    if Decimal("1.5") <= size <= 6:
        return None
    return Doubt(
        "household-size",
        _("%(size).2f persons to a household is unlikely.") % {"size": size},
        {"size": size},
    )


def office_standard_in_reach(
    area_m2: int, m2_per_100_households: int, most_households: int
) -> Doubt | None:
    """Two standards for one thing agree at the largest size the law foresees."""
    needed = Decimal(area_m2) * 100 / m2_per_100_households
    if needed <= most_households:
        return None
    return Doubt(
        "standards-disagree",
        _(
            "%(rate)d m² for every hundred households reach %(area)d m² only from "
            "%(needed)d households on; communities have %(most)d at most."
        )
        % {
            "rate": m2_per_100_households,
            "area": area_m2,
            "needed": int(needed),
            "most": most_households,
        },
        {"needed": needed},
    )
