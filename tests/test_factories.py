"""Every model of the project can be made by a factory, with history where governed."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from tests import factories

FACTORIES: dict[str, Callable[[], Model]] = {
    "accounts.AuditEvent": factories.an_audit_event,
    "accounts.AuditSeal": factories.an_audit_seal,
    "accounts.Grant": factories.a_grant,
    "accounts.User": factories.a_user,
    "communities.AdminTask": factories.an_admin_task,
    "communities.Community": factories.a_community,
    "communities.CommunityBody": factories.a_body,
    "communities.CommunityPeriod": factories.some_figures,
    "communities.CulturalActivity": factories.a_cultural_activity,
    "communities.Division": factories.a_division,
    "communities.FigureConfirmation": factories.a_figure_confirmation,
    "communities.FigureNote": factories.a_figure_note,
    "communities.Grid": factories.a_grid,
    "communities.Honour": factories.an_honour,
    "communities.NothingToRecord": factories.nothing_to_record,
    "communities.PopulationGroupCount": factories.a_population_group,
    "communities.ReportingPeriod": factories.a_period,
    "communities.ResidentUnit": factories.a_resident_unit,
    "communities.Round": factories.a_round,
    "communities.RoundStep": factories.a_round_step,
    "communities.SocialOrganisation": factories.a_social_organisation,
    "communities.VolunteerTeam": factories.a_volunteer_team,
    "facilities.ChecklistRoom": factories.a_checklist_room,
    "facilities.ConstructionProject": factories.a_project,
    "facilities.CultureCenter": factories.a_culture_center,
    "facilities.Equipment": factories.equipment,
    "facilities.FacilityChecklist": factories.a_checklist,
    "facilities.HousingEstate": factories.an_estate,
    "facilities.Premises": factories.premises,
    "facilities.PremisesDefect": factories.a_defect,
    "facilities.PremisesRoom": factories.a_room,
    "facilities.ProjectUtility": factories.a_utility,
    "facilities.Remedy": factories.a_remedy,
    "facilities.ServiceOutlet": factories.an_outlet,
    "funding.CommunityIncome": factories.an_income,
    "funding.FundingItem": factories.a_funding_item,
    "funding.RegionReference": factories.a_region_reference,
    "imports.Import": factories.an_import,
    "imports.ImportLine": factories.an_import_line,
    "imports.ImportProblem": factories.an_import_problem,
    "imports.ImportedRow": factories.an_imported_row,
    "jobs.Job": factories.a_job,
    "jobs.JobFile": factories.a_job_file,
    "jobs.JobLogLine": factories.a_log_line,
    "jobs.WorkerHeartbeat": factories.a_worker,
    "record.ChosenColumns": factories.chosen_columns,
    "record.DoubtAnswer": factories.a_doubt_answer,
    "record.KeptApart": factories.kept_apart,
    "record.SavedFilter": factories.a_saved_filter,
    "reports.FieldNote": factories.a_field_note,
    "reports.Issue": factories.an_issue,
    "reports.IssueFile": factories.an_issue_file,
    "reports.Letterhead": factories.a_letterhead,
    "reports.NoteFile": factories.a_note_file,
    "reports.Overlay": factories.an_overlay,
    "reports.Recommendation": factories.a_recommendation,
    "reports.RecommendationRule": factories.a_rule_answered,
    "reports.Report": factories.a_report,
    "reports.ReportSchedule": factories.a_schedule,
    "reports.ReviewStep": factories.a_review_step,
    "reports.RuleSwitch": factories.a_rule_switch,
    "reports.UnitCost": factories.a_unit_cost,
    "reports.Standard": factories.a_standard,
    "safety.Campaign": factories.a_campaign,
    "safety.Hazard": factories.a_hazard,
    "safety.HazardPicture": factories.a_hazard_picture,
    "safety.HazardStep": factories.a_hazard_step,
    "safety.Inspection": factories.an_inspection,
    "safety.SecurityCaseStat": factories.security_cases,
    "staffing.Appraisal": factories.an_appraisal,
    "staffing.PartyMemberTagCount": factories.a_member_tag,
    "staffing.PartyOrganization": factories.a_party_organization,
    "staffing.PartyOrganizationPeriod": factories.party_figures,
    "staffing.PayComponent": factories.a_pay_component,
    "staffing.Post": factories.a_post,
    "staffing.StaffInsurance": factories.an_insurance,
    "staffing.StaffMember": factories.a_staff_member,
    "staffing.StaffTraining": factories.a_staff_training,
    "staffing.Training": factories.a_training,
}

# Rows that are themselves a trail, or belong to the machinery.
UNGOVERNED = {
    "accounts.AuditEvent",
    "accounts.AuditSeal",
    "accounts.Grant",
    "accounts.User",
    "communities.RoundStep",
    "imports.Import",
    "imports.ImportLine",
    "imports.ImportProblem",
    "imports.ImportedRow",
    "jobs.Job",
    "jobs.JobFile",
    "jobs.JobLogLine",
    "jobs.WorkerHeartbeat",
    "record.ChosenColumns",
    "record.SavedFilter",
    "reports.Issue",
    "reports.IssueFile",
    "reports.NoteFile",
    "reports.Overlay",
    "reports.Report",
    "reports.ReportSchedule",
    "reports.ReviewStep",
    "safety.HazardPicture",
}


def own_models() -> dict[str, type[Model]]:
    """Concrete models of the project's own apps, without the history tables."""
    return {
        model._meta.label: model
        for config in apps.get_app_configs()
        if config.path.startswith(str(settings.BASE_DIR)) and ".venv" not in config.path
        for model in config.get_models()
        if not hasattr(model, "history_object")
    }


def test_every_model_has_a_factory():
    assert set(FACTORIES) == set(own_models())


@pytest.mark.parametrize("label", sorted(FACTORIES))
def test_factory_makes_a_stored_valid_row(label, db):
    row = FACTORIES[label]()

    assert type(row) is own_models()[label]
    assert type(row).objects.get(pk=row.pk) == row
    assert str(row)
    row.full_clean()


@pytest.mark.parametrize("label", sorted(FACTORIES))
def test_governed_row_begins_its_history(label, db):
    model = own_models()[label]
    row = FACTORIES[label]()

    if label in UNGOVERNED:
        assert not hasattr(model, "history")
    else:
        assert row.history.get().history_type == "+"


@pytest.mark.parametrize("label", sorted(FACTORIES))
def test_choice_columns_take_no_value_off_their_list(label, db):
    row = FACTORIES[label]()
    stored = type(row)._base_manager.filter(pk=row.pk)

    for field in row._meta.fields:
        if field.choices:
            with pytest.raises(IntegrityError), transaction.atomic():
                # The plain update: forms refuse it before, in words.
                QuerySet.update(stored, **{field.name: "?"})
