"""What staff see of submissions: their own municipalities' only, in a fixed number of queries."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from forms_app.delivery.models import Delivery
from forms_app.submissions.models import Submission
from forms_app.submissions.reference import InvalidReference, parse
from sites.municipalities import scoping
from sites.municipalities.models import StaffRole

READERS = (StaffRole.Role.CASE_WORKER,)


def submissions_for(user: Any, query: str = "", dialog: str = "") -> QuerySet[Submission]:
    """Submissions that `user` may read, newest first; `query` is a reference as somebody wrote or said it."""
    rows = scoping.for_staff(Submission.objects.all(), user, *READERS)
    if query:
        try:
            rows = rows.filter(reference=parse(query))
        except InvalidReference:
            return rows.none()
    if dialog:
        rows = rows.filter(version__slug=dialog)
    waiting = Count("deliveries", filter=Q(deliveries__state=Delivery.State.PENDING))
    attention = Count("deliveries", filter=Q(deliveries__state=Delivery.State.ATTENTION))
    rows = rows.defer("answers_sealed", "facts_sealed", "version__definition")
    rows = rows.select_related("municipality", "version").annotate(waiting=waiting, attention=attention)
    return rows.order_by("-sent_at", "pk")  # counting loses the model's own order


def dialogs_for(user: Any) -> list[str]:
    """Slugs of the dialogs that have submissions which `user` may read."""
    rows = scoping.for_staff(Submission.objects.all(), user, *READERS)
    return list(rows.values_list("version__slug", flat=True).distinct().order_by("version__slug"))


def troubled_deliveries_for(user: Any) -> QuerySet[Delivery]:
    """Deliveries that have failed at least once and have not arrived, those that need a person first."""
    rows = scoping.for_staff(Delivery.objects.all(), user, *READERS)
    rows = rows.exclude(state=Delivery.State.DELIVERED).filter(
        Q(state=Delivery.State.ATTENTION) | Q(attempts__gt=0)
    )
    rows = rows.defer(
        "submission__answers_sealed", "submission__facts_sealed", "submission__version__definition"
    )
    return rows.select_related("municipality", "submission__version").order_by("state", "next_try_at")
