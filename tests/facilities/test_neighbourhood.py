from datetime import date
from decimal import Decimal

from facilities.models import ServiceOutlet
from tests.factories import an_estate, an_outlet, equipment
from tests.factories.refusal import assert_refused, twin


def test_a_kind_of_equipment_is_counted_once(db):
    assert_refused(twin(equipment()), "This kind of equipment is on record already.")


def test_how_many_pieces_may_be_unknown(db):
    assert equipment(count=None).count is None


def test_an_outlet_is_on_record_once_while_it_lasts(db):
    row = an_outlet()
    assert_refused(twin(row), "This outlet is on record already.")
    twin(row, outlet_type="pharmacy").save()
    twin(row, ends_on=date(2024, 12, 31)).save()
    assert set(ServiceOutlet.objects.active_on(date(2025, 1, 1))) == set(
        ServiceOutlet.objects.filter(ends_on=None)
    )


def test_an_estate_is_on_record_once(db):
    assert_refused(twin(an_estate()), "This estate is on record already.")


def test_an_estate_gave_no_less_than_nothing(db):
    assert_refused(
        an_estate(), "A figure cannot be less than 0.", provided_area_m2=Decimal(-1)
    )
