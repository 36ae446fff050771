"""The delivery channel into the local case register, and what cases tell the timeline."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from forms_app.delivery.models import Delivery
from forms_app.submissions.models import Submission
from forms_app.submissions.timeline import Event
from selfservice.cases.models import CaseEvent
from selfservice.cases.register import open_case


class CaseChannel:
    name = "case"

    def planned(self, submission: Submission) -> list[str]:
        return [""]

    def deliver(self, delivery: Delivery) -> None:
        open_case(delivery.submission)


def events(submission: Submission) -> Iterable[Event]:
    """What happened in the submission's case, and that it is still to be registered when there is none."""
    found = CaseEvent.objects.filter(case__submission=submission).select_related("case")
    for event in found:
        number = _("Case number %(number)s") % {"number": event.case.number}
        yield Event(event.at, event.get_kind_display(), number)
    if not found:
        yield Event(None, _("To be registered as a case"))
