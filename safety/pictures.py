"""Keeping photographs with a hazard, and taking away one that does not belong."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User, record_act
from portal.uploads import PICTURES, all_or_none, stored
from safety.models import SETTLED, Hazard, HazardPicture

MOST_PICTURES = 20


@transaction.atomic
def add_pictures(
    hazard: Hazard, uploads: "Iterable[UploadedFile[Any]]", *, shows: str, by: User
) -> int:
    """How many were added; one that is there already is left out.

    All of them or nothing. Raises PermissionDenied for a hazard that is not the
    writer's; ValidationError for a file that is no picture, or for too many.
    """
    mine = Hazard.objects.editable_by(by).select_for_update(of=("self",))
    if mine.filter(pk=hazard.pk).first() is None:
        raise PermissionDenied(hazard.pk)
    there = set(hazard.pictures.values_list("sha256", flat=True))
    with all_or_none() as kept:
        for upload in uploads:
            told = stored(upload, f"hazards/{hazard.pk}", PICTURES)
            kept.append(told["path"])
            if told["sha256"] in there:
                default_storage.delete(kept.pop())
                continue
            there.add(told["sha256"])
            if len(there) > MOST_PICTURES:
                said = _("At most %(most)d pictures are kept with a hazard.")
                raise ValidationError(said % {"most": MOST_PICTURES})
            HazardPicture.objects.create(
                hazard=hazard, shows=shows, added_by=str(by), **told
            )
    if kept:
        record_act("hazard_pictures_added", by=by, target=hazard, count=len(kept))
    return len(kept)


@transaction.atomic
def remove_picture(picture: HazardPicture, *, by: User) -> None:
    """Takes a picture away that was added by mistake, file and all.

    Raises PermissionDenied for a hazard that is not the writer's; ValidationError
    once it is settled: what closed it stays on record.
    """
    hazard = picture.hazard
    if not Hazard.objects.editable_by(by).filter(pk=hazard.pk).exists():
        raise PermissionDenied(hazard.pk)
    if hazard.status in SETTLED:
        raise ValidationError(_("The hazard is settled: its pictures stay."))
    record_act(
        "hazard_picture_removed",
        by=by,
        target=hazard,
        file=picture.name,
        sha256=picture.sha256,
    )
    path = picture.path
    picture.delete()
    transaction.on_commit(lambda: default_storage.delete(path))
