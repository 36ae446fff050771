"""What the queue calls: robots that editors have sent."""

from forms_app.editor import gate
from forms_app.quality import robot
from forms_app.quality.findings import Subject
from forms_app.quality.models import RobotRun
from sites.queue import jobs
from sites.queue.doorbell import ring

_SEND = "forms_app.quality.tasks.send_robot"


def ring_for(run: RobotRun) -> None:
    """Has a worker send the robot once the transaction commits."""
    ring(_SEND, str(run.pk))


def ring_waiting() -> None:
    """Rings for runs whose ring was lost, or whose worker was."""
    jobs.ring_waiting(RobotRun, _SEND)


def send_robot(run_id: str) -> None:
    """Sends the robot of a waiting run through the dialog's latest draft, and keeps its report."""
    jobs.take_up(RobotRun, run_id, _explore)


def _explore(run: RobotRun) -> bool:
    """False when the dialog cannot be filled in before its errors are mended."""
    page = run.page.specific.get_latest_revision_as_object()
    compiled = Subject(page, run.municipality).compiled
    if compiled is None or gate.problems(page.steps):
        return False
    run.report = robot.explore(compiled, run.municipality).as_json()
    return True
