"""What is counted of filling in (sites.numbers): sums in memory, never who, never what was answered."""

from collections.abc import Iterable

from forms_app.definition.model import Step
from forms_app.filling.visits import Visit
from forms_app.questions.answering import Answer
from forms_app.submissions.models import Submission
from forms_app.submissions.times import OSLO
from sites.numbers import devices
from sites.numbers.counting import What, count
from sites.numbers.models import Kind

# Upper limits of classes, in minutes; what took longer has its class by the last of them with a plus.
MINUTES = (2, 5, 10, 15, 20, 30, 45, 60, 120, 24 * 60)
LONGER = f"{MINUTES[-1]}+"


def opened(visit: Visit) -> None:
    """The first page of questions is shown to somebody who has begun nothing."""
    if visit.request.method == "GET":
        _count(visit, Kind.OPEN, channel=visit.channel)


def begun(visit: Visit) -> None:
    """The first answers were kept."""
    _count(visit, Kind.START, channel=visit.channel)


def passed(visit: Visit, number: int, change: bool) -> None:
    """A step was sent in with nothing to mend; a step that was passed before is not counted as passed again."""
    step = next((step for step in visit.definition.steps if step.number == number), None)
    if step is None:
        return
    _count(visit, Kind.POSTED, step.id)
    if not change and visit.had_come_to <= number:
        _count(visit, Kind.PASSED, step.id)


def refused(visit: Visit, step: Step, errors: Iterable[Answer]) -> None:
    """A step was sent in and is shown again; each question is counted once, however many rows have it."""
    _count(visit, Kind.POSTED, step.id)
    for question in {answer.question.id for answer in errors}:
        _count(visit, Kind.ERROR, question)


def sent(visit: Visit, submission: Submission) -> None:
    """A submission was made by this request, and not by an earlier press on the same button.

    Counted for robots too, and on the day it was sent: this must agree with what there is.
    """
    if submission.begun_at is None:
        return
    device = devices.device(visit.request.META.get("HTTP_USER_AGENT", ""))
    day = submission.sent_at.astimezone(OSLO).toordinal()
    dialog, owner = str(submission.dialog), visit.municipality.pk
    what = What(owner, Kind.SENT.value, dialog, channel=submission.channel, language=submission.language)
    count(what, device, day)
    minutes = (submission.sent_at - submission.begun_at).total_seconds() / 60
    part = next((str(limit) for limit in MINUTES if minutes <= limit), LONGER)
    count(What(owner, Kind.TIME.value, dialog, part), device, day)


def _count(visit: Visit, kind: Kind, part: str = "", channel: str = "") -> None:
    if device := devices.device(visit.request.META.get("HTTP_USER_AGENT", "")):
        dialog = str(visit.live.dialog)
        count(What(visit.municipality.pk, kind.value, dialog, part, channel, visit.language), device)
