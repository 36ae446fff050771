"""What has happened to a submission since it was sent, for its citizen.

Everything comes from our own rows: a timeline never waits for an outside system.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from forms_app.delivery.models import Delivery
from forms_app.submissions import rows
from forms_app.submissions.models import Submission


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened (`at`, UTC), or is still to happen (`at` is None)."""

    at: datetime | None
    title: str
    text: str = ""

    @property
    def done(self) -> bool:
        return self.at is not None


Source = Callable[[Submission], Iterable[Event]]
_sources: list[Source] = []


def register_source(source: Source) -> None:
    """Adds what a higher room knows, for example the events of a case."""
    _sources.append(source)


def timeline(submission: Submission) -> list[Event]:
    """The events of a submission in the active language, oldest first, what is still to come last.

    One query for the deliveries unless they are prefetched, plus what the sources need.
    """
    events = [Event(submission.sent_at, _("Received")), *_deliveries(submission)]
    for source in _sources:
        events += source(submission)
    return sorted(events, key=lambda event: (event.at is None, event.at or submission.sent_at))


def _deliveries(submission: Submission) -> Iterable[Event]:
    states = {delivery.channel: delivery for delivery in rows.related(submission, "deliveries")}
    if (notice := states.get("notice_mail")) is not None:
        if notice.state == Delivery.State.DELIVERED:
            yield Event(notice.delivered_at, _("Delivered to the municipality"))
        else:
            yield Event(None, _("On its way to the municipality"), _("Your application is safe with us."))
    confirmation = states.get("confirmation_mail")
    if confirmation is not None and confirmation.state == Delivery.State.ATTENTION:
        yield Event(
            None,
            _("The confirmation by e-mail could not be delivered"),
            _("Your application is received all the same. Keep this receipt."),
        )
