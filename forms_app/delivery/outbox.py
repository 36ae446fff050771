"""The outbox: which deliveries are due, who works on them, and what became of it.

Our rows are the truth and the queue is only a doorbell. An attempt is counted and leased in a transaction
of its own before the work, so a delivery that kills its worker runs out of attempts like any other, and two
workers never hold the same one. The work is done outside the transaction.
"""

import logging
import random
import traceback
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from forms_app.delivery import channels, problems
from forms_app.delivery.models import Delivery
from sites.queue.doorbell import ring
from sites.queue.killpoints import reach

logger = logging.getLogger(__name__)

# Waits after the first, second … failed attempt; after the last, somebody must look.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
MAX_ATTEMPTS = len(WAITS) + 1
_DELIVER = "forms_app.delivery.tasks.deliver"


def due(deliveries: QuerySet[Delivery], overdue: timedelta = timedelta()) -> QuerySet[Delivery]:
    """Those that should be worked on now, or should have been `overdue` ago, and that no worker holds."""
    then = timezone.now() - overdue
    return deliveries.filter(
        Q(leased_until=None) | Q(leased_until__lte=then), state=Delivery.State.PENDING, next_try_at__lte=then
    )


def ring_for(submission_id: uuid.UUID) -> None:
    """Has a worker look at a submission's deliveries once the transaction commits."""
    ring(_DELIVER, str(submission_id))


def deliver_due(submission_id: uuid.UUID) -> None:
    """Works off what is due of one submission, one delivery at a time. Harmless to call at any time."""
    while (delivery := claim(submission_id)) is not None:
        reach("delivery.after_claim")
        work(delivery)


def claim(submission_id: uuid.UUID) -> Delivery | None:
    """Takes one due delivery that nobody else is taking, counting the attempt; None when there is none.

    One whose attempts were used up by broken-off work is put aside for staff instead.
    """
    with transaction.atomic():
        rows = due(Delivery.objects.filter(submission_id=submission_id)).order_by("channel")
        for delivery in rows.select_for_update(skip_locked=True, of=("self",)):
            if delivery.attempts >= MAX_ATTEMPTS:
                _set(delivery, state=Delivery.State.ATTENTION, last_error=problems.CRASHED, leased_until=None)
                logger.error("Delivery %s (%s) needs attention: %s", delivery.pk, delivery.channel, "crashed")
                continue
            lease = timezone.now() + timedelta(seconds=settings.DELIVERY_LEASE)
            _set(delivery, attempts=delivery.attempts + 1, leased_until=lease)
            return delivery
    return None


def work(delivery: Delivery) -> None:
    """Does one claimed delivery and records what became of it. Never raises what a channel raises."""
    try:
        channels.get(delivery.channel).deliver(delivery)
    except channels.Permanent as permanent:
        _failed(delivery, str(permanent), final=True)
    except channels.Retry as retry:
        _failed(delivery, str(retry))
    except Exception as error:  # noqa: BLE001 - a fault in one channel must not stop the others
        # The message may hold what a citizen wrote; the lines of code do not.
        logger.error(
            "Delivery %s (%s) met %s\n%s",
            delivery.pk,
            delivery.channel,
            type(error).__name__,
            "".join(traceback.format_tb(error.__traceback__)),
        )
        _failed(delivery, problems.of_exception(error))
    else:
        reach("delivery.after_work")
        _delivered(delivery)
    reach("delivery.after_record")


def retry(delivery: Delivery) -> None:
    """Starts a delivery over from its first attempt, at once: what staff's “send again” does.

    One that was delivered, or that a worker holds, is left alone.
    """
    now = timezone.now()
    with transaction.atomic():
        idle = Delivery.objects.filter(Q(leased_until=None) | Q(leased_until__lte=now), pk=delivery.pk)
        if idle.exclude(state=Delivery.State.DELIVERED).update(
            state=Delivery.State.PENDING, attempts=0, next_try_at=now, leased_until=None, last_error=""
        ):
            ring_for(delivery.submission_id)


def _delivered(delivery: Delivery) -> None:
    # Also when the lease ran out and another worker took over: it did reach the receiver.
    now = timezone.now()
    Delivery.objects.filter(pk=delivery.pk).exclude(state=Delivery.State.DELIVERED).update(
        state=Delivery.State.DELIVERED, delivered_at=now, next_try_at=None, leased_until=None, last_error=""
    )
    logger.info("Delivery %s (%s) delivered, attempt %s", delivery.pk, delivery.channel, delivery.attempts)


def _failed(delivery: Delivery, problem: str, *, final: bool = False) -> None:
    # Only the latest attempt may say that it failed.
    row = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.PENDING, attempts=delivery.attempts)
    if final or delivery.attempts >= MAX_ATTEMPTS:
        row.update(state=Delivery.State.ATTENTION, last_error=problem, leased_until=None, next_try_at=None)
        logger.error("Delivery %s (%s) needs attention: %s", delivery.pk, delivery.channel, problem)
        return
    wait = WAITS[delivery.attempts - 1] * random.uniform(1, 1.2)  # noqa: S311 - jitter, not a secret
    row.update(last_error=problem, leased_until=None, next_try_at=timezone.now() + wait)
    logger.warning(
        "Delivery %s (%s) failed, attempt %s: %s", delivery.pk, delivery.channel, delivery.attempts, problem
    )


def _set(delivery: Delivery, **values: object) -> None:
    for name, value in values.items():
        setattr(delivery, name, value)
    delivery.save(update_fields=list(values))
