"""What somebody began before they logged in becomes theirs when they do."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from forms_app.filling.applicants import Applicant
from forms_app.filling.codes import take_over
from forms_app.filling.models import Draft
from forms_app.filling.owners import owner_of
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality

# On a computer that many use, what lies there from another day is more likely somebody else's.
SAME_SITTING = timedelta(hours=12)


def adopt_drafts(request: HttpRequest, municipality: Municipality, citizen_id: int) -> int:
    """Gives the browser's recent anonymous drafts to the citizen; returns how many.

    Where the citizen has a draft of the same dialog, that one stays, and the browser keeps its own.
    """
    browser = owner_of(request, Applicant()).browser
    if not browser:
        return 0
    recent = Draft.objects.filter(
        citizen=None, browser=browser, updated_at__gte=timezone.now() - SAME_SITTING
    )
    citizen = owner_of(request, Applicant(citizen_id))
    return sum(take_over(draft, citizen, replace=False) for draft in for_municipality(recent, municipality))
