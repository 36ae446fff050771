"""What somebody in the admin has asked for and comes back to see: a row each, which a worker takes up."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned
from sites.queue.doorbell import ring

_GRACE = timedelta(minutes=1)  # younger ones have a ring of their own under way
MOST_ATTEMPTS = 2


class Job(MunicipalityOwned):
    """Base of such rows; what comes of the work is kept in the row too."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Finished")
        FAILED = "failed", _("Broken off")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ["-created_at"]


def ring_waiting(model: type[Job], function: str) -> None:
    """Rings for jobs whose ring was lost, or whose worker was."""
    waiting = model._default_manager.filter(state=Job.State.WAITING, created_at__lt=timezone.now() - _GRACE)
    for job in waiting[:20]:
        ring(function, str(job.pk))


def take_up[Kind: Job](model: type[Kind], key: str, work: Callable[[Kind], bool]) -> None:
    """Does the `work` of a waiting job, which says whether it came to an end, and keeps what it has put in the
    row; all or nothing.

    The row is locked meanwhile, so that no other worker does the same; an attempt is counted before. After
    MOST_ATTEMPTS that raised or lost their worker it is broken off.
    """
    waiting = model._default_manager.filter(pk=uuid.UUID(key), state=Job.State.WAITING)
    with transaction.atomic():
        job = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if job is None:
            return
        job.attempts += 1
        job.save(update_fields=["attempts"])
    with transaction.atomic():
        job = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if job is None:
            return
        ended = job.attempts <= MOST_ATTEMPTS and work(job)
        job.state = Job.State.DONE if ended else Job.State.FAILED
        job.finished_at = timezone.now()
        job.save()
