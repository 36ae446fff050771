"""Readings of a submission, as its citizen sees them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from forms_app.submissions import rows
from forms_app.submissions.models import Submission
from forms_app.submissions.timeline import Event
from forms_app.submissions.times import OSLO


def readings(submission: Submission) -> Iterable[Event]:
    """The first reading of each day; no query of its own where a list has prefetched `access_log`."""
    days = set()
    for entry in sorted(rows.related(submission, "access_log"), key=lambda entry: entry.read_at):
        day = entry.read_at.astimezone(OSLO).date()
        if day not in days:
            days.add(day)
            yield Event(entry.read_at, _("Read by a case worker"))
