"""Whether a dialog can be filled in and sent just now, and if not, why not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import lru_cache
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from forms_app.submissions.models import Submission
from forms_app.versions.models import Availability
from sites.pagecache import stamps
from sites.queue.models import Heartbeat

ROUND = "availability"  # the sign of life of the last round of announce_changes
SKEW = timedelta(minutes=1)  # how much a process' clock may be behind the worker's


class Reason(Enum):
    """Why a dialog is not open."""

    PAUSED = "paused"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Closure:
    """A dialog that is not open. `until`: those who have begun before may finish until then (else None)."""

    reason: Reason
    rules: Availability
    until: datetime | None = None

    def lets_on(self, begun_at: datetime | None) -> bool:
        """Whether a draft begun at this time (None: there is none) may still be filled in and sent."""
        closed = self.rules.closes_at
        return bool(self.until and begun_at and closed and begun_at < closed)

    def text(self, language: str) -> str:
        """What the municipality itself says about it, in a language; else in any that it has written."""
        kind = {Reason.PAUSED: "paused", Reason.CLOSED: "closing"}.get(self.reason, "")
        texts = self.rules.texts.get(kind, {})
        return texts.get(language) or next((text for text in texts.values() if text), "")


def rules_of(dialog: UUID, municipality_id: int) -> Availability | None:
    """A dialog's availability; what staff change is seen within about a second."""
    return _rules(dialog, stamps.current(stamps.content(municipality_id)))


@lru_cache(maxsize=5000)
def _rules(dialog: UUID, stamp: int) -> Availability | None:
    return Availability.objects.filter(dialog=dialog).first()


def closure(
    rules: Availability | None, now: datetime | None = None, sent: Callable[[Availability], int] | None = None
) -> Closure | None:
    """Why a dialog with these rules is not open at `now`; None when it is. `sent` counts its submissions."""
    if rules is None:
        return None
    now = now or timezone.now()
    if rules.paused:
        return Closure(Reason.PAUSED, rules)
    if rules.opens_at and now < rules.opens_at:
        return Closure(Reason.NOT_YET, rules)
    if rules.most is not None and (sent or number_sent)(rules) >= rules.most:
        return Closure(Reason.FULL, rules)
    if rules.closes_at and now >= rules.closes_at:
        until = rules.closes_at + timedelta(minutes=rules.grace_minutes)
        return Closure(Reason.CLOSED, rules, until if now < until else None)
    return None


def note(found: Closure) -> str:
    """In a few words, for lists: that a dialog is not open, and when it will be."""
    if found.reason is Reason.NOT_YET and found.rules.opens_at:
        when = date_format(timezone.localtime(found.rules.opens_at), "DATETIME_FORMAT")
        return gettext("Opens %(when)s") % {"when": when}
    if found.reason is Reason.PAUSED:
        return gettext("Paused for now")
    return gettext("Closed")


def announce_changes() -> int:
    """Has pages that were kept made anew where a dialog has opened or closed by the clock; how many dialogs.

    Run every minute. It looks back to the last round, so that a worker that was away loses nothing.
    """
    now = timezone.now()
    with transaction.atomic():
        last = Heartbeat.objects.filter(name=ROUND).values_list("beat_at", flat=True).first()
        lately = ((last or now - timedelta(days=1)) - SKEW, now)
        rows = Availability.objects.filter(Q(opens_at__range=lately) | Q(closes_at__range=lately))
        owners = list(rows.values_list("municipality_id", flat=True))
        stamps.bump(*{stamps.content(owner) for owner in owners})
        Heartbeat.objects.update_or_create(name=ROUND, defaults={"beat_at": now})
    return len(owners)


def number_sent(rules: Availability) -> int:
    """How many submissions count towards the maximum number: since the opening, where there is one."""
    sent = Submission.objects.filter(dialog=rules.dialog)
    if rules.opens_at:
        sent = sent.filter(sent_at__gte=rules.opens_at)
    return sent.count()


def closure_at_send(dialog: UUID, municipality_id: int, begun_at: datetime) -> Closure | None:
    """Why a draft cannot be sent now, for the transaction that sends it; None when it can.

    Where a number is set, whoever sends waits for the one before: the last place is given once. Whoever
    takes it raises the municipality's stamp: from then on lists say that the dialog is closed.
    """
    rules = rules_of(dialog, municipality_id)
    if rules is None or rules.most is None:
        return _refusal(closure(rules), begun_at)
    # A statement of its own: after the wait, what others committed is seen by the next one.
    with connection.cursor() as cursor:
        table = Availability._meta.db_table
        cursor.execute(f"SELECT 1 FROM {table} WHERE dialog = %s FOR UPDATE", [dialog])  # noqa: S608
    rules = Availability.objects.filter(dialog=dialog).first()
    before = number_sent(rules) if rules else 0
    refused = _refusal(closure(rules, sent=lambda _rules: before), begun_at)
    if not refused and rules and rules.most == before + 1:
        stamps.bump(stamps.content(municipality_id))
    return refused


def _refusal(found: Closure | None, begun_at: datetime) -> Closure | None:
    return None if found is None or found.lets_on(begun_at) else found
