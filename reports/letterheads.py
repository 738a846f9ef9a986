"""Which red head a report gets: a letterhead in force, and what was said beside it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from accounts.models import User
from communities.divisions import ancestors_of
from jobs.errors import Explained
from reports.document.redhead import RedHead
from reports.models import Letterhead


class Lacking(Explained):
    """Something that a formal document must bear has been told by nobody.

    ``field`` is the one of the request that would tell it.
    """

    def __init__(self, code: str, field: str) -> None:
        super().__init__(code)
        self.field = field


def letterheads_for(code: str, *, user: User | None, day: date) -> list[Letterhead]:
    """Those that a report on the place may bear on that day, the nearest first.

    ``user`` None is the command line, which may use all.
    """
    rows = Letterhead.objects.in_force_on(day).over(code).select_related("division")
    if user is not None:
        rows = rows.usable_by(user)
    nearness = {each: rank for rank, each in enumerate([code, *ancestors_of(code)])}
    return sorted(rows, key=lambda row: (nearness[row.division.code], row.pk))


def the_nearest(rows: Iterable[Letterhead]) -> Letterhead:
    """Raises Lacking when there is none, or when it cannot be told which is meant."""
    found = list(rows)
    if not found:
        raise Lacking("no_letterhead", "letterhead")
    nearest = [row for row in found if row.division_id == found[0].division_id]
    if len(nearest) > 1:
        raise Lacking("several_letterheads", "letterhead")
    return found[0]


def red_head(
    letterhead: Letterhead,
    *,
    upward: bool,
    addressees: str = "",
    copies: str = "",
    signer: str = "",
) -> RedHead:
    """The head with what is usual where nothing else was said. Raises Lacking.

    ``upward``: to those above, with the name of the signer.
    """
    head = RedHead(
        division=letterhead.division.code,
        mark=letterhead.mark,
        code=letterhead.code,
        printer=letterhead.printer,
        addressees=_bare(addressees or letterhead.addressees),
        copies=_bare(copies or letterhead.copies),
        signer=(signer or letterhead.signer).strip() if upward else "",
    )
    if not head.addressees:
        raise Lacking("no_addressees", "addressees")
    if upward and not head.signer:
        raise Lacking("no_signer", "signer")
    return head


def head_when_due(
    asked: Mapping[str, Any], *, code: str, user: User, day: date
) -> tuple[str, RedHead]:
    """The organ and the head of a report that was asked for some time ago: of the
    letterhead named then, or of the nearest, as it is in use on ``day``.

    ``asked`` as reports.schedule_form keeps it. Raises Lacking.
    """
    rows = letterheads_for(code, user=user, day=day)
    if asked["code"]:
        named = asked["division"], asked["code"]
        rows = [row for row in rows if (row.division.code, row.code) == named]
    letterhead = the_nearest(rows)
    head = red_head(
        letterhead,
        upward=asked["upward"],
        addressees=asked["addressees"],
        copies=asked["copies"],
        signer=asked["signer"],
    )
    return letterhead.organ, head


def _bare(names: str) -> str:
    """Without the mark that the layout puts behind the last of them."""
    return names.strip().rstrip("：:。.，,；;、 ")
