"""What each kind of reference row would change, for its form's preview."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.models import UrbanRuralClass
from reports import models
from reports.admin.choices import named_threshold
from reports.admin.preview import Preview, Said, look
from reports.facts.standards import Switch
from reports.finding_headings import heading_of
from reports.previews import advice, standards, switches
from reports.previews.shown import Words, measured
from reports.rules.standards import Standard

Rows = tuple[Any, Any]  # as stored (None: new), as typed


def of_standard(request: HttpRequest, rows: Rows, within: str) -> Preview:
    old, new = (row.as_value() if row else None for row in rows)
    change = standards.StandardChange(old, new)
    today = timezone.localdate()
    day = change.shows_on(today)
    looked = look(request, change.scopes, day, within)
    found = None
    if looked and looked.requests and day:
        found = standards.affected_by(change, looked, day)
    return Preview(
        said=[
            Said(_("Threshold"), _threshold(old), _threshold(new)),
            Said(_("Value"), _value(old), _value(new)),
            Said(_("In force in"), *(_scope(r, "scope_division") for r in rows)),
            Said(_("For communities"), _kinds(old), _kinds(new)),
            Said(_("In force"), _days(old), _days(new)),
        ],
        rules=change.rules,
        words=Words(
            _("Communities with this finding: %(before)s now, %(after)s then."),
            _("Newly fall short"),
            _("No longer fall short"),
            _("Fall short as before"),
        ),
        day=day,
        is_other_day=day != today,
        looked=looked,
        found=found,
    )


def of_switch(request: HttpRequest, rows: Rows, within: str) -> Preview:
    old, new = (_switch(row) if row else None for row in rows)
    assert new is not None  # noqa: S101 - what has been typed
    change = switches.SwitchChange(old, new)
    day = timezone.localdate()
    looked = look(request, change.scopes, day, within)
    found = None
    if looked and looked.requests:
        found = switches.affected_by(change, looked, day)
    return Preview(
        said=[
            Said(
                _("Finding"),
                *(heading_of(s.rule_code) if s else "–" for s in (old, new)),
            ),
            Said(_("In force in"), *(_scope(row, "division") for row in rows)),
            Said(_("State"), *(_state(s) for s in (old, new))),
        ],
        rules=change.rules,
        words=Words(
            _("Communities with this finding: %(before)s now, %(after)s then."),
            _("Newly found"),
            _("No longer found"),
            _("Found as before"),
        ),
        day=day,
        looked=looked,
        found=found,
    )


def of_advice(
    request: HttpRequest, rows: Rows, answered: frozenset[str], within: str
) -> Preview:
    """``answered``: codes as typed; those stored are read. Costs one query more."""
    stored, typed = rows
    before = (
        frozenset(stored.rules.values_list("rule_code", flat=True))
        if stored
        else frozenset()
    )
    old = _offered(stored, before) if stored else None
    change = advice.AdviceChange(old, _offered(typed, answered))
    day = timezone.localdate()
    looked = look(request, change.scopes, day, within)
    found, drafts = None, []
    if looked and looked.requests:
        found = advice.affected_by(change, looked, day)
        drafts = advice.drafts_of(change, looked, request.user)  # type: ignore[arg-type]
    return Preview(
        said=[
            Said(_("Answers"), _headings(before), _headings(answered)),
            Said(_("In use"), *(_used(row) for row in rows)),
            Said(
                _("Used in"),
                *(_scope(row, "division", _("All reports")) for row in rows),
            ),
            Said(_("Text"), stored.text if stored else "–", typed.text),
        ],
        rules=change.rules,
        words=Words(
            _("Communities it is offered for: %(before)s now, %(after)s then."),
            _("Newly offered"),
            _("No longer offered"),
            _("Offered as before"),
        ),
        day=day,
        looked=looked,
        found=found,
        further={
            "headings": change.headings,
            "drafts": [(each, _headings(each.findings)) for each in drafts],
            "most_drafts": advice.MOST_DRAFTS,
        },
    )


def _threshold(side: Standard | None) -> str:
    return named_threshold(side.slug) if side else "–"


def _value(side: Standard | None) -> str:
    return measured(side.value, side.unit, 4) if side else "–"


def _kinds(side: Standard | None) -> str:
    if side is None:
        return "–"
    labels = dict(UrbanRuralClass.choices)
    return "、".join(str(labels[kind]) for kind in sorted(side.applies_to)) or _("All")


def _days(side: Standard | None) -> str:
    if side is None:
        return "–"
    return f"{_day(side.valid_from)} – {_day(side.valid_to)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _scope(row: Any, field: str, everywhere: str = "") -> str:
    if row is None:
        return "–"
    division = getattr(row, field)
    return division.name if division else everywhere or _("Whole nation")


def _switch(row: models.RuleSwitch) -> Switch:
    return Switch(row.rule_code, row.division.code, row.is_enabled, row.pk)


def _state(switch: Switch | None) -> str:
    if switch is None:
        return "–"
    return _("On") if switch.is_enabled else _("Off")


def _offered(row: models.Recommendation, answers: frozenset[str]) -> advice.Offered:
    code = row.division.code if row.division else ""
    return advice.Offered(row.is_active, code, answers)


def _used(row: models.Recommendation | None) -> str:
    if row is None:
        return "–"
    return _("Yes") if row.is_active else _("No")


def _headings(codes: Iterable[str]) -> str:
    return "、".join(heading_of(code) for code in sorted(codes)) or "–"
