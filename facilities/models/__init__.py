"""Premises, outlets, estates and construction projects of communities."""

from facilities.models.neighbourhood import (
    Equipment,
    EquipmentType,
    HousingEstate,
    OutletType,
    ServiceOutlet,
)
from facilities.models.premises import (
    AreaBasis,
    Premises,
    PremisesUse,
    ProviderType,
    Tenure,
)
from facilities.models.project import (
    BuildingForm,
    ConstructionProject,
    FeePayer,
    PlanStatus,
    ProjectType,
    ProjectUtility,
    Structure,
    UtilityItem,
)
from facilities.models.remedy import (
    ChecklistRoom,
    FacilityChecklist,
    Remedy,
    RemedyMethod,
    RemedyStatus,
)
from facilities.models.room import (
    CultureCenter,
    Defect,
    PremisesDefect,
    PremisesRoom,
    RoomType,
)

__all__ = [
    "AreaBasis",
    "BuildingForm",
    "ChecklistRoom",
    "ConstructionProject",
    "CultureCenter",
    "Defect",
    "Equipment",
    "EquipmentType",
    "FacilityChecklist",
    "FeePayer",
    "HousingEstate",
    "OutletType",
    "PlanStatus",
    "Premises",
    "PremisesDefect",
    "PremisesRoom",
    "PremisesUse",
    "ProjectType",
    "ProjectUtility",
    "ProviderType",
    "Remedy",
    "RemedyMethod",
    "RemedyStatus",
    "RoomType",
    "ServiceOutlet",
    "Structure",
    "Tenure",
    "UtilityItem",
]
