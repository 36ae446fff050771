"""A mail before a draft is deleted: that it is there and until when, never what it says."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid5

from django.conf import settings
from django.db.models import ExpressionWrapper, F, Q, fields
from django.db.models.functions import Least
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from forms_app.definition.loading import load
from forms_app.delivery import mail
from forms_app.delivery.channels import Permanent, Retry
from forms_app.filling.models import Draft
from sites.queue.killpoints import reach

BEFORE = timedelta(days=7)  # or half the time that it is kept, where that is less

logger = logging.getLogger(__name__)
_reachable: Callable[[int], tuple[str, str]] = lambda _citizen_id: ("", "")  # noqa: E731


def register_reachable(lookup: Callable[[int], tuple[str, str]]) -> None:
    """Called once at start by the room that knows citizens: their address for notices, and their language."""
    global _reachable
    _reachable = lookup


def remind_due() -> int:
    """Reminds everybody whose draft is soon deleted; returns how many mails went out.

    Once for each time that a draft is kept. As in the outbox, a draft is leased while its mail is sent and
    marked afterwards: no second worker sends it, and one that dies in between leaves it to the next round. Had
    the server taken the mail by then, it comes again under the same Message-ID. A mail that the server did not
    take is tried at the next round too.
    """
    now = timezone.now()
    kept = ExpressionWrapper(F("delete_after") - F("updated_at"), output_field=fields.DurationField())
    half = ExpressionWrapper(kept / 2, output_field=fields.DurationField())
    due = Draft.objects.filter(reminded_at=None, delete_after__gt=now, delete_after__lte=now + BEFORE)
    due = (
        due.exclude(citizen=None)
        .filter(_free(now))
        .annotate(notice=Least(half, BEFORE, output_field=fields.DurationField()))
    )
    ids = due.filter(delete_after__lte=now + F("notice")).values_list("pk", flat=True)
    return sum(_remind(pk) for pk in list(ids))


def _remind(pk: object) -> bool:
    draft = Draft.objects.select_related("municipality__site", "version").filter(pk=pk).first()
    address, language = _reachable(draft.citizen_id) if draft else ("", "")
    if draft is None or not address:
        return False
    # Only where nothing has changed since: who saves meanwhile has begun a new time.
    mine = Draft.objects.filter(pk=pk, reminded_at=None, delete_after=draft.delete_after)
    now = timezone.now()
    if not mine.filter(_free(now)).update(reminding_until=now + timedelta(seconds=settings.DELIVERY_LEASE)):
        return False
    try:
        _send(draft, address, language)
    except Retry:
        mine.update(reminding_until=None)
        return False
    except Permanent as refused:
        logger.warning("draft %s: no reminder, %s", pk, refused)
        mine.update(reminded_at=timezone.now(), reminding_until=None)
        return False
    reach("reminder.after_sending")
    mine.update(reminded_at=timezone.now(), reminding_until=None)
    return True


def _free(now: datetime) -> Q:
    """Drafts whose reminder no worker is sending."""
    return Q(reminding_until=None) | Q(reminding_until__lte=now)


def _send(draft: Draft, address: str, language: str) -> None:
    municipality = draft.municipality
    if language not in (municipality.languages or []):
        language = draft.language
    with translation.override(language):
        title = load(draft.version_id, language).title
        until = formats.date_format(timezone.localtime(draft.delete_after), "DATE_FORMAT")
        link = municipality.root_url + reverse("filling:start", args=[draft.version.slug])
        mail.send(
            uuid5(draft.pk, f"reminder {draft.delete_after.isoformat()}"),
            municipality,
            to=address,
            reply_to=municipality.email,
            subject=_("What you have begun is deleted %(date)s") % {"date": until},
            paragraphs=[
                _("You have begun “%(title)s” at %(municipality)s, and have not sent it.")
                % {"title": title, "municipality": municipality.name},
                _("We keep what you have written until %(date)s. Then it is deleted.") % {"date": until},
                _("If you want to go on, log in here:") + "\n" + link,
                _("If you do not want to send it, you need not do anything."),
            ],
        )
