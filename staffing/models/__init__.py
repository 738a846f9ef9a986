"""People who serve communities, their posts and pay, and party organisations."""

from staffing.models.member import (
    Education,
    Gender,
    LeaveReason,
    PoliticalStatus,
    RecruitmentSource,
    SocialWorkCertificate,
    StaffMember,
)
from staffing.models.party import (
    MemberTag,
    OrgCategory,
    OrgStatus,
    OrgType,
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
)
from staffing.models.pay import (
    PayComponent,
    Payer,
    PostGrade,
    StaffTraining,
    Training,
    TrainingKind,
    TrainingLevel,
)
from staffing.models.post import Post
from staffing.models.standing import (
    Appraisal,
    AppraisalGrade,
    InsuranceKind,
    StaffInsurance,
)
from staffing.models.terms import EmploymentMode, Position

__all__ = [
    "Appraisal",
    "AppraisalGrade",
    "Education",
    "EmploymentMode",
    "Gender",
    "InsuranceKind",
    "LeaveReason",
    "MemberTag",
    "OrgCategory",
    "OrgStatus",
    "OrgType",
    "PartyMemberTagCount",
    "PartyOrganization",
    "PartyOrganizationPeriod",
    "PayComponent",
    "Payer",
    "PoliticalStatus",
    "Position",
    "Post",
    "PostGrade",
    "RecruitmentSource",
    "SocialWorkCertificate",
    "StaffInsurance",
    "StaffMember",
    "StaffTraining",
    "Training",
    "TrainingKind",
    "TrainingLevel",
]
