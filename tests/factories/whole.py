"""A community with one row of every kind that it keeps."""

from communities.models import Community, ReportingPeriod
from tests.factories import facilities, funding, places, safety, staffing


def a_full_record(community: Community, period: ReportingPeriod) -> Community:
    """Gives the community a row of every kind; those of a period are of this one."""
    places.some_figures(community, period, household_count=900, population=2700)
    places.a_body(community)
    places.a_grid(community)
    places.an_honour(community)
    places.a_population_group(community, period=period)
    places.an_admin_task(community, period=period)
    places.nothing_to_record(community, theme="income", period=period)
    places.a_volunteer_team(community)
    places.a_social_organisation(community)
    places.a_resident_unit(community)
    places.a_cultural_activity(community)
    _people(community, period)
    _premises(community)
    funding.a_funding_item(community, period=period)
    funding.an_income(community)
    safety.a_hazard(community)
    safety.an_inspection(community)
    safety.security_cases(community)
    facilities.a_utility(facilities.a_project(community))
    return community


def _people(community: Community, period: ReportingPeriod) -> None:
    person = staffing.a_staff_member(community)
    staffing.a_post(person)
    staffing.an_insurance(person)
    staffing.an_appraisal(person)
    training = staffing.a_training(community, period=period)
    staffing.a_staff_training(person, training=training)
    staffing.a_pay_component(community, period=period)
    branch = staffing.a_party_organization(community)
    staffing.party_figures(branch, period=period, tags={"floating": 5})


def _premises(community: Community) -> None:
    house = facilities.premises(community)
    facilities.a_room(house)
    facilities.a_defect(house)
    facilities.a_remedy(house)
    facilities.a_culture_center(community)
    facilities.equipment(community)
    facilities.an_outlet(community)
    facilities.an_estate(community)
