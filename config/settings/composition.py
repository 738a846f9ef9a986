"""What the portal is put together of: what its apps bring to places of other apps.

An app that lies below does not know these names; it reads them from here.
"""

from datetime import timedelta

from celery.schedules import crontab

# What a community's book is made of, in the order of its tabs.
COMMUNITY_BOOK_SECTIONS = [
    "communities.book.PROFILE",
    "communities.book.FIGURES",
    "staffing.book.STAFF",
    "staffing.party_book.PARTY",
    "facilities.book.PREMISES",
    "funding.book.MONEY",
    "communities.book.SERVICES",
    "safety.book.HAZARDS",
    "facilities.book.PROJECTS",
    "communities.book.HISTORY",
]

# Says what follows from the figures while they are typed, as the reports compute it.
DERIVED_FIGURES = "reports.derived.derived_figures"

# The kinds of rows people keep, in the order lists and templates are offered.
RECORD_ENTITIES = [
    "communities.entities.COMMUNITY",
    "communities.entities.BODY",
    "communities.entities.GRID",
    "communities.entities.HONOUR",
    "communities.entities.FIGURES",
    "communities.entities.POPULATION_GROUP",
    "communities.entities.ADMIN_TASK",
    "communities.entities.NOTHING",
    "staffing.entities.STAFF",
    "staffing.entities.POST",
    "staffing.entities.PAY",
    "staffing.entities.INSURANCE",
    "staffing.entities.APPRAISAL",
    "staffing.entities.TRAINING",
    "staffing.entities.STAFF_TRAINING",
    "staffing.party_entities.ORGANISATION",
    "staffing.party_entities.FIGURES",
    "staffing.party_entities.TAGS",
    "facilities.entities.PREMISES",
    "facilities.entities.ROOM",
    "facilities.entities.DEFECT",
    "facilities.entities.REMEDY",
    "facilities.entities.CULTURE_CENTER",
    "facilities.entities.EQUIPMENT",
    "facilities.entities.OUTLET",
    "facilities.entities.ESTATE",
    "funding.entities.FUNDING",
    "funding.entities.INCOME",
    "communities.entities.VOLUNTEER_TEAM",
    "communities.entities.SOCIAL_ORGANISATION",
    "communities.entities.RESIDENT_UNIT",
    "communities.entities.CULTURAL_ACTIVITY",
    "safety.entities.HAZARD",
    "safety.entities.INSPECTION",
    "safety.entities.SECURITY_CASES",
    "facilities.entities.PROJECT",
    "facilities.entities.UTILITY",
]

# What apps that build on the record have for clerks to do next.
NEXT_STEPS = ["imports.steps.waiting"]

# What workers can be asked to do.
JOB_KINDS = [
    "reports.kind.REPORT",
    "reports.kind.REPORT_ISSUE",
    "reports.kind.REPORT_DRAFT_FILES",
    "reports.kind.REPORT_SCHEDULE",
    "record.rounds.telling.ROUND",
    "reports.counted.DIVISION_COUNT",
    "imports.kind.CHECK",
    "imports.kind.IMPORT",
    "imports.kind.UNDO",
    "record.exports.kind.EXPORT",
]

# What the scheduler rings for.
CELERY_BEAT_SCHEDULE = {
    "sweep-jobs": {
        "task": "jobs.tasks.sweep_jobs",
        "schedule": timedelta(seconds=5),
        # One sweep does the work of those that waited behind a long job.
        "options": {"expires": 5},
    },
    "clear-sessions": {
        "task": "accounts.tasks.clear_sessions",
        "schedule": crontab(hour=3, minute=15),
    },
    "seal-trail": {
        "task": "accounts.tasks.seal_trail",
        "schedule": crontab(hour=3, minute=0),
    },
    "expire-job-files": {
        "task": "jobs.tasks.expire_job_files",
        "schedule": crontab(hour=3, minute=30),
    },
    "expire-imports": {
        "task": "imports.tasks.expire_imports",
        "schedule": crontab(hour=3, minute=45),
    },
    "ask-due-reports": {
        "task": "reports.tasks.ask_due_reports",
        "schedule": crontab(hour=5, minute=0),
    },
}
