from decimal import Decimal

from facilities.models import PremisesRoom
from tests.factories import (
    a_culture_center,
    a_defect,
    a_room,
    a_user,
    premises,
)
from tests.factories.refusal import assert_refused, assert_refused_in_words, twin


def test_a_kind_of_room_is_on_record_once(db):
    assert_refused(twin(a_room()), "This kind of room is on record already.")


def test_an_absent_room_has_no_area(db):
    assert_refused(
        a_room(is_present=False),
        "A room that is absent has no area.",
        floor_area_m2=Decimal(20),
    )


def test_a_room_nobody_spoke_of_may_have_an_area(db):
    assert a_room(is_present=None, floor_area_m2=Decimal(20)).is_present is None


def test_rooms_are_seen_where_their_premises_are(db):
    room = a_room()
    assert PremisesRoom.objects.visible_to(a_user("one", "viewer")).get() == room
    assert not PremisesRoom.objects.visible_to(a_user("two")).exists()


def test_a_defect_is_on_record_once(db):
    assert_refused(twin(a_defect()), "This defect is on record already.")


def test_only_a_culture_centre_has_its_costs(db):
    center = a_culture_center()
    assert_refused_in_words(
        center,
        "These premises are not used as a culture centre.",
        premises=premises(use="office"),
    )


def test_the_street_pays_no_more_than_the_whole(db):
    center = a_culture_center(
        construction_investment_wan=Decimal(550), street_investment_wan=Decimal(125)
    )
    assert_refused(
        center,
        "The street cannot have paid more than the whole.",
        street_investment_wan=Decimal(551),
    )
