"""The administrators' site: what each kind of row shows and who may change it."""

from communities.admin.record import (
    CommunityOwnedAdmin,
    LivedAdmin,
    OfDivisionAdmin,
)
from communities.admin.rounds import RoundAdmin

__all__ = ["CommunityOwnedAdmin", "LivedAdmin", "OfDivisionAdmin", "RoundAdmin"]
