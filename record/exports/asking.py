"""Exports of very many rows: asked for on the list, written by a worker."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from jobs.actions import ask
from jobs.models import Job
from portal.entities import Entity, entity_of
from record.exports.rights import Rights
from record.lists.choices import plain_query
from record.lists.reading import Listing

EXPORT_KIND = "record_export"
# As many are written while the person waits; more are a job.
EXPORTED_AT_ONCE = 10_000


def ask_for(
    entity: Entity, query: QueryDict, form: str, *, private: bool, by: User
) -> Job:
    """The job that exports the rows of this address; the same under way is that."""
    parameters = {
        "entity": entity.slug,
        "query": plain_query(entity, query).urlencode(),
        "form": form,
        "private": private and bool(entity.private),
        "language": get_language(),
    }
    same = Job.objects.under_way(kind=EXPORT_KIND, owner=by, parameters=parameters)
    found: Job | None = same.first()
    if found is not None:
        return found
    first, *_others = Rights.of(by, private=False).view or ("",)
    return ask(
        kind=EXPORT_KIND,
        title=_("Export: %(kind)s") % {"kind": entity.title},
        owner=by,
        scope_code=first,
        parameters=parameters,
    )


def exports_of(user: User) -> Any:
    """The user's own, as long as what they were asked under is permitted."""
    return Job.objects.visible_to(user).filter(kind=EXPORT_KIND, owner=user)


def listing_of(job: Job, *, by: User) -> Listing:
    """The rows that the job is about, as the person may see them now.

    Raises UnknownEntity for a kind of row that the portal has no longer.
    """
    entity = entity_of(job.parameters["entity"])
    # Filters that offer rows ask the request who reads.
    request = HttpRequest()
    request.user = by
    query = QueryDict(job.parameters["query"])
    return Listing(entity, entity.visible_to(by), query, request)
