"""The delivery channel into the local case register, and what cases tell the timeline."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms_app.delivery.models import Delivery
from forms_app.submissions import rows
from forms_app.submissions.models import Submission
from forms_app.submissions.timeline import Event
from selfservice.cases.register import open_case


class CaseChannel:
    name = "case"
    label = gettext_lazy("Registration as a case")

    def planned(self, submission: Submission) -> list[str]:
        return [""]

    def deliver(self, delivery: Delivery) -> None:
        open_case(delivery.submission)


def events(submission: Submission) -> Iterable[Event]:
    """What happened in the submission's case, and that it is still to be registered when there is none.

    No query of its own where a list has selected `case` and prefetched `case__events`.
    """
    case = next(iter(rows.related(submission, "case")), None)
    if case is None:
        yield Event(None, _("To be registered as a case"))
        return
    number = _("Case number %(number)s") % {"number": case.number}
    for event in sorted(rows.related(case, "events"), key=lambda event: (event.at, event.pk)):
        yield Event(event.at, event.get_kind_display(), number)
