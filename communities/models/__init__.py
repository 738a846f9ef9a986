"""Divisions, communities and what is on record about them, one file per aggregate."""

from communities.models.community import (
    Community,
    LocationClass,
    ResidentType,
    UrbanRuralClass,
)
from communities.models.division import Division, DivisionLevel, TownshipType
from communities.models.figure_notes import FigureConfirmation, FigureNote
from communities.models.figures import (
    CommunityPeriod,
    FigureGroup,
    PopulationBasis,
    Qualifier,
    figure_names,
)
from communities.models.groups import (
    NothingToRecord,
    PopulationGroup,
    PopulationGroupCount,
    Theme,
)
from communities.models.organisations import (
    CulturalActivity,
    ResidentUnit,
    SocialOrganisation,
    TeamType,
    UnitType,
    VolunteerTeam,
)
from communities.models.period import PeriodKind, ReportingPeriod
from communities.models.rounds import Round, RoundStep
from communities.models.structure import (
    AdminTask,
    BodyType,
    CommunityBody,
    ElectionMethod,
    Grid,
    GridLevel,
    Honour,
    HonourLevel,
    LegalForm,
)

__all__ = [
    "AdminTask",
    "BodyType",
    "Community",
    "CommunityBody",
    "CommunityPeriod",
    "CulturalActivity",
    "Division",
    "DivisionLevel",
    "ElectionMethod",
    "FigureConfirmation",
    "FigureGroup",
    "FigureNote",
    "Grid",
    "GridLevel",
    "Honour",
    "HonourLevel",
    "LegalForm",
    "LocationClass",
    "NothingToRecord",
    "PeriodKind",
    "PopulationBasis",
    "PopulationGroup",
    "PopulationGroupCount",
    "Qualifier",
    "ReportingPeriod",
    "ResidentType",
    "ResidentUnit",
    "Round",
    "RoundStep",
    "SocialOrganisation",
    "TeamType",
    "Theme",
    "TownshipType",
    "UnitType",
    "UrbanRuralClass",
    "VolunteerTeam",
    "figure_names",
]
