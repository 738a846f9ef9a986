"""Whatever is done to sealed lines past the portal is told afterwards."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.models import AuditEvent, AuditSeal, record_act
from accounts.sealing import seal, unsealed, verdict_on, verdicts
from accounts.tasks import seal_trail
from tests.browsing import PageClient
from tests.factories import a_user

pytestmark = pytest.mark.django_db

DAYS = 3


@pytest.fixture
def sealed(time_machine) -> list[AuditSeal]:
    """Three days of two lines, each sealed in the following night; one line more."""
    user = a_user("clerk", full_name="王芳")
    today = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    for day in range(DAYS, 0, -1):
        time_machine.move_to(today - timedelta(days=day), tick=False)
        record_act("signed_in", by=user, ip="10.0.0.7")
        record_act("role_given", by=user, role="clerk", of={"b": 1, "a": [1.5, None]})
        time_machine.move_to(today - timedelta(days=day - 1, hours=6), tick=False)
        seal_trail()
    time_machine.move_to(today, tick=False)
    record_act("signed_out", by=user)
    return list(AuditSeal.objects.order_by("until"))


# As somebody with a database client reaches the rows: the model's own refusals are
# those of its manager.
LINES, SEALS = QuerySet(AuditEvent), QuerySet(AuditSeal)


def lines_of(day: int) -> list[int]:
    """Numbers of the two lines of that day."""
    numbers = list(AuditEvent.objects.order_by("pk").values_list("pk", flat=True))
    return numbers[2 * day : 2 * day + 2]


def broken() -> list[int]:
    """Which of the seals do not hold."""
    return [n for n, (_, verdict) in enumerate(verdicts()) if not verdict.holds]


def verified(**options: str) -> tuple[str, str]:
    """What the command says, and what it complains of."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_trail", stdout=out, stderr=err, **options)
    except CommandError as failure:
        err.write(str(failure))
    return out.getvalue(), err.getvalue()


def test_a_trail_left_alone_holds(sealed):
    assert [seal.lines for seal in sealed] == [2, 2, 2]
    assert broken() == []
    assert unsealed().count() == 1
    said, complaints = verified(anchor=sealed[0].digest)
    assert "all as they were: 6. Seals: 3." in said
    assert "wait for the next seal: 1." in said
    assert sealed[-1].digest in said
    assert complaints == ""


@pytest.mark.parametrize(
    "change",
    [
        {"user_name": "x"},
        {"act": "signed_out"},
        {"at": F("at") - timedelta(microseconds=1)},
        {"target": "王芳"},
        {"detail": {"role": "clerk", "of": {"b": 1, "a": [1, None]}}},
    ],
    ids=lambda change: "".join(change),
)
def test_a_changed_line_is_named(sealed, change):
    number = lines_of(1)[1]
    LINES.filter(pk=number).update(**change)
    assert broken() == [1]
    verdict = verdict_on(sealed[1])
    assert verdict.changed == (number,)
    assert verdict.follows
    assert f"lines changed: {number}" in verified()[1]


def test_a_removed_line_is_named(sealed):
    number = lines_of(0)[0]
    LINES.filter(pk=number).delete()
    assert broken() == [0]
    assert verdict_on(sealed[0]).missing == (number,)
    assert f"lines missing: {number}" in verified()[1]


def test_a_line_slipped_in_is_named(sealed):
    line = record_act("signed_in", by=None, name="nobody", ip="10.0.0.9")
    before = sealed[1].until - timedelta(hours=1)
    LINES.filter(pk=line.pk).update(at=before)
    assert broken() == [1]
    assert verdict_on(sealed[1]).added == (line.pk,)


def test_a_seal_made_to_fit_does_not_fit_the_next(sealed):
    """Somebody changes a line and makes the seal over it anew, but not the later."""
    number = lines_of(1)[0]
    LINES.filter(pk=number).update(user_name="x")
    later = sealed[2]
    SEALS.filter(pk__in=(sealed[1].pk, later.pk)).delete()
    made = seal(sealed[1].until)
    later.save(force_insert=True)
    assert verdict_on(made).holds
    assert broken() == [2]
    assert not verdict_on(later).follows
    # All later ones made anew as well: what was noted elsewhere tells.
    SEALS.filter(pk=later.pk).delete()
    seal(later.until)
    assert broken() == []
    assert later.digest in verified(anchor=later.digest)[1]


def test_removed_seals_are_told_by_the_next_or_by_an_anchor(sealed):
    SEALS.filter(pk=sealed[1].pk).delete()
    assert broken() == [1]
    SEALS.filter(pk=sealed[2].pk).delete()
    assert broken() == []
    said, complaints = verified(anchor=sealed[2].digest)
    assert said == ""
    assert "No seal bears the digest" in complaints


@pytest.mark.parametrize("text", ["", "nonsense", "1", "1 ü\nx y z\n"])
def test_a_seal_written_over_does_not_hold(sealed, text):
    SEALS.update(fingerprints=text)
    assert broken() == [0, 1, 2]


def test_a_night_without_lines_is_sealed_and_no_night_twice(sealed, time_machine):
    seal_trail()
    assert AuditSeal.objects.count() == DAYS
    time_machine.shift(timedelta(days=1))
    seal_trail()
    time_machine.shift(timedelta(days=1))
    seal_trail()
    assert [seal.lines for seal in AuditSeal.objects.order_by("until")] == [
        2,
        2,
        2,
        1,
        0,
    ]
    assert broken() == []


def test_administrators_see_each_seal_held_against_the_trail(sealed):
    client = PageClient(a_user("admin", "administrator"))
    assert sealed[1].digest in client.get("/admin/accounts/auditseal/").text
    address = f"/admin/accounts/auditseal/{sealed[1].pk}/change/"
    assert "2 lines are as they were sealed" in client.get(address).text

    first, second = lines_of(1)
    LINES.filter(pk=first).update(user_name="x")
    LINES.filter(pk=second).delete()
    page = client.get(address).text
    assert f"Changed: #{first}." in page
    assert f"Missing: #{second}." in page

    assert client.post(address, {"digest": "x"}).status_code == 403
    deletion = f"/admin/accounts/auditseal/{sealed[1].pk}/delete/"
    assert client.post(deletion, {"post": "yes"}).status_code == 403
