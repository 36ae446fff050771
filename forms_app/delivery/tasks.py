"""What the queue calls."""

import uuid
from datetime import timedelta

from forms_app.delivery import outbox
from forms_app.delivery.models import Delivery

# Younger ones have a ring of their own under way.
_GRACE = timedelta(seconds=30)
_AT_A_TIME = 1000


def deliver(submission_id: str) -> None:
    """The doorbell's target."""
    outbox.deliver_due(uuid.UUID(submission_id))


def ring_due() -> None:
    """Rings for everything that has been due for more than half a minute.

    Goes every minute and when a cluster starts: takes up retries, work of killed workers, and whatever a lost
    queue would have done.
    """
    overdue = outbox.due(Delivery.objects.all(), _GRACE).order_by().values_list("submission_id", flat=True)
    for submission_id in overdue.distinct()[:_AT_A_TIME]:
        outbox.ring_for(submission_id)
