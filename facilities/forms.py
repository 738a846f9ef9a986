"""What is filled in about premises and what surrounds them, field by field."""

from facilities.models import (
    ConstructionProject,
    CultureCenter,
    Equipment,
    HousingEstate,
    Premises,
    PremisesDefect,
    PremisesRoom,
    ProjectUtility,
    Remedy,
    ServiceOutlet,
)
from portal.record_forms import RecordForm


class PremisesForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Premises
        fields = (
            "community",
            "name",
            "use",
            "address",
            "floor_area_m2",
            "area_basis",
            "shared_area_m2",
            "resident_activity_area_m2",
            "tenure",
            "provider_name",
            "provider_type",
            "monthly_rent_yuan",
            "in_use",
            "unused_reason",
            "let_out",
            "multi_use",
            "is_outdoor",
            "utilisation_share",
            "has_publicity_board",
            "has_disclosure_board",
            "starts_on",
            "ends_on",
        )


class PremisesRoomForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PremisesRoom
        fields = ("premises", "room_type", "is_present", "floor_area_m2", "note")


class PremisesDefectForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PremisesDefect
        fields = ("premises", "defect", "note")


class RemedyForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Remedy
        fields = ("premises", "method", "status", "planned_for", "done_on")


class CultureCenterForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CultureCenter
        fields = (
            "premises",
            "function_count",
            "construction_investment_wan",
            "street_investment_wan",
            "annual_operating_cost_wan",
            "street_paid_share_wan",
            "operating_model",
            "management_posts",
            "activity_series",
            "events_per_year",
        )


class EquipmentForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Equipment
        fields = ("community", "equipment_type", "count")


class ServiceOutletForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ServiceOutlet
        fields = (
            "community",
            "name",
            "outlet_type",
            "address",
            "run_by_committee",
            "starts_on",
            "ends_on",
        )


class HousingEstateForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = HousingEstate
        fields = (
            "community",
            "name",
            "floor_area_m2",
            "is_old_estate",
            "has_property_company",
            "has_owner_committee",
            "provided_area_m2",
        )


class ConstructionProjectForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ConstructionProject
        fields = (
            "community",
            "name",
            "project_type",
            "year",
            "plan_status",
            "planned_households",
            "started_households",
            "completed_households",
            "land_area_mu",
            "land_saved_mu",
            "unit_floor_area_m2",
            "building_form",
            "structure",
            "design_life_years",
            "fixed_asset_investment_yi",
            "subsidy_total_wan",
            "subsidy_per_household_wan",
            "cost_per_household_min_wan",
            "cost_per_household_max_wan",
            "infrastructure_cost_per_household_min_wan",
            "infrastructure_cost_per_household_max_wan",
            "infrastructure_in_price",
            "funding_gap_wan",
            "mortgage_bank",
            "approval_step_count",
            "approval_fee_yuan_m2",
            "approval_months",
            "started_before_approval",
            "has_operation_plan",
            "supervisor_name",
            "supervision_fee_payer",
            "inspection_records",
            "lat",
            "lng",
            "starts_on",
            "ends_on",
        )


class ProjectUtilityForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ProjectUtility
        fields = ("project", "item", "is_complete")
