"""What people do with imports: upload, check again, store, take back, discard."""

import hashlib
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Permission
from communities.models import Community
from imports import previewing
from imports.cells import CellRefused
from imports.kind import CHECK, IMPORT, UNDO
from imports.making import take_back
from imports.models import NOT_STORED, Import, ImportState
from imports.opening import content_of, kind_of, opened, table_of
from imports.reading import read_tables
from imports.references import Communities
from imports.scope import scope_of
from jobs.actions import ask
from jobs.kinds import Kind
from jobs.models import Job
from portal.entities import entity_of
from portal.figures import labelled

# As many are checked while the person waits; more are a job.
CHECKED_AT_ONCE = 500


class NotNow(Exception):
    """The import is not in a state in which this is done to it."""


def upload(
    *,
    content: bytes,
    file_name: str,
    by: User,
    language: str,
    entity_slug: str = "",
    clears_empty: bool = False,
) -> Import:
    """Keeps the file and looks at its heading; ``check`` comes next.

    Without ``entity_slug`` the kind of row is told by the heading. Raises
    UnreadableFile, or UnknownKind when the heading leaves it open.
    """
    sheets = read_tables(content)
    entity = entity_of(entity_slug) if entity_slug else kind_of(sheets)
    table = table_of(sheets, entity)
    digest = hashlib.sha256(content).hexdigest()
    kind = PurePath(file_name).suffix.lower()[:8] or ".xlsx"
    path = default_storage.save(
        f"imports/{uuid4().hex}/{digest}{kind}", ContentFile(content)
    )
    try:
        with transaction.atomic():
            made = Import.objects.create(
                owner=by,
                entity_slug=entity.slug,
                file_name=PurePath(file_name).name[-200:],
                path=path,
                sha256=digest,
                size=len(content),
                language=language,
                clears_empty=clears_empty,
            )
    except BaseException:
        default_storage.delete(path)
        raise
    made.table = table
    return made


def known(
    content: bytes, *, by: User, entity_slug: str, clears_empty: bool
) -> Import | None:
    """The same file of the same person, checked or stored already; the latest."""
    same = Import.objects.visible_to(by).filter(
        sha256=hashlib.sha256(content).hexdigest(), clears_empty=clears_empty
    )
    if entity_slug:
        same = same.filter(entity_slug=entity_slug)
    gone = (ImportState.FAILED, ImportState.UNDONE)
    return same.exclude(state__in=gone).order_by("-pk").first()


def check(import_: Import, *, by: User, at_once: bool = False) -> Import:
    """Judges every line, at once or by a worker when there are many.

    Raises NotNow, or UnreadableFile.
    """
    table = opened(import_)
    with transaction.atomic():
        import_ = _held(import_, *NOT_STORED)
        import_.table = table
        sheet, headings = table
        cells = previewing.community_cells(sheet, headings)
        import_.communities.set(_communities(cells, by))
        import_.state = ImportState.CHECKING
        import_.job = None
        if len(cells) > CHECKED_AT_ONCE and not at_once:
            import_.job = _job(import_, CHECK, by)
        import_.save()
    if import_.job is None:
        previewing.keep(import_, previewing.preview(import_, by=by))
    return import_


def _communities(cells: list[object], by: User) -> list[Community]:
    """Those that the file names, as far as they are the user's."""
    communities = Communities(by)
    communities.learn(cell for cell in cells if not isinstance(cell, CellRefused))
    found = {}
    for cell in cells:
        try:
            community = communities.find(cell)
        except CellRefused:
            continue
        found[community.pk] = community
    return list(found.values())


@transaction.atomic
def store(import_: Import, *, keeps_good: bool, by: User) -> Import:
    """Has the good lines stored by a worker; also goes on where one was interrupted.

    Raises NotNow: while there are wrong lines only ``keeps_good`` stores the others.
    """
    import_ = _held(import_, ImportState.CHECKED, ImportState.STORING)
    if not import_.good_count or (import_.wrong_count and not keeps_good):
        raise NotNow
    import_.keeps_good = keeps_good
    import_.state = ImportState.STORING
    import_.job = _job(import_, IMPORT, by)
    import_.save()
    return import_


@transaction.atomic
def undo(import_: Import, *, by: User) -> Import:
    """Has everything that it stored taken back by a worker. Raises NotNow."""
    import_ = _held(import_, ImportState.STORED, ImportState.STORING)
    import_.job = _job(import_, UNDO, by)
    import_.save()
    return import_


@transaction.atomic
def undo_for_owner(import_: Import, *, by: User) -> int:
    """Takes it back at once for an owner who may no longer; gives how many rows.

    For who administers all its communities. Raises NotNow or undoing.BuiltOn.
    """
    found = _held(import_, ImportState.STORED, ImportState.STORING)
    return take_back(found, by=by, beyond_reach=True)


def administered_by(user: User) -> QuerySet[Import]:
    """Imports of anybody, all of whose communities the user administers."""
    mine = Community.objects.granting(Permission.ADMINISTER, to=user)
    return Import.objects.within(mine)


def again(import_: Import, *, by: User) -> Import:
    """The same file checked against the record as it is now.

    One that has been stored stays as it is, and a new import begins. Raises NotNow
    or UnreadableFile.
    """
    if import_.state in NOT_STORED:
        return check(import_, by=by)
    anew = upload(
        content=content_of(import_),
        file_name=import_.file_name,
        by=by,
        language=import_.language,
        entity_slug=import_.entity_slug,
        clears_empty=import_.clears_empty,
    )
    return check(anew, by=by)


def discard(import_: Import) -> None:
    """Removes an import of which nothing was stored, with its file. Raises NotNow."""
    with transaction.atomic():
        import_ = _held(import_, *NOT_STORED)
        import_.delete()
    default_storage.delete(import_.path)


def _held(import_: Import, *states: ImportState) -> Import:
    """The import as it is now, for this transaction alone. Raises NotNow."""
    found = Import.objects.select_for_update(of=("self",)).get(pk=import_.pk)
    if found.is_busy or found.state not in states:
        raise NotNow
    return found


def _job(import_: Import, kind: Kind, by: User) -> Job:
    codes = list(import_.communities.values_list("code", flat=True))
    return ask(
        kind=kind.code,
        title=labelled(import_.kind_title, import_.file_name)[:200],
        owner=by,
        scope_code=scope_of(codes, by),
        parameters={"import": import_.pk},
    )
