"""Opens cases in the local case register."""

from django.db import transaction
from django.utils import timezone

from forms_app.submissions.models import Submission
from forms_app.submissions.times import OSLO
from selfservice.cases.models import Case, CaseCounter, CaseEvent


def open_case(submission: Submission) -> Case:
    """The case of a submission, opened now unless it was before: safe to call again.

    Numbers run without gaps: the counter's row is locked and rolls back together with the case.
    """
    now = timezone.now()
    year = timezone.localtime(now, OSLO).year
    with transaction.atomic():
        CaseCounter.objects.bulk_create(
            [CaseCounter(municipality_id=submission.municipality_id, year=year)], ignore_conflicts=True
        )
        counter = CaseCounter.objects.select_for_update().get(
            municipality_id=submission.municipality_id, year=year
        )
        # Looked up under the lock: two workers with the same submission in the same year cannot both miss it.
        if (found := Case.objects.filter(submission=submission).first()) is not None:
            return found
        counter.last += 1
        counter.save(update_fields=["last"])
        case = Case.objects.create(
            municipality_id=submission.municipality_id,
            submission=submission,
            citizen_id=submission.citizen_id,
            year=year,
            sequence=counter.last,
            opened_at=now,
        )
        CaseEvent.objects.create(case=case, kind=CaseEvent.Kind.REGISTERED, at=now)
    return case
