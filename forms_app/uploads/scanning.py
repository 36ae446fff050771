"""From quarantine to clean, or to nothing: structure first, then a virus scanner where there is one."""

import hashlib
import logging
from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from forms_app.filling.models import Draft
from forms_app.uploads import clamd, names, storage
from forms_app.uploads.inspection import inspect
from forms_app.uploads.models import Attachment
from forms_app.uploads.places import without_place
from forms_app.uploads.refusals import Refused
from forms_app.uploads.stored import State

logger = logging.getLogger(__name__)

_GRACE = timedelta(minutes=1)  # younger ones are being looked at by the request that brought them
_PATIENCE = timedelta(minutes=15)
BROKEN_OFF = timedelta(days=2)  # how long a file that never came whole can be gone on with
_AT_A_TIME = 200


def scan(attachment: Attachment, accepted: Collection[str] = ()) -> Attachment:
    """Looks into a waiting file: clean when it returns, or still waiting where the scanner does not answer.

    A photograph no longer tells where it was taken.

    `accepted` are media types; none: any that we know. Raises Refused.
    """
    data = b"".join(storage.read(attachment))
    kind = inspect(data)
    if accepted and kind.type not in accepted:
        raise Refused("type")
    kept = without_place(data, kind)
    if kept != data:
        storage.replace(attachment, kept)
    about = attachment.about
    attachment.about = about | {
        "name": names.with_ending(about["name"], kind.endings),
        "type": kind.type,
        "sha256": hashlib.sha256(kept).hexdigest(),
    }
    try:
        if settings.CLAMD and clamd.is_infected(settings.CLAMD, [data]):
            logger.warning("The virus scanner refused attachment %s", attachment.pk)
            raise Refused("virus")
        attachment.state = State.CLEAN
    except clamd.Unavailable as unavailable:
        logger.warning("The virus scanner gave no verdict on attachment %s: %s", attachment.pk, unavailable)
    # Only what is still waiting: meanwhile it may have been scanned by another, or removed.
    Attachment.objects.filter(pk=attachment.pk, state=State.WAITING).update(
        about_sealed=attachment.about_sealed, state=attachment.state, changed_at=timezone.now()
    )
    return attachment


def scan_waiting() -> None:
    """Looks into what is still in quarantine: the scanner was away, or a process died. Goes every minute.

    Such a file may be in a submission by now, so a refused one stays as a row that says so, without bytes.
    """
    waiting = Attachment.objects.filter(state=State.WAITING, changed_at__lt=timezone.now() - _GRACE)
    for attachment in waiting.order_by("changed_at")[:_AT_A_TIME]:
        try:
            scan(attachment)
        except (Refused, storage.Incomplete):
            if Attachment.objects.filter(pk=attachment.pk, state=State.WAITING).update(state=State.REFUSED):
                storage.drop(attachment)


def sweep() -> int:
    """Deletes files whose draft is gone, and those that never came whole; returns how many. Goes every hour."""
    kept = Exists(Draft.objects.filter(pk=OuterRef("draft_id")))
    orphans = Attachment.objects.filter(~kept, submission=None)
    broken_off = Attachment.objects.filter(state=State.RECEIVING, changed_at__lt=timezone.now() - BROKEN_OFF)
    return sum(rows.delete()[0] for rows in (orphans, broken_off))


def oldest_waiting() -> tuple[bool, dict[str, int]]:
    """For /readyz: good while no file has been in quarantine for a quarter of an hour."""
    oldest = Attachment.objects.filter(state=State.WAITING).order_by("created_at").first()
    waited = timezone.now() - oldest.created_at if oldest else timedelta()
    return waited <= _PATIENCE, {"oldest_waiting_seconds": int(waited.total_seconds())}
