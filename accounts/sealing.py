"""Seals on the audit trail, which tell whatever is changed in it afterwards.

A seal keeps a fingerprint of each of its lines, and a digest over these and the digest
of the seal before. Who changes, removes or slips in a sealed line, by whatever means,
would have to make all later seals anew, and with them each digest that somebody has
written down elsewhere: an anchor.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from accounts.models import AuditEvent, AuditSeal

_TOLD = ("at", "act", "user_name", "user_ref", "target", "target_ref", "detail")
# Half of a SHA-256: nobody finds another line to a given fingerprint.
_FINGERPRINT_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the lines of one seal: their numbers in the trail."""

    changed: tuple[int, ...]
    missing: tuple[int, ...]
    added: tuple[int, ...]
    follows: bool  # the digest, from the lines as sealed and the seal before

    @property
    def holds(self) -> bool:
        return self.follows and not (self.changed or self.missing or self.added)


def seal(until: datetime) -> AuditSeal | None:
    """Seals what was written since the last seal; also that there was nothing.

    Acts under way write their lines with the time of the act: ``until`` is to lie
    back so far that all of them have ended. None where so much is sealed already.
    """
    before = _seals().last()
    if before and before.until >= until:
        return None
    found = _fingerprints(_lines(before, until))
    text = "".join(f"{number} {print_}\n" for number, print_ in found.items())
    try:
        with transaction.atomic():
            return AuditSeal.objects.create(
                until=until,
                lines=len(found),
                fingerprints=text,
                digest=_digest(before, until, text),
            )
    except IntegrityError:
        # Another scheduler has been quicker.
        return None


def verdicts() -> Iterator[tuple[AuditSeal, Verdict]]:
    """Every seal from the first to the last, with what became of its lines."""
    before = None
    for sealed in _seals().iterator(chunk_size=1):
        yield sealed, _verdict(sealed, before)
        before = sealed


def verdict_on(sealed: AuditSeal) -> Verdict:
    before = _seals().filter(until__lt=sealed.until).last()
    return _verdict(sealed, before)


def unsealed() -> QuerySet[AuditEvent]:
    """Lines that no seal covers yet."""
    return _lines(_seals().last(), None)


def _seals() -> QuerySet[AuditSeal]:
    return AuditSeal.objects.order_by("until")


def _verdict(sealed: AuditSeal, before: AuditSeal | None) -> Verdict:
    told = (line.partition(" ") for line in sealed.fingerprints.splitlines())
    # A seal may have been written over with anything.
    then = {int(number): print_ for number, _, print_ in told if number.isdecimal()}
    now = _fingerprints(_lines(before, sealed.until))
    both = then.keys() & now.keys()
    return Verdict(
        changed=tuple(sorted(number for number in both if then[number] != now[number])),
        missing=tuple(sorted(then.keys() - now.keys())),
        added=tuple(sorted(now.keys() - then.keys())),
        follows=sealed.digest == _digest(before, sealed.until, sealed.fingerprints)
        and sealed.lines == len(then),
    )


def _lines(before: AuditSeal | None, until: datetime | None) -> QuerySet[AuditEvent]:
    lines = AuditEvent.objects.order_by("at", "pk")
    if before:
        lines = lines.filter(at__gte=before.until)
    return lines.filter(at__lt=until) if until else lines


def _fingerprints(lines: QuerySet[AuditEvent]) -> dict[int, str]:
    """By number, in the order in which the lines were written."""
    return {
        number: _fingerprint(told)
        for number, *told in lines.values_list("pk", *_TOLD).iterator()
    }


def _fingerprint(told: list[Any]) -> str:
    at, *rest = told
    # The same for each database: they keep times and the order of keys as they like.
    text = json.dumps([at.astimezone(UTC).isoformat(), *rest], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT_LENGTH]


def _digest(before: AuditSeal | None, until: datetime, fingerprints: str) -> str:
    follows = before.digest if before else ""
    text = f"{follows}\n{until.astimezone(UTC).isoformat()}\n{fingerprints}"
    return hashlib.sha256(text.encode()).hexdigest()
