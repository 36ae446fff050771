"""Where staff read a submission."""

from django.conf import settings
from django.urls import reverse

from forms_app.submissions.models import Submission


def submission_url(submission: Submission) -> str:
    """The absolute address of a submission in the admin: what notices to the municipality link to."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("desk:submission", args=[submission.reference])
