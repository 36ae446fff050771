"""What the queue calls: robots that editors have sent."""

import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from forms_app.editor import gate
from forms_app.quality import robot
from forms_app.quality.findings import Subject
from forms_app.quality.models import RobotRun
from sites.queue.doorbell import ring

_SEND = "forms_app.quality.tasks.send_robot"
_GRACE = timedelta(minutes=1)  # younger ones have a ring of their own under way
MOST_ATTEMPTS = 2


def ring_for(run: RobotRun) -> None:
    """Has a worker send the robot once the transaction commits."""
    ring(_SEND, str(run.pk))


def ring_waiting() -> None:
    """Rings for runs whose ring was lost, or whose worker was."""
    waiting = RobotRun.objects.filter(state=RobotRun.State.WAITING, created_at__lt=timezone.now() - _GRACE)
    for run in waiting[:20]:
        ring_for(run)


def send_robot(run_id: str) -> None:
    """Sends the robot of a waiting run through the dialog's latest draft, and keeps its report.

    The row is locked meanwhile, so that no other worker does the same; an attempt is counted before.
    """
    waiting = RobotRun.objects.filter(pk=uuid.UUID(run_id), state=RobotRun.State.WAITING)
    with transaction.atomic():
        run = waiting.select_for_update(skip_locked=True).first()
        if run is None:
            return
        run.attempts += 1
        run.save(update_fields=["attempts"])
    with transaction.atomic():
        run = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if run is None:
            return
        report = None if run.attempts > MOST_ATTEMPTS else _explore(run)
        run.state = RobotRun.State.FAILED if report is None else RobotRun.State.DONE
        run.report = report.as_json() if report else {}
        run.finished_at = timezone.now()
        run.save(update_fields=["state", "report", "finished_at"])


def _explore(run: RobotRun) -> robot.Report | None:
    """None when the dialog cannot be filled in before its errors are mended."""
    page = run.page.specific.get_latest_revision_as_object()
    compiled = Subject(page, run.municipality).compiled
    if compiled is None or gate.problems(page.steps):
        return None
    return robot.explore(compiled, run.municipality)
